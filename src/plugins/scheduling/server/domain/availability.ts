/**
 * The one availability function: listings, calendars and bookings all ask this.
 * Positions are integers on any axis (day numbers for stays, minutes for lessons); ranges are half-open.
 */
export interface Busy {
  /** 1-based unit of the resource. */
  unit: number;
  from: number;
  to: number;
}

/** Merged busy ranges of each unit, sorted: index 0 is unit 1. */
export type Timeline = readonly (readonly (readonly [from: number, to: number])[])[];

/**
 * @param units number of identical units, ≥ 0; claims on units beyond it are ignored
 * @param busy live claims, in any order
 */
export function timelineOf(units: number, busy: readonly Busy[]): Timeline {
  const perUnit: [number, number][][] = Array.from({ length: units }, () => []);
  for (const { unit, from, to } of busy) {
    if (unit >= 1 && unit <= units && from < to) perUnit[unit - 1]!.push([from, to]);
  }
  return perUnit.map((ranges) => {
    ranges.sort((a, b) => a[0] - b[0]);
    const merged: [number, number][] = [];
    for (const range of ranges) {
      const last = merged.at(-1);
      if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
      else merged.push([range[0], range[1]]);
    }
    return merged;
  });
}

/** How many units are free during the whole of [from, to). */
export function freeUnits(timeline: Timeline, from: number, to: number): number {
  let free = 0;
  for (const ranges of timeline) if (freeUntil(ranges, from) >= to) free += 1;
  return free;
}

/**
 * The furthest position up to which one unit stays free from `from` on, without changing units;
 * `from` itself when every unit is taken there, Infinity when nothing follows.
 */
export function longestFree(timeline: Timeline, from: number): number {
  let furthest = from;
  for (const ranges of timeline) furthest = Math.max(furthest, freeUntil(ranges, from));
  return furthest;
}

/** Start of the first busy range that ends after `from`; `from` when it is already busy there. */
function freeUntil(ranges: readonly (readonly [number, number])[], from: number): number {
  for (const [start, end] of ranges) {
    if (end <= from) continue;
    return Math.max(start, from);
  }
  return Number.POSITIVE_INFINITY;
}
