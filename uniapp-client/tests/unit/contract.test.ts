import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { answerFaults, faultsOf, requestFaults, SPEC_FILE } from '../support/contract.mjs';
import { createBackend } from '../support/mock-backend.mjs';

const client = fileURLToPath(new URL('../..', import.meta.url));

describe('src/api/schema.d.ts', () => {
  it('is what npm run gen:api makes of ../openapi.json', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yizhan-schema-'));
    try {
      const fresh = join(folder, 'schema.d.ts');
      const cli = join(client, 'node_modules/openapi-typescript/bin/cli.js');
      execFileSync(process.execPath, [cli, fileURLToPath(SPEC_FILE), '-o', fresh], { stdio: 'ignore' });
      expect(readFileSync(join(client, 'src/api/schema.d.ts'), 'utf8') === readFileSync(fresh, 'utf8')).toBe(
        true,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 30_000);
});

describe('the mock backend', () => {
  const backend = createBackend({ h5Base: 'http://127.0.0.1' });
  const [checkIn, checkOut] = [2, 4].map((n) => backend.addDays(backend.today(), n));
  let token = '';
  let keys = 0;

  /** One call, whose body and answer must be as openapi.json says. */
  function call(
    method: string,
    path: string,
    body?: unknown,
    query: Record<string, string> = {},
    status = 200,
  ) {
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': `contract-${(keys += 1)}` };
    const reply = backend.handle({ method, path, query, headers, body });
    expect([
      ...answerFaults({ method, path }, reply),
      ...(status < 400 ? requestFaults({ method, path, body }) : []),
    ]).toEqual([]);
    expect(reply.status, JSON.stringify(reply.body)).toBe(status);
    return reply.body;
  }
  const house = 'house1'.padEnd(24, '0');
  const item = { kind: 'house', ref: house, checkIn, checkOut, adults: 2, children: 1 };
  const guest = { name: '林青禾', phone: '13800138000' };
  const place = () => {
    const { totalFen } = call('POST', '/quotes', { items: [item] });
    return call('POST', '/orders', { items: [item], guest, expectedTotalFen: totalFen }, {}, 201);
  };

  it('answers everything a visitor reads as the contract promises', () => {
    call('GET', '/client-config');
    call('GET', '/houses/facets');
    call('GET', '/houses/search', undefined, { checkIn, checkOut, adults: '2', lat: '30.1', lng: '119.9' });
    call('GET', '/houses/search');
    call('GET', `/houses/${house}`);
    call('GET', `/houses/${house}/calendar`, undefined, { from: backend.today(), days: '60' });
  });

  it('answers sessions and the member', () => {
    call('GET', '/me', undefined, {}, 401);
    const { accessToken, refreshToken } = call('POST', '/auth/wechat', { code: 'code-1' });
    token = accessToken;
    call('GET', '/me');
    call('POST', '/me', { nickname: '青禾', language: 'en' });
    expect(call('POST', '/me/phone', { code: 'code-1' }).phone).toBe('13800138000');
    token = call('POST', '/auth/refresh', { refreshToken }).accessToken;
    call('POST', '/auth/refresh', { refreshToken }, {}, 401);
  });

  it('answers an order from its placing to the end of its refund', () => {
    const { no } = place();
    call('GET', `/orders/${no}`);
    call('POST', `/orders/${no}/payments`, {});
    backend.state.paidAtCashier.add(no);
    expect(call('POST', `/orders/${no}/sync`, {}).status).toBe('confirmed');
    const { refundFen } = call('GET', `/orders/${no}/cancellation`);
    call('POST', `/orders/${no}/cancel`, { reason: '行程有变', expectedRefundFen: refundFen + 1 }, {}, 409);
    call('POST', `/orders/${no}/cancel`, { reason: '行程有变', expectedRefundFen: refundFen });
    expect(call('GET', '/orders', undefined, { group: 'refund', limit: '20' }).items).toHaveLength(1);
    call('POST', '/auth/logout', {});
  });

  it('answers waiting notes', () => {
    token = call('POST', '/auth/wechat', { code: 'code-2' }).accessToken;
    const wish = { resource: `house:${house}`, from: checkIn, to: checkOut, adults: 2, children: 1, guest };
    const { no } = call('POST', '/me/waiting-notes', wish, {}, 201);
    expect(call('GET', '/me/waiting-notes').items).toHaveLength(1);
    expect(call('DELETE', `/me/waiting-notes/${no}`).status).toBe('withdrawn');
  });

  it('refuses as the contract promises', () => {
    call('GET', '/houses/none', undefined, {}, 404);
    call('POST', '/orders', { items: [item], guest, expectedTotalFen: 1 }, {}, 409);
  });
});

describe('the check itself', () => {
  it('notices what is missing, surplus, of another type or out of an enumeration', () => {
    const schema = {
      type: 'object',
      properties: {
        a: { type: 'integer' },
        b: { anyOf: [{ type: 'string', enum: ['x'] }, { type: 'null' }] },
      },
      required: ['a'],
      additionalProperties: false,
    };
    expect(faultsOf(schema, { a: 1, b: null })).toEqual([]);
    expect(faultsOf(schema, { b: 'x' })).toEqual(['.a is missing']);
    expect(faultsOf(schema, { a: 1.5, c: 1 })).toEqual(['.a is number, not integer', '.c is not promised']);
    expect(faultsOf(schema, { a: 1, b: 'y' })).toHaveLength(1);
    expect(answerFaults({ path: '/houses/none/at/all' }, { status: 200, body: {} })).toHaveLength(1);
  });
});
