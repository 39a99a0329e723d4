import { useCallback } from 'react';
import { isAbort, toProblem } from '../../../../../admin/shared/problem';
import { useRequest } from '../../../../../admin/shared/useRequest';
import type { MemberDetail } from '../api/types';
import { useMembersApi } from '../api/useMembersApi';
import { useText } from '../hooks/useText';
import { signedAmount, timelineOf, type Happening } from '../utils/timeline';
import { Bones, Failed, Panel, Sheet } from './parts';
import { LevelChange } from './RecordTabs';

/** What somebody may not see is left out; anything else that fails is told. */
const unlessForbidden = async <T,>(reading: Promise<T>, otherwise: T): Promise<T> =>
  reading.catch((error: unknown) => {
    if (!isAbort(error) && toProblem(error).code === 'forbidden') return otherwise;
    throw error;
  });

/** Everything of late in one list: levels, what moved, orders. */
export function TimelineTab({ member }: { member: MemberDetail }) {
  const api = useMembersApi();
  const load = useCallback(
    async (_id: string, signal: AbortSignal) => {
      const [levels, lines, orders] = await Promise.all([
        api.levels(member.id, signal),
        unlessForbidden(api.statement(member.memberId, null, null, signal), { items: [], next: null }),
        unlessForbidden(api.orders(member.memberId, signal), []),
      ]);
      return timelineOf(member, levels, lines.items, orders);
    },
    [api, member],
  );
  const { data, problem, refresh } = useRequest(member.id, load);
  const { moment } = useText();
  if (problem && !data) return <Failed problem={problem} onRetry={refresh} />;
  if (!data) return <Bones />;
  return (
    <Panel>
      <Sheet>
        <tbody>
          {data.map((happening, index) => (
            <tr key={index}>
              <td data-short>{moment(happening.at)}</td>
              <td>
                <Words happening={happening} />
              </td>
            </tr>
          ))}
        </tbody>
      </Sheet>
    </Panel>
  );
}

function Words({ happening }: { happening: Happening }) {
  const { t, reference } = useText();
  switch (happening.kind) {
    case 'joined':
      return t('timeline.joined');
    case 'level':
      return <LevelChange record={happening.record} />;
    case 'order': {
      const { title, statusText, no } = happening.order;
      return (
        <>
          {t('timeline.order', { title, state: statusText })}
          <small>{no}</small>
        </>
      );
    }
    case 'ledger': {
      const { line } = happening;
      return (
        <>
          {line.title} · {line.assetName} {signedAmount(line)}
          <small>{[line.reference && reference(line.reference), line.note].filter(Boolean).join(' · ')}</small>
        </>
      );
    }
  }
}
