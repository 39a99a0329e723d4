/** The room grid without a browser: what the answer means, where things are, and what cannot be done. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GridAnswer } from '../../../src/plugins/scheduling/admin/src/api/types';
import {
  blockRange,
  columnWidth,
  dayAt,
  LABEL_WIDTH,
  lineAt,
  lineRange,
  lineTops,
} from '../../../src/plugins/scheduling/admin/src/utils/geometry';
import { isUnitMove, step, targetOf, unmoved } from '../../../src/plugins/scheduling/admin/src/utils/gesture';
import { illegal } from '../../../src/plugins/scheduling/admin/src/utils/illegal';
import { reasonText } from '../../../src/plugins/scheduling/admin/src/utils/reasons';
import {
  barsOf,
  linesOf,
  occupancy,
  refOf,
  shownRows,
  toSheet,
  type Line,
} from '../../../src/plugins/scheduling/admin/src/utils/sheet';
import { takenPerDay } from '../../../src/plugins/scheduling/server/domain';
import { localDate } from '../../../src/shared/local-date';

const COUNT = 20;
const row = (resource: string, more: Partial<GridAnswer['rows'][number]> = {}): GridAnswer['rows'][number] => ({
  resource,
  title: resource,
  group: 'moganshan',
  units: 1,
  listed: true,
  gapDays: 0,
  pricesFen: Array.from({ length: COUNT }, () => 68_800),
  closed: [],
  minimum: [],
  ...more,
});

/** Today is day 2 of the sheet. */
const answer = (more: Partial<GridAnswer> = {}): GridAnswer => ({
  from: localDate('2026-12-01'),
  today: localDate('2026-12-03'),
  zone: 'Asia/Shanghai',
  days: Array.from({ length: COUNT }, () => ({ type: 'weekday' as const, label: null })),
  groups: [],
  rows: [
    row('house:a', { units: 2, gapDays: 1, closed: [12], minimum: [[15, 3]] }),
    row('house:b', { group: 'dali', title: '洱畔听风' }),
  ],
  units: 3,
  taken: [],
  bars: [
    [1, 0, 1, 4, 7, 0, null, null],
    [2, 0, 2, -3, 3, 1, null, 1_800_000_000],
    [3, 1, 1, 5, 8, -1, '维修：换锁', null],
    [4, 0, 1, 0, 2, 0, null, null],
  ],
  subjects: [
    ['Y100001', '林溪', 'confirmed'],
    ['Y100002', '陈默', 'pending'],
  ],
  ...more,
});

const sheet = toSheet(answer());
const lines = linesOf(sheet.rows, new Set());
const line = (key: string): Line => lines.find((own) => own.key === key)!;
const a1 = line('house:a/1');
const a2 = line('house:a/2');
const b1 = line('house:b/1');
const bar = (id: number) => [...sheet.bars.values()].flat().find((own) => own.id === id)!;

