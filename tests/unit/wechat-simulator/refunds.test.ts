import { constants, publicEncrypt } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateKeyMaterial, startWechatSimulator } from '../../../tools/wechat-simulator';
import type { KeyMaterial, WechatSimulator } from '../../../tools/wechat-simulator';
import { control, Merchant } from './support/merchant';
import { open, Receiver, until } from './support/receiver';

let keys: KeyMaterial;
let sim: WechatSimulator;
let merchant: Merchant;
let receiver: Receiver;

beforeAll(async () => {
  keys = await generateKeyMaterial();
});
beforeEach(async () => {
  receiver = await new Receiver().start();
  sim = await startWechatSimulator({ keys, notifyDelayMs: 0, refundDelayMs: 3000, clockSpeed: 100 });
  merchant = new Merchant(sim);
});
afterEach(async () => {
  await sim.stop();
  await receiver.stop();
});

const status = async (no: string): Promise<unknown> =>
  (await merchant.call('GET', `/v3/refund/domestic/refunds/${no}`)).json.status;

describe('refunds', () => {
  it('are accepted as PROCESSING, end SUCCESS and notify with refund_status', async () => {
    const no = await merchant.paidOrder();
    const answer = await merchant.refund(no, 'R-1', 100, { notify_url: receiver.url });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      status: 'PROCESSING',
      amount: { refund: 100, total: 68800, currency: 'CNY' },
    });
    const [delivery] = await receiver.wait(1);
    const opened = open(sim, delivery!);
    expect(opened).toMatchObject({
      envelope: { event_type: 'REFUND.SUCCESS' },
      plain: { refund_status: 'SUCCESS' },
    });
    expect('plain' in opened && opened.plain).not.toHaveProperty('appid');
    expect(await status('R-1')).toBe('SUCCESS');
    expect((await merchant.query(no)).json.trade_state).toBe('REFUND');
  });

  it('repeat with the same number and parameters, refuse other parameters', async () => {
    const no = await merchant.paidOrder();
    const first = await merchant.refund(no, 'R-1', 100);
    expect((await merchant.refund(no, 'R-1', 100)).json.refund_id).toBe(first.json.refund_id);
    expect((await merchant.refund(no, 'R-1', 101)).json.code).toBe('INVALID_REQUEST');
  });

  it('never exceed what was paid, also when asked at the same moment', async () => {
    const no = await merchant.paidOrder();
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => merchant.refund(no, `R-${index}`, 20_000)),
    );
    expect(answers.filter(({ status: code }) => code === 200)).toHaveLength(3);
    expect(answers.filter(({ json }) => json.code === 'INVALID_REQUEST')).toHaveLength(3);
  });

  it('check order, amounts and fields', async () => {
    const no = await merchant.paidOrder();
    const body = merchant.orderBody();
    await merchant.create(body);
    const unpaid = await merchant.refund(String(body.out_trade_no), 'R-2', 1);
    expect([unpaid.status, unpaid.json.code]).toEqual([404, 'RESOURCE_NOT_EXISTS']);
    const amount = (value: object) => merchant.refund(no, 'R-3', 1, { amount: value });
    expect((await amount({ refund: 1, total: 5, currency: 'CNY' })).json.code).toBe('REFUND_FEE_MISMATCH');
    expect((await amount({ refund: 1, total: 68800 })).json.detail).toMatchObject({
      field: '/amount/currency',
    });
    expect((await amount({ refund: 0, total: 68800, currency: 'CNY' })).json.code).toBe('PARAM_ERROR');
    expect((await merchant.call('GET', '/v3/refund/domestic/refunds/none')).status).toBe(404);
  });

  it('stop after fifty and after a year', async () => {
    const no = await merchant.paidOrder();
    for (let index = 0; index < 50; index += 1) {
      expect((await merchant.refund(no, `R-${index}`, 1)).status).toBe(200);
    }
    expect((await merchant.refund(no, 'R-50', 1)).json.code).toBe('RULE_LIMIT');
    const old = await merchant.paidOrder();
    sim.clock.advance(366 * 24 * 3600_000);
    expect((await merchant.refund(old, 'R-old', 1)).json.code).toBe('TRADE_OVERDUE');
  });

  it('can be made to wait a minute between two of one order', async () => {
    const strict = await startWechatSimulator({ keys, refundMinIntervalSeconds: 60 });
    try {
      const client = new Merchant(strict);
      const no = await client.paidOrder();
      expect((await client.refund(no, 'R-1', 1)).status).toBe(200);
      const soon = await client.refund(no, 'R-2', 1);
      expect([soon.status, soon.json.code]).toEqual([429, 'FREQUENCY_LIMITED']);
      strict.clock.advance(60_000);
      expect((await client.refund(no, 'R-2', 1)).status).toBe(200);
    } finally {
      await strict.stop();
    }
  });
});

