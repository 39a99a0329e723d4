import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWechatSimulator, type WechatSimulator } from '../../../tools/wechat-simulator';
import { Merchant } from './support/merchant';

let sim: WechatSimulator;
let merchant: Merchant;
let no: string;
let today: string;

beforeAll(async () => {
  sim = await startWechatSimulator();
  merchant = new Merchant(sim);
  no = await merchant.paidOrder({ attach: 'a-1' });
  await merchant.paidOrder({ amount: { total: 5 } });
  await merchant.refund(no, 'R-1', 30_000);
  today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
});
afterEach(() => sim.faults.clear());
afterAll(() => sim.stop());

async function bill(query: string, kind = 'tradebill') {
  const answer = await merchant.call('GET', `/v3/bill/${kind}?bill_date=${today}${query}`);
  if (answer.status !== 200) return { answer, bytes: Buffer.alloc(0) };
  const url = new URL(String(answer.json.download_url));
  expect(url.origin).toBe('https://api.mch.weixin.qq.com');
  const target = url.pathname + url.search;
  const file = await fetch(sim.baseUrl + target, {
    headers: {
      Accept: '*/*',
      'User-Agent': 'test',
      Authorization: merchant.authorization('GET', target, ''),
    },
  });
  expect(file.headers.get('wechatpay-signature')).toBeNull();
  return { answer, bytes: Buffer.from(await file.arrayBuffer()) };
}

/** Rows by column name, parsed as an application would. */
function parse(bytes: Buffer): Record<string, string>[] {
  const lines = bytes.toString('utf8').trim().split('\r\n');
  const columns = lines[0]!.split(',');
  const data = lines.slice(
    1,
    lines.findIndex((line, index) => index > 0 && !line.startsWith('`')),
  );
  return data.map((line) =>
    Object.fromEntries(
      line
        .slice(1)
        .split(',`')
        .map((value, index) => [columns[index], value]),
    ),
  );
}

describe('the trade bill', () => {
  it('lists payments and refunds in yuan behind backticks', async () => {
    const { answer, bytes } = await bill('&bill_type=ALL');
    expect(answer.json.hash_value).toBe(createHash('sha1').update(bytes).digest('hex'));
    const rows = parse(bytes);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      商户订单号: no,
      订单金额: '688.00',
      交易状态: 'SUCCESS',
      商户数据包: 'a-1',
    });
    expect(rows[1]).toMatchObject({ 订单金额: '0.05' });
    expect(rows[2]).toMatchObject({ 商户退款单号: 'R-1', 申请退款金额: '300.00', 交易状态: 'REFUND' });
    expect(bytes.toString('utf8')).toContain('\r\n`3,`688.05,`300.00,');
  });

  it('comes zipped with the hash of the plain file', async () => {
    const { answer, bytes } = await bill('&tar_type=GZIP');
    expect(answer.json.hash_value).toBe(createHash('sha1').update(gunzipSync(bytes)).digest('hex'));
  });

  it('has types SUCCESS and REFUND with their own columns', async () => {
    const success = parse((await bill('&bill_type=SUCCESS')).bytes);
    expect(success).toHaveLength(2);
    expect(success[0]).not.toHaveProperty('退款金额');
    const refund = parse((await bill('&bill_type=REFUND')).bytes);
    expect(refund[0]).toHaveProperty('退款成功时间');
  });

  it('refuses wrong dates and days without trade', async () => {
    const ask = async (date: string) => (await merchant.call('GET', `/v3/bill/tradebill?bill_date=${date}`)).json.code;
    expect(await ask('2026-02-31')).toBe('PARAM_ERROR');
    expect(await ask('2019-01-01')).toBe('PARAM_ERROR');
    const before = new Date(Date.now() - 5 * 24 * 3600_000).toISOString().slice(0, 10);
    expect(await ask(before)).toBe('NO_STATEMENT_EXIST');
  });

  it('needs a signature for the download and a token that exists', async () => {
    const target = '/v3/billdownload/file?token=unknown';
    expect((await fetch(sim.baseUrl + target)).status).toBe(401);
    expect((await merchant.call('GET', target)).json.code).toBe('INVALID_REQUEST');
  });
});

describe('the fund flow bill', () => {
  it('keeps a running balance', async () => {
    const { bytes } = await bill('&account_type=BASIC', 'fundflowbill');
    const rows = parse(bytes);
    expect(rows.map((row) => [row.业务类型, row['收支金额(元)'], row['账户结余(元)']])).toEqual([
      ['交易', '688.00', '688.00'],
      ['扣除交易手续费', '4.13', '683.87'],
      ['交易', '0.05', '683.92'],
    ]);
  });
});

describe('bill faults', () => {
  it('change what is offered', async () => {
    sim.faults.add({ fault: 'bill-statement-creating' });
    expect((await bill('')).answer.json.code).toBe('STATEMENT_CREATING');
    sim.faults.add({ fault: 'bill-no-statement' });
    expect((await bill('')).answer.json.code).toBe('NO_STATEMENT_EXIST');
    sim.faults.add({ fault: 'bill-missing-row' });
    expect(parse((await bill('')).bytes)).toHaveLength(2);
    sim.faults.add({ fault: 'bill-extra-row' });
    expect(parse((await bill('')).bytes)[3]).toMatchObject({ 商户订单号: 'SIM-unknown-order' });
    sim.faults.add({ fault: 'bill-hash-mismatch' });
    const { answer, bytes } = await bill('');
    expect(answer.json.hash_value).not.toBe(createHash('sha1').update(bytes).digest('hex'));
  });
});

describe('strict dates', () => {
  it('offer yesterday from ten in the morning, never today', async () => {
    const strict = await startWechatSimulator({ keys: sim.keys, strictBillDates: true });
    try {
      const client = new Merchant(strict);
      await client.paidOrder();
      const ask = async () => (await client.call('GET', `/v3/bill/tradebill?bill_date=${today}`)).json;
      expect((await ask()).code).toBe('PARAM_ERROR');
      const midnight = Date.parse(`${today}T00:00:00+08:00`) + 24 * 3600_000;
      strict.clock.advance(midnight + 9 * 3600_000 - Date.now());
      expect((await ask()).code).toBe('STATEMENT_CREATING');
      strict.clock.advance(3600_000);
      expect(await ask()).toHaveProperty('download_url');
    } finally {
      await strict.stop();
    }
  });
});
