import { Button, Flex, Typography } from '@strapi/design-system';
import { useCallback, useEffect, useState } from 'react';
import { toProblem, type Problem } from '../../../../../admin/shared/problem';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { countText } from '../../../../../shared/money';
import type { MemberDetail, StatementLine } from '../api/types';
import { useMembersApi } from '../api/useMembersApi';
import { useText } from '../hooks/useText';
import { signedAmount } from '../utils/timeline';
import { Bones, Failed, Gain, Panel, Quiet, Sheet } from './parts';

/** The ledger's own statement of one asset, page by page. */
export function LedgerTab({ member, asset }: { member: MemberDetail; asset: 'points' | 'experience' }) {
  const { t, problem: say } = useText();
  const api = useMembersApi();
  const { memberId } = member;
  const key = `${memberId}:${asset}`;
  const load = useCallback(
    (_key: string, signal: AbortSignal) => api.statement(memberId, asset, null, signal),
    [api, memberId, asset],
  );
  const first = useRequest(key, load);
  const [more, setMore] = useState<{ items: StatementLine[]; next: string | null } | null>(null);
  const [trouble, setTrouble] = useState<Problem | null>(null);
  useEffect(() => setMore(null), [first.data]);

  if (first.problem?.code === 'forbidden') return <Quiet title={t('ledger.forbidden')} />;
  if (first.problem && !first.data) return <Failed problem={first.problem} onRetry={first.refresh} />;
  if (!first.data || first.key !== key) return <Bones />;
  const lines = [...first.data.items, ...(more?.items ?? [])];
  const next = more ? more.next : first.data.next;
  const loadMore = async (): Promise<void> => {
    try {
      const page = await api.statement(memberId, asset, next);
      setMore({ items: [...(more?.items ?? []), ...page.items], next: page.next });
      setTrouble(null);
    } catch (error) {
      setTrouble(toProblem(error));
    }
  };
  if (lines.length === 0) return <Quiet title={t('ledger.empty')} />;
  return (
    <Panel>
      <Sheet aria-label={t('ledger.title')}>
        <thead>
          <tr>
            <th>{t('ledger.at')}</th>
            <th>{t('ledger.what')}</th>
            <th data-end>{t('ledger.amount')}</th>
            <th data-end>{t('ledger.after')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LedgerRow key={line.id} line={line} />
          ))}
        </tbody>
      </Sheet>
      {trouble && <Typography textColor="danger600">{say(trouble)}</Typography>}
      {next && (
        <Flex justifyContent="center" paddingTop={4}>
          <Button variant="tertiary" onClick={() => void loadMore()}>
            {t('more')}
          </Button>
        </Flex>
      )}
    </Panel>
  );
}

function LedgerRow({ line }: { line: StatementLine }) {
  const { t, moment, reference } = useText();
  const details = [
    line.reference && reference(line.reference),
    line.note,
    line.actor.startsWith('staff') ? t('ledger.by.staff') : null,
  ];
  return (
    <tr>
      <td data-short>{moment(line.at)}</td>
      <td>
        {line.title}
        <small>{details.filter(Boolean).join(' · ')}</small>
      </td>
      <td data-end>
        <Gain $in={line.amount > 0}>{signedAmount(line)}</Gain>
      </td>
      <td data-end>{line.after === null ? '–' : countText(line.after)}</td>
    </tr>
  );
}
