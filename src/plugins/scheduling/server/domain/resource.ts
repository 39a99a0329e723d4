import type { Db } from '../../../../shared/database';
import type { LocalDate } from '../../../../shared/local-date';
import type { Text } from '../../../../shared/text';

/**
 * What a content type must say of itself to be occupied: one `resource.ts` in its folder. The occupancy
 * kernel then takes its units, whatever they are: rooms, arenas, coaches, horses.
 */
export interface ResourceKind {
  /** First part of the resource's name, e.g. `house` in `house:<documentId>`. */
  kind: string;
  /** Null when there is no such thing. */
  describe(db: Db, ref: string): Promise<{ units: number; label: Text } | null>;
  /** How many units guests can be given in all; what is not sold to guests leaves it out. */
  capacity?(db: Db): Promise<number>;
  /** What the grid shows of every resource of this kind; without it they are not on the grid. */
  sheet?(db: Db, days: SheetDays): Promise<Sheet>;
  /**
   * Why each of these wishes cannot be booked at this moment, by the very rules that bookings follow; null where one
   * can. Null when there is no such thing that guests may book. Without it nobody can wait for one.
   */
  refusals?(db: Db, ref: string, wishes: readonly Wish[], nowMs: number): Promise<(WishRefusal | null)[] | null>;
}

/** One unit for a party, on the days [from, to). */
export interface Wish {
  from: LocalDate;
  to: LocalDate;
  adults: number;
  children: number;
}

export interface WishRefusal {
  /** Nothing but others being there: it may become possible. */
  soldOut: boolean;
  /** Of the wish. */
  field: keyof Wish;
  reason: Text;
}

export interface SheetDays {
  /** First day of the grid, which may lie in the past. */
  from: LocalDate;
  count: number;
  nowMs: number;
}

export interface Sheet {
  /** One entry a day: what kind of night it is, and the holiday's name. */
  days: { type: DayType; label: Text | null }[];
  /** In the operator's order. */
  rows: SheetRow[];
}

export type DayType = 'weekday' | 'weekend' | 'holiday';

/** Days are offsets from the first day of the sheet. */
export interface SheetRow {
  ref: string;
  title: Text;
  units: number;
  /** Rows of one group stand together and can be filtered by it, e.g. a place. */
  group: { code: string; name: Text } | null;
  /** False: staff see and block it, nobody can buy it. */
  listed: boolean;
  /** Days at the end of a booking during which the unit is made ready again. */
  gapDays: number;
  /** Price of one unit a day in fen; -1 where there is none (the past, not on sale). */
  pricesFen: number[];
  /** Days on which it is closed. */
  closed: number[];
  /** Days from which a stay must be longer than one, with its least length. */
  minimum: [day: number, nights: number][];
}
