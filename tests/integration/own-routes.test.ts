/** The short way to routes of ours, and the long one that Strapi's router keeps for whatever is asked otherwise. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownRoutes } from '../../src/shared/own-routes';
import { startApp, type TestApp } from '../support/app';
import { inDays } from '../support/dates';
import { signIn } from '../support/guest';
import { seedHouse } from '../support/seed';

const OF_AN_API = "default-src 'none'; frame-ancestors 'none'";
const policyOf = (answer: Response): string | null => answer.headers.get('Content-Security-Policy');

describe('the way to a route', () => {
  let app: TestApp;
  let house: string;
  const ask = (path: string, init?: RequestInit): Promise<Response> => fetch(`${app.url}${path}`, init);

  beforeAll(async () => {
    app = await startApp();
    house = await seedHouse(app.strapi, {});
  });
  afterAll(() => app?.stop());

  it('is the short one for every route of ours, with the headers of an API', async () => {
    const routes = ownRoutes(app.strapi);
    expect(routes.length).toBeGreaterThan(150);
    const long: string[] = [];
    for (const { method, path } of routes) {
      const answer = await ask(path.replace(/:\w+/g, 'x'), { method });
      await answer.text();
      if (policyOf(answer) !== OF_AN_API || answer.headers.get('X-Content-Type-Options') !== 'nosniff')
        long.push(`${method} ${path}`);
    }
    expect(long).toEqual([]);
  });

  it('passes by only what no route of ours needs', () => {
    const paths = ownRoutes(app.strapi).map(({ path }) => path);
    const layers = app.strapi.server.listRoutes() as unknown as {
      methods: string[];
      stack: { name: string }[];
      match(path: string): boolean;
    }[];
    const inFront = layers.filter((layer) => layer.methods.length === 0 && paths.some((path) => layer.match(path)));
    // For other methods, which go the long way, and for the panel's login.
    expect([...new Set(inFront.flatMap(({ stack }) => stack.map(({ name }) => name)))].sort()).toEqual([
      'allowedMethods',
      'passportInitialize',
    ]);
  });

  it('is the long one for pages, which keep the headers of pages', async () => {
    for (const path of ['/m/', '/admin', '/no-such-file'])
      expect(policyOf(await ask(path)), path).toMatch(/script-src 'self'/);
  });

  it('leads to the same answer however the path is written', async () => {
    const usual = (await (await ask(`/api/houses/${house}`)).json()) as { id: string };
    expect(usual.id).toBe(house);
    for (const path of [
      `/api/houses/${house}/`,
      `/API/houses/${house}`,
      `/api/Houses/${house}`,
      `/api/houses/%${house.charCodeAt(0).toString(16)}${house.slice(1)}`,
    ])
      expect(await (await ask(path)).json(), path).toEqual(usual);
    const head = await ask(`/api/houses/${house}`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('refuses what is no path and what is no method with a reason', async () => {
    for (const [method, path] of [
      ['GET', '/api/houses/%E4%ZZ'],
      ['GET', '/api/houses/%00'],
      ['PUT', `/api/houses/${house}`],
      ['POST', `/api/houses/${house}`],
      ['GET', '/api/no-such-thing'],
    ] as const) {
      const answer = await ask(path, { method });
      expect(answer.status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
      expect(answer.status, `${method} ${path}`).toBeLessThan(500);
      expect(await answer.text()).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('packs for whoever takes it packed and answers pages of other origins', async () => {
    const origin = 'https://example.test';
    const answer = await ask(`/api/houses/${house}/calendar?from=${inDays(1)}&days=60`, {
      headers: { Origin: origin, 'Accept-Encoding': 'gzip' },
    });
    expect(answer.headers.get('Content-Encoding')).toBe('gzip');
    expect(answer.headers.get('Vary')).toMatch(/Accept-Encoding/);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(origin);
    const asked = await ask('/api/orders', {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('Access-Control-Allow-Headers')).toMatch(/Idempotency-Key/);
  });

  it('reads no more of a body than a command may have', async () => {
    const { send } = await signIn(app);
    const { status, body } = await send('POST', '/api/orders', { remark: 'a'.repeat(300_000) });
    expect([status, body.error.details.field]).toEqual([413, 'body']);
  });
});
