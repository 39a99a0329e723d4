import { beforeEach, describe, expect, it, vi } from 'vitest';
import { UserAction, type HeldKey } from '@/domain/action-key';
import { metersBetween } from '@/domain/distance';
import { arrivalSlots } from '@/domain/guest';
import { photoGroups } from '@/domain/photos';
import { withNewest } from '@/domain/recent';
import { ageText } from '@/i18n/format';
import { forgetKept, forgetPrivate, keep, keptBytes, privateKey, recall } from '@/platform/kept';

const storage = new Map<string, string>();
beforeEach(() => {
  storage.clear();
  vi.stubGlobal('uni', {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: string) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
  });
});

describe('answers kept on the device', () => {
  it('are found again with their age', () => {
    keep('home', { a: 1 }, 1_000);
    expect(recall('home')).toEqual({ at: 1_000, body: { a: 1 } });
    expect(recall('other')).toBeNull();
    expect(keptBytes()).toBeGreaterThan(0);
  });

  it('are the newest forty', () => {
    for (let n = 0; n < 45; n += 1) keep(`k${n}`, n);
    keep('k10', 'again');
    expect([recall('k4'), recall('k5'), recall<string>('k10')?.body]).toEqual([
      null,
      { at: expect.any(Number), body: 5 },
      'again',
    ]);
    expect([...storage.keys()].filter((key) => key.startsWith('yizhan.kept.'))).toHaveLength(40);
  });

  it('of a member go with the session, all go on demand', () => {
    keep('home', 1);
    keep(privateKey('M1', 'orders'), 2);
    forgetPrivate();
    expect([recall('home')?.body, recall(privateKey('M1', 'orders'))]).toEqual([1, null]);
    forgetKept();
    expect([recall('home'), keptBytes()]).toEqual([null, 0]);
  });

  it('of one member are not those of another', () => {
    keep(privateKey('M1', 'orders'), 'mine');
    expect(recall(privateKey('M2', 'orders'))).toBeNull();
  });
});

describe('a user action with a store', () => {
  it('keeps its key over a restart while the body is the same', () => {
    let held: HeldKey | null = null;
    const store = { read: () => held, write: (next: HeldKey | null) => void (held = next) };
    let made = 0;
    const make = () => `key-${(made += 1)}`;
    const first = new UserAction(make, store).keyFor({ a: 1 });
    expect(new UserAction(make, store).keyFor({ a: 1 })).toBe(first);
    const next = new UserAction(make, store);
    expect(next.keyFor({ a: 2 })).not.toBe(first);
    next.settle();
    expect(held).toBeNull();
  });
});

describe('small rules', () => {
  it('a list has its newest first and once', () => {
    expect(withNewest(['a', 'b', 'c'], 'b', (x) => x, 3)).toEqual(['b', 'a', 'c']);
    expect(withNewest(['a', 'b', 'c'], 'd', (x) => x, 3)).toEqual(['d', 'a', 'b']);
  });

  it('distances are those of the globe', () => {
    const hangzhou = { latitude: 30.2741, longitude: 120.1551 };
    const shanghai = { latitude: 31.2304, longitude: 121.4737 };
    expect(metersBetween(hangzhou, hangzhou)).toBe(0);
    expect(metersBetween(hangzhou, shanghai) / 1000).toBeCloseTo(164.9, 1);
    expect(metersBetween(shanghai, hangzhou)).toBe(metersBetween(hangzhou, shanghai));
  });

  it('guests arrive from check-in on', () => {
    expect(arrivalSlots('14:00').map(({ from, to }) => `${from}-${to}`)).toEqual([
      '14:00-16:00',
      '16:00-18:00',
      '18:00-20:00',
      '20:00-22:00',
      '22:00-null',
    ]);
    expect(arrivalSlots('15:30').at(0)).toEqual({ from: '15:30', to: '17:00' });
  });

  it('groups of pictures know where they begin; empty ones are none', () => {
    expect(
      photoGroups([
        { name: 'a', photos: [1, 2] },
        { name: 'b', photos: [] },
        { name: 'c', photos: [3] },
      ]).map(({ name, start }) => [name, start]),
    ).toEqual([
      ['a', 0],
      ['c', 2],
    ]);
  });

  it('ages are told roughly', () => {
    expect([0, 59_000, 61_000, 3_600_000, 90_000_000, 200_000_000].map(ageText)).toEqual([
      '刚刚',
      '刚刚',
      '1 分钟前',
      '1 小时前',
      '25 小时前',
      '2 天前',
    ]);
  });
});
