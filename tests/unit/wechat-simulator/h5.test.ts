import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWechatSimulator, type WechatSimulator } from '../../../tools/wechat-simulator';
import { control, Merchant } from './support/merchant';

let sim: WechatSimulator;
let merchant: Merchant;
const BACK = 'http://127.0.0.1:5173/app/?a=%E9%A9%BF#/pages/mine?x=1';

beforeAll(async () => {
  sim = await startWechatSimulator();
  merchant = new Merchant(sim);
});
afterAll(() => sim.stop());

const get = (path: string, query: Record<string, string>) =>
  fetch(`${sim.baseUrl}${path}?${new URLSearchParams(query).toString()}`, { redirect: 'manual' });
const post = (path: string, form: Record<string, string>) =>
  fetch(sim.baseUrl + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });

describe('/h5/login', () => {
  it('shows the personas and returns a code before the #', async () => {
    const page = await get('/h5/login', { appid: sim.keys.appId, redirect: BACK });
    const markup = await page.text();
    expect(page.status).toBe(200);
    expect(markup).toContain('选择一位访客');
    expect(markup).toContain('模拟器');
    expect(markup).toContain('data-testid="persona-0"');
    expect(markup).not.toContain('13800000001');
    const chosen = await post('/h5/login', { redirect: BACK, openid: merchant.openid });
    expect(chosen.status).toBe(303);
    const location = chosen.headers.get('location')!;
    const code = new URL(location).searchParams.get('wxcode');
    expect(location).toBe(`http://127.0.0.1:5173/app/?a=%E9%A9%BF&wxcode=${code}#/pages/mine?x=1`);
    expect(sim.state.loginCodes.get(code!)?.openid).toBe(merchant.openid);
  });

  it('replaces a stale wxcode', async () => {
    const redirect = 'http://localhost:5173/?wxcode=old&b=2#/';
    const chosen = await post('/h5/login', { redirect, openid: merchant.openid });
    const url = new URL(chosen.headers.get('location')!);
    expect(url.searchParams.getAll('wxcode')).toHaveLength(1);
    expect(url.searchParams.get('b')).toBe('2');
  });

  it('creates a persona from a nickname and escapes it', async () => {
    const nickname = '<img src=x onerror=alert(1)>"\'';
    const created = await post('/h5/login', { redirect: BACK, nickname });
    const code = new URL(created.headers.get('location')!).searchParams.get('wxcode')!;
    const persona = sim.state.personas.get(sim.state.loginCodes.get(code)!.openid)!;
    expect(persona.name).toBe([...nickname].slice(0, 20).join(''));
    const markup = await (await get('/h5/login', { redirect: BACK })).text();
    expect(markup).toContain('&lt;img');
    expect(markup).not.toContain('<img src=x');
  });

  it.each([
    'https://evil.example/',
    'javascript:alert(1)',
    'http://user:pass@127.0.0.1/',
    '//evil.example',
    'http://127.0.0.1.evil.example/',
    '',
  ])('refuses to return to %j', async (redirect) => {
    expect((await get('/h5/login', { redirect })).status).toBe(400);
    expect((await post('/h5/login', { redirect, openid: merchant.openid })).status).toBe(400);
    expect((await post('/h5/cashier', { redirect, action: 'cancel' })).status).toBe(400);
  });

  it('refuses another appid and an unknown persona', async () => {
    expect((await get('/h5/login', { appid: 'wxother', redirect: BACK })).status).toBe(400);
    expect((await post('/h5/login', { redirect: BACK, openid: 'nobody' })).status).toBe(400);
  });

  it('forbids scripts', async () => {
    const page = await get('/h5/login', { redirect: BACK });
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('/h5/login/phone', () => {
  it('returns a phone code', async () => {
    expect(await (await get('/h5/login/phone', { redirect: BACK })).text()).toContain('手机号');
    const chosen = await post('/h5/login/phone', { redirect: BACK, openid: merchant.openid });
    const code = new URL(chosen.headers.get('location')!).searchParams.get('wxphonecode')!;
    expect(sim.state.phoneCodes.get(code)?.openid).toBe(merchant.openid);
  });
});

describe('/h5/cashier', () => {
  async function open(changes: Record<string, unknown> = {}) {
    const body = merchant.orderBody(changes);
    const created = await merchant.create(body);
    const params = merchant.cashierParams(String(created.json.prepay_id));
    return { no: String(body.out_trade_no), params: { ...params, redirect: BACK } };
  }

  it('shows merchant, description, amount and expiry', async () => {
    const { params } = await open({ description: '小院 & <b>早餐</b>', amount: { total: 128_800 } });
    const markup = await (await get('/h5/cashier', params)).text();
    for (const text of ['驿站（模拟商户）', '小院 &amp; &lt;b&gt;早餐', '1,288.00', '支付截止'])
      expect(markup).toContain(text);
    for (const action of ['pay', 'cancel', 'fail']) expect(markup).toContain(`data-testid="cashier-${action}"`);
  });

  it.each([
    ['pay', 'ok', 'SUCCESS'],
    ['cancel', 'cancel', 'NOTPAY'],
    ['fail', 'fail', 'NOTPAY'],
  ])('%s returns pay=%s and leaves %s', async (action, result, state) => {
    const { no, params } = await open();
    const answer = await post('/h5/cashier', { ...params, action });
    expect(answer.status).toBe(303);
    const expected = `http://127.0.0.1:5173/app/?a=%E9%A9%BF&pay=${result}#/pages/mine?x=1`;
    expect(answer.headers.get('location')).toBe(expected);
    expect((await control(sim, 'GET', `/sim/orders/${no}`)).json.state).toBe(state);
  });

  it('offers only the way back when the parameters are not signed properly', async () => {
    const { params } = await open();
    const markup = await (await get('/h5/cashier', { ...params, paySign: 'AAAA' })).text();
    expect(markup).toContain('支付验证签名失败');
    expect(markup).not.toContain('data-testid="cashier-pay"');
    const forced = await post('/h5/cashier', { ...params, paySign: 'AAAA', action: 'pay' });
    expect(forced.headers.get('location')).toContain('pay=fail');
  });
});
