import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWechatSimulator, type WechatSimulator } from '../../../tools/wechat-simulator';
import { control, Merchant } from './support/merchant';

let sim: WechatSimulator;
let merchant: Merchant;

beforeAll(async () => {
  sim = await startWechatSimulator();
  merchant = new Merchant(sim);
});
afterAll(() => sim.stop());

describe('field checks', () => {
  it.each([
    ['/amount/total', { amount: { total: 0, currency: 'CNY' } }],
    ['/amount/total', { amount: { total: 1.5 } }],
    ['/amount/currency', { amount: { total: 1, currency: 'USD' } }],
    ['/out_trade_no', { out_trade_no: 'short' }],
    ['/out_trade_no', { out_trade_no: 'no spaces here' }],
    ['/description', { description: '长'.repeat(128) }],
    ['/description', { description: '马术课🐴' }],
    ['/attach', { attach: null }],
    ['/notify_url', { notify_url: 'http://example.com/notify' }],
    ['/notify_url', { notify_url: 'https://example.com/notify?x=1' }],
    ['/time_expire', { time_expire: '2030-01-01' }],
    ['/time_expire', { time_expire: '2020-01-01T00:00:00+08:00' }],
    ['/payer/openid', { payer: {} }],
    ['/payer/openid', { payer: { openid: 'o-stranger' } }],
    ['/scene_info/payer_client_ip', { scene_info: {} }],
  ])('names %s', async (field, change) => {
    const answer = await merchant.create(merchant.orderBody(change));
    expect([answer.status, answer.json.code]).toEqual([400, 'PARAM_ERROR']);
    expect((answer.json.detail as { field: string }).field).toBe(field);
  });

  it('refuses another appid', async () => {
    const answer = await merchant.create(merchant.orderBody({ appid: 'wxSIM000' }));
    expect([answer.status, answer.json.code]).toEqual([400, 'APPID_MCHID_NOT_MATCH']);
  });
});

describe('a repeated create', () => {
  it('gives the same prepay_id for identical parameters, in whatever key order', async () => {
    const body = merchant.orderBody();
    const first = await merchant.create(body);
    const second = await merchant.create(Object.fromEntries(Object.entries(body).reverse()));
    expect(second.json.prepay_id).toBe(first.json.prepay_id);
  });

  it('renews a prepay_id after two hours, and only the new one can be paid', async () => {
    const own = await startWechatSimulator({ keys: sim.keys });
    try {
      const client = new Merchant(own);
      const body = client.orderBody();
      const first = String((await client.create(body)).json.prepay_id);
      own.clock.advance(2 * 3600_000);
      const second = String((await client.create(body)).json.prepay_id);
      expect(second).not.toBe(first);
      const pay = (id: string) =>
        control(own, 'POST', '/sim/cashier', { action: 'pay', params: client.cashierParams(id) });
      expect((await pay(first)).json).toEqual({ result: 'fail', message: 'prepay_id 已过期' });
      expect((await pay(second)).json.result).toBe('ok');
    } finally {
      await own.stop();
    }
  });

  it('refuses different parameters', async () => {
    const body = merchant.orderBody();
    await merchant.create(body);
    const answer = await merchant.create({ ...body, amount: { total: 1, currency: 'CNY' } });
    expect([answer.status, answer.json.code]).toEqual([400, 'INVALID_REQUEST']);
    expect(answer.headers.get('request-id')).toMatch(/-268498688$/);
  });

  it('refuses a paid and a closed order', async () => {
    const paid = merchant.orderBody();
    await merchant.paidOrder(paid);
    expect((await merchant.create(paid)).json.code).toBe('ORDERPAID');
    const closed = merchant.orderBody();
    await merchant.create(closed);
    await merchant.close(String(closed.out_trade_no));
    expect((await merchant.create(closed)).json.code).toBe('ORDER_CLOSED');
  });

  it('refuses a number that was closed before it was created', async () => {
    const body = merchant.orderBody();
    expect((await merchant.close(String(body.out_trade_no))).status).toBe(204);
    expect((await merchant.create(body)).json.code).toBe('INVALID_REQUEST');
  });
});

