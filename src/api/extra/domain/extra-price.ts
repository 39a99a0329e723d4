import { eachDay, type LocalDate } from '../../../shared/local-date';
import type { Charge, QuoteLine } from '../../../plugins/pricing/server/domain';
import { isNightly, isPersonal, timesText, type Extra, type WantedExtra } from './extra';

/** What extras of a stay cost: lines that were agreed on before, and charges at today's prices. */
export interface PricedExtras {
  agreed: QuoteLine[];
  charges: Charge[];
}

export interface ExtrasToPrice {
  known: ReadonlyMap<string, Extra>;
  wanted: readonly WantedExtra[];
  stay: { checkIn: LocalDate; checkOut: LocalDate; adults: number; children: number };
  /** First night that has not been slept, at most the day of departure. */
  first: LocalDate;
  /** What a changed order had: its extras and its lines. */
  booked: { wanted: readonly WantedExtra[]; lines: readonly QuoteLine[] };
  /** Dates, guests and house are what they were: an extra that stays as it is keeps its price. */
  sameStay: boolean;
}

/**
 * One line for an extra of the stay, one a night for an extra of the night, so that who leaves early or orders in
 * the middle of a stay has each night on its own. Nights that were slept stay as they were agreed on.
 * @param input.wanted passed `refuseExtras`
 */
export function priceExtras({ known, wanted, stay, first, booked, sameStay }: ExtrasToPrice): PricedExtras {
  const kept = new Set(
    wanted
      .filter(({ ref, quantity }) => sameStay && booked.wanted.some((b) => b.ref === ref && b.quantity === quantity))
      .map(({ ref }) => ref),
  );
  const isSlept = ({ date }: QuoteLine): boolean => date !== null && date >= stay.checkIn && date < first;
  return {
    agreed: booked.lines.filter((line) => line.code === 'extra' && (kept.has(line.ref!) || isSlept(line))),
    charges: wanted
      .filter(({ ref }) => !kept.has(ref))
      .flatMap(({ ref, quantity }) => chargesOf(known.get(ref)!, quantity, stay, first)),
  };
}

function chargesOf(extra: Extra, quantity: number, stay: ExtrasToPrice['stay'], first: LocalDate): Charge[] {
  const people = stay.adults + stay.children;
  const charge = {
    code: 'extra' as const,
    ref: extra.id,
    label: extra.title,
    unitFen: extra.priceFen,
    times: quantity * (isPersonal(extra) ? people : 1),
    note: timesText(extra, quantity, people),
  };
  if (!isNightly(extra)) return [{ ...charge, date: null }];
  return eachDay(first, stay.checkOut).map((date) => ({ ...charge, date }));
}
