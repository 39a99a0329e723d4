import { Button } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Action, DeskLine, DeskPage } from '../../api/types';
import type { Request } from '../../../../../../admin/shared/useRequest';
import { useText } from '../../hooks/useText';
import type { Allowed } from '../../permissions';
import { tint } from '../../../../../../admin/shared/look';
import { isFiltered, type DeskQuery } from '../../utils/query';
import { ListEmpty, ListError, ListSkeleton } from './ListStates';
import { OrderList } from './OrderList';
import { Pager } from './Pager';

const Sheet = styled.div<{ $faded: boolean }>`
  display: flex;
  flex-direction: column;
  flex: 1;
  min-height: 0;
  overflow: hidden;
  border-radius: 0.8rem;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};

  > * {
    opacity: ${({ $faded }) => ($faded ? 0.55 : 1)};
    transition: opacity 0.15s 0.15s;
  }

  > footer {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

const Stale = styled.div`
  display: flex;
  align-items: center;
  gap: 1.2rem;
  padding: 0.6rem 2rem;
  background: ${({ theme }) => tint(theme, 'warning500', 14)};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
`;

interface OrderSheetProps {
  query: DeskQuery;
  list: Request<DeskPage>;
  /** The rows answer an older question than the one asked now. */
  outdated: boolean;
  /** When the rows arrived, on the venue's clock. */
  time: string | null;
  openNo: string | null;
  allowed: Allowed;
  onOpen(no: string): void;
  onAct(order: DeskLine, action: Action): void;
  onChange(query: Partial<DeskQuery>): void;
  onRefresh(): void;
}

/** The list in whichever state it is: coming, failed, empty, there. */
export function OrderSheet(props: OrderSheetProps) {
  const { query, list, outdated, time, openNo, allowed, onOpen, onAct, onChange, onRefresh } = props;
  const { t, problem: say } = useText();
  const { data, problem, loading } = list;
  const reset = (): void => onChange({ tab: 'all', text: '', arrives: 'any' });

  return (
    <Sheet $faded={loading && outdated}>
      {!data && !problem && <ListSkeleton />}
      {!data && problem && <ListError message={say(problem)} onRetry={onRefresh} />}
      {data && problem && time && (
        <Stale role="status">
          {t('desk.stale', { time })}
          <Button size="S" variant="tertiary" onClick={onRefresh}>
            {t('desk.retry')}
          </Button>
        </Stale>
      )}
      {data && data.items.length === 0 && <ListEmpty filtered={isFiltered(query)} onReset={reset} />}
      {data && data.items.length > 0 && (
        <>
          <OrderList
            orders={data.items}
            openNo={openNo}
            allowed={allowed}
            busy={loading}
            onOpen={onOpen}
            onAct={onAct}
          />
          <Pager page={data.page} pageSize={data.pageSize} total={data.total} onPage={(page) => onChange({ page })} />
        </>
      )}
    </Sheet>
  );
}
