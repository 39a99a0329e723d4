/** The gateways against the WeChat simulator: real keys, real HTTP, every verification mode. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTransaction, createRefusal, WechatRejected } from '../../../src/plugins/wechat-pay/server/gateway';
import type { VerifyMode } from '../../../tools/wechat-simulator';
import {
  control,
  eventually,
  nextNo,
  orderOf,
  paidOrder,
  pay,
  refundOf,
  startWorld,
  type World,
} from './simulator-world';

describe.each<VerifyMode>(['public-key', 'certificate', 'both'])('with verification by %s', (mode) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(mode);
  }, 60_000);
  afterAll(() => world.stop());

  it('goes from order to payment, notification and query', async () => {
    const outTradeNo = nextNo('A');
    const order = orderOf(world, outTradeNo);
    const { prepayId } = await world.pay.createJsapiOrder(order);
    expect((await world.pay.queryOrder(outTradeNo)).state).toBe('NOTPAY');
    expect(await pay(world, world.pay.signRequestPayment(prepayId))).toBe('ok');
    const notice = await eventually(() =>
      world.accepted.find((one) => one.kind === 'transaction' && one.resource.outTradeNo === outTradeNo),
    );
    const query = await world.pay.queryOrder(outTradeNo);
    expect(query.state).toBe('SUCCESS');
    const identity = world.pay.identity ?? { mchid: '', appid: '' };
    const expected = {
      ...identity,
      outTradeNo,
      totalFen: 25_600,
      currency: 'CNY' as const,
      openid: world.openid,
    };
    if (notice.kind !== 'transaction' || !query.transaction) throw new Error('not a payment');
    expect(checkTransaction(expected, notice.resource)).toEqual([]);
    expect(checkTransaction(expected, query.transaction)).toEqual([]);
    expect(checkTransaction({ ...expected, totalFen: 1 }, query.transaction)).toHaveLength(1);
    expect(await world.pay.closeOrder(outTradeNo)).toBe('paid');
  });

  it('closes an unpaid order for good', async () => {
    const outTradeNo = nextNo('C');
    const order = orderOf(world, outTradeNo);
    const { prepayId } = await world.pay.createJsapiOrder(order);
    expect(await world.pay.closeOrder(outTradeNo)).toBe('closed');
    expect(await world.pay.closeOrder(outTradeNo)).toBe('closed');
    expect((await world.pay.queryOrder(outTradeNo)).state).toBe('CLOSED');
    expect(await pay(world, world.pay.signRequestPayment(prepayId))).toBe('fail');
    await expect(world.pay.createJsapiOrder(order)).rejects.toMatchObject({ code: 'ORDER_CLOSED' });
  });

  it('refunds in part and hears of it', async () => {
    const outTradeNo = await paidOrder(world);
    const outRefundNo = nextNo('R');
    expect(await world.pay.queryRefund(outRefundNo)).toEqual({ status: 'NOT_FOUND' });
    const accepted = await world.pay.requestRefund(refundOf(world, outTradeNo, outRefundNo, 600));
    expect(accepted).toMatchObject({ status: 'PROCESSING', outRefundNo, refundFen: 600, totalFen: 25_600 });
    const notice = await eventually(() =>
      world.accepted.find((one) => one.kind === 'refund' && one.resource.outRefundNo === outRefundNo),
    );
    expect(notice).toMatchObject({
      eventType: 'REFUND.SUCCESS',
      resource: { status: 'SUCCESS', refundFen: 600 },
    });
    expect(await world.pay.queryRefund(outRefundNo)).toMatchObject({ status: 'SUCCESS' });
    expect((await world.pay.queryOrder(outTradeNo)).state).toBe('REFUND');
    const repeated = await world.pay.requestRefund(refundOf(world, outTradeNo, outRefundNo, 600));
    expect(repeated.refundId).toBe(accepted.refundId);
  });

  it('signs in and reads the phone number', async () => {
    const login = await control(world, 'login-code', { openid: world.openid });
    expect(await world.mini.code2Session(String(login.code))).toMatchObject({ openid: world.openid });
    await expect(world.mini.code2Session(String(login.code))).rejects.toThrow(WechatRejected);
    const phone = await control(world, 'phone-code', { openid: world.openid });
    expect(await world.mini.getPhoneNumber(String(phone.code))).toMatchObject({ countryCode: '86' });
  });

  it('knows when platform certificates exist', async () => {
    if (mode === 'public-key') {
      await expect(world.pay.listCertificates()).rejects.toMatchObject({ code: 'RESOURCE_NOT_EXISTS' });
    } else {
      expect(await world.pay.listCertificates()).toBeGreaterThan(0);
    }
  });
});

describe('orders met again', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld('public-key');
  }, 60_000);
  afterAll(() => world.stop());

  it('renews the prepay id by the same parameters, refuses others', async () => {
    const order = orderOf(world, nextNo('D'));
    const first = await world.pay.createJsapiOrder(order);
    const second = await world.pay.createJsapiOrder(order);
    expect(second.prepayId).toMatch(/^wx/);
    expect(first.prepayId).toMatch(/^wx/);
    const refused = await world.pay.createJsapiOrder({ ...order, totalFen: 1 }).catch((error: unknown) => error);
    if (!(refused instanceof WechatRejected)) throw new Error('the order was not refused');
    expect(createRefusal(refused.code, refused.requestId)).toBe('parameters-differ');
  });

  it('says that a paid order is paid, and does not find what never was', async () => {
    const order = orderOf(world, nextNo('E'));
    const { prepayId } = await world.pay.createJsapiOrder(order);
    await pay(world, world.pay.signRequestPayment(prepayId));
    const refused = await world.pay.createJsapiOrder(order).catch((error: unknown) => error);
    if (!(refused instanceof WechatRejected)) throw new Error('the order was not refused');
    expect(createRefusal(refused.code, refused.requestId)).toBe('paid');
    expect(await world.pay.queryOrder(nextNo('Z'))).toEqual({ state: 'NOT_FOUND' });
  });

  it('reads the bills of the day', async () => {
    const outTradeNo = await paidOrder(world);
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const trade = await world.pay.downloadTradeBill(today);
    if (trade.status !== 'ready') throw new Error(`the bill is ${trade.status}`);
    expect(trade.bill.rows.find((row) => row.outTradeNo === outTradeNo)).toMatchObject({
      orderFen: 25_600,
      tradeState: 'SUCCESS',
      openid: world.openid,
    });
    const flow = await world.pay.downloadFundFlowBill(today);
    if (flow.status !== 'ready') throw new Error(`the bill is ${flow.status}`);
    expect(flow.bill.summary.inCount).toBeGreaterThan(0);
    world.sim.faults.add({ fault: 'bill-hash-mismatch' });
    await expect(world.pay.downloadTradeBill(today)).rejects.toMatchObject({ kind: 'hash-mismatch' });
    world.sim.faults.add({ fault: 'bill-statement-creating' });
    expect(await world.pay.downloadTradeBill(today)).toEqual({ status: 'creating' });
    world.sim.faults.add({ fault: 'bill-no-statement' });
    expect(await world.pay.downloadTradeBill(today)).toEqual({ status: 'none' });
  });
});
