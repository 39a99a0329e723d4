import { fromDayNumber, type LocalDate } from '../../../shared/local-date';
import type { Text } from '../../../shared/text';
import { nightRate, type NightType, type SpecialDays } from '../../../plugins/pricing/server/domain';
import type { House } from './house';

/** From yesterday to the departure of the longest stay (180 nights) from the furthest arrival (540 days), inclusive. */
export const HORIZON_DAYS = 1 + 540 + 180 + 1;

/** All tables of a day have the same dates. */
let dates: { first: number; names: readonly LocalDate[] } | undefined;

function datesFrom(first: number): readonly LocalDate[] {
  if (dates?.first !== first)
    dates = { first, names: Array.from({ length: HORIZON_DAYS }, (_, i) => fromDayNumber(first + i)) };
  return dates.names;
}

/** Nights ahead that the "from" price looks at. */
const FROM_PRICE_NIGHTS = 30;

const CLOSED = 1;
const NO_ARRIVAL = 2;
const NO_DEPARTURE = 4;

const NIGHT_TYPES: readonly NightType[] = ['weekday', 'weekend', 'holiday'];

/**
 * All nights of one house worked out once, so that a search over thousands of houses adds up a stay in
 * two look-ups. Positions are day numbers; the table covers [first, first + HORIZON_DAYS).
 */
export class RateTable {
  private readonly prices = new Int32Array(HORIZON_DAYS);
  /** sums[i] is the price of the nights before i; Float64 holds integers exactly up to 2^53. */
  private readonly sums = new Float64Array(HORIZON_DAYS + 1);
  private readonly minimum = new Uint8Array(HORIZON_DAYS);
  private readonly flags = new Uint8Array(HORIZON_DAYS);
  private readonly types = new Uint8Array(HORIZON_DAYS);
  /** Positions among the names that occur; there are few of them, and thousands of houses. */
  private readonly labels = new Uint16Array(HORIZON_DAYS);
  private readonly names: (Text | null)[] = [null];
  private readonly dates: readonly LocalDate[];
  /** Most houses never close: nobody need look for it night by night. */
  private readonly everCloses: boolean;

  constructor(
    house: Pick<House, 'rates' | 'minNights'>,
    special: SpecialDays,
    readonly first: number,
  ) {
    this.dates = datesFrom(first);
    for (let i = 0; i < HORIZON_DAYS; i += 1) {
      const rate = nightRate(this.dates[i]!, house.rates, special);
      this.prices[i] = rate.priceFen;
      this.sums[i + 1] = this.sums[i]! + rate.priceFen;
      this.minimum[i] = rate.minNights ?? house.minNights;
      this.flags[i] =
        (rate.closed ? CLOSED : 0) |
        (rate.closedToArrival ? NO_ARRIVAL : 0) |
        (rate.closedToDeparture ? NO_DEPARTURE : 0);
      this.types[i] = NIGHT_TYPES.indexOf(rate.type);
      this.labels[i] = this.nameIndex(rate.label);
    }
    this.everCloses = this.flags.some((flag) => (flag & CLOSED) !== 0);
  }

  date(day: number): LocalDate {
    return this.dates[day - this.first]!;
  }

  private nameIndex(label: Text | null): number {
    const known = this.names.lastIndexOf(label);
    return known >= 0 ? known : this.names.push(label) - 1;
  }

  covers(day: number): boolean {
    return day >= this.first && day < this.first + HORIZON_DAYS;
  }

  priceFen(day: number): number {
    return this.prices[day - this.first]!;
  }

  minNights(day: number): number {
    return this.minimum[day - this.first]!;
  }

  closed(day: number): boolean {
    return (this.flags[day - this.first]! & CLOSED) !== 0;
  }

  closedToArrival(day: number): boolean {
    return (this.flags[day - this.first]! & NO_ARRIVAL) !== 0;
  }

  closedToDeparture(day: number): boolean {
    return (this.flags[day - this.first]! & NO_DEPARTURE) !== 0;
  }

  type(day: number): NightType {
    return NIGHT_TYPES[this.types[day - this.first]!]!;
  }

  label(day: number): Text | null {
    return this.names[this.labels[day - this.first]!] ?? null;
  }

  /** Price of the nights [from, to) in fen. */
  sumFen(from: number, to: number): number {
    return this.sums[to - this.first]! - this.sums[from - this.first]!;
  }

  /** Cheapest night in [from, to). */
  lowestFen(from: number, to: number): number {
    let lowest = this.priceFen(from);
    for (let day = from + 1; day < to; day += 1) lowest = Math.min(lowest, this.priceFen(day));
    return lowest;
  }

  /** The "from" price: the cheapest night of the near future. */
  fromFen(today: number): number {
    return this.lowestFen(today, today + FROM_PRICE_NIGHTS);
  }

  /** First closed night in [from, to), or `to`. */
  firstClosed(from: number, to: number): number {
    if (!this.everCloses) return to;
    for (let day = from; day < to; day += 1) if (this.closed(day)) return day;
    return to;
  }
}