describe('query and close', () => {
  it('shows payment fields only once paid', async () => {
    const body = merchant.orderBody({ attach: 'a-1' });
    const created = await merchant.create(body);
    const no = String(body.out_trade_no);
    const before = (await merchant.query(no)).json;
    expect(before.trade_state).toBe('NOTPAY');
    for (const field of ['transaction_id', 'success_time', 'payer', 'bank_type'])
      expect(before).not.toHaveProperty(field);
    const params = merchant.cashierParams(String(created.json.prepay_id));
    await control(sim, 'POST', '/sim/cashier', { action: 'pay', params });
    const after = await merchant.query(no);
    expect(after.json).toMatchObject({
      trade_state: 'SUCCESS',
      attach: 'a-1',
      payer: { openid: merchant.openid },
      amount: { total: 68800, payer_total: 68800, currency: 'CNY' },
    });
    expect(after.json.success_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
    const path = `/v3/pay/transactions/id/${String(after.json.transaction_id)}?mchid=${sim.keys.mchId}`;
    expect((await merchant.call('GET', path)).json.out_trade_no).toBe(no);
  });

  it('answers 404 for an unknown number and 400 without mchid', async () => {
    const answer = await merchant.query('nobody-knows');
    expect([answer.status, answer.json.code]).toEqual([404, 'ORDER_NOT_EXIST']);
    const path = '/v3/pay/transactions/out-trade-no/nobody-knows';
    expect((await merchant.call('GET', path)).json.code).toBe('PARAM_ERROR');
  });

  it('closes again with 204 and refuses to close a paid order', async () => {
    const body = merchant.orderBody();
    await merchant.create(body);
    const no = String(body.out_trade_no);
    expect((await merchant.close(no)).status).toBe(204);
    expect((await merchant.close(no)).status).toBe(204);
    expect((await merchant.query(no)).json.trade_state).toBe('CLOSED');
    const paid = await merchant.close(await merchant.paidOrder());
    expect([paid.status, paid.json.code]).toEqual([400, 'ORDERPAID']);
  });

  it('closes by itself when time_expire passes', async () => {
    const own = await startWechatSimulator({ keys: sim.keys });
    try {
      const client = new Merchant(own);
      const expires = new Date(Date.now() + 30 * 60_000 + 8 * 3600_000).toISOString().slice(0, 19);
      const body = client.orderBody({ time_expire: `${expires}+08:00` });
      const created = await client.create(body);
      own.clock.advance(31 * 60_000);
      const params = client.cashierParams(String(created.json.prepay_id));
      const paid = await control(own, 'POST', '/sim/cashier', { action: 'pay', params });
      expect(paid.json.result).toBe('fail');
      expect((await client.query(String(body.out_trade_no))).json.trade_state).toBe('CLOSED');
    } finally {
      await own.stop();
    }
  });
});

describe('the cashier', () => {
  it('checks the signature, the application and the payer', async () => {
    const created = await merchant.create(merchant.orderBody());
    const params = merchant.cashierParams(String(created.json.prepay_id));
    const act = async (change: object, extra: object = {}, action = 'pay') =>
      (await control(sim, 'POST', '/sim/cashier', { action, params: { ...params, ...change }, ...extra })).json;
    expect(await act({ nonceStr: 'other' })).toEqual({ result: 'fail', message: '支付验证签名失败' });
    expect((await act({ appId: 'wxSIMother' })).result).toBe('fail');
    expect((await act({ signType: 'MD5' })).result).toBe('fail');
    expect((await act({ timeStamp: params.timeStamp + '000' })).result).toBe('fail');
    const other = [...sim.state.personas.values()][1]!.openid;
    expect((await act({}, { openid: other })).result).toBe('fail');
    expect((await act({}, {}, 'cancel')).result).toBe('cancel');
    expect((await act({}, {}, 'fail')).result).toBe('fail');
    expect((await act({}, { openid: merchant.openid })).result).toBe('ok');
    expect(await act({})).toEqual({ result: 'fail', message: '该订单已支付' });
  });
});
