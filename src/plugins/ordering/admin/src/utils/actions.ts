import type { LocalDate } from '../../../../../shared/local-date';
import type { Action, DeskLine } from '../api/types';
import type { Allowed } from '../permissions';

const NEEDS: Record<Action, keyof Allowed> = {
  collect: 'collect',
  'no-show': 'service',
  confirm: 'confirm',
  reject: 'confirm',
  'check-in': 'service',
  'check-out': 'service',
  change: 'change',
  extras: 'change',
  refund: 'refund',
};

/** The action that moves an order on; the others are exceptions. */
const FORWARD: readonly Action[] = ['collect', 'confirm', 'check-in', 'check-out'];

/** What the server offers on this order and this person may do. */
export const actionsFor = (order: Pick<DeskLine, 'actions'>, allowed: Allowed): Action[] =>
  order.actions.filter((action) => allowed[NEEDS[action]]);

export const nextAction = (actions: readonly Action[]): Action | null =>
  actions.find((action) => FORWARD.includes(action)) ?? null;

/** Checking in is for the day of arrival or later; the server refuses it before. */
export const tooEarly = (action: Action, arrival: LocalDate | null, today: LocalDate): boolean =>
  action === 'check-in' && arrival !== null && today < arrival;

export const leftFen = (order: Pick<DeskLine, 'paidFen' | 'refundedFen'>): number => order.paidFen - order.refundedFen;

/** The order before or after the open one; null at the ends and when the open one is not in the list. */
export function neighbour(numbers: readonly string[], open: string | null, step: 1 | -1): string | null {
  const index = open === null ? -1 : numbers.indexOf(open);
  return index === -1 ? null : (numbers[index + step] ?? null);
}
