import { describe, expect, it } from 'vitest';
import { createHttp, queryString, type Answer, type HttpDeps, type Sent } from '@/api/http';
import { Problem } from '@/api/problem';
import type { Locale, Session } from '@/api/types';

type Handler = (request: Sent) => Answer | Problem | Promise<Answer | Problem>;

const ok = (body: unknown, status = 200): Answer => ({ status, body, requestId: 'r1' });
const refusal = (status: number, name: string, details = {}): Answer =>
  ok({ data: null, error: { status, name, message: `${name}!`, details } }, status);

function setUp(handler: Handler, access: string | null = 'a1', refresh: string | null = 'r1') {
  const sent: Sent[] = [];
  const state = {
    access,
    refresh,
    ended: false,
    cleared: 0,
    slept: 0,
    locale: 'zh-CN' as Locale,
    elsewhere: {},
  };
  const deps: HttpDeps = {
    send: async (request) => {
      sent.push(request);
      await Promise.resolve();
      const answer = await handler(request);
      if (answer instanceof Problem) throw answer;
      return answer;
    },
    tokens: {
      access: () => state.access,
      ended: () => state.ended,
      reread: () => Object.assign(state, state.elsewhere),
      refresh: () => state.refresh,
      save: (session: Session) =>
        Object.assign(state, {
          access: session.accessToken,
          refresh: session.refreshToken,
          ended: false,
        }),
      clear: () => Object.assign(state, { access: null, refresh: null, cleared: state.cleared + 1 }),
    },
    locale: () => state.locale,
    base: 'https://inn.test',
    sleep: async () => {
      state.slept += 1;
    },
  };
  return { http: createHttp(deps), sent, state };
}

const refreshes = (sent: Sent[]) => sent.filter(({ url }) => url.endsWith('/auth/refresh'));
const session = { accessToken: 'a2', refreshToken: 'r2', expiresInSeconds: 900 };

/** 401 for the old token, everything for the new one. */
const expiring: Handler = ({ url, headers }) => {
  if (url.endsWith('/auth/refresh')) return ok(session);
  return headers.Authorization === 'Bearer a2' ? ok({ fine: true }) : refusal(401, 'UNAUTHORIZED');
};

describe('requests', () => {
  it('builds queries without empty values', () => {
    expect(queryString({ a: 1, b: '', c: undefined, d: null, e: '山 水', f: 0, g: false })).toBe(
      '?a=1&e=%E5%B1%B1%20%E6%B0%B4&f=0&g=false',
    );
    expect(queryString({})).toBe('');
  });

  it('sends token, language and key', async () => {
    const { http, sent, state } = setUp(() => ok({}));
    state.locale = 'en';
    await http.command('POST', '/orders', { a: 1 }, { key: 'key-12345' });
    expect(sent[0]).toMatchObject({
      url: 'https://inn.test/api/orders',
      body: { a: 1 },
      headers: { Authorization: 'Bearer a1', 'Accept-Language': 'en', 'Idempotency-Key': 'key-12345' },
    });
  });

  it('makes a problem of the envelope', async () => {
    const { http } = setUp(() => refusal(409, 'PRICE_CHANGED', { totalFen: 72_800 }));
    const problem = (await http.command('POST', '/orders').catch((cause) => cause)) as Problem;
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({
      status: 409,
      code: 'PRICE_CHANGED',
      message: 'PRICE_CHANGED!',
      requestId: 'r1',
    });
    expect(problem.details.totalFen).toBe(72_800);
    expect(problem.uncertain).toBe(false);
  });

  it('survives answers that are no envelope', async () => {
    const { http } = setUp(() => ok('<html>502</html>', 500));
    await expect(http.get('/x')).rejects.toMatchObject({ status: 500, code: 'UNKNOWN', message: '' });
  });
});

describe('refresh', () => {
  it('happens once for many requests and repeats each of them', async () => {
    const { http, sent, state } = setUp(expiring);
    const answers = await Promise.all([
      http.get('/a'),
      http.get('/b'),
      http.command('POST', '/c'),
      http.get('/d'),
    ]);
    expect(answers).toEqual(Array(4).fill({ fine: true }));
    expect(refreshes(sent)).toHaveLength(1);
    expect(refreshes(sent)[0].body).toEqual({ refreshToken: 'r1' });
    expect([state.access, state.refresh]).toEqual(['a2', 'r2']);
  });

  it('is not asked for by a request that comes back late, after the token was renewed', async () => {
    let release = () => undefined as void;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const { http, sent } = setUp(async (request) => {
      if (request.url.endsWith('/late') && request.headers.Authorization === 'Bearer a1') await gate;
      return expiring(request);
    });
    const late = http.get('/late');
    await http.get('/early');
    release();
    expect(await late).toEqual({ fine: true });
    expect(refreshes(sent)).toHaveLength(1);
  });

  it('keeps the idempotency key over the repetition', async () => {
    const { http, sent } = setUp(expiring);
    await http.command('POST', '/orders', {}, { key: 'key-12345' });
    const keys = sent
      .filter(({ url }) => url.endsWith('/orders'))
      .map(({ headers }) => headers['Idempotency-Key']);
    expect(keys).toEqual(['key-12345', 'key-12345']);
  });

  it('ends the session when the refresh token is refused, without a loop', async () => {
    const { http, sent, state } = setUp(() => refusal(401, 'UNAUTHORIZED'));
    await expect(http.get('/me')).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect(state.access).toBeNull();
    expect(refreshes(sent)).toHaveLength(1);
    expect(sent).toHaveLength(2);
  });

  it('ends the session when even the new token is refused', async () => {
    const { http, state, sent } = setUp(({ url }) =>
      url.endsWith('/auth/refresh') ? ok(session) : refusal(401, 'UNAUTHORIZED'),
    );
    await expect(http.get('/me')).rejects.toMatchObject({ status: 401 });
    expect(state.cleared).toBe(1);
    expect(sent).toHaveLength(3);
  });

  it('keeps the session when the network is to blame, and may try again later', async () => {
    let down = true;
    const { http, state } = setUp((request) => {
      if (request.url.endsWith('/auth/refresh') && down) return Problem.offline();
      return expiring(request);
    });
    await expect(http.command('POST', '/me')).rejects.toMatchObject({ kind: 'offline' });
    expect(state.refresh).toBe('r1');
    down = false;
    expect(await http.get('/me')).toEqual({ fine: true });
  });

  it('is not tried without a session', async () => {
    const { http, sent } = setUp(() => refusal(401, 'UNAUTHORIZED'), null, null);
    await expect(http.get('/me')).rejects.toMatchObject({ status: 401 });
    expect(sent).toHaveLength(1);
  });
});

