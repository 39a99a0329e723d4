import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateKeyMaterial, RETRY_SECONDS, startWechatSimulator } from '../../../tools/wechat-simulator';
import type { KeyMaterial, SimulatorOptions, WechatSimulator } from '../../../tools/wechat-simulator';
import { Merchant } from './support/merchant';
import { open, Receiver, until } from './support/receiver';

let keys: KeyMaterial;
let receiver: Receiver;
const running: WechatSimulator[] = [];

beforeAll(async () => {
  keys = await generateKeyMaterial();
});
beforeEach(async () => {
  receiver = await new Receiver().start();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((sim) => sim.stop()));
  await receiver.stop();
});
afterAll(() => undefined);

async function start(options: SimulatorOptions = {}): Promise<{ sim: WechatSimulator; merchant: Merchant }> {
  const sim = await startWechatSimulator({ keys, notifyDelayMs: 0, ...options });
  running.push(sim);
  return { sim, merchant: new Merchant(sim) };
}

const events = (sim: WechatSimulator) => [...sim.state.notifications.values()];

describe('payment notifications', () => {
  it('carry the order, encrypted and signed', async () => {
    const { sim, merchant } = await start();
    const no = await merchant.paidOrder({ notify_url: receiver.url });
    const [delivery] = await receiver.wait(1);
    const opened = open(sim, delivery!);
    expect(opened).toMatchObject({
      envelope: { event_type: 'TRANSACTION.SUCCESS', resource: { original_type: 'transaction' } },
      plain: { out_trade_no: no, trade_state: 'SUCCESS', amount: { total: 68800, currency: 'CNY' } },
    });
    await until(() => events(sim)[0]!.state === 'delivered');
    expect(receiver.deliveries).toHaveLength(1);
  });

  it('only 200 and 204 acknowledge', async () => {
    const { sim, merchant } = await start({ clockSpeed: 1000 });
    const answers = [201, 302, 500, 200];
    receiver.answer = (_delivery, index) => answers[index] ?? 200;
    await merchant.paidOrder({ notify_url: receiver.url });
    await until(() => events(sim)[0]?.state === 'delivered');
    expect(receiver.deliveries).toHaveLength(4);
  });

  it('follow the official schedule: 15 retries in 24 h 4 min, same id, fresh signature', async () => {
    expect(RETRY_SECONDS).toHaveLength(15);
    expect(RETRY_SECONDS.reduce((sum, seconds) => sum + seconds)).toBe(24 * 3600 + 4 * 60);
    const { sim, merchant } = await start({ clockSpeed: 100_000 });
    receiver.answer = () => 500;
    await merchant.paidOrder({ notify_url: receiver.url });
    await until(() => events(sim)[0]?.state === 'given-up', 10_000);
    expect(receiver.deliveries).toHaveLength(16);
    const opened = receiver.deliveries.map((delivery) => open(sim, delivery));
    expect(new Set(opened.map((entry) => ('envelope' in entry ? entry.envelope.id : 'refused'))).size).toBe(1);
    expect(new Set(receiver.deliveries.map(({ headers }) => headers['wechatpay-nonce'])).size).toBe(16);
    // 21600 s at this speed are 216 ms; timers may be late but never early.
    const [before, last] = receiver.deliveries.slice(-2).map(({ at }) => at);
    expect(last! - before!).toBeGreaterThanOrEqual(210);
  });

  it('retry when nobody answers in time', async () => {
    const { sim, merchant } = await start({ clockSpeed: 1000, notifyTimeoutMs: 50 });
    receiver.answer = (_delivery, index) => (index === 0 ? 'hang' : 204);
    await merchant.paidOrder({ notify_url: receiver.url });
    await until(() => events(sim)[0]?.state === 'delivered');
    expect(events(sim)[0]!.attempts.map(({ error }) => error)).toEqual(['timeout', null]);
  });

  it('are due at once when the clock is moved ahead', async () => {
    const { sim, merchant } = await start();
    receiver.answer = (_delivery, index) => (index < 3 ? 500 : 204);
    await merchant.paidOrder({ notify_url: receiver.url });
    for (const [count, seconds] of [
      [1, 15],
      [2, 15],
      [3, 30],
    ] as const) {
      await until(() => events(sim)[0]?.attempts.at(count - 1)?.status === 500);
      sim.clock.advance(seconds * 1000);
    }
    await until(() => events(sim)[0]?.state === 'delivered');
  });

  it('alternate between both keys in mode both', async () => {
    const { sim, merchant } = await start({ verifyMode: 'both' });
    for (let index = 1; index <= 4; index += 1) {
      await merchant.paidOrder({ notify_url: receiver.url });
      await receiver.wait(index);
    }
    const serials = receiver.deliveries.map(({ headers }) => headers['wechatpay-serial']);
    expect(new Set(serials)).toEqual(new Set([sim.keys.publicKeyId, sim.keys.platformSerial]));
    expect(receiver.deliveries.every((delivery) => 'plain' in open(sim, delivery))).toBe(true);
  });
});

