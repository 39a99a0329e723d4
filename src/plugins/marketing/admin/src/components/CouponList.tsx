import { Badge, Button, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { TextLink } from '../../../../../admin/shared/panel';
import { useRequest } from '../../../../../admin/shared/useRequest';
import type { Coupon, CouponPage, CouponState } from '../api/types';
import { useCouponsApi } from '../api/useCouponsApi';
import { useText, type TextKey } from '../hooks/useText';
import { Bones, Failed, Panel, Quiet, Sheet } from './parts';
import { RevokeDialog } from './RevokeDialog';

const STATES: CouponState[] = ['usable', 'held', 'used', 'expired', 'revoked'];

interface CouponListProps {
  template: string | null;
  /** Of the template. */
  title: string | null;
  member: string | null;
  mayRevoke: boolean;
  onChanged(): void;
}

/** Coupons of the chosen template or member, or all of them, the newest first. */
export function CouponList({ template, title, member, mayRevoke, onChanged }: CouponListProps) {
  const { t } = useText();
  const api = useCouponsApi();
  const [state, setState] = useState('');
  const [more, setMore] = useState<CouponPage | null>(null);
  const [revoking, setRevoking] = useState<Coupon | null>(null);
  const query = new URLSearchParams({
    ...(template ? { template } : {}),
    ...(member ? { member } : {}),
    ...(state ? { state } : {}),
    limit: '50',
  }).toString();
  const { data, key, problem, refresh } = useRequest(query, api.coupons);
  useEffect(() => setMore(null), [data]);
  const items = [...(data?.items ?? []), ...(more?.items ?? [])];
  const next = more ? more.nextCursor : (data?.nextCursor ?? null);
  return (
    <Panel data-testid="coupon-list">
      <Flex justifyContent="space-between" gap={4} paddingBottom={4}>
        <Typography variant="beta" tag="h2">
          {title ? t('list.of', { name: title }) : t(member ? 'list.member' : 'list.all')}
        </Typography>
        <SingleSelect
          aria-label={t('state')}
          value={state}
          placeholder={t('state.any')}
          onChange={(value: string | number) => setState(String(value))}
          onClear={() => setState('')}
        >
          {STATES.map((each) => (
            <SingleSelectOption key={each} value={each}>
              {t(`state.${each}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Flex>
      {problem && !data ? (
        <Failed problem={problem} onRetry={refresh} />
      ) : !data || key !== query ? (
        <Bones />
      ) : items.length === 0 ? (
        <Quiet title={t('list.empty')} />
      ) : (
        <Rows items={items} mayRevoke={mayRevoke} onRevoke={setRevoking} />
      )}
      {next && (
        <Flex justifyContent="center" paddingTop={4}>
          <Button
            variant="tertiary"
            onClick={() =>
              void api
                .coupons(`${query}&cursor=${next}`)
                .then((page) => setMore({ ...page, items: [...(more?.items ?? []), ...page.items] }), refresh)
            }
          >
            {t('more')}
          </Button>
        </Flex>
      )}
      {revoking && (
        <RevokeDialog
          coupon={revoking}
          onClose={() => setRevoking(null)}
          onDone={() => {
            setRevoking(null);
            refresh();
            onChanged();
          }}
        />
      )}
    </Panel>
  );
}

interface RowsProps {
  items: Coupon[];
  mayRevoke: boolean;
  onRevoke(coupon: Coupon): void;
}

function Rows({ items, mayRevoke, onRevoke }: RowsProps) {
  const { t, moment, day } = useText();
  return (
    <Sheet>
      <thead>
        <tr>
          <th>{t('column.coupon')}</th>
          <th>{t('column.member')}</th>
          <th>{t('column.state')}</th>
          <th>{t('column.issued')}</th>
          <th>{t('column.until')}</th>
          <th data-end>{mayRevoke ? t('column.action') : ''}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((coupon) => (
          <tr key={coupon.id} data-testid={`coupon-${coupon.id}`}>
            <td>
              {coupon.title}
              <small>{coupon.worth}</small>
            </td>
            <td>
              <TextLink to={`/plugins/membership?member=${coupon.member.id}&tab=coupons`}>
                {coupon.member.name}
              </TextLink>
              <small>{coupon.member.phone ?? coupon.member.id}</small>
            </td>
            <td>
              <StateBadge state={coupon.state} />
              {coupon.revokeReason && <small>{`${coupon.revokedBy} · ${coupon.revokeReason}`}</small>}
            </td>
            <td>
              {moment(coupon.issuedAt)}
              <small>
                {[t(`cause.${coupon.cause}` as TextKey), coupon.cause === 'staff' ? coupon.issuedBy : coupon.reference]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </td>
            <td>{day(coupon.lastDay)}</td>
            <td data-end>
              {mayRevoke && coupon.state === 'usable' && (
                <Button size="S" variant="danger-light" onClick={() => onRevoke(coupon)}>
                  {t('revoke')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Sheet>
  );
}

const TONES: Record<CouponState, [string, string]> = {
  usable: ['success100', 'success700'],
  held: ['warning100', 'warning700'],
  used: ['neutral150', 'neutral700'],
  expired: ['neutral150', 'neutral600'],
  revoked: ['danger100', 'danger700'],
};

function StateBadge({ state }: { state: CouponState }) {
  const { t } = useText();
  const [background, textColor] = TONES[state];
  return (
    <Badge backgroundColor={background as never} textColor={textColor as never}>
      {t(`state.${state}`)}
    </Badge>
  );
}
