import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateKeyMaterial, startWechatSimulator } from '../../../tools/wechat-simulator';
import type { KeyMaterial, WechatSimulator } from '../../../tools/wechat-simulator';
import { control, Merchant } from './support/merchant';

let keys: KeyMaterial;
let sim: WechatSimulator;
let merchant: Merchant;

beforeAll(async () => {
  keys = await generateKeyMaterial();
});
beforeEach(async () => {
  sim = await startWechatSimulator({ keys });
  merchant = new Merchant(sim);
});
afterEach(() => sim.stop());

const session = (code: string, secret = keys.appSecret) =>
  control(
    sim,
    'GET',
    `/sns/jscode2session?appid=${keys.appId}&secret=${secret}&js_code=${code}&grant_type=authorization_code`,
  );

const loginCode = async (): Promise<string> =>
  String((await control(sim, 'POST', '/sim/login-code', { openid: merchant.openid })).json.code);

async function token(extra: object = {}): Promise<Record<string, unknown>> {
  const body = { grant_type: 'client_credential', appid: keys.appId, secret: keys.appSecret, ...extra };
  return (await control(sim, 'POST', '/cgi-bin/stable_token', body)).json;
}

async function call(path: string, body: unknown, accessToken?: unknown): Promise<Record<string, unknown>> {
  const used = accessToken ?? (await token()).access_token;
  return (await control(sim, 'POST', `${path}?access_token=${String(used)}`, body)).json;
}

describe('jscode2session', () => {
  it('takes a code once and within five minutes', async () => {
    const code = await loginCode();
    const first = await session(code);
    expect(first.json).toMatchObject({ openid: merchant.openid });
    expect(first.json).not.toHaveProperty('errcode');
    expect((await session(code)).json.errcode).toBe(40163);
    expect((await session('made-up')).json.errcode).toBe(40029);
    const late = await loginCode();
    sim.clock.advance(5 * 60_000);
    expect((await session(late)).json.errcode).toBe(40029);
    expect((await session(await loginCode(), 'wrong')).json.errcode).toBe(40125);
  });

  it('never logs secret or code', async () => {
    const code = await loginCode();
    await session(code);
    const text = JSON.stringify(sim.log.list());
    expect(text).not.toContain(code);
    expect(text).not.toContain(keys.appSecret);
  });
});

describe('stable_token', () => {
  it('stays the same, renews five minutes before its end and overlaps', async () => {
    const first = await token();
    // Whole seconds are left; on a busy machine one may have begun.
    expect(first.expires_in).toBeGreaterThan(7190);
    expect(first.expires_in).toBeLessThanOrEqual(7200);
    expect((await token()).access_token).toBe(first.access_token);
    sim.clock.advance((7200 - 299) * 1000);
    const second = await token();
    expect(second.access_token).not.toBe(first.access_token);
    const ask = (used: unknown) => call('/wxa/sec/order/is_trade_managed', { appid: keys.appId }, used);
    expect((await ask(first.access_token)).errcode).toBe(0);
    expect((await ask(second.access_token)).is_trade_managed).toBe(true);
    sim.clock.advance(300_000);
    expect((await ask(first.access_token)).errcode).toBe(42001);
    expect((await ask('nonsense')).errcode).toBe(40001);
    expect((await control(sim, 'POST', '/wxa/sec/order/is_trade_managed', {})).json.errcode).toBe(41001);
  });

  it('force_refresh ends the old token, at most each 30 s and 20 times a day', async () => {
    const first = await token();
    const forced = await token({ force_refresh: true });
    expect(forced.access_token).not.toBe(first.access_token);
    expect((await call('/wxa/sec/order/is_trade_managed', {}, first.access_token)).errcode).toBe(40001);
    expect((await token({ force_refresh: true })).errcode).toBe(45011);
    for (let index = 1; index < 20; index += 1) {
      sim.clock.advance(30_000);
      expect((await token({ force_refresh: true })).errcode).toBeUndefined();
    }
    sim.clock.advance(30_000);
    expect((await token({ force_refresh: true })).errcode).toBe(45009);
  });

  it.each([
    ['token-40001', 40001],
    ['token-42001', 42001],
  ] as const)('%s strikes in mid-use', async (fault, code) => {
    sim.faults.add({ fault });
    const ask = () => call('/wxa/sec/order/is_trade_managed', { appid: keys.appId });
    expect((await ask()).errcode).toBe(code);
    expect((await ask()).errcode).toBe(0);
  });
});

describe('getuserphonenumber', () => {
  it('gives the number once', async () => {
    const { code } = (await control(sim, 'POST', '/sim/phone-code', { openid: merchant.openid })).json;
    const path = '/wxa/business/getuserphonenumber';
    expect(await call(path, { code })).toMatchObject({
      errcode: 0,
      phone_info: { purePhoneNumber: '13800000001', countryCode: '86', watermark: { appid: keys.appId } },
    });
    expect((await call(path, { code })).errcode).toBe(40029);
    expect((await call(path, { code: await loginCode() })).errcode).toBe(40029);
  });
});