describe('refund faults', () => {
  it.each([
    ['refund-not-enough', 403, 'NOT_ENOUGH'],
    ['refund-resource-not-exists', 404, 'RESOURCE_NOT_EXISTS'],
  ] as const)('%s passes: the same number works next time', async (fault, code, name) => {
    const no = await merchant.paidOrder();
    sim.faults.add({ fault, match: { outTradeNo: no } });
    const answer = await merchant.refund(no, 'R-1', 100);
    expect([answer.status, answer.json.code]).toEqual([code, name]);
    expect((await merchant.refund(no, 'R-1', 100)).status).toBe(200);
  });

  it('refund-closed frees the amount for a new number', async () => {
    const no = await merchant.paidOrder();
    sim.faults.add({ fault: 'refund-closed' });
    await merchant.refund(no, 'R-1', 68800, { notify_url: receiver.url });
    const [delivery] = await receiver.wait(1);
    expect(open(sim, delivery!)).toMatchObject({ envelope: { event_type: 'REFUND.CLOSED' } });
    expect((await merchant.refund(no, 'R-2', 68800)).status).toBe(200);
  });

  it('refund-abnormal can be applied again to a bank card, sensitive fields encrypted', async () => {
    const no = await merchant.paidOrder();
    sim.faults.add({ fault: 'refund-abnormal' });
    const refundId = String((await merchant.refund(no, 'R-1', 100)).json.refund_id);
    await until(() => sim.state.refunds.get('R-1')?.status === 'ABNORMAL');
    const encrypted = publicEncrypt(
      { key: keys.wechatPublicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
      Buffer.from('6200000000000000'),
    ).toString('base64');
    const path = `/v3/refund/domestic/refunds/${refundId}/apply-abnormal-refund`;
    const apply = (account: string) => {
      const body = { out_refund_no: 'R-1', type: 'USER_BANK_CARD', bank_type: 'ICBC_DEBIT' };
      return merchant.call('POST', path, { body: { ...body, bank_account: account, real_name: encrypted } });
    };
    expect((await apply('plain text')).json.detail).toMatchObject({ field: '/bank_account' });
    expect((await apply(encrypted)).json.status).toBe('PROCESSING');
    await until(() => sim.state.refunds.get('R-1')?.status === 'SUCCESS');
  });

  it('refund-stuck waits for the control API', async () => {
    const no = await merchant.paidOrder();
    sim.faults.add({ fault: 'refund-stuck' });
    await merchant.refund(no, 'R-1', 100);
    sim.clock.advance(3600_000);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await status('R-1')).toBe('PROCESSING');
    await control(sim, 'POST', '/sim/refunds/R-1', { status: 'ABNORMAL' });
    expect(await status('R-1')).toBe('ABNORMAL');
    await control(sim, 'POST', '/sim/refunds/R-1', { status: 'SUCCESS' });
    expect(await status('R-1')).toBe('SUCCESS');
    expect((await control(sim, 'POST', '/sim/refunds/R-1', { status: 'CLOSED' })).status).toBe(409);
  });

  it('refund-notify-before-response delivers before the answer', async () => {
    const no = await merchant.paidOrder();
    sim.faults.add({ fault: 'refund-notify-before-response' });
    const answer = await merchant.refund(no, 'R-1', 100, { notify_url: receiver.url });
    expect(receiver.deliveries).toHaveLength(1);
    expect(answer.json.status).toBe('PROCESSING');
  });

  it('notify-v2-xml-refund sends XML without signature headers', async () => {
    const no = await merchant.paidOrder();
    sim.faults.add({ fault: 'notify-v2-xml-refund' });
    await merchant.refund(no, 'R-1', 100, { notify_url: receiver.url });
    const [delivery] = await receiver.wait(1);
    expect(delivery!.headers['content-type']).toContain('text/xml');
    expect(delivery!.headers['wechatpay-signature']).toBeUndefined();
    expect(delivery!.text).toMatch(/^<xml>/);
  });

  it('notify-refund-out-of-order lets a later event overtake', async () => {
    const no = await merchant.paidOrder();
    sim.faults.add({ fault: 'notify-refund-out-of-order' });
    sim.faults.add({ fault: 'refund-stuck', times: 2 });
    for (const number of ['R-1', 'R-2']) await merchant.refund(no, number, 100, { notify_url: receiver.url });
    await control(sim, 'POST', '/sim/refunds/R-1', { status: 'SUCCESS' });
    await control(sim, 'POST', '/sim/refunds/R-2', { status: 'SUCCESS' });
    const numbers = (await receiver.wait(2)).map((delivery) => {
      const opened = open(sim, delivery);
      return 'plain' in opened ? opened.plain.out_refund_no : null;
    });
    expect(numbers).toEqual(['R-2', 'R-1']);
  });
});
