/** Extras of a stay: which are chosen, how they travel in an address, and how their lines are shown. */
import type { QuoteLine, WantedExtra } from '@/api/types';

/** What is wanted after `quantity` of one extra is chosen; none takes it away. */
export function withExtra(wanted: readonly WantedExtra[], ref: string, quantity: number): WantedExtra[] {
  const others = wanted.filter((extra) => extra.ref !== ref);
  return quantity > 0 ? [...others, { ref, quantity }] : others;
}

export const quantityOf = (wanted: readonly WantedExtra[], ref: string): number =>
  wanted.find((extra) => extra.ref === ref)?.quantity ?? 0;

/** 'ref*2,ref*1': survives a reload and the way through the login page. */
export const extrasToText = (wanted: readonly WantedExtra[]): string =>
  wanted.map(({ ref, quantity }) => `${ref}*${quantity}`).join(',');

/** What an address says; parts that cannot be read are left out. */
export function extrasFromText(text: string): WantedExtra[] {
  return text.split(',').flatMap((part) => {
    const [ref = '', quantity = ''] = part.split('*');
    return /^[a-z0-9]{24}$/.test(ref) && /^([1-9]|1\d|20)$/.test(quantity)
      ? [{ ref, quantity: Number(quantity) }]
      : [];
  });
}

/** A line as it is shown; an extra of every night is one line. */
export interface ShownLine extends QuoteLine {
  /** How many nights are in the line; 0 for what has no night or only one. */
  nights: number;
}

/** Lines of a quote with the nights of each extra put together; the parts still add up. */
export function shownLines(lines: readonly QuoteLine[]): ShownLine[] {
  const shown: ShownLine[] = [];
  const groups = new Map<string, ShownLine>();
  for (const line of lines) {
    const nightly = line.code === 'extra' && line.ref !== undefined && line.date !== null;
    const group = nightly ? groups.get(line.ref ?? '') : undefined;
    if (group) {
      group.amountFen += line.amountFen;
      group.nights += 1;
      if (group.note !== line.note) group.note = null;
      continue;
    }
    const first = { ...line, date: nightly ? null : line.date, nights: nightly ? 1 : 0 };
    if (nightly) groups.set(line.ref ?? '', first);
    shown.push(first);
  }
  return shown;
}
