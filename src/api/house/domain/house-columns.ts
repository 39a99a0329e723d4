import { timelineOf } from '../../../plugins/scheduling/server/domain';
import type { House } from './house';
import type { RateTable } from './rate-table';
import { firstArrival, longestStay, type VenueNow } from './stay-rules';

/** A house with the prices and restrictions of its nights. */
export interface Listing {
  readonly house: House;
  readonly rates: RateTable;
}

/** What one day means for every house, whoever else has booked. */
export interface DayColumns {
  /** Price of all nights before this one, since the table begins: two days give the price of a stay. */
  sumFen: Float64Array;
  /** Fewest and most nights of a stay that starts here; at most 0 when none can. */
  minNights: Uint16Array;
  maxNights: Uint16Array;
  canLeave: Uint8Array;
}

const FREE = timelineOf(1, []);
const NEVER = 0xffff;

/**
 * The houses next to each other: a search reads a few numbers of every house, and numbers in a row are read
 * many times faster than houses from all over the memory. Days are worked out when first asked for.
 */
export class HouseColumns {
  readonly units: Uint16Array;
  readonly maxAdults: Uint16Array;
  readonly maxChildren: Uint16Array;
  readonly maxGuests: Uint16Array;
  /** Nights, and days ahead, from which on some discount applies. */
  readonly longStay: Uint16Array;
  readonly earlyBird: Uint16Array;
  private readonly days = new Map<number, DayColumns>();
  private fromPrices: Float64Array | undefined;

  constructor(
    readonly listings: readonly Listing[],
    /** The day number of today. */
    readonly today: number,
  ) {
    const column = (value: (house: House) => number): Uint16Array =>
      Uint16Array.from(listings, ({ house }) => value(house));
    const threshold = (house: House, wanted: string): number =>
      Math.min(NEVER, ...house.discounts.filter(({ kind }) => kind === wanted).map((discount) => discount.threshold));
    this.units = column((house) => house.units);
    this.maxAdults = column((house) => house.maxAdults);
    this.maxChildren = column((house) => house.maxChildren);
    this.maxGuests = column((house) => house.maxGuests);
    this.longStay = column((house) => threshold(house, 'long_stay'));
    this.earlyBird = column((house) => threshold(house, 'early_bird'));
  }

  /** Undefined beyond the days that have prices. */
  on(day: number): DayColumns | undefined {
    let columns = this.days.get(day);
    if (!columns && this.listings[0]?.rates.covers(day)) {
      columns = this.workOut(day);
      this.days.set(day, columns);
    }
    return columns;
  }

  get fromFen(): Float64Array {
    return (this.fromPrices ??= Float64Array.from(this.listings, ({ rates }) => rates.fromFen(this.today)));
  }

  private workOut(day: number): DayColumns {
    const count = this.listings.length;
    const columns: DayColumns = {
      sumFen: new Float64Array(count),
      minNights: new Uint16Array(count),
      maxNights: new Uint16Array(count),
      canLeave: new Uint8Array(count),
    };
    // The hour of today's last arrival is left to the moment of the search.
    const morning: VenueNow = { day: this.today, time: '00:00' };
    this.listings.forEach(({ house, rates }, i) => {
      columns.sumFen[i] = rates.sumFen(rates.first, day);
      columns.minNights[i] = rates.minNights(day);
      columns.maxNights[i] = longestStay(house, rates, FREE, day, morning);
      columns.canLeave[i] = rates.closedToDeparture(day) ? 0 : 1;
    });
    return columns;
  }

  /** Whether today's last arrival is over in a house. */
  isTooLate(i: number, day: number, now: VenueNow): boolean {
    return day === now.day && firstArrival(this.listings[i]!.house, now) > day;
  }
}
