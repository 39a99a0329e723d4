/** Until when what was handed over may be taken back. */
import { addDays, dateInZone, dayStartInZone } from '../../../../shared/local-date';

export interface UndoRule {
  /** Minutes in which a clerk may. */
  minutes: number;
  /** The venue's: staff may until the end of the day. */
  zone: string;
}

/** ISO instant from which it is too late. */
export function undoUntil(at: string, by: 'clerk' | 'staff', { minutes, zone }: UndoRule): string {
  const atMs = Date.parse(at);
  if (by === 'clerk') return new Date(atMs + minutes * 60_000).toISOString();
  return dayStartInZone(addDays(dateInZone(atMs, zone), 1), zone);
}
