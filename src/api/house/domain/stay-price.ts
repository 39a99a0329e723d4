import { dayNumber, eachDay, fromDayNumber, type LocalDate } from '../../../shared/local-date';
import { percentOf } from '../../../shared/money';
import { text } from '../../../shared/text';
import type { Charge, ItemDiscount, ItemToPrice, QuoteLine } from '../../../plugins/pricing/server/domain';
import type { Extra, WantedExtra } from '../../extra/domain/extra';
import { priceExtras } from '../../extra/domain/extra-price';
import type { House, StayDiscount } from './house';
import type { RateTable } from './rate-table';

/** One charge a night, with the reason of its price. */
export function nightCharges(rates: RateTable, checkIn: LocalDate, checkOut: LocalDate): Charge[] {
  return eachDay(checkIn, checkOut).map((date) => ({
    code: 'night',
    label: rates.label(dayNumber(date)) ?? text('平日', 'Weeknight'),
    unitFen: rates.priceFen(dayNumber(date)),
    date,
    note: null,
  }));
}

export interface PricedStay {
  checkIn: LocalDate;
  checkOut: LocalDate;
  adults: number;
  children: number;
  quantity: number;
  extras?: readonly WantedExtra[] | undefined;
}

/**
 * What a stay and its extras cost. Where only the extras (or the room) of a booked stay change, the rest keeps the
 * price that was agreed on; another stay is priced anew, its extras too.
 * @param today as a day number
 * @param before the booked stay that this one replaces
 */
export function priceStay(
  { house, rates, extras }: { house: House; rates: RateTable; extras: ReadonlyMap<string, Extra> },
  stay: PricedStay & { ref: string },
  today: number,
  before: { stay: PricedStay & { ref: string }; lines: readonly QuoteLine[] } | null,
): Pick<ItemToPrice, 'agreed' | 'charges' | 'discounts'> {
  const sameStay = before !== null && isSameStay(before.stay, stay);
  const added = priceExtras({
    known: extras,
    wanted: stay.extras ?? [],
    stay,
    first: firstLeft(stay, today),
    booked: { wanted: before?.stay.extras ?? [], lines: before?.lines ?? [] },
    sameStay,
  });
  if (sameStay) {
    const agreed = [...before.lines.filter(({ code }) => code !== 'extra'), ...added.agreed];
    return { agreed, charges: added.charges, discounts: [] };
  }
  const [from, to] = [dayNumber(stay.checkIn), dayNumber(stay.checkOut)];
  return {
    agreed: added.agreed,
    charges: [...chargesOfStay(rates, stay, today, before?.lines ?? []), ...added.charges],
    discounts: stayDiscounts(house, to - from, from - today),
  };
}

/** Whether two stays differ in nothing but their extras. */
export const isSameStay = (a: PricedStay & { ref: string }, b: PricedStay & { ref: string }): boolean =>
  (['ref', 'checkIn', 'checkOut', 'adults', 'children', 'quantity'] as const).every((name) => a[name] === b[name]);

/** The first night that has not been slept; the day of departure when all have. */
const firstLeft = (stay: { checkIn: LocalDate; checkOut: LocalDate }, today: number): LocalDate =>
  fromDayNumber(Math.max(dayNumber(stay.checkIn), Math.min(today, dayNumber(stay.checkOut))));

/** Nights that have not been slept. */
export const nightsLeft = (stay: { checkIn: LocalDate; checkOut: LocalDate }, today: number): number =>
  dayNumber(stay.checkOut) - dayNumber(firstLeft(stay, today));

/** The nights of a stay; those before `today` at the price that was agreed on when they were booked. */
export function chargesOfStay(
  rates: RateTable,
  stay: { checkIn: LocalDate; checkOut: LocalDate; quantity: number },
  today: number,
  booked: readonly QuoteLine[],
): Charge[] {
  const first = firstLeft(stay, today);
  const slept = booked.filter(({ code, date }) => code === 'night' && date !== null && date < first);
  return [
    ...slept
      .filter(({ date }) => date! >= stay.checkIn)
      .map(({ label, amountFen, date, note }): Charge => {
        return { code: 'night', label, unitFen: amountFen / stay.quantity, date, note };
      }),
    ...nightCharges(rates, first, stay.checkOut),
  ];
}

/** Long-stay and early-bird discounts of a house, each with the reason when it does not apply. */
export function stayDiscounts(house: House, nights: number, daysAhead: number): ItemDiscount[] {
  return house.discounts.map((discount) => {
    const reached = discount.kind === 'long_stay' ? nights : daysAhead;
    const missing = discount.threshold - reached;
    return {
      code: discount.kind,
      label: discountLabel(discount),
      percentOff: discount.percentOff,
      unusableBecause:
        missing <= 0
          ? null
          : discount.kind === 'long_stay'
            ? text(`再多住 ${missing} 晚可享`, `Stay ${missing} more night${missing > 1 ? 's' : ''}`)
            : text(`需提前 ${discount.threshold} 天预订`, `Book ${discount.threshold} days ahead`),
    };
  });
}

export function discountLabel({ kind, threshold, percentOff }: StayDiscount): { zh: string; en: string } {
  const fold = `${(100 - percentOff) / 10}`;
  return kind === 'long_stay'
    ? text(`连住 ${threshold} 晚 ${fold} 折`, `${percentOff}% off from ${threshold} nights`)
    : text(`早鸟提前 ${threshold} 天 ${fold} 折`, `${percentOff}% off ${threshold} days ahead`);
}

/** The total of one unit for [from, to) without building the lines; equals the quote's, see the tests. */
export function stayTotal(
  house: House,
  rates: RateTable,
  from: number,
  to: number,
  today: number,
): { originalFen: number; totalFen: number } {
  const originalFen = rates.sumFen(from, to);
  let best = 0;
  for (const { kind, threshold, percentOff } of house.discounts) {
    const reached = kind === 'long_stay' ? to - from : from - today;
    if (reached >= threshold) best = Math.max(best, percentOff);
  }
  return { originalFen, totalFen: best > 0 ? originalFen - percentOf(originalFen, best) : originalFen };
}
