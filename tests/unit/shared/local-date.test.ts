import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateInZone,
  dayNumber,
  daysBetween,
  dayStartInZone,
  eachDay,
  formatDateZh,
  fromDayNumber,
  instantAt,
  isLocalDate,
  localDate,
  timeInZone,
  weekday,
} from '../../../src/shared/local-date';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const ZONES = [
  'Asia/Shanghai',
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
];
const FIRST = dayNumber(localDate('1900-01-01'));
const LAST = dayNumber(localDate('2200-12-31'));
const anyDay = fc.integer({ min: FIRST, max: LAST });
const anyDate = anyDay.map(fromDayNumber);
/** Temporal's polyfill knows daylight saving for ten years ahead, and little of the years after the wars. */
const anyInstant = fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2035, 11, 31) });

describe('day numbers', () => {
  it('count every day from 1900 to 2200 as Temporal does', () => {
    const epoch = Temporal.PlainDate.from('1970-01-01');
    for (let day = FIRST; day <= LAST; day += 1) {
      // UTC has no daylight saving, so here a Date counts days; Temporal, which is slow, is asked once a month.
      const utc = new Date(day * 86_400_000).toISOString().slice(0, 10);
      const text = utc.endsWith('-01') ? epoch.add({ days: day }).toString() : utc;
      if (fromDayNumber(day) !== text || dayNumber(localDate(text)) !== day) {
        expect([fromDayNumber(day), dayNumber(localDate(text))]).toEqual([text, day]);
      }
    }
    expect([fromDayNumber(LAST), LAST - FIRST + 1]).toEqual(['2200-12-31', 109_938]);
    expect(dayNumber(localDate('1970-01-01'))).toBe(0);
  });

  it('make calendar arithmetic: sums, differences, weekdays', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -800, max: 800 }), (date, days) => {
        const plain = Temporal.PlainDate.from(date);
        fc.pre(plain.year > 1902 && plain.year < 2198);
        const moved = addDays(date, days);
        expect(moved).toBe(plain.add({ days }).toString());
        expect(daysBetween(date, moved)).toBe(days);
        expect(weekday(date)).toBe(plain.dayOfWeek);
      }),
    );
  });

  it.each([
    ['2027-01-31', '2027-02-01'],
    ['2027-02-28', '2027-03-01'],
    ['2028-02-28', '2028-02-29'],
    ['2028-02-29', '2028-03-01'],
    ['2100-02-28', '2100-03-01'],
    ['2000-02-29', '2000-03-01'],
    ['2026-12-31', '2027-01-01'],
    ['2026-04-30', '2026-05-01'],
  ])('the day after %s is %s', (day, next) => {
    expect(addDays(localDate(day), 1)).toBe(next);
    expect(addDays(localDate(next), -1)).toBe(day);
  });

  it('list the nights of a half-open range', () => {
    expect(eachDay(localDate('2028-02-28'), localDate('2028-03-01'))).toEqual(['2028-02-28', '2028-02-29']);
    expect(eachDay(localDate('2026-12-31'), localDate('2026-12-31'))).toEqual([]);
    expect(eachDay(localDate('2027-01-02'), localDate('2027-01-01'))).toEqual([]);
  });
});

describe('isLocalDate', () => {
  it('knows the dates that exist', () => {
    for (const good of ['1900-01-01', '2028-02-29', '2000-02-29', '2026-12-31', '9999-12-31'])
      expect(isLocalDate(good)).toBe(true);
    const bad = ['2027-02-29', '2100-02-29', '2026-00-10', '2026-13-01', '2026-04-31', '2026-1-1', '1899-12-31'];
    for (const text of [...bad, '2026-01-00', '2026-01-32', '20260101', ' 2026-01-01', '2026-01-01T00:00', ''])
      expect(isLocalDate(text)).toBe(false);
    expect(() => localDate('2027-02-29')).toThrow(RangeError);
  });

  it('agrees with Temporal on every text of the right shape', () => {
    const pad = (n: number, width: number): string => String(n).padStart(width, '0');
    const parts = fc.tuple(fc.integer({ min: 1900, max: 2200 }), fc.nat({ max: 14 }), fc.nat({ max: 33 }));
    fc.assert(
      fc.property(parts, ([y, m, d]) => {
        const text = `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`;
        let exists = true;
        try {
          Temporal.PlainDate.from(text, { overflow: 'reject' });
        } catch {
          exists = false;
        }
        expect(isLocalDate(text)).toBe(exists);
      }),
    );
  });
});

