import { describe, expect, it } from 'vitest';
import { newKey, UserAction } from '@/domain/action-key';
import { nextPoll } from '@/domain/backoff';
import { clockOffset, remaining } from '@/domain/countdown';

const at = (text: string) => Date.parse(text);

describe('countdown', () => {
  const deadline = '2026-11-21T06:30:00.000Z';

  it('counts by the server’s clock when the device’s is an hour wrong', () => {
    const device = at('2026-11-21T07:00:00.000Z');
    const offset = clockOffset('2026-11-21T06:00:00.000Z', device);
    expect(offset).toBe(-3_600_000);
    expect(remaining(deadline, device, offset)).toEqual({ seconds: 1800, clock: '30:00', expired: false });
    expect(remaining(deadline, device + 61_000, offset).clock).toBe('28:59');
  });

  it('shows the last second until it is over, never less than nothing', () => {
    expect(remaining(deadline, at(deadline) - 1, 0)).toEqual({ seconds: 1, clock: '00:01', expired: false });
    expect(remaining(deadline, at(deadline), 0)).toEqual({ seconds: 0, clock: '00:00', expired: true });
    expect(remaining(deadline, at(deadline) + 99_000, 0).seconds).toBe(0);
  });

  it('counts hours in minutes and takes nonsense as over', () => {
    expect(remaining(deadline, at('2026-11-21T04:30:00Z'), 0).clock).toBe('120:00');
    expect(remaining('soon', 0, 0).expired).toBe(true);
    expect(clockOffset('', 5)).toBe(0);
  });
});

describe('polling', () => {
  it('grows patient and stops', () => {
    const waits = Array.from({ length: 20 }, (_, n) => nextPoll(n)).filter(
      (wait) => wait !== null,
    ) as number[];
    expect(waits[0]).toBeLessThanOrEqual(1000);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits).toHaveLength(14);
    const sum = waits.reduce((total, wait) => total + wait, 0);
    expect(sum).toBeGreaterThan(60_000);
    expect(sum).toBeLessThan(120_000);
  });
});

describe('idempotency keys', () => {
  it('fit the contract and differ', () => {
    const keys = Array.from({ length: 500 }, () => newKey());
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
    expect(new Set(keys).size).toBe(500);
  });

  it('stay while body and action stay', () => {
    const action = new UserAction();
    const first = action.keyFor({ total: 1 });
    expect(action.keyFor({ total: 1 })).toBe(first);
  });

  it('change with the body and with a known outcome', () => {
    const action = new UserAction();
    const first = action.keyFor({ total: 1 });
    const second = action.keyFor({ total: 2 });
    expect(second).not.toBe(first);
    action.settle();
    expect(action.keyFor({ total: 2 })).not.toBe(second);
  });
});
