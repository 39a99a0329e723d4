import { LinkButton, Flex } from '@strapi/design-system';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { useRequest } from '../../../../../admin/shared/useRequest';
import type { MemberDetail } from '../api/types';
import { useMembersApi } from '../api/useMembersApi';
import { useText } from '../hooks/useText';
import { Bones, Failed, Panel, Quiet, Sheet } from './parts';

/** Coupons of one member; giving and revoking is done on the page of coupons. */
export function CouponsTab({ member }: { member: MemberDetail }) {
  const { t, moment, day } = useText();
  const api = useMembersApi();
  const load = useCallback((id: string, signal: AbortSignal) => api.coupons(id, signal), [api]);
  const { data, problem, refresh } = useRequest(member.id, load);
  if (problem?.code === 'forbidden') return <Quiet title={t('coupons.forbidden')} />;
  if (problem && !data) return <Failed problem={problem} onRetry={refresh} />;
  if (!data) return <Bones />;
  if (data.length === 0) return <Quiet title={t('coupons.empty')} />;
  return (
    <Panel>
      <Sheet>
        <thead>
          <tr>
            <th>{t('coupons.coupon')}</th>
            <th>{t('coupons.state')}</th>
            <th data-end>{t('coupons.issued')}</th>
            <th data-end>{t('coupons.until')}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((coupon) => (
            <tr key={coupon.id}>
              <td>
                {coupon.title}
                <small>{coupon.worth}</small>
              </td>
              <td data-short>{t(`coupons.state.${coupon.state}`)}</td>
              <td data-end>{moment(coupon.issuedAt)}</td>
              <td data-end>{day(coupon.lastDay)}</td>
            </tr>
          ))}
        </tbody>
      </Sheet>
      <Flex justifyContent="center" paddingTop={4}>
        <LinkButton tag={Link} to={`/plugins/marketing?member=${member.id}`} variant="tertiary">
          {t('coupons.manage')}
        </LinkButton>
      </Flex>
    </Panel>
  );
}