describe('a token that has ended', () => {
  /** As the server answers what everybody may ask: a stranger's price for a token that it does not take. */
  const quoting: Handler = ({ url, headers }) =>
    url.endsWith('/auth/refresh')
      ? ok(session)
      : ok({ price: headers.Authorization === 'Bearer a2' ? 'own' : 'of a stranger' });

  it('is renewed before anything is asked, once for all who ask', async () => {
    const { http, sent, state } = setUp(quoting);
    state.ended = true;
    const prices = await Promise.all([http.command('POST', '/quotes'), http.get('/houses/search')]);
    expect(prices).toEqual([{ price: 'own' }, { price: 'own' }]);
    expect(refreshes(sent)).toHaveLength(1);
    expect(sent[0]!.url).toMatch(/refresh$/);
  });

  it('that another page has renewed meanwhile is taken from there', async () => {
    const { http, sent, state } = setUp(({ url, headers, body }) => {
      if (!url.endsWith('/auth/refresh')) return quoting({ url, headers } as Sent);
      // The server takes each refresh token once, and the other page was faster.
      expect(body).toEqual({ refreshToken: 'r1' });
      state.elsewhere = { access: 'a2', refresh: 'r2', ended: false };
      return refusal(401, 'UNAUTHORIZED');
    });
    state.ended = true;
    expect(await http.get('/quotes')).toEqual({ price: 'own' });
    expect([state.cleared, refreshes(sent).length]).toEqual([0, 1]);
  });

  it('leaves a stranger when the server clearly says no, and nobody without a network', async () => {
    const refused = setUp((request) =>
      request.url.endsWith('/auth/refresh') ? refusal(401, 'UNAUTHORIZED') : quoting(request),
    );
    refused.state.ended = true;
    expect(await refused.http.get('/houses/search')).toEqual({ price: 'of a stranger' });
    expect(refused.state.cleared).toBe(1);
    const away = setUp((request) =>
      request.url.endsWith('/auth/refresh') ? Problem.offline() : quoting(request),
    );
    away.state.ended = true;
    await expect(away.http.get('/houses/search')).rejects.toMatchObject({ uncertain: true });
    expect(away.state.cleared).toBe(0);
  });
});

describe('retries', () => {
  const flaky = (failures: (Answer | Problem)[]): Handler => {
    const left = [...failures];
    return () => left.shift() ?? ok({ fine: true });
  };

  it('repeats reads and keyed commands once, with the same key', async () => {
    for (const failure of [Problem.timeout(), Problem.offline(), ok('gateway', 504)]) {
      const { http, sent, state } = setUp(flaky([failure]));
      await http.command('POST', '/orders', { a: 1 }, { key: 'key-12345' });
      expect(sent.map(({ headers }) => headers['Idempotency-Key'])).toEqual(['key-12345', 'key-12345']);
      expect(state.slept).toBe(1);
    }
    const { http, sent } = setUp(flaky([Problem.timeout()]));
    expect(await http.get('/a')).toEqual({ fine: true });
    expect(sent).toHaveLength(2);
  });

  it('never repeats a command without a key', async () => {
    const { http, sent } = setUp(flaky([Problem.timeout()]));
    await expect(http.command('POST', '/auth/wechat', { code: 'x' })).rejects.toMatchObject({
      kind: 'timeout',
    });
    expect(sent).toHaveLength(1);
  });

  it('never repeats a clear answer', async () => {
    const { http, sent } = setUp(flaky([refusal(409, 'SOLD_OUT')]));
    await expect(http.command('POST', '/orders', {}, { key: 'key-12345' })).rejects.toMatchObject({
      status: 409,
    });
    expect(sent).toHaveLength(1);
  });

  it('gives up after one repetition and says that the outcome is unknown', async () => {
    const { http, sent } = setUp(() => Problem.timeout());
    const problem = (await http
      .command('POST', '/orders', {}, { key: 'key-12345' })
      .catch((cause) => cause)) as Problem;
    expect(problem.uncertain).toBe(true);
    expect(sent).toHaveLength(2);
  });
});
