import { useEffect, useRef } from 'react';
import type { Action, DeskLine } from '../../api/types';
import { useText, type TextKey } from '../../hooks/useText';
import type { Allowed } from '../../permissions';
import { actionsFor, neighbour, nextAction } from '../../utils/actions';
import { Cell, columnsOf, Grid, HeadLine } from './layout';
import { OrderRow } from './OrderRow';

const COLUMNS: { key: TextKey; end?: boolean; wide?: boolean }[] = [
  { key: 'column.state' },
  { key: 'column.guest' },
  { key: 'column.what' },
  { key: 'column.dates' },
  { key: 'column.amount', end: true },
  { key: 'column.order', wide: true },
  { key: 'column.action', end: true, wide: true },
];

export function ListHead() {
  const { t } = useText();
  return (
    <HeadLine role="row">
      {COLUMNS.map(({ key, end, wide }) => (
        <Cell key={key} role="columnheader" $end={end} data-wide={wide || undefined}>
          {t(key)}
        </Cell>
      ))}
    </HeadLine>
  );
}

interface OrderListProps {
  orders: readonly DeskLine[];
  openNo: string | null;
  allowed: Allowed;
  busy: boolean;
  onOpen(no: string): void;
  onAct(order: DeskLine, action: Action): void;
}

export function OrderList({ orders, openNo, allowed, busy, onOpen, onAct }: OrderListProps) {
  const { t, locale } = useText();
  const grid = useRef<HTMLDivElement>(null);
  const row = (no: string): HTMLElement | null =>
    grid.current?.querySelector<HTMLElement>(`[data-no="${CSS.escape(no)}"]`) ?? null;

  useEffect(() => {
    if (openNo) row(openNo)?.scrollIntoView({ block: 'nearest' });
  }, [openNo]);

  const numbers = orders.map(({ no }) => no);
  const onArrow = (no: string, step: 1 | -1): void => {
    const to = neighbour(numbers, no, step);
    if (!to) return;
    row(to)?.focus();
    if (openNo) onOpen(to);
  };
  const tabbable = openNo && numbers.includes(openNo) ? openNo : numbers[0];

  return (
    <Grid
      ref={grid}
      role="grid"
      aria-label={t('desk.list')}
      aria-busy={busy}
      data-testid="desk-list"
      style={columnsOf(locale)}
    >
      <ListHead />
      {orders.map((order) => (
        <OrderRow
          key={order.no}
          order={order}
          next={nextAction(actionsFor(order, allowed))}
          selected={order.no === openNo}
          tabbable={order.no === tabbable}
          onOpen={onOpen}
          onAct={onAct}
          onArrow={onArrow}
        />
      ))}
    </Grid>
  );
}
