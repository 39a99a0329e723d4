import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startWechatSimulator } from '../../../tools/wechat-simulator';
import { SimClock } from '../../../tools/wechat-simulator/clock';
import { isLoopbackAddress } from '../../../tools/wechat-simulator/http/loopback';
import { control, Merchant } from './support/merchant';
import { Receiver, until } from './support/receiver';

const directory = mkdtempSync(join(tmpdir(), 'wechat-simulator-'));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe('a restart', () => {
  it('continues with the same keys, orders, tokens and pending notifications', async () => {
    const statePath = join(directory, 'nested', 'state.json');
    const receiver = await new Receiver().start();
    const first = await startWechatSimulator({ statePath, notifyDelayMs: 60_000, refundDelayMs: 60_000 });
    const merchant = new Merchant(first);
    const no = await merchant.paidOrder({ notify_url: receiver.url });
    await merchant.refund(no, 'R-1', 100);
    await first.stop();
    expect(statSync(statePath).mode & 0o777).toBe(0o600);

    const second = await startWechatSimulator({ statePath, clockSpeed: 10_000, refundDelayMs: 100 });
    try {
      expect(second.keys).toEqual(first.keys);
      expect([...second.state.personas.keys()]).toEqual([...first.state.personas.keys()]);
      await receiver.wait(1);
      await until(() => second.state.refunds.get('R-1')?.status === 'SUCCESS');
      expect((await new Merchant(second).query(no)).json.trade_state).toBe('REFUND');
    } finally {
      await second.stop();
      await receiver.stop();
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

describe('the control API', () => {
  it('is for loopback only', async () => {
    expect(isLoopbackAddress('::ffff:127.0.0.1')).toBe(true);
    expect(isLoopbackAddress('10.0.0.1')).toBe(false);
    expect(isLoopbackAddress('127.0.0.1.evil')).toBe(false);
    const sim = await startWechatSimulator();
    try {
      const status = await new Promise((resolve, reject) => {
        const call = request(`${sim.baseUrl}/sim/personas`, { headers: { host: 'evil.example' } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        call.on('error', reject).end();
      });
      expect(status).toBe(403);
    } finally {
      await sim.stop();
    }
  });

  it('adds personas, moves the clock, shows the log and rejects nonsense', async () => {
    const sim = await startWechatSimulator();
    try {
      const added = await control(sim, 'POST', '/sim/personas', { name: '阿青', phone: '13800000009' });
      expect(added.status).toBe(201);
      expect(added.json.openid).toMatch(/^oSIM/);
      expect(added.json).not.toHaveProperty('sessionKey');
      expect((await control(sim, 'POST', '/sim/personas', { name: 'x' })).status).toBe(400);
      expect((await control(sim, 'POST', '/sim/login-code', { openid: 'nobody' })).status).toBe(404);
      expect((await control(sim, 'POST', '/sim/clock', { speed: 60 })).json.speed).toBe(60);
      expect((await control(sim, 'POST', '/sim/clock', { speed: 0 })).status).toBe(400);
      expect((await control(sim, 'GET', '/sim/nothing')).status).toBe(404);
      expect((await control(sim, 'DELETE', '/sim/personas')).status).toBe(405);
      await new Merchant(sim).query('nobody-knows');
      const log = JSON.parse((await control(sim, 'GET', '/sim/log?path=/v3/')).text) as object[];
      expect(log).toMatchObject([{ host: 'pay', method: 'GET', status: 404, outTradeNo: 'nobody-knows' }]);
    } finally {
      await sim.stop();
    }
  });
});

describe('the simulator', () => {
  it('does not start in production', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    await expect(startWechatSimulator()).rejects.toThrow(/production/);
  });

  it('stops twice without complaint', async () => {
    const sim = await startWechatSimulator();
    await Promise.all([sim.stop(), sim.stop()]);
  });
});

describe('the clock', () => {
  it('divides delays, and a change of speed keeps what was waited', () => {
    vi.useFakeTimers();
    const clock = new SimClock(10);
    const run = vi.fn();
    clock.after(10_000, run);
    vi.advanceTimersByTime(500);
    clock.setSpeed(100);
    vi.advanceTimersByTime(49);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledOnce();
    clock.stop();
  });

  it('waits longer than setTimeout can', () => {
    vi.useFakeTimers();
    const clock = new SimClock();
    const run = vi.fn();
    const month = 31 * 24 * 3600_000;
    clock.after(month, run);
    vi.advanceTimersByTime(month - 1);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledOnce();
  });

  it('forgets cancelled timers', () => {
    vi.useFakeTimers();
    const clock = new SimClock();
    const run = vi.fn();
    clock.after(10, run).cancel();
    clock.advance(1000);
    vi.advanceTimersByTime(1000);
    expect(run).not.toHaveBeenCalled();
  });
});
