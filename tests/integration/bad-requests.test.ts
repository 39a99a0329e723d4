import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { badRequest, type BadRequest, type Ground, type Schema } from '../support/bad-requests';
import { seeded } from '../support/books';
import { newKey, type Answer } from '../support/guest';
import { VALID_REQUESTS, type Facts } from '../support/requests';
import { ownRoutes } from '../../src/shared/own-routes';
import { nameOf } from '../support/routes';
import { holdStill, settled, snapshot, type Snapshot } from '../support/snapshot';
import { createWorld, type World } from '../support/world';

const REQUESTS = 2_000;
const AT_ONCE = 6;
/** For two busy cores: each of our routes is asked a dozen times. */
const PATIENCE_MS = 180_000;

const load = createRequire(import.meta.url);
const { z } = load('zod') as typeof import('zod');

const schemaOf = (schema: unknown): Schema | undefined =>
  schema ? (z.toJSONSchema(schema as never, { io: 'input', unrepresentable: 'any' }) as Schema) : undefined;

interface Answered {
  request: BadRequest;
  name: string;
  status: number;
  headers: Headers;
  text: string;
}

describe('requests that are wrong', () => {
  let app: TestApp;
  let world: World;
  let grounds: Ground[];
  let temporary: string;

  beforeAll(async () => {
    temporary = mkdtempSync(path.join(os.tmpdir(), 'yizhan-bad-'));
    app = await startApp({ env: { TMPDIR: temporary } });
    world = await createWorld(app);
    grounds = await groundsOf(world);
    // What follows changes nothing, so nothing else may either.
    await holdStill();
  });
  afterAll(async () => {
    await app.stop();
    rmSync(temporary, { recursive: true, force: true });
  });

  async function groundsOf({ house, checkIn, checkOut, totalFen, owner, superAdmin, clerk }: World): Promise<Ground[]> {
    const orderNo = await world.order('confirmed');
    const facts: Facts = {
      house,
      checkIn,
      checkOut,
      totalFen,
      refundFen: 0,
      ...world.ledger,
      ...(await world.coupons()),
      ...(await world.till()),
      orderNo,
      depositId: await world.deposit(orderNo),
      blockId: await world.block(),
      fullHouse: world.fullHouse,
      cardKind: world.cardKind,
      cardNo: await world.card(''),
      otherMember: world.otherMember,
      noteNo: await world.note(),
      guestId: await world.listed(),
      article: world.article,
      member: owner.member.id,
      extra: world.extra,
      loginCode: 'no-such-code',
      phoneCode: 'no-such-code',
      refreshToken: owner.refreshToken,
      ...(await world.rates('undo')),
      ...(await world.invoicing('/invoice-titles/')),
      ...(await world.building()),
    };
    const tokenFor = ({ path, definition }: (typeof routes)[number]): string => {
      if (!path.startsWith('/api/')) return superAdmin.token;
      return (definition.audience === 'clerk' ? clerk : owner).accessToken;
    };
    const routes = ownRoutes(app.strapi);
    expect(routes.map(nameOf).sort()).toEqual(Object.keys(VALID_REQUESTS).sort());
    return routes.map((route) => ({
      route,
      schemas: {
        ...Object.fromEntries(
          (['params', 'query', 'body'] as const).map((part) => [part, schemaOf(route.definition[part])]),
        ),
      },
      valid: VALID_REQUESTS[nameOf(route)]!(facts),
      headers: {
        'Idempotency-Key': newKey(),
        Authorization: `Bearer ${tokenFor(route)}`,
      },
    }));
  }

  /** The requests of one seed, the same in every run. */
  function generate(count: number, seed: number): { request: BadRequest; name: string }[] {
    const random = seeded(seed);
    const made: { request: BadRequest; name: string }[] = [];
    for (let i = 0; made.length < count; i += 1) {
      const ground = grounds[i % grounds.length]!;
      const request = badRequest(ground, random);
      if (request) made.push({ request, name: nameOf(ground.route) });
    }
    return made;
  }

  async function sendAll(requests: { request: BadRequest; name: string }[]): Promise<Answered[]> {
    const waiting = [...requests];
    const answers: Answered[] = [];
    const worker = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const { url, method, headers, body } = next.request;
        const response = await fetch(`${app.url}${url}`, { method, headers, ...(body === undefined ? {} : { body }) });
        answers.push({ ...next, status: response.status, headers: response.headers, text: await response.text() });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return answers;
  }

  /** What is not as it should be about an answer, or undefined. */
  function faultOf({ request, status, headers, text }: Answered): string | undefined {
    if (status < 400) return 'was taken';
    if (status >= 500) return 'broke the server';
    if (!headers.get('X-Request-Id')) return 'has no request id';
    let answer: {
      data?: unknown;
      error?: { status: number; name: string; message: string; details: { field?: string } };
    };
    try {
      answer = JSON.parse(text) as typeof answer;
    } catch {
      return 'is not JSON';
    }
    const { error } = answer;
    if (answer.data !== null || !error || error.status !== status) return 'is not in our envelope';
    if (!/^[A-Z_]+$/.test(error.name)) return 'has no code';
    if (!/[\u4e00-\u9fff]/.test(error.message)) return 'has no message for people';
    if (!error.details) return 'has no details';
    const { field } = error.details;
    const { field: wanted } = request;
    if (wanted !== undefined && field !== wanted && !field?.startsWith(`${wanted}.`))
      return `names ${field}, not ${wanted}`;
    return undefined;
  }

  it(`${REQUESTS} of them are refused with a reason and change nothing`, { timeout: PATIENCE_MS }, async () => {
    const before = await settled(app.strapi);
    const requests = generate(REQUESTS, 20_261_121);
    expect(new Set(requests.map(({ name }) => name)).size).toBeGreaterThan(25);
    const answers = await sendAll(requests);
    const faults = answers.flatMap((answer) => {
      const fault = faultOf(answer);
      return fault
        ? [
            `${answer.name} [${answer.request.what.slice(0, 200)}] ${answer.status} ${fault}: ${answer.text.slice(0, 300)}`,
          ]
        : [];
    });
    expect([...new Set(faults)].sort().slice(0, 40)).toEqual([]);
    expect(await snapshot(app.strapi)).toEqual(before);
    expect(readdirSync(temporary), 'files left on disk').toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('legal shapes with absurd contents never break the server and change nothing', async () => {
    const { house, owner, superAdmin, totalFen } = world;
    const order = (await owner.send('GET', '/api/orders')).body.items[0].no as string;
    const before = await settled(app.strapi);
    const ranges = [
      ['1900-01-01', '1900-01-02'],
      ['9999-12-30', '9999-12-31'],
      ['1900-01-01', '9999-12-31'],
      ['2027-01-02', '2027-01-01'],
      ['2027-01-01', '2027-01-01'],
    ] as const;
    const texts = ['%', '_', '\\', "'", '"', '%%%%', '?', '??', ':no', '$1', '🏡', '\u202e', '0', ' ', '-- ', 'ÿ'];
    const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });
    const stay = (checkIn: string, checkOut: string): object => ({
      items: [{ kind: 'house', ref: house, checkIn, checkOut, adults: 50, children: 50, quantity: 5 }],
    });
    const guestReads = [
      ...ranges.flatMap(([from, to]) => [
        `/api/houses/search?checkIn=${from}&checkOut=${to}`,
        `/api/houses/${house}/calendar?from=${from}&days=180`,
        `/api/houses/${house}/calendar?from=${to}&days=1`,
      ]),
      ...texts.map((text) => `/api/houses/search?text=${encodeURIComponent(text)}`),
      '/api/houses/search?lat=90&lng=180&sort=distance',
      '/api/houses/search?lat=-90&lng=-180&sort=distance',
      '/api/houses/search?lat=1',
      '/api/houses/search?minFen=999999999&maxFen=0',
      '/api/houses/search?page=10000&pageSize=50',
      '/api/houses/search?adults=50&children=50',
      '/api/houses/search?facilities=,,,,',
      '/api/houses/search?checkIn=2027-01-01',
      '/api/orders?cursor=1&limit=50',
      '/api/orders?cursor=999999999',
      '/api/no-such-route',
      '/api//orders',
      '/api/orders/',
      `/api/orders/${order}/`,
      '/api/houses/%2e%2e/search',
    ];
    const staffReads = [
      ...ranges.flatMap(([from, to]) => [
        `/scheduling/claims?resource=house:${house}&from=${from}&to=${to}`,
        `/ordering/orders?arrivesFrom=${from}&arrivesTo=${to}`,
      ]),
      ...texts.map((text) => `/ordering/orders?q=${encodeURIComponent(text)}`),
      '/ordering/orders?page=100000&pageSize=100',
      '/scheduling/claims?resource=no-such-kind:aaaaaaaaaaaaaaaaaaaaaaaa&from=2027-01-01&to=2027-01-02',
      '/ordering/no-such-route',
    ];
    const guestWrites: [string, object][] = [
      ...ranges.flatMap(([from, to]): [string, object][] => [
        ['/api/quotes', stay(from, to)],
        [
          '/api/orders',
          { ...stay(from, to), guest: { name: '林溪', phone: '13800001234' }, expectedTotalFen: 2_147_483_647 },
        ],
      ]),
      [`/api/orders/${order}/cancel`, { reason: '\u202e', expectedRefundFen: 2_147_483_647 }],
      ['/api/auth/wechat', { code: 'x'.repeat(128) }],
      ['/api/auth/refresh', { refreshToken: `${'a'.repeat(600)}.${'b'.repeat(600)}.c` }],
      ['/api/me/phone', { code: '____' }],
    ];
    const staffWrites: [string, object][] = [
      ...ranges
        .slice(2)
        .map(([from, to]): [string, object] => [
          '/scheduling/blocks',
          { resource: `house:${house}`, from, to, reason: '维修' },
        ]),
      [
        '/scheduling/blocks',
        { resource: `house:${house}`, count: 500, from: '2027-05-01', to: '2027-05-02', reason: '维修' },
      ],
      [`/ordering/orders/${order}/refunds`, { amountFen: 2_147_483_647, reason: '退款' }],
      [`/ordering/orders/${order}/refunds`, { amountFen: totalFen + 1, reason: '退款' }],
      [`/ordering/orders/${order}/refund-preview`, { kind: 'refund', amountFen: 2_147_483_647 }],
    ];
    const wrong: string[] = [];
    const check = (what: string, status: number, body: Record<string, any> | null, refused: boolean): void => {
      const told = /[\u4e00-\u9fff]/.test(String(body?.error?.message));
      if (status >= 500 || (refused && status < 400) || (status >= 400 && !told))
        wrong.push(`${what} ${status} ${JSON.stringify(body).slice(0, 200)}`);
    };
    for (const url of guestReads) check(url, ...answered(await owner.send('GET', url)), false);
    for (const url of staffReads) check(url, ...answered(await superAdmin.send('GET', url)), false);
    for (const [url, body] of guestWrites)
      check(`${url} ${JSON.stringify(body)}`, ...answered(await owner.send('POST', url, body, key())), true);
    for (const [url, body] of staffWrites)
      check(`${url} ${JSON.stringify(body)}`, ...answered(await superAdmin.send('POST', url, body, key())), true);
    expect(wrong).toEqual([]);
    expect(withoutToken(await snapshot(app.strapi))).toEqual(withoutToken(before));
  });
});

const answered = ({ status, body }: Answer): [number, Record<string, any> | null] => [status, body];

/** Asking WeChat about a phone code fetches an access token of the application's own. */
function withoutToken({ 'public.wechat_access_tokens': _token, ...rest }: Snapshot): Snapshot {
  return rest;
}
