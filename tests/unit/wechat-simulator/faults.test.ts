import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FAULTS, startWechatSimulator, type WechatSimulator } from '../../../tools/wechat-simulator';
import { control, Merchant } from './support/merchant';

const SOURCE = join(__dirname, '../../../tools/wechat-simulator');

let sim: WechatSimulator;
let merchant: Merchant;

beforeAll(async () => {
  sim = await startWechatSimulator();
  merchant = new Merchant(sim);
});
afterEach(() => sim.faults.clear());
afterAll(() => sim.stop());

describe('the fault table', () => {
  it('has unique kebab-case names and a description each', () => {
    const names = FAULTS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, description } of FAULTS) {
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(description.length).toBeGreaterThan(10);
    }
  });

  it('holds no fault that the simulator never asks for, and the README lists them all', () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
    const read = (file: string): string => readFileSync(join(SOURCE, file), 'utf8');
    const code = files
      .filter((file) => file.endsWith('.ts') && file !== 'faults.ts')
      .map(read)
      .join('\n');
    const readme = read('README.md');
    for (const { name } of FAULTS) {
      expect(code, name).toContain(`'${name}'`);
      expect(readme, name).toContain(`\`${name}\``);
    }
  });

  it('can be set, listed and cleared over HTTP; unknown names are refused', async () => {
    const rule = { fault: 'notify-lost', match: { outTradeNo: 'abc' }, times: 3 };
    expect((await control(sim, 'POST', '/sim/faults', rule)).status).toBe(201);
    expect((await control(sim, 'POST', '/sim/faults', { fault: 'no-such-fault' })).status).toBe(400);
    expect((await control(sim, 'POST', '/sim/faults', { fault: 'notify-lost', times: 0 })).status).toBe(400);
    const listed = (await control(sim, 'GET', '/sim/faults')).json as { known: unknown[]; active: unknown[] };
    expect(listed.known).toHaveLength(FAULTS.length);
    expect(listed.active).toMatchObject([{ fault: rule.fault, match: rule.match, remaining: 3 }]);
    await control(sim, 'DELETE', '/sim/faults');
    expect(sim.faults.list()).toEqual([]);
  });
});

describe('transport faults that leave no trace', () => {
  it.each([
    ['rate-limited-429', 429],
    ['system-error-500', 500],
    ['bad-gateway-502', 502],
    ['accepted-202', 202],
    ['redirect', 302],
    ['clock-skew', 401],
  ] as const)('%s answers %i and the repeated request succeeds', async (fault, status) => {
    const body = merchant.orderBody();
    sim.faults.add({ fault, match: { outTradeNo: String(body.out_trade_no) } });
    const answer = await merchant.create(body);
    expect(answer.status).toBe(status);
    expect(sim.state.orders.has(String(body.out_trade_no))).toBe(false);
    expect((await merchant.create(body)).status).toBe(200);
  });

  it('timeout-before-commit says nothing and does nothing', async () => {
    const body = merchant.orderBody();
    sim.faults.add({ fault: 'timeout-before-commit', match: { path: '/v3/pay/transactions/jsapi' } });
    await expect(merchant.create(body, { signal: AbortSignal.timeout(80) })).rejects.toThrow();
    expect(sim.state.orders.has(String(body.out_trade_no))).toBe(false);
  });

  it('timeout-before-commit breaks the connection after holdMs', async () => {
    sim.faults.add({ fault: 'timeout-before-commit', params: { holdMs: 30 } });
    await expect(merchant.create(merchant.orderBody())).rejects.toThrow();
  });

  it('redirect leads to a forged success that shows in the log', async () => {
    sim.faults.add({ fault: 'redirect' });
    const answer = await merchant.query('some-number');
    const target = answer.headers.get('location')!;
    expect(await (await fetch(target)).json()).toMatchObject({ forged: true });
    expect(sim.log.list('/redirect-target')).toHaveLength(1);
  });
});

describe('transport faults that hide an effect', () => {
  it.each(['timeout-after-commit', 'connection-reset', 'system-error-500-after-commit', 'truncated-json'] as const)(
    '%s',
    async (fault) => {
      const body = merchant.orderBody();
      sim.faults.add({ fault, params: { holdMs: 30 } });
      const answer = await merchant.create(body).catch(() => null);
      if (fault === 'truncated-json') {
        expect(answer!.status).toBe(200);
        expect(answer!.json).toEqual({});
        expect(merchant.verified(answer!.headers, answer!.text)).toBe(false);
      } else {
        expect(answer?.status ?? 'broken').toBe(fault === 'system-error-500-after-commit' ? 500 : 'broken');
      }
      expect(sim.state.orders.has(String(body.out_trade_no))).toBe(true);
    },
  );
});

describe('response signature faults', () => {
  it.each([
    'response-unsigned',
    'response-wrong-signature',
    'response-signtest',
    'response-unknown-serial',
    'response-stale-timestamp',
  ] as const)('%s: a 200 that must not be believed', async (fault) => {
    sim.faults.add({ fault });
    const answer = await merchant.create(merchant.orderBody());
    expect(answer.status).toBe(200);
    expect(merchant.verified(answer.headers, answer.text)).toBe(false);
    expect(sim.log.list().at(-1)!.faults).toEqual([fault]);
  });
});

describe('pay-during-close', () => {
  it('turns the close into ORDERPAID', async () => {
    const body = merchant.orderBody();
    const no = String(body.out_trade_no);
    await merchant.create(body);
    sim.faults.add({ fault: 'pay-during-close', match: { outTradeNo: no } });
    const answer = await merchant.close(no);
    expect([answer.status, answer.json.code]).toEqual([400, 'ORDERPAID']);
    expect((await merchant.query(no)).json.trade_state).toBe('SUCCESS');
  });
});
