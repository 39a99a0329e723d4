import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createMiniProgramGateway,
  MemoryTokenStore,
  WechatRejected,
  type StoredToken,
  type TokenStore,
} from '../../../src/plugins/wechat-pay/server/gateway';
import { startFakeMiniHost, type FakeMiniHost } from './fake-mini-host';
import { NOW, recordingLogger, wechatConfig } from './fake-wechat';

let wechat: FakeMiniHost;
let now = NOW;

beforeAll(async () => {
  wechat = await startFakeMiniHost();
});
afterAll(() => wechat.host.stop());
beforeEach(() => {
  wechat.reset();
  now = NOW;
});

const gateway = (tokens: TokenStore = new MemoryTokenStore()) =>
  createMiniProgramGateway(wechatConfig(wechat.host.baseUrl), {
    now: () => now,
    logger: recordingLogger(),
    tokens,
    timeoutMs: 1000,
  });

describe('access tokens', () => {
  it('are fetched once for concurrent calls and by one of two instances', async () => {
    const shared = new MemoryTokenStore();
    const [one, other] = [gateway(shared), gateway(shared)];
    wechat.answers.set('/wxa/sec/order/is_trade_managed', { errcode: 0, is_trade_managed: true });
    const calls = [one, other, one, other, one].map((instance) => instance.isTradeManaged());
    expect(await Promise.all(calls)).toEqual([true, true, true, true, true]);
    expect(wechat.forced).toEqual([false]);
  });

  it('are renewed before they end', async () => {
    const mini = gateway();
    wechat.answers.set('/wxa/sec/order/is_trade_managed', { is_trade_managed: false });
    await mini.isTradeManaged();
    now = new Date(NOW.getTime() + 7_100_000);
    await mini.isTradeManaged();
    expect(wechat.forced).toEqual([false, false]);
  });

  it('are replaced by force once when refused, and the call repeated', async () => {
    const mini = gateway();
    wechat.answers.set('/wxa/sec/order/is_trade_managed', { is_trade_managed: true });
    await mini.isTradeManaged();
    wechat.honoured = ['SIM_TOKEN_ELSEWHERE'];
    expect(await mini.isTradeManaged()).toBe(true);
    expect(wechat.forced).toEqual([false, true]);
  });

  it('are not forced when another instance already has a better one', async () => {
    let reads = 0;
    const good: StoredToken = { token: 'SIM_GOOD', expiresAt: '2026-03-01T06:00:00.000Z' };
    const store: TokenStore = {
      read: async () => ((reads += 1) === 1 ? { ...good, token: 'SIM_OLD' } : good),
      withRefreshLock: async () => {
        throw new Error('no refresh is needed');
      },
    };
    wechat.honoured = ['SIM_GOOD'];
    wechat.answers.set('/wxa/sec/order/is_trade_managed', { is_trade_managed: true });
    expect(await gateway(store).isTradeManaged()).toBe(true);
    expect(wechat.forced).toEqual([]);
  });

  it('give up after one replacement', async () => {
    wechat.answers.set('/wxa/sec/order/is_trade_managed', { errcode: 42001, errmsg: 'expired' });
    await expect(gateway().isTradeManaged()).rejects.toMatchObject({ code: '42001' });
    expect(wechat.forced).toEqual([false, true]);
    expect(wechat.paths().filter((path) => path === '/wxa/sec/order/is_trade_managed')).toHaveLength(2);
  });

  it('are forced at least 30 s apart', async () => {
    wechat.answers.set('/wxa/sec/order/is_trade_managed', { errcode: 42001, errmsg: 'expired' });
    const mini = gateway();
    await expect(mini.isTradeManaged()).rejects.toThrow(WechatRejected);
    await expect(mini.isTradeManaged()).rejects.toThrow(WechatRejected);
    expect(wechat.forced).toEqual([false, true, false]);
  });
});

describe('MemoryTokenStore', () => {
  it('lets one refresh at a time see the result of the one before, and survives failures', async () => {
    const store = new MemoryTokenStore();
    const first: StoredToken = { token: 'A', expiresAt: '2026-03-01T06:00:00.000Z' };
    const failed = store.withRefreshLock(async () => Promise.reject(new Error('down')));
    const stored = store.withRefreshLock(async (current) => {
      expect(current).toBeNull();
      return first;
    });
    const seen = store.withRefreshLock(async (current) => current ?? { ...first, token: 'B' });
    await expect(failed).rejects.toThrow('down');
    expect(await stored).toBe(first);
    expect(await seen).toBe(first);
    expect(await store.read()).toBe(first);
  });
});
