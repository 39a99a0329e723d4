/** What `GET /ordering/today` answers; see server/routes/today.ts. */
export type Board = 'arrivals' | 'departures' | 'inHouse' | 'unpaid' | 'toConfirm';

export interface TodayOrder {
  no: string;
  title: string;
  guestName: string;
  unitLabel: string | null;
  totalFen: number;
  startsAt: string | null;
  endsAt: string | null;
  holdExpiresAt: string | null;
  placedAt: string;
  overdue: boolean;
}

export interface Today extends Record<Board, { total: number; items: TodayOrder[] }> {
  date: string;
  zone: string;
  serverNow: string;
  arrived: number;
  departed: number;
  tonight: { sold: number; units: number };
  /** Who waits for days that are taken, and how many of them could be called now. */
  waiting: { open: number; free: number };
}

const FILTERS: Record<Board | 'tonight', string> = {
  arrivals: 'tab=confirmed',
  departures: 'tab=in_service',
  inHouse: 'tab=in_service',
  unpaid: 'tab=pending',
  toConfirm: 'tab=paid',
  tonight: '',
};

/** The desk with the board's filter, and one order open. */
export function deskOf(board: Board | 'tonight', no?: string): string {
  const query = [FILTERS[board], no ? `order=${no}` : ''].filter(Boolean).join('&');
  return `/plugins/ordering${query ? `?${query}` : ''}`;
}
