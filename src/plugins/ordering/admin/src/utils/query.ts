/** What the desk shows lives in the address: a link or a reload brings the same place back. */
import type { LocalDate } from '../../../../../shared/local-date';
import type { OrderState } from '../api/types';
import { ARRIVALS, arrivalRange, type Arrives } from './dates';

export const TABS = {
  all: [],
  pending: ['pending'],
  paid: ['paid'],
  confirmed: ['confirmed'],
  in_service: ['in_service'],
  completed: ['completed'],
  refunds: ['refunding', 'refunded'],
  ended: ['closed', 'cancelled'],
} as const satisfies Record<string, readonly OrderState[]>;

export type Tab = keyof typeof TABS;

export const TAB_KEYS = Object.keys(TABS) as Tab[];

export interface DeskQuery {
  tab: Tab;
  text: string;
  arrives: Arrives;
  page: number;
}

export const PAGE_SIZE = 50;
/** As long as the server takes it. */
export const SEARCH_MAX = 60;

export function readQuery(params: URLSearchParams): DeskQuery {
  const tab = params.get('tab') as Tab;
  const arrives = params.get('arrives') as Arrives;
  const page = Number(params.get('page'));
  return {
    tab: TAB_KEYS.includes(tab) ? tab : 'all',
    text: (params.get('q') ?? '').slice(0, SEARCH_MAX),
    arrives: ARRIVALS.includes(arrives) ? arrives : 'any',
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

/** A changed filter starts at the first page; defaults stay out of the address. */
export function writeQuery(params: URLSearchParams, change: Partial<DeskQuery>): URLSearchParams {
  const next = { ...readQuery(params), page: 1, ...change };
  const result = new URLSearchParams(params);
  const set = (name: string, value: string, unset: string): void =>
    value === unset ? result.delete(name) : result.set(name, value);
  set('tab', next.tab, 'all');
  set('q', next.text, '');
  set('arrives', next.arrives, 'any');
  set('page', String(next.page), '1');
  return result;
}

/** An empty answer to anything but the plain first page is no sign that there are no orders. */
export const isFiltered = ({ tab, text, arrives, page }: DeskQuery): boolean =>
  tab !== 'all' || text !== '' || arrives !== 'any' || page > 1;

/** The server's query string. */
export function toServerQuery({ tab, text, arrives, page }: DeskQuery, today: LocalDate): string {
  const result = new URLSearchParams({ page: String(page), pageSize: String(PAGE_SIZE) });
  const range = arrivalRange(arrives, today);
  if (TABS[tab].length > 0) result.set('status', TABS[tab].join(','));
  if (text.trim() !== '') result.set('q', text.trim());
  if (range) {
    result.set('arrivesFrom', range.from);
    result.set('arrivesTo', range.to);
  }
  return result.toString();
}

/** Of what the search and the dates let through, as the server counts it. */
export function tabCount(tab: Tab, counts: Partial<Record<OrderState, number>>): number {
  if (tab === 'all') return Object.values(counts).reduce((sum, value) => sum + value, 0);
  return TABS[tab].reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}
