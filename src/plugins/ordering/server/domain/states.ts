/**
 * The life of an order as data. Every change of state names a transition of this table; the database
 * refuses any other pair (see constraints.sql, generated from the same table by a test).
 */
export const ORDER_STATES = [
  'pending',
  'paid',
  'confirmed',
  'in_service',
  'completed',
  'closed',
  'cancelled',
  'refunding',
  'refunded',
] as const;

export type OrderState = (typeof ORDER_STATES)[number];

export interface Transition {
  name: string;
  from: readonly OrderState[];
  to: OrderState;
}

export const TRANSITIONS = [
  { name: 'pay', from: ['pending'], to: 'paid' },
  // Money that arrives after the order was closed, while what was bought is still free.
  { name: 'revive', from: ['closed'], to: 'paid' },
  // Money that arrives when what was bought is gone: it goes back, and the order says so.
  { name: 'return-payment', from: ['pending', 'closed'], to: 'refunding' },
  { name: 'close', from: ['pending'], to: 'closed' },
  { name: 'confirm', from: ['paid'], to: 'confirmed' },
  // The guest changed to something that staff must accept first.
  { name: 'reconfirm', from: ['confirmed'], to: 'paid' },
  { name: 'reject', from: ['paid'], to: 'refunding' },
  { name: 'reject-free', from: ['paid'], to: 'cancelled' },
  { name: 'cancel', from: ['paid', 'confirmed'], to: 'refunding' },
  { name: 'cancel-free', from: ['paid', 'confirmed'], to: 'cancelled' },
  { name: 'check-in', from: ['confirmed'], to: 'in_service' },
  { name: 'check-out', from: ['in_service'], to: 'completed' },
  // Nothing is left to do: what was paid has been handed over.
  { name: 'deliver', from: ['confirmed'], to: 'completed' },
  { name: 'no-show', from: ['confirmed'], to: 'completed' },
  { name: 'finish-refund', from: ['refunding'], to: 'refunded' },
] as const satisfies readonly Transition[];

export type TransitionName = (typeof TRANSITIONS)[number]['name'];

const byName = new Map<string, Transition>(TRANSITIONS.map((transition) => [transition.name, transition]));

export function transition(name: TransitionName): Transition {
  return byName.get(name)!;
}

/** States in which nobody can do anything any more. */
export const FINAL_STATES: readonly OrderState[] = ['completed', 'cancelled', 'refunded'];

/** States in which the order holds what was bought. */
export const LIVE_STATES: readonly OrderState[] = ['pending', 'paid', 'confirmed', 'in_service'];

/**
 * Faults of a transition table: unknown states, duplicate names, states that nobody can reach, states
 * without a way out that are not final. Checked at boot, so a bad table never serves a request.
 */
export function tableFaults(transitions: readonly Transition[] = TRANSITIONS): string[] {
  const faults: string[] = [];
  const known = new Set<string>(ORDER_STATES);
  const names = new Set<string>();
  const left = new Set<OrderState>();
  for (const { name, from, to } of transitions) {
    if (names.has(name)) faults.push(`transition ${name} is declared twice`);
    names.add(name);
    for (const state of [...from, to])
      if (!known.has(state)) faults.push(`transition ${name} names unknown state ${state}`);
    from.forEach((state) => left.add(state));
  }
  const reached = reachable('pending', transitions);
  for (const state of ORDER_STATES) {
    if (!reached.has(state)) faults.push(`state ${state} cannot be reached`);
    if (!left.has(state) && !FINAL_STATES.includes(state)) faults.push(`state ${state} has no way out`);
  }
  return faults;
}

function reachable(start: OrderState, transitions: readonly Transition[]): Set<OrderState> {
  const reached = new Set<OrderState>([start]);
  for (const state of reached) for (const { from, to } of transitions) if (from.includes(state)) reached.add(to);
  return reached;
}

/** Distinct (from, to) pairs, for the database's own check. */
export function legalPairs(): [OrderState, OrderState][] {
  const pairs = new Map<string, [OrderState, OrderState]>();
  for (const { from, to } of TRANSITIONS) for (const state of from) pairs.set(`${state}>${to}`, [state, to]);
  return [...pairs.values()];
}

export const STATE_TEXT: Record<OrderState, { zh: string; en: string }> = {
  pending: { zh: '待付款', en: 'Awaiting payment' },
  paid: { zh: '待确认', en: 'Awaiting confirmation' },
  confirmed: { zh: '待入住', en: 'Confirmed' },
  in_service: { zh: '入住中', en: 'Checked in' },
  completed: { zh: '已完成', en: 'Completed' },
  closed: { zh: '已关闭', en: 'Closed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  refunding: { zh: '退款中', en: 'Refund under way' },
  refunded: { zh: '已退款', en: 'Refunded' },
};

/** What is no stay is neither moved into nor left. */
const WITHOUT_NIGHTS: Partial<Record<OrderState, { zh: string; en: string }>> = {
  confirmed: { zh: '待使用', en: 'Confirmed' },
  in_service: { zh: '使用中', en: 'In use' },
};

/** @param details of the order's first item */
export const stateText = (state: OrderState, details: Record<string, unknown>): { zh: string; en: string } =>
  ('checkIn' in details ? undefined : WITHOUT_NIGHTS[state]) ?? STATE_TEXT[state];
