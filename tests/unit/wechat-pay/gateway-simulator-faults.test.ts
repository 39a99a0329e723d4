/** The gateways against the faults of the WeChat simulator that concern the gateways alone. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkTransaction } from '../../../src/plugins/wechat-pay/server/gateway';
import type { FaultRequest } from '../../../tools/wechat-simulator';
import { control, eventually, nextNo, orderOf, paidOrder, refundOf, startWorld, type World } from './simulator-world';

describe('with faults', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld('public-key');
  }, 60_000);
  afterEach(() => world.sim.faults.clear());
  afterAll(() => world.stop());

  it.each<[FaultRequest, string[]]>([
    [{ fault: 'rate-limited-429' }, ['rate-limited']],
    [{ fault: 'system-error-500' }, ['server-error']],
    [{ fault: 'bad-gateway-502' }, ['server-error']],
    [{ fault: 'accepted-202' }, ['accepted']],
    [{ fault: 'redirect' }, ['redirect']],
    [{ fault: 'timeout-before-commit' }, ['timeout']],
    [{ fault: 'response-unsigned' }, ['unsigned']],
    [{ fault: 'response-wrong-signature' }, ['bad-signature']],
    [{ fault: 'response-signtest' }, ['bad-signature']],
    [{ fault: 'response-unknown-serial' }, ['unknown-serial']],
    [{ fault: 'response-stale-timestamp' }, ['stale-timestamp']],
  ])('$fault is unknown, and the identical request succeeds afterwards', async (fault, kinds) => {
    const order = orderOf(world, nextNo('F'));
    world.sim.faults.add(fault);
    const error = await world.pay.createJsapiOrder(order).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'WechatUnknown' });
    expect(kinds).toContain((error as { kind: string }).kind);
    expect((await world.pay.createJsapiOrder(order)).prepayId).toMatch(/^wx/);
    expect(world.sim.log.list('/redirect-target')).toHaveLength(0);
  });

  it.each<FaultRequest['fault']>([
    'system-error-500-after-commit',
    'timeout-after-commit',
    'connection-reset',
    'truncated-json',
  ])('after %s a query tells that the refund exists, and repeating it makes no second one', async (fault) => {
    const outTradeNo = await paidOrder(world);
    const refund = refundOf(world, outTradeNo, nextNo('R'), 100);
    world.sim.faults.add({ fault, match: { path: '/v3/refund/' } });
    await expect(world.pay.requestRefund(refund)).rejects.toMatchObject({ name: 'WechatUnknown' });
    const found = await world.pay.queryRefund(refund.outRefundNo);
    if (found.status === 'NOT_FOUND') throw new Error('the refund is lost');
    expect(found.refundFen).toBe(100);
    expect((await world.pay.requestRefund(refund)).refundId).toBe(found.refundId);
  });

  it('reports a wrong clock as SIGN_ERROR', async () => {
    world.sim.faults.add({ fault: 'clock-skew', params: { skewSeconds: 600 } });
    const error = await world.pay.queryOrder(nextNo('S')).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'WechatRejected', code: 'SIGN_ERROR', httpStatus: 401 });
  });

  it('learns that the guest paid while closing', async () => {
    const outTradeNo = nextNo('G');
    await world.pay.createJsapiOrder(orderOf(world, outTradeNo));
    world.sim.faults.add({ fault: 'pay-during-close' });
    expect(await world.pay.closeOrder(outTradeNo)).toBe('paid');
    expect((await world.pay.queryOrder(outTradeNo)).state).toBe('SUCCESS');
  });

  it('knows a refund that lacks money from one that is gone', async () => {
    const outTradeNo = await paidOrder(world);
    const refund = refundOf(world, outTradeNo, nextNo('R'), 100);
    world.sim.faults.add({ fault: 'refund-not-enough' });
    await expect(world.pay.requestRefund(refund)).rejects.toMatchObject({
      code: 'NOT_ENOUGH',
      httpStatus: 403,
    });
    expect(await world.pay.queryRefund(refund.outRefundNo)).toEqual({ status: 'NOT_FOUND' });
  });

  it.each<[FaultRequest['fault'], string]>([
    ['notify-wrong-signature', 'bad-signature'],
    ['notify-signtest', 'sign-test'],
    ['notify-unknown-serial', 'unknown-serial'],
    ['notify-stale-timestamp', 'stale-timestamp'],
    ['notify-tampered-ciphertext', 'decryption-failed'],
    ['notify-wrong-apiv3-key', 'decryption-failed'],
  ])('refuses %s and accepts the repetition', async (fault, reason) => {
    world.rejected.length = 0;
    world.sim.faults.add({ fault });
    const outTradeNo = await paidOrder(world);
    await eventually(() =>
      world.accepted.find((one) => one.kind === 'transaction' && one.resource.outTradeNo === outTradeNo),
    );
    expect(world.rejected.map((error) => error.reason)).toEqual([reason]);
  });

  it.each<[FaultRequest['fault'], string]>([
    ['notify-wrong-amount', 'amount.total'],
    ['notify-wrong-mchid', 'mchid'],
    ['notify-wrong-appid', 'appid'],
    ['notify-wrong-openid', 'payer.openid'],
    ['notify-wrong-currency', 'amount.currency'],
  ])('parses %s so that the comparison finds %s', async (fault, field) => {
    world.sim.faults.add({ fault });
    const outTradeNo = await paidOrder(world);
    const notice = await eventually(() =>
      world.accepted.find((one) => one.kind === 'transaction' && one.resource.outTradeNo === outTradeNo),
    );
    if (notice.kind !== 'transaction') throw new Error('not a payment');
    const identity = world.pay.identity ?? { mchid: '', appid: '' };
    const expected = {
      ...identity,
      outTradeNo,
      totalFen: 25_600,
      currency: 'CNY' as const,
      openid: world.openid,
    };
    expect(checkTransaction(expected, notice.resource).map((mismatch) => mismatch.field)).toEqual([field]);
  });

  it.each<FaultRequest['fault']>(['token-40001', 'token-42001'])('replaces the token after %s', async (fault) => {
    await world.mini.isTradeManaged();
    world.sim.faults.add({ fault });
    expect(await world.mini.isTradeManaged()).toBe(true);
  });

  it('reports a delivery once WeChat knows the order', async () => {
    const outTradeNo = await paidOrder(world);
    const { transaction } = await world.pay.queryOrder(outTradeNo);
    const info = {
      transactionId: transaction?.transactionId ?? '',
      openid: world.openid,
      itemDesc: '大床房 2晚',
      at: new Date().toISOString(),
    };
    world.sim.faults.add({ fault: 'shipping-10060001' });
    expect(await world.mini.uploadShippingInfo(info)).toBe('later');
    expect(await world.mini.uploadShippingInfo(info)).toBe('done');
    expect(await world.mini.uploadShippingInfo(info)).toBe('done');
  });

  it('makes a mini-program code and checks text', async () => {
    const code = await world.mini.getUnlimitedQrCode({ scene: 'o=1', page: 'pages/index/index' });
    expect(code.contentType).toMatch(/^image\//);
    world.sim.faults.add({ fault: 'seccheck-not-visited' });
    expect(await world.mini.checkText({ content: '很好', openid: world.openid })).toBe('review');
  });

  it('sends a message only as often as the guest allowed', async () => {
    const message = { openid: world.openid, templateId: 'TEMPLATE_1', data: { thing1: '入住提醒' } };
    expect(await world.mini.sendSubscribeMessage(message)).toBe('refused');
    await control(world, 'subscriptions', { openid: world.openid, templateIds: ['TEMPLATE_1'] });
    expect(await world.mini.sendSubscribeMessage(message)).toBe('sent');
    expect(await world.mini.sendSubscribeMessage(message)).toBe('refused');
  });
});