describe('the sheet', () => {
  it('reads bars with their subjects, the gap apart from the stay', () => {
    expect(bar(1)).toMatchObject({ from: 4, to: 7, stayTo: 6, look: 'confirmed', title: '林溪', no: 'Y100001' });
    expect(bar(2)).toMatchObject({ look: 'pending', expiresAt: 1_800_000_000 });
    expect(bar(3)).toMatchObject({ look: 'block', stayTo: 8, title: '维修：换锁', no: null });
    expect(sheet.today).toBe(2);
    expect(refOf(sheet.rows[1]!)).toBe('b');
  });

  it('shows a state that it does not know like a confirmed one', () => {
    const strange = toSheet(
      answer({
        subjects: [
          ['Y1', '', 'dreaming'],
          ['Y2', '乙', 'paid'],
        ],
      }),
    );
    expect(barsOf(strange, 0, 1)[0]).toMatchObject({ look: 'confirmed', title: 'Y1' });
  });

  it('keeps what did not change, so that it is not drawn again', () => {
    const next = toSheet(answer({ bars: [...answer().bars, [9, 1, 1, 10, 11, -1, '自住', null]] }), sheet);
    expect(next.bars.get('0:1')).toBe(sheet.bars.get('0:1'));
    expect(next.bars.get('1:1')).not.toBe(sheet.bars.get('1:1'));
    expect(next.rows[0]).toBe(sheet.rows[0]);
    const dearer = toSheet(answer({ rows: [row('house:a', { units: 2 }), answer().rows[1]!] }), sheet);
    expect(dearer.rows[0]).not.toBe(sheet.rows[0]);
    expect(dearer.rows[1]).toBe(sheet.rows[1]);
  });

  it('filters by place, title, guest and order number, and folds houses', () => {
    const found = (text: string, group: string | null = null): string[] =>
      shownRows(sheet, { group, text }).map(({ resource }) => resource);
    expect(found('')).toEqual(['house:a', 'house:b']);
    expect(found('', 'dali')).toEqual(['house:b']);
    expect(found('听风')).toEqual(['house:b']);
    expect(found(' 林溪 ')).toEqual(['house:a']);
    expect(found('y100002')).toEqual(['house:a']);
    expect(found('nobody')).toEqual([]);
    expect(lines.map(({ key, unit, alone }) => [key, unit, alone])).toEqual([
      ['house:a', 0, false],
      ['house:a/1', 1, false],
      ['house:a/2', 2, false],
      ['house:b/1', 1, true],
    ]);
    expect(linesOf(sheet.rows, new Set(['house:a'])).map(({ key }) => key)).toEqual(['house:a', 'house:b/1']);
  });

  it('counts taken units of the shown rows only', () => {
    expect(occupancy(sheet, sheet.rows)).toEqual({
      taken: [2, 2, 1, 0, 1, 2, 2, 1, ...Array.from({ length: 12 }, () => 0)],
      units: 3,
    });
    expect(occupancy(sheet, [sheet.rows[1]!]).units).toBe(1);
  });

  it('counts like somebody who looks at each day', () => {
    const stretch = fc.record({ from: fc.integer({ min: -5, max: 25 }), to: fc.integer({ min: -5, max: 25 }) });
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 30 }), (taken) => {
        const naive = Array.from(
          { length: COUNT },
          (_, day) => taken.filter(({ from, to }) => from <= day && day < to).length,
        );
        expect(takenPerDay(COUNT, taken)).toEqual(naive);
      }),
    );
  });
});

describe('illegal', () => {
  it('lets free cells be marked and stays be moved where there is room', () => {
    expect(illegal(sheet, null, { line: a1, from: 2, to: 4 })).toBeNull();
    expect(illegal(sheet, bar(1), { line: a2, from: 4, to: 6 })).toBeNull();
    expect(illegal(sheet, bar(1), { line: b1, from: 8, to: 10 })).toBeNull();
    // Onto itself is no collision.
    expect(illegal(sheet, bar(1), { line: a1, from: 5, to: 7 })).toBeNull();
    expect(illegal(sheet, bar(3), { line: b1, from: 5, to: 12 })).toBeNull();
  });

  it.each([
    ['a head', null, { line: line('house:a'), from: 4, to: 5 }, { code: 'head' }],
    ['the past', null, { line: b1, from: 1, to: 3 }, { code: 'past' }],
    ['nothing', null, { line: b1, from: 5, to: 5 }, { code: 'empty' }],
    ['what is taken', null, { line: b1, from: 3, to: 6 }, { code: 'taken', by: '维修：换锁', look: 'block' }],
    ['the gap of a stay', null, { line: a1, from: 6, to: 7 }, { code: 'taken', by: '林溪', look: 'confirmed' }],
    ['a stay whose own gap has no room', 1, { line: b1, from: 3, to: 5 }, null],
    ['what has ended', 4, { line: a2, from: 8, to: 10 }, { code: 'ended' }],
    ['a block elsewhere', 3, { line: a1, from: 8, to: 10 }, { code: 'elsewhere' }],
    ['a closed night', 1, { line: a1, from: 11, to: 13 }, { code: 'closed', day: 12 }],
    ['too short a stay', 1, { line: a1, from: 15, to: 17 }, { code: 'minimum', nights: 3 }],
  ] as const)('%s', (_what, id, target, refusal) => {
    expect(illegal(sheet, id === null ? null : bar(id), target)).toEqual(refusal);
  });

  it('counts the gap of the house where the stay goes', () => {
    // House a needs a day after the stay: nights 2 and 3 end at the stay that arrives on 4.
    expect(illegal(sheet, { ...bar(1), id: 99 }, { line: a1, from: 2, to: 4 })).toMatchObject({ code: 'taken' });
    expect(illegal(sheet, { ...bar(3), row: 0, id: 99 }, { line: a1, from: 2, to: 4 })).toBeNull();
  });

  it('keeps a running stay movable between units, and holds it to no rule agreed upon before', () => {
    expect(illegal(sheet, bar(2), { line: a1, from: -3, to: 2 })).toMatchObject({ code: 'taken' });
    const clear = toSheet(answer({ bars: [[2, 0, 2, -3, 3, 1, null, null]] }));
    const [own] = barsOf(clear, 0, 2);
    expect(illegal(clear, own!, { line: a1, from: -3, to: 2 })).toBeNull();
  });
});

