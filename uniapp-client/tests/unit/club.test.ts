import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { monthAway, weeksOf } from '@/domain/month';
import { qrImage, qrModules } from '@/domain/qr';
import { invitationIn } from '@/platform/invited';

describe('a QR code', () => {
  it('has the size of the smallest version that takes the text, and its three finders', () => {
    for (const [length, version] of [
      [14, 1],
      [15, 2],
      [62, 4],
      [63, 5],
      [213, 10],
    ]) {
      const grid = qrModules('a'.repeat(length));
      expect(grid).toHaveLength(version * 4 + 17);
      const size = grid.length;
      for (const [x, y] of [
        [0, 0],
        [size - 7, 0],
        [0, size - 7],
      ]) {
        const finder = Array.from({ length: 7 }, (_, dy) =>
          Array.from({ length: 7 }, (_, dx) => (grid[y + dy][x + dx] ? '#' : '.')).join(''),
        );
        expect(finder).toEqual(['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######']);
      }
    }
    expect(() => qrModules('a'.repeat(214))).toThrow(RangeError);
    expect(() => qrModules('驿站')).toThrow(RangeError);
  });

  it('is the one that other readers have read', () => {
    const grid = qrModules('https://inn.example.com/m/#/pages/home/home?invite=M7K2QX9W4E1Z');
    const text = grid.map((row) => row.map(Number).join('')).join('\n');
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '3e347f6701915f6ba187ecdb8eaded410d4230e2e399c6eb74874e66c18499f6',
    );
  });

  it('is a picture with a quiet zone', () => {
    expect(decodeURIComponent(qrImage('abc'))).toContain("viewBox='0 0 29 29'");
  });
});

describe('a month', () => {
  it('has weeks from Monday to Sunday', () => {
    const weeks = weeksOf('2026-11-01');
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(weeks.flat().filter(Boolean)).toHaveLength(30);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });

  it('has neighbours over the year', () => {
    expect([monthAway('2026-12-31', 1), monthAway('2026-01-15', -1), monthAway('2026-03-31', 0)]).toEqual([
      '2027-01-01',
      '2025-12-01',
      '2026-03-01',
    ]);
  });
});

describe('who brought somebody here', () => {
  it('is read from a link and from the scene of a mini-program code, and is nothing else', () => {
    expect(invitationIn({ invite: 'M7K2QX9W4E1Z' })).toBe('M7K2QX9W4E1Z');
    expect(invitationIn({ scene: 'i%3DM7K2QX9W4E1Z' })).toBe('M7K2QX9W4E1Z');
    expect(invitationIn({ invite: 'javascript:1' })).toBeNull();
    expect(invitationIn({ scene: '1089' })).toBeNull();
    expect(invitationIn({})).toBeNull();
  });
});
