import { countText, formatFen } from '../../../../../shared/money';
import type { LevelRecord, MemberDetail, OrderLine, StatementLine } from '../api/types';

/** What happened with a member, of whatever kind. */
export type Happening =
  | { kind: 'joined'; at: string }
  | { kind: 'level'; at: string; record: LevelRecord }
  | { kind: 'ledger'; at: string; line: StatementLine }
  | { kind: 'order'; at: string; order: OrderLine };

/** Newest first; what happened at one moment stays in the order of its source. */
export function timelineOf(
  member: Pick<MemberDetail, 'joinedAt'>,
  levels: readonly LevelRecord[],
  lines: readonly StatementLine[],
  orders: readonly OrderLine[],
): Happening[] {
  const all: Happening[] = [
    ...levels.map((record): Happening => ({ kind: 'level', at: record.at, record })),
    ...lines.map((line): Happening => ({ kind: 'ledger', at: line.at, line })),
    ...orders.map((order): Happening => ({ kind: 'order', at: order.createdAt, order })),
    { kind: 'joined', at: member.joinedAt },
  ];
  return all.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** `+120`, `-5`; fen as money. */
export const signedAmount = ({ amount, unit }: Pick<StatementLine, 'amount' | 'unit'>): string => {
  const value = unit === 'fen' ? formatFen(Math.abs(amount)) : countText(Math.abs(amount));
  return `${amount < 0 ? '-' : '+'}${value}`;
};