describe('notification faults of one delivery', () => {
  it.each([
    ['notify-wrong-signature', 'signature'],
    ['notify-signtest', 'signature'],
    ['notify-unknown-serial', 'signature'],
    ['notify-stale-timestamp', 'signature'],
    ['notify-tampered-ciphertext', 'ciphertext'],
    ['notify-wrong-apiv3-key', 'ciphertext'],
  ] as const)('%s is refused, the retry is good', async (fault, refused) => {
    const { sim, merchant } = await start({ clockSpeed: 1000 });
    sim.faults.add({ fault });
    receiver.answer = (delivery) => ('plain' in open(sim, delivery) ? 204 : 401);
    await merchant.paidOrder({ notify_url: receiver.url });
    await until(() => events(sim)[0]?.state === 'delivered');
    expect(open(sim, receiver.deliveries[0]!)).toEqual({ refused });
    expect(events(sim)[0]!.attempts[0]!.faults).toEqual([fault]);
    expect(receiver.deliveries).toHaveLength(2);
    if (fault === 'notify-signtest') {
      expect(receiver.deliveries[0]!.headers['wechatpay-signature']).toMatch(/^WECHATPAY\/SIGNTEST\//);
    }
  });

  it('notify-mixed-keys signs with the other key', async () => {
    const { sim, merchant } = await start();
    sim.faults.add({ fault: 'notify-mixed-keys' });
    await merchant.paidOrder({ notify_url: receiver.url });
    const [delivery] = await receiver.wait(1);
    expect(delivery!.headers['wechatpay-serial']).toBe(sim.keys.platformSerial);
    expect(open(sim, delivery!)).toHaveProperty('plain');
  });
});

describe('notification faults of an event', () => {
  it.each([
    ['notify-wrong-amount', { amount: { total: 68801 } }],
    ['notify-wrong-currency', { amount: { currency: 'USD' } }],
    ['notify-wrong-mchid', {}],
    ['notify-wrong-appid', {}],
    ['notify-wrong-openid', {}],
    ['notify-unknown-event-type', {}],
  ] as const)('%s stays through retries', async (fault, expected) => {
    const { sim, merchant } = await start({ clockSpeed: 1000 });
    sim.faults.add({ fault });
    receiver.answer = (_delivery, index) => (index === 0 ? 500 : 204);
    await merchant.paidOrder({ notify_url: receiver.url });
    const [first, second] = (await receiver.wait(2)).map((delivery) => open(sim, delivery));
    if (!('plain' in first!) || !('plain' in second!)) throw new Error('not readable');
    expect(second.plain).toEqual(first.plain);
    expect(first.plain).toMatchObject(expected);
    const { keys: own } = sim;
    const honest = {
      mchid: first.plain.mchid === own.mchId,
      appid: first.plain.appid === own.appId,
      openid: (first.plain.payer as { openid: string }).openid === merchant.openid,
      type: first.envelope.event_type === 'TRANSACTION.SUCCESS',
      content: (first.plain.amount as { total: number }).total === 68800,
      currency: (first.plain.amount as { currency: string }).currency === 'CNY',
    };
    expect(Object.values(honest).filter((value) => !value)).toHaveLength(1);
  });

  it('notify-lost is never sent and can be asked for by hand', async () => {
    const { sim, merchant } = await start();
    sim.faults.add({ fault: 'notify-lost' });
    await merchant.paidOrder({ notify_url: receiver.url });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(receiver.deliveries).toHaveLength(0);
    const [lost] = events(sim);
    expect(lost!.state).toBe('lost');
    await fetch(`${sim.baseUrl}/sim/notifications/${lost!.id}/resend`, { method: 'POST' });
    expect(receiver.deliveries).toHaveLength(1);
  });

  it.each(['notify-duplicate', 'notify-duplicate-concurrent'] as const)('%s arrives twice, same id', async (fault) => {
    const { sim, merchant } = await start();
    sim.faults.add({ fault });
    await merchant.paidOrder({ notify_url: receiver.url });
    const ids = (await receiver.wait(2)).map((delivery) => (JSON.parse(delivery.text) as { id: string }).id);
    expect(ids[0]).toBe(ids[1]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(receiver.deliveries).toHaveLength(2);
  });

  it('notify-late waits past a local expiry', async () => {
    const { sim, merchant } = await start();
    sim.faults.add({ fault: 'notify-late', params: { delaySeconds: 1900 } });
    await merchant.paidOrder({ notify_url: receiver.url });
    sim.clock.advance(1800_000);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(receiver.deliveries).toHaveLength(0);
    sim.clock.advance(200_000);
    await receiver.wait(1);
  });

  it('matches one order only', async () => {
    const { sim, merchant } = await start();
    sim.faults.add({ fault: 'notify-lost', match: { outTradeNo: 'chosen-1' } });
    await merchant.paidOrder({ notify_url: receiver.url, out_trade_no: 'other-1' });
    await merchant.paidOrder({ notify_url: receiver.url, out_trade_no: 'chosen-1' });
    await receiver.wait(1);
    expect(events(sim).map(({ outTradeNo, state }) => [outTradeNo, state === 'lost'])).toEqual([
      ['other-1', false],
      ['chosen-1', true],
    ]);
  });
});
