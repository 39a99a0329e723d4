import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createMiniProgramGateway,
  MemoryTokenStore,
  WechatRejected,
} from '../../../src/plugins/wechat-pay/server/gateway';
import { startFakeMiniHost, type FakeMiniHost } from './fake-mini-host';
import { APP_ID, APP_SECRET, NOW, OPENID, recordingLogger, wechatConfig } from './fake-wechat';

let wechat: FakeMiniHost;
const logger = recordingLogger();

beforeAll(async () => {
  wechat = await startFakeMiniHost();
});
afterAll(() => wechat.host.stop());
beforeEach(() => {
  wechat.reset();
  logger.lines.length = 0;
});

const gateway = () =>
  createMiniProgramGateway(wechatConfig(wechat.host.baseUrl), {
    now: () => NOW,
    logger,
    tokens: new MemoryTokenStore(),
    timeoutMs: 1000,
  });

describe('code2Session', () => {
  it('returns who it is and keeps the session key to itself', async () => {
    wechat.answers.set('/sns/jscode2session', { openid: OPENID, session_key: 'SIMkey==', unionid: '' });
    expect(await gateway().code2Session('a+b/c=')).toEqual({ openid: OPENID, unionid: null });
    expect(wechat.host.requests[0]?.url).toContain('js_code=a%2Bb%2Fc%3D');
    expect(wechat.paths()).toEqual(['/sns/jscode2session']);
  });

  it('reports a used code, without showing secret or code', async () => {
    wechat.answers.set('/sns/jscode2session', {
      errcode: 40029,
      errmsg: `invalid code, secret=${APP_SECRET}`,
    });
    const error = await gateway()
      .code2Session('SECRETCODE123')
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(WechatRejected);
    expect(error).toMatchObject({ code: '40029' });
    expect(JSON.stringify(error) + String(error) + logger.lines.join()).not.toMatch(/SECRETCODE123|SIMsecret/);
  });

  it.each([
    [-1, 'busy'],
    [45011, 'rate-limited'],
  ])('errcode %i is for later', async (errcode, kind) => {
    wechat.answers.set('/sns/jscode2session', { errcode, errmsg: '' });
    await expect(gateway().code2Session('c')).rejects.toMatchObject({ name: 'WechatUnknown', kind });
  });

  it('does not believe an answer without openid', async () => {
    wechat.answers.set('/sns/jscode2session', { session_key: 'x' });
    await expect(gateway().code2Session('c')).rejects.toMatchObject({ kind: 'bad-shape' });
    await expect(gateway().code2Session('')).rejects.toMatchObject({ field: 'code' });
  });
});

describe('getPhoneNumber', () => {
  const phone = (appid: string) => ({
    errcode: 0,
    phone_info: {
      phoneNumber: '13800000001',
      purePhoneNumber: '13800000001',
      countryCode: '86',
      watermark: { timestamp: 1, appid },
    },
  });

  it('returns a number issued for this app only', async () => {
    wechat.answers.set('/wxa/business/getuserphonenumber', phone(APP_ID));
    expect(await gateway().getPhoneNumber('c')).toEqual({
      phoneNumber: '13800000001',
      purePhoneNumber: '13800000001',
      countryCode: '86',
    });
    wechat.answers.set('/wxa/business/getuserphonenumber', phone('wxother'));
    await expect(gateway().getPhoneNumber('c')).rejects.toMatchObject({ kind: 'mismatch' });
  });
});

describe('sendSubscribeMessage', () => {
  const message = {
    openid: OPENID,
    templateId: 'T1',
    page: '/pages/order/detail?no=1',
    data: { thing1: '骑马课' },
  };

  it('sends fitted values', async () => {
    expect(await gateway().sendSubscribeMessage(message)).toBe('sent');
    expect(JSON.parse(wechat.host.requests[1]?.body ?? '')).toEqual({
      touser: OPENID,
      template_id: 'T1',
      page: 'pages/order/detail?no=1',
      miniprogram_state: 'formal',
      lang: 'zh_CN',
      data: { thing1: { value: '骑马课' } },
    });
  });

  it('takes 43101 as an ordinary answer, names the field of 47003', async () => {
    wechat.answers.set('/cgi-bin/message/subscribe/send', {
      errcode: 43101,
      errmsg: 'user refuse to accept the msg',
    });
    expect(await gateway().sendSubscribeMessage(message)).toBe('refused');
    wechat.answers.set('/cgi-bin/message/subscribe/send', {
      errcode: 47003,
      errmsg: 'argument invalid! data.thing1.value invalid',
    });
    await expect(gateway().sendSubscribeMessage(message)).rejects.toMatchObject({
      code: '47003',
      field: 'thing1',
    });
  });

  it('sends nothing when a value cannot fit', async () => {
    const bad = { ...message, data: { phrase1: 'not Chinese' } };
    await expect(gateway().sendSubscribeMessage(bad)).rejects.toMatchObject({ field: 'data.phrase1' });
    expect(wechat.host.requests).toHaveLength(0);
  });
});

