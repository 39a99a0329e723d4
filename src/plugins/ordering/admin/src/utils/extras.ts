/** Extras of a stay as the desk's forms hold them, and lines of a quote as they are shown. */
import type { OfferedExtra, QuoteLine, WantedExtra } from '../api/types';

export const quantityOf = (wanted: readonly WantedExtra[], ref: string): number =>
  wanted.find((extra) => extra.ref === ref)?.quantity ?? 0;

/** Of an order's details; what cannot be read is left out. */
export function bookedExtras(details: Record<string, unknown>): WantedExtra[] {
  const { extras } = details;
  if (!Array.isArray(extras)) return [];
  return (extras as Partial<WantedExtra>[]).flatMap(({ ref, quantity }) =>
    typeof ref === 'string' && typeof quantity === 'number' ? [{ ref, quantity }] : [],
  );
}

/** In the order of what is wanted already; none takes one away. */
export function withExtra(wanted: readonly WantedExtra[], ref: string, quantity: number): WantedExtra[] {
  if (quantity === 0) return wanted.filter((extra) => extra.ref !== ref);
  if (quantityOf(wanted, ref) === 0) return [...wanted, { ref, quantity }];
  return wanted.map((extra) => (extra.ref === ref ? { ref, quantity } : extra));
}

/** What is offered, and what is booked and offered no longer: it may be taken away, not added to. */
export function choicesOf(
  offered: readonly OfferedExtra[],
  booked: readonly WantedExtra[],
  lines: readonly QuoteLine[],
): OfferedExtra[] {
  const gone = booked.filter(({ ref }) => !offered.some((extra) => extra.ref === ref));
  return [
    ...offered,
    ...gone.map(({ ref, quantity }) => ({
      ref,
      title: lines.find((line) => line.ref === ref)?.label ?? ref,
      summary: null,
      pictureUrl: null,
      priceFen: 0,
      basis: '',
      maxQuantity: quantity,
    })),
  ];
}

/** A line as it is shown; an extra of every night is one line. */
export interface ShownLine extends QuoteLine {
  /** How many nights are in the line; 0 for what has no night of its own. */
  nights: number;
}

/** Lines of a quote with the nights of each extra put together; the parts still add up. */
export function shownLines(lines: readonly QuoteLine[]): ShownLine[] {
  const shown: ShownLine[] = [];
  const groups = new Map<string, ShownLine>();
  for (const line of lines) {
    const key = line.code === 'extra' && line.date !== null ? line.ref : undefined;
    const group = key === undefined ? undefined : groups.get(key);
    if (group) {
      group.amountFen += line.amountFen;
      group.nights += 1;
      if (group.note !== line.note) group.note = null;
      continue;
    }
    const first = { ...line, date: key === undefined ? line.date : null, nights: key === undefined ? 0 : 1 };
    if (key !== undefined) groups.set(key, first);
    shown.push(first);
  }
  return shown;
}