describe('subscribe/send', () => {
  const path = '/cgi-bin/message/subscribe/send';
  const message = (data: Record<string, string>, change: object = {}) => ({
    touser: merchant.openid,
    template_id: 'SIMTEMPLATE01',
    page: 'pages/order/detail?id=1',
    data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }])),
    ...change,
  });

  it('needs one acceptance for each message', async () => {
    const good = message({ thing1: '云上小院', time2: '2026年10月1日 15:00', amount3: '¥688.00' });
    expect((await call(path, good)).errcode).toBe(43101);
    await control(sim, 'POST', '/sim/subscriptions', {
      openid: merchant.openid,
      templateIds: ['SIMTEMPLATE01'],
    });
    expect((await call(path, good)).errcode).toBe(0);
    expect((await call(path, good)).errcode).toBe(43101);
    expect(sim.state.messages).toMatchObject([{ data: { amount3: '¥688.00' } }]);
  });

  it.each([
    ['thing1', '超'.repeat(21)],
    ['thing1', ''],
    ['thing1', 'two\nlines'],
    ['character_string4', '订单1'],
    ['phrase5', 'ok'],
    ['phrase5', '六个汉字太长'],
    ['time2', '25:00'],
    ['date6', '下周一'],
    ['amount3', '一百元'],
    ['name7', '十一个汉字的名字太长啦啊'],
    ['number8', 'x1'],
    ['unknown9', 'x'],
    ['constructor1', 'x'],
  ])('47003 for %s = %j', async (key, value) => {
    const answer = await call(path, message({ [key]: value }));
    expect(answer.errcode).toBe(47003);
    expect(answer.errmsg).toContain(key);
  });

  it('refuses unknown people and bad pages', async () => {
    expect((await call(path, message({ thing1: 'x' }, { touser: 'nobody' }))).errcode).toBe(40003);
    expect((await call(path, message({ thing1: 'x' }, { page: '/pages/x' }))).errcode).toBe(41030);
    expect((await call(path, message({ thing1: 'x' }, { template_id: '' }))).errcode).toBe(40037);
  });
});

describe('getwxacodeunlimit', () => {
  it('is an image on success and JSON on failure', async () => {
    const { access_token: used } = await token();
    const ask = (body: object) =>
      fetch(`${sim.baseUrl}/wxa/getwxacodeunlimit?access_token=${String(used)}`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
    const image = await ask({ scene: 'o=1', page: 'pages/index/index' });
    expect(image.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await image.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    const failure = await ask({ scene: '中文' });
    expect(await failure.json()).toMatchObject({ errcode: 40169 });
  });
});

describe('msg_sec_check', () => {
  it('passes plain words and stops a few others', async () => {
    const check = (content: string) =>
      call('/wxa/msg_sec_check', { content, version: 2, scene: 2, openid: merchant.openid });
    expect(await check('院子很安静')).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } });
    expect(await check('刷单兼职')).toMatchObject({ result: { suggest: 'risky', label: 20008 } });
    sim.faults.add({ fault: 'seccheck-review' });
    expect(await check('院子很安静')).toMatchObject({ result: { suggest: 'review' } });
    sim.faults.add({ fault: 'seccheck-not-visited' });
    expect((await check('院子很安静')).errcode).toBe(61010);
  });
});

describe('order shipping', () => {
  const path = '/wxa/sec/order/upload_shipping_info';
  const body = (no: string, desc = '骑马课 x1') => ({
    order_key: { order_number_type: 2, transaction_id: sim.state.orders.get(no)!.transactionId },
    logistics_type: 3,
    delivery_mode: 1,
    shipping_list: [{ item_desc: desc }],
    upload_time: new Date().toISOString(),
    payer: { openid: merchant.openid },
  });

  it('takes one upload and one correction', async () => {
    const no = await merchant.paidOrder();
    sim.faults.add({ fault: 'shipping-10060001', match: { outTradeNo: no } });
    const codes = [];
    for (const desc of ['a', 'a', 'a', 'b', 'c']) codes.push((await call(path, body(no, desc))).errcode);
    expect(codes).toEqual([10060001, 0, 10060023, 0, 10060003]);
    const order = await call('/wxa/sec/order/get_order', {
      transaction_id: sim.state.orders.get(no)!.transactionId,
    });
    expect(order).toMatchObject({ order: { order_state: 2, merchant_trade_no: no } });
    expect((await control(sim, 'GET', '/sim/shippings')).json).toMatchObject([{ outTradeNo: no, itemDesc: 'b' }]);
  });

  it('checks payer, refund and parameters', async () => {
    const no = await merchant.paidOrder();
    expect((await call(path, { ...body(no), payer: { openid: 'x' } })).errcode).toBe(10060031);
    expect((await call(path, { ...body(no), shipping_list: [] })).errcode).toBe(268485226);
    await merchant.refund(no, 'R-1', 68800);
    expect((await call(path, body(no))).errcode).toBe(10060004);
  });
});
