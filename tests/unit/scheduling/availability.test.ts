import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeUnits, longestFree, timelineOf, type Busy } from '../../../src/plugins/scheduling/server/domain';

const AXIS = 24;
const position = fc.integer({ min: 0, max: AXIS });
const claim = fc
  .tuple(fc.integer({ min: 0, max: 5 }), position, position)
  .map(([unit, a, b]): Busy => ({ unit, from: Math.min(a, b), to: Math.max(a, b) }));
const claims = fc.array(claim, { maxLength: 14 });
const units = fc.integer({ min: 0, max: 4 });

const taken = (busy: readonly Busy[], unit: number, at: number): boolean =>
  busy.some((range) => range.unit === unit && range.from <= at && at < range.to);

/** The same questions, asked position by position. */
function unitFreeDuring(busy: readonly Busy[], unit: number, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (taken(busy, unit, at)) return false;
  return true;
}

const unitNumbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

describe('availability', () => {
  it('counts the units that are free all along, as a count by hand does', () => {
    fc.assert(
      fc.property(units, claims, position, fc.integer({ min: 1, max: AXIS }), (count, busy, from, length) => {
        const byHand = unitNumbers(count).filter((unit) => unitFreeDuring(busy, unit, from, from + length)).length;
        expect(freeUnits(timelineOf(count, busy), from, from + length)).toBe(byHand);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the longest stay in one unit, as trying every length does', () => {
    fc.assert(
      fc.property(units, claims, position, (count, busy, from) => {
        const timeline = timelineOf(count, busy);
        const beyond = AXIS * 2;
        let furthest = from;
        for (let to = from + 1; to <= beyond; to += 1)
          if (unitNumbers(count).some((unit) => unitFreeDuring(busy, unit, from, to))) furthest = to;
        expect(Math.min(longestFree(timeline, from), beyond)).toBe(furthest);
      }),
      { numRuns: 500 },
    );
  });

  it('offers exactly the lengths up to the longest', () => {
    fc.assert(
      fc.property(units, claims, position, fc.integer({ min: 1, max: AXIS }), (count, busy, from, length) => {
        const timeline = timelineOf(count, busy);
        expect(freeUnits(timeline, from, from + length) > 0).toBe(from + length <= longestFree(timeline, from));
      }),
    );
  });

  it('merges each unit into sorted ranges with gaps between them, over the very same positions', () => {
    fc.assert(
      fc.property(units, claims, (count, busy) => {
        const timeline = timelineOf(count, busy);
        expect(timeline).toHaveLength(count);
        timeline.forEach((ranges, i) => {
          ranges.forEach(([from, to], j) => {
            expect(from).toBeLessThan(to);
            if (j > 0) expect(from).toBeGreaterThan(ranges[j - 1]![1]);
          });
          for (let at = 0; at <= AXIS; at += 1)
            expect(ranges.some(([from, to]) => from <= at && at < to)).toBe(taken(busy, i + 1, at));
        });
      }),
    );
  });

  it('does not depend on the order of the claims and leaves them as they were', () => {
    fc.assert(
      fc.property(units, claims, (count, busy) => {
        const before = JSON.stringify(busy);
        expect(timelineOf(count, [...busy].reverse())).toEqual(timelineOf(count, busy));
        expect(JSON.stringify(busy)).toBe(before);
      }),
    );
  });

  it('never lets two bookings overlap when each is only taken where a unit is free', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.array(claim, { maxLength: 25 }), (count, wishes) => {
        const booked: Busy[] = [];
        for (const { from, to } of wishes) {
          if (from === to || freeUnits(timelineOf(count, booked), from, to) === 0) continue;
          const unit = unitNumbers(count).find((candidate) => unitFreeDuring(booked, candidate, from, to))!;
          booked.push({ unit, from, to });
        }
        for (let at = 0; at <= AXIS; at += 1) {
          const sleeping = booked.filter((range) => range.from <= at && at < range.to);
          expect(new Set(sleeping.map((range) => range.unit)).size).toBe(sleeping.length);
          expect(sleeping.length).toBeLessThanOrEqual(count);
        }
      }),
    );
  });
});

describe('ranges are half-open', () => {
  const timeline = timelineOf(1, [{ unit: 1, from: 10, to: 12 }]);

  it('lets one guest arrive on the day another leaves', () => {
    expect(freeUnits(timeline, 12, 14)).toBe(1);
    expect(freeUnits(timeline, 8, 10)).toBe(1);
  });

  it('refuses every range that touches a taken night', () => {
    for (const [from, to] of [
      [9, 11],
      [10, 11],
      [11, 12],
      [11, 13],
      [8, 14],
    ] as const)
      expect(freeUnits(timeline, from, to)).toBe(0);
  });

  it('ends the longest stay where the next guest arrives', () => {
    expect(longestFree(timeline, 7)).toBe(10);
    expect(longestFree(timeline, 10)).toBe(10);
    expect(longestFree(timeline, 11)).toBe(11);
    expect(longestFree(timeline, 12)).toBe(Infinity);
  });

  it('joins stays back to back', () => {
    const busy = [
      { unit: 1, from: 12, to: 14 },
      { unit: 1, from: 10, to: 12 },
    ];
    expect(timelineOf(1, busy)).toEqual([[[10, 14]]]);
  });

  it('does not change rooms in the middle of a stay', () => {
    const crossed = timelineOf(2, [
      { unit: 1, from: 10, to: 12 },
      { unit: 2, from: 12, to: 14 },
    ]);
    expect(freeUnits(crossed, 10, 14)).toBe(0);
    expect(longestFree(crossed, 10)).toBe(12);
  });

  it('has no room without units, and ignores claims on rooms that are gone', () => {
    expect(freeUnits(timelineOf(0, []), 1, 2)).toBe(0);
    expect(longestFree(timelineOf(0, []), 5)).toBe(5);
    const gone = [
      { unit: 3, from: 0, to: 9 },
      { unit: 0, from: 0, to: 9 },
    ];
    expect(freeUnits(timelineOf(2, gone), 0, 9)).toBe(2);
  });
});