describe('zones', () => {
  it('read date and time of an instant as the wall clock there shows them', () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...ZONES), (ms, zone) => {
        const options = { timeZone: zone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'short' } as const;
        const shown = new Intl.DateTimeFormat('sv-SE', options).format(ms);
        expect(`${dateInZone(ms, zone)} ${timeInZone(ms, zone)}`).toBe(shown);
      }),
    );
  });

  it('find the instant back, unless the clock was turned over it', () => {
    fc.assert(
      fc.property(anyDate, fc.nat({ max: 1439 }), fc.constantFrom(...ZONES), (date, minute, zone) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const ms = instantAt(date, time, zone);
        const expected = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone);
        expect(ms).toBe(expected.epochMilliseconds);
        const skipped = expected.toPlainDateTime().toString({ smallestUnit: 'minute' }) !== `${date}T${time}`;
        if (!skipped) expect([dateInZone(ms, zone), timeInZone(ms, zone)]).toEqual([date, time]);
      }),
    );
  });

  it.each([
    // The night in which summer time begins has 23 hours, the one in which it ends 25.
    ['2027-03-14', 'America/New_York', 23],
    ['2027-11-07', 'America/New_York', 25],
    ['2027-03-28', 'Europe/Berlin', 23],
    ['2027-10-31', 'Europe/Berlin', 25],
    ['2027-10-03', 'Australia/Lord_Howe', 23.5],
    ['2027-03-14', 'Asia/Shanghai', 24],
    // Shanghai had summer time from 1986 to 1991.
    ['1986-05-04', 'Asia/Shanghai', 23],
  ])('%s in %s lasts %d hours', (day, zone, hours) => {
    const date = localDate(day);
    const start = Date.parse(dayStartInZone(date, zone));
    expect((Date.parse(dayStartInZone(addDays(date, 1), zone)) - start) / 3_600_000).toBe(hours);
  });

  it('move a time that daylight saving skips forward', () => {
    const ms = instantAt(localDate('2027-03-14'), '02:30', 'America/New_York');
    expect(timeInZone(ms, 'America/New_York')).toBe('03:30');
  });

  it('put a stay in Shanghai eight hours before UTC', () => {
    expect(dayStartInZone(localDate('2027-01-01'), 'Asia/Shanghai')).toBe('2026-12-31T16:00:00.000Z');
    expect(dateInZone(Date.parse('2026-12-31T15:59:59.999Z'), 'Asia/Shanghai')).toBe('2026-12-31');
    expect(dateInZone(Date.parse('2026-12-31T16:00:00Z'), 'Asia/Shanghai')).toBe('2027-01-01');
    expect(timeInZone(Date.parse('2026-12-31T16:00:59.999Z'), 'Asia/Shanghai')).toBe('00:00');
  });

  it('do not depend on the zone of the process', () => {
    const answers = ['UTC', 'America/New_York', 'Asia/Shanghai', 'Pacific/Apia'].map(askInZone);
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0]!)).toEqual({
      local: new Array(3).fill('2027-03-14 07:30'),
      noon: Date.parse('2027-03-14T05:00:00Z'),
      weekday: 7,
      next: '2027-03-15',
    });
  });
});

/** Runs the module in a process of its own, whose clock stands in `TZ`, where 02:30 may not exist that day. */
function askInZone(TZ: string): string {
  const source = readFileSync(path.join(ROOT, 'src/shared/local-date.ts'), 'utf8');
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const questions = `
    const ms = Date.parse('2027-03-13T23:30:00Z');
    const date = exports.dateInZone(ms, 'Asia/Shanghai');
    const shown = date + ' ' + exports.timeInZone(ms, 'Asia/Shanghai');
    const back = exports.instantAt(date, '07:30', 'Asia/Shanghai');
    console.log(JSON.stringify({
      local: [shown, exports.dateInZone(back, 'Asia/Shanghai') + ' 07:30', exports.fromDayNumber(exports.dayNumber(date)) + ' 07:30'],
      noon: exports.instantAt(date, '13:00', 'Asia/Shanghai'),
      weekday: exports.weekday(date),
      next: exports.addDays(date, 1),
    }));`;
  const env = { ...process.env, TZ };
  return execFileSync(process.execPath, ['-e', `${outputText}\n${questions}`], { cwd: ROOT, env, encoding: 'utf8' });
}

describe('formatDateZh', () => {
  it('names the day of the week', () => {
    expect(formatDateZh(localDate('2026-11-21'))).toBe('2026年11月21日 周六');
    expect(formatDateZh(localDate('2028-02-29'))).toBe('2028年2月29日 周二');
    expect(formatDateZh(localDate('2027-01-03'))).toBe('2027年1月3日 周日');
  });
});