describe('getUnlimitedQrCode', () => {
  const request = { scene: 'o=1', page: 'pages/order/detail' };

  it('tells an image from a JSON failure', async () => {
    const image = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
    wechat.answers.set('/wxa/getwxacodeunlimit', image);
    expect(await gateway().getUnlimitedQrCode(request)).toEqual({ image, contentType: 'image/jpeg' });
    wechat.answers.set('/wxa/getwxacodeunlimit', { errcode: 41030, errmsg: 'invalid page' });
    await expect(gateway().getUnlimitedQrCode(request)).rejects.toMatchObject({ code: '41030' });
    wechat.answers.set('/wxa/getwxacodeunlimit', Buffer.from('<html>'));
    await expect(gateway().getUnlimitedQrCode(request)).rejects.toMatchObject({ kind: 'bad-shape' });
  });

  it.each([
    ['scene', { scene: '中文' }],
    ['scene', { scene: 'x'.repeat(33) }],
    ['page', { page: '/pages/x' }],
    ['page', { page: 'pages/x?a=1' }],
    ['width', { width: 100 }],
  ])('sends nothing when %s breaks a rule', async (field, change) => {
    await expect(gateway().getUnlimitedQrCode({ ...request, ...change })).rejects.toMatchObject({ field });
    expect(wechat.host.requests).toHaveLength(0);
  });
});

describe('checkText', () => {
  const text = { content: '房间很干净', openid: OPENID };
  const verdict = (suggest: string) => ({ errcode: 0, trace_id: 't', result: { suggest, label: 100 } });

  it.each(['pass', 'review', 'risky'])('returns %s', async (suggest) => {
    wechat.answers.set('/wxa/msg_sec_check', verdict(suggest));
    expect(await gateway().checkText(text)).toBe(suggest);
  });

  it('holds text back when WeChat cannot judge', async () => {
    wechat.answers.set('/wxa/msg_sec_check', { errcode: 61010, errmsg: 'code is expired' });
    expect(await gateway().checkText(text)).toBe('review');
    wechat.answers.set('/wxa/msg_sec_check', verdict('something new'));
    expect(await gateway().checkText(text)).toBe('review');
  });

  it('checks long text in pieces', async () => {
    wechat.answers.set('/wxa/msg_sec_check', verdict('pass'));
    expect(await gateway().checkText({ ...text, content: '好'.repeat(5001) })).toBe('pass');
    expect(wechat.paths().filter((path) => path === '/wxa/msg_sec_check')).toHaveLength(3);
  });
});

describe('uploadShippingInfo', () => {
  const info = {
    transactionId: '4200SIM1',
    openid: OPENID,
    itemDesc: '骑马课, 一节',
    at: '2026-03-01T04:00:00.000Z',
  };

  it('reports a service in person', async () => {
    expect(await gateway().uploadShippingInfo(info)).toBe('done');
    expect(JSON.parse(wechat.host.requests[1]?.body ?? '')).toEqual({
      order_key: { order_number_type: 2, transaction_id: '4200SIM1' },
      logistics_type: 3,
      delivery_mode: 1,
      shipping_list: [{ item_desc: '骑马课， 一节' }],
      upload_time: '2026-03-01T12:00:00.000+08:00',
      payer: { openid: OPENID },
    });
  });

  it.each([
    [10060002, 'done'],
    [10060023, 'done'],
    [10060001, 'later'],
    [-1, 'later'],
  ])('errcode %i means %s', async (errcode, outcome) => {
    wechat.answers.set('/wxa/sec/order/upload_shipping_info', { errcode, errmsg: '' });
    expect(await gateway().uploadShippingInfo(info)).toBe(outcome);
  });

  it('fails for good where repeating is useless', async () => {
    wechat.answers.set('/wxa/sec/order/upload_shipping_info', { errcode: 10060004, errmsg: '' });
    await expect(gateway().uploadShippingInfo(info)).rejects.toMatchObject({ code: '10060004' });
  });
});