describe('gestures', () => {
  it('mark both ways, carry by where they took hold, and pull one end', () => {
    expect(targetOf({ kind: 'mark', line: a1, day: 6 }, { line: b1, day: 3 })).toEqual({ line: a1, from: 3, to: 7 });
    expect(targetOf({ kind: 'carry', bar: bar(1), line: a1, grab: 1 }, { line: a2, day: 9 })).toEqual({
      line: a2,
      from: 8,
      to: 10,
    });
    const pull = { kind: 'pull', bar: bar(3), line: b1 } as const;
    expect(targetOf({ ...pull, edge: 'to' }, { line: a1, day: 10 })).toEqual({ line: b1, from: 5, to: 11 });
    expect(targetOf({ ...pull, edge: 'to' }, { line: b1, day: 1 })).toEqual({ line: b1, from: 5, to: 6 });
    expect(targetOf({ ...pull, edge: 'from' }, { line: b1, day: 30 })).toEqual({ line: b1, from: 7, to: 8 });
  });

  it('tell a change of unit from a change of the order', () => {
    expect(unmoved(bar(1), { line: a1, from: 4, to: 6 })).toBe(true);
    expect(isUnitMove(bar(1), { line: a2, from: 4, to: 6 })).toBe(true);
    expect(isUnitMove(bar(1), { line: a2, from: 5, to: 7 })).toBe(false);
    expect(isUnitMove(bar(1), { line: b1, from: 4, to: 6 })).toBe(false);
  });

  it('step over heads, and stay inside the grid', () => {
    const target = { line: b1, from: 5, to: 7 };
    expect(step(sheet, lines, target, 'up')).toMatchObject({ line: { key: 'house:a/2' } });
    expect(step(sheet, lines, { ...target, line: a1 }, 'up')).toMatchObject({ line: { key: 'house:a/1' } });
    expect(step(sheet, lines, target, 'down')).toEqual(target);
    expect(step(sheet, lines, target, 'left')).toMatchObject({ from: 4, to: 6 });
    expect(step(sheet, lines, { ...target, from: 19, to: 21 }, 'right')).toMatchObject({ from: 19 });
  });
});

describe('geometry', () => {
  it('finds the line at a height, whatever the heights', () => {
    const tops = lineTops(lines);
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 400 }), (y) => {
        const index = lineAt(tops, y);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThan(lines.length);
        if (y >= 0 && y < tops.at(-1)!) {
          expect(tops[index]).toBeLessThanOrEqual(y);
          expect(tops[index + 1]).toBeGreaterThan(y);
        }
      }),
    );
  });

  it('draws whole blocks that cover what is in view', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 300, max: 2_000 }), (left, width) => {
        const [from, to] = blockRange(left, width, 44, 90);
        expect(from * 44).toBeLessThanOrEqual(Math.max(0, left));
        expect(to === 90 || to * 44 >= left + width).toBe(true);
      }),
    );
    const tops = lineTops(Array.from({ length: 100 }, () => ({ unit: 1 }) as Line));
    const [first, last] = lineRange(tops, 1_000, 700);
    expect(tops[first]).toBeLessThan(1_000);
    expect(tops[last]).toBeGreaterThan(1_700);
    expect(last - first).toBeLessThan(40);
  });

  it('fills the width with few days and scrolls with many', () => {
    expect(columnWidth(14, LABEL_WIDTH + 1_400)).toBe(100);
    expect(columnWidth(90, LABEL_WIDTH + 1_400)).toBe(36);
    expect(dayAt(-5, 44, 90)).toBe(0);
    expect(dayAt(5_000, 44, 90)).toBe(89);
  });
});

it('a reason is one line, and no longer than the server takes', () => {
  expect(reasonText('维修', ' 换\n锁 ')).toBe('维修：换 锁');
  expect(reasonText('自住', '  ')).toBe('自住');
  expect(reasonText('其他', 'x'.repeat(200))).toHaveLength(100);
});
