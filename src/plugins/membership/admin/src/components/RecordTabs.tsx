/** Levels, sign-ins and orders of one member. */
import { Button, Flex, Typography } from '@strapi/design-system';
import { useCallback, useEffect, useState } from 'react';
import { countText, formatFen } from '../../../../../shared/money';
import { TextLink } from '../../../../../admin/shared/panel';
import { useRequest } from '../../../../../admin/shared/useRequest';
import type { LevelRecord, MemberDetail, SignIn } from '../api/types';
import { useMembersApi } from '../api/useMembersApi';
import { useText } from '../hooks/useText';
import { LedgerTab } from './LedgerTab';
import { Bones, Failed, Panel, Quiet, Sheet } from './parts';

interface TabProps {
  member: MemberDetail;
}

export function ExperienceTab({ member }: TabProps) {
  const { t, moment } = useText();
  const api = useMembersApi();
  const load = useCallback((id: string, signal: AbortSignal) => api.levels(id, signal), [api]);
  const { data, problem, refresh } = useRequest(member.id, load);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Panel>
        <Typography variant="delta" tag="h3">
          {t('levels.title')}
        </Typography>
        {problem && !data ? (
          <Failed problem={problem} onRetry={refresh} />
        ) : !data ? (
          <Bones rows={3} />
        ) : data.length === 0 ? (
          <Typography textColor="neutral600">{t('levels.empty')}</Typography>
        ) : (
          <Sheet>
            <tbody>
              {data.map((record, index) => (
                <tr key={index}>
                  <td data-short>{moment(record.at)}</td>
                  <td>
                    <LevelChange record={record} />
                  </td>
                  <td data-end>{t('levels.experience', { n: countText(record.experience) })}</td>
                </tr>
              ))}
            </tbody>
          </Sheet>
        )}
      </Panel>
      <LedgerTab member={member} asset="experience" />
    </Flex>
  );
}

export function LevelChange({ record }: { record: LevelRecord }) {
  const { t, reference } = useText();
  const [from, to] = [record.fromName ?? t('noLevel'), record.toName ?? t('noLevel')];
  return (
    <>
      {t(`levels.kind.${record.kind}`)} {t('levels.change', { from, to })}
      <small>{[record.cause, record.reference && reference(record.reference)].filter(Boolean).join(' · ')}</small>
    </>
  );
}

export function SignInsTab({ member }: TabProps) {
  const { t, day } = useText();
  const api = useMembersApi();
  const load = useCallback((id: string, signal: AbortSignal) => api.signIns(id, null, signal), [api]);
  const { data, key, problem, refresh } = useRequest(member.id, load);
  const [more, setMore] = useState<{ items: SignIn[]; next: string | null } | null>(null);
  useEffect(() => setMore(null), [data]);
  if (problem && !data) return <Failed problem={problem} onRetry={refresh} />;
  if (!data || key !== member.id) return <Bones />;
  const items = [...data.items, ...(more?.items ?? [])];
  const next = more ? more.next : data.next;
  if (items.length === 0) return <Quiet title={t('signIns.empty')} />;
  return (
    <Panel>
      <Sheet>
        <thead>
          <tr>
            <th>{t('signIns.day')}</th>
            <th>{t('signIns.kind')}</th>
            <th data-end>{t('signIns.streak')}</th>
            <th data-end>{t('signIns.reward')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((signIn) => (
            <tr key={signIn.day}>
              <td data-short>{day(signIn.day)}</td>
              <td data-short>{t(`signIns.kind.${signIn.kind}`)}</td>
              <td data-end>{signIn.streak}</td>
              <td data-end>
                {t('signIns.reward.value', { points: signIn.points, experience: signIn.experience })}
                {signIn.makeUpCards > 0 && t('signIns.cards', { n: signIn.makeUpCards })}
              </td>
            </tr>
          ))}
        </tbody>
      </Sheet>
      {next && (
        <Flex justifyContent="center" paddingTop={4}>
          <Button
            variant="tertiary"
            onClick={() =>
              void api
                .signIns(member.id, next)
                .then((page) => setMore({ items: [...(more?.items ?? []), ...page.items], next: page.next }), refresh)
            }
          >
            {t('more')}
          </Button>
        </Flex>
      )}
    </Panel>
  );
}

export function OrdersTab({ member }: TabProps) {
  const { t, moment } = useText();
  const api = useMembersApi();
  const load = useCallback((id: string, signal: AbortSignal) => api.orders(Number(id), signal), [api]);
  const { data, problem, refresh } = useRequest(String(member.memberId), load);
  if (problem?.code === 'forbidden') return <Quiet title={t('orders.forbidden')} />;
  if (problem && !data) return <Failed problem={problem} onRetry={refresh} />;
  if (!data) return <Bones />;
  if (data.length === 0) return <Quiet title={t('orders.empty')} />;
  return (
    <Panel>
      <Sheet>
        <thead>
          <tr>
            <th>{t('orders.no')}</th>
            <th>{t('orders.title')}</th>
            <th>{t('orders.state')}</th>
            <th data-end>{t('orders.paid')}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((order) => (
            <tr key={order.no}>
              <td data-short>
                <TextLink to={`/plugins/ordering?q=${order.no}`}>{order.no}</TextLink>
                <small>{t('orders.placed', { at: moment(order.createdAt) })}</small>
              </td>
              <td>{order.title}</td>
              <td data-short>{order.statusText}</td>
              <td data-end>{formatFen(order.paidFen - order.refundedFen)}</td>
            </tr>
          ))}
        </tbody>
      </Sheet>
    </Panel>
  );
}
