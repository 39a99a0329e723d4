import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, hurryJobs } from '../support/books';
import { registerOperator, startCluster, type Cluster, type Operator } from '../support/cluster';
import { inDays } from '../support/dates';
import { newKey, orderUntil, payOrder, placeStay, sender, signIn, type Guest } from '../support/guest';

interface Recorded {
  method: string;
  path: string;
  status: number;
  requestId: string | null;
  text: string;
}

interface LogLine {
  at: string;
  level: string;
  requestId?: string;
  message: string;
  status?: number;
}

/** Answers that hand out tokens, to whom they belong. */
const SIGN_IN = ['/api/auth/wechat', '/api/auth/refresh', '/admin/login', '/admin/register-admin'];
/** The number in a search text: whoever types one sees it come back nowhere. */
const TYPED_PHONE = '13912345678';
/** How to get into the house: for its guest, from the day before. */
const DOOR = { doorInfo: '院门密码 7391604285#', wifiName: 'yizhan-quiet', wifiPassword: 'pine-wind-7731' };
const WIFI_AND_DOOR = [DOOR.wifiPassword, '7391604285'];
/** Of nobody; the checksum takes it. */
const IDENTITY = '11010519491231002X';

describe('what must stay inside', () => {
  let cluster: Cluster;
  let operator: Operator;
  let guest: Guest;
  let phone: string;
  /** Shown at the till. */
  let memberCode = '';
  /** Of the order whose guest arrives today. */
  let arrivalPath = '';
  const answers: Recorded[] = [];
  const plainFetch = globalThis.fetch;

  beforeAll(async () => {
    cluster = await startCluster({ nodes: [{ LOG_LEVEL: 'silly' }], keepOutput: 50_000_000 });
    globalThis.fetch = async (input, init) => {
      const response = await plainFetch(input, init);
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.origin !== cluster.url) return response;
      const text = await response.clone().text();
      const requestId = response.headers.get('X-Request-Id');
      answers.push({ method: init?.method ?? 'GET', path: url.pathname, status: response.status, requestId, text });
      return response;
    };
    operator = await registerOperator(cluster.url);
    await wholeStory();
    await arrivalStory();
    await wrongTurns();
  });
  afterAll(async () => {
    globalThis.fetch = plainFetch;
    await cluster.stop();
  });

  const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });

  /** A guest books, pays, cancels and is refunded; the desk looks on and helps. */
  async function wholeStory(): Promise<void> {
    const house = await operator.house();
    guest = await signIn({ url: cluster.url, sim: cluster.sim });
    ({ phone } = cluster.sim.state.personas.get(guest.openid)!);
    const phoneCode = await sender(cluster.sim.baseUrl)('POST', '/sim/phone-code', { openid: guest.openid });
    await guest.send('POST', '/api/me/phone', { code: phoneCode.body.code });
    for (const path of [
      '/api/me',
      '/api/client-config',
      '/api/health/ready',
      '/api/houses/facets',
      `/api/houses/${house}`,
    ])
      await guest.send('GET', path);
    await guest.send('GET', `/api/houses/search?text=${TYPED_PHONE}`);
    await guest.send('GET', `/api/houses/${house}/calendar?from=${inDays(0)}`);
    const wishes = [10, 20].map((day) => ({ ref: house, checkIn: inDays(day), checkOut: inDays(day + 2) }));
    const [first, second] = [await placeStay(guest, wishes[0]!), await placeStay(guest, wishes[1]!)];
    for (const { body } of [first, second]) {
      await payOrder(cluster, guest, body.no);
      await guest.send('POST', `/api/orders/${body.no}/sync`, {});
      await orderUntil(guest, body.no, ({ status }) => status === 'confirmed');
    }
    await guest.send('GET', '/api/orders');
    const { body: shown } = await guest.send('POST', '/api/me/codes', {});
    memberCode = shown.codes[0];
    await operator.send('POST', '/cashier/scans', { code: memberCode, nonce: newKey() });
    await operator.send('POST', '/cashier/scans', { code: memberCode, nonce: newKey() });
    const preview = await guest.send('GET', `/api/orders/${first.body.no}/cancellation`);
    const { refundFen } = preview.body;
    await guest.send(
      'POST',
      `/api/orders/${first.body.no}/cancel`,
      { reason: '行程有变', expectedRefundFen: refundFen },
      key(),
    );
    await operator.send(
      'POST',
      `/ordering/orders/${second.body.no}/refunds`,
      { amountFen: 100, reason: '热水不足' },
      key(),
    );
    await eventually('the refund', async () => {
      await hurryJobs(cluster.db);
      return (await guest.send('GET', `/api/orders/${first.body.no}`)).body.status === 'refunded' || undefined;
    });
    const stays = { itemKey: '01', name: '周岚', documentType: 'id-card', number: IDENTITY };
    const listed = await guest.send('POST', `/api/orders/${second.body.no}/guests`, { guests: [stays] });
    expect(listed.status).toBe(200);
    await operator.send('GET', `/ordering/orders/${second.body.no}/guests`);
    await operator.send('GET', '/ordering/orders');
    await operator.send('GET', `/ordering/orders/${second.body.no}`);
    await operator.send('POST', `/ordering/orders/${second.body.no}/refund-preview`, { kind: 'refund' });
    for (const uid of ['plugin::membership.member', 'plugin::ordering.payment', 'plugin::ordering.order'])
      await operator.send('GET', `/content-manager/collection-types/${uid}?populate=*`);
    const renewed = await sender(cluster.url)('POST', '/api/auth/refresh', { refreshToken: guest.refreshToken });
    expect(renewed.status).toBe(200);
  }

  /** A house with its door and WiFi: who has paid for today is told, nobody else and nowhere else. */
  async function arrivalStory(): Promise<void> {
    const house = await operator.house({ title: '听松小院', units: 2, ...DOOR });
    const stranger = await signIn({ url: cluster.url, sim: cluster.sim });
    const book = async (checkIn: string, checkOut: string): Promise<string> => {
      const { body } = await placeStay(guest, { ref: house, checkIn, checkOut });
      await payOrder(cluster, guest, body.no);
      await orderUntil(guest, body.no, ({ status }) => status === 'confirmed');
      return body.no as string;
    };
    const [today, later] = [await book(inDays(0), inDays(1)), await book(inDays(40), inDays(41))];
    const unpaid = await placeStay(guest, { ref: house, checkIn: inDays(50), checkOut: inDays(51) });
    for (const no of [today, later, unpaid.body.no as string]) {
      for (const send of [guest.send, stranger.send, sender(cluster.url)])
        await send('GET', `/api/orders/${no}/arrival`);
      await guest.send('GET', `/api/orders/${no}`);
      await operator.send('GET', `/ordering/orders/${no}`);
    }
    arrivalPath = `/api/orders/${today}/arrival`;
    for (const send of [guest.send, stranger.send]) {
      for (const path of ['/api/orders', '/api/home', `/api/houses/${house}`, '/api/houses/search?pageSize=50'])
        await send('GET', path);
      await send('GET', `/api/houses/${house}/calendar?from=${inDays(0)}`);
      await send('POST', `/api/me/favourites/${house}`);
      await send('GET', '/api/me/favourites');
      // Words of it are no words of the house, either.
      for (const word of WIFI_AND_DOOR) await send('GET', `/api/houses/search?text=${word}`);
    }
    for (const path of [`/scheduling/grid?from=${inDays(0)}&days=30`, '/pricing/rates/history', '/ordering/today'])
      await operator.send('GET', path);
    await guest.send('POST', `/api/orders/${today}/sync`, {});
  }

  /** Everything that fails, and WeChat failing: that is when secrets slip into messages. */
  async function wrongTurns(): Promise<void> {
    const anybody = sender(cluster.url);
    const { accessToken, refreshToken, openid } = guest;
    await anybody('GET', `/api/me?access_token=${accessToken}&openid=${openid}&phone=${TYPED_PHONE}`);
    await anybody('POST', '/api/auth/wechat', { code: 'no-such-code-0001' });
    await anybody('POST', '/api/auth/wechat', `{"code":"${accessToken}","openid":"${openid}"`);
    await anybody('POST', '/api/auth/refresh', { refreshToken });
    await anybody(
      'POST',
      '/api/wechat-pay/notify',
      { resource: { ciphertext: 'forged', openid } },
      { 'Wechatpay-Signature': 'AAAA' },
    );
    await anybody('POST', '/admin/login', { email: 'owner@example.com', password: 'Wrong-password-1' });
    await anybody('GET', `/m/no-such-file?token=${accessToken}`);
    // Paths are logged, and people put anything into them.
    for (const word of [TYPED_PHONE, openid, accessToken]) await guest.send('GET', `/api/orders/${word}`);
    await guest.send('POST', '/api/me/phone', { code: 'no-such-code-0001' });
    await guest.send('POST', '/api/orders', { guest: { phone: TYPED_PHONE } }, key());
    await guest.send('POST', `/api/orders/${IDENTITY}/guests`, { guests: [{ number: IDENTITY }] });
    const house = await operator.house({ title: '松间' });
    const faults = ['system-error-500', 'bad-gateway-502', 'connection-reset', 'truncated-json', 'rate-limited-429'];
    for (const [i, fault] of faults.entries()) {
      const stay = { ref: house, checkIn: inDays(30 + i * 3), checkOut: inDays(31 + i * 3) };
      const placed = await placeStay(guest, stay);
      await sender(cluster.sim.baseUrl)('POST', '/sim/faults', { fault, times: 2 });
      await guest.send('POST', `/api/orders/${placed.body.no}/payments`, {}, key());
      await sender(cluster.sim.baseUrl)('DELETE', '/sim/faults');
      await sender(cluster.sim.baseUrl)('POST', '/sim/faults', { fault, times: 2 });
      const { body } = await sender(cluster.sim.baseUrl)('POST', '/sim/login-code', { openid });
      await anybody('POST', '/api/auth/wechat', { code: body.code });
      await sender(cluster.sim.baseUrl)('DELETE', '/sim/faults');
    }
    await guest.send('POST', '/api/auth/logout', {});
    await guest.send('GET', '/api/me');
  }

  const logLines = (): string[] => cluster.nodes[0]!.said.split('\n').filter(Boolean);

  /** What belongs to the house and to WeChat; nobody is ever told. */
  async function innerSecrets(): Promise<Record<string, string>> {
    const { env, sim, db } = cluster;
    const notification = await db.query<{ body: string }>('select body from wechat_notifications limit 1');
    const { ciphertext } = (JSON.parse(notification.rows[0]!.body) as { resource: { ciphertext: string } }).resource;
    const token = await db.query<{ token: string }>('select token from wechat_access_tokens limit 1');
    const persona = sim.state.personas.get(guest.openid)!;
    return {
      openid: guest.openid,
      'session key': persona.sessionKey!,
      'identity number': IDENTITY,
      'key of identity numbers': env.GUEST_ID_KEY!,
      'key of member codes': env.MEMBER_CODE_KEY!,
      'app secret': env.WECHAT_APP_SECRET!,
      'APIv3 key': env.WECHATPAY_APIV3_KEY!,
      'private key': env.WECHATPAY_PRIVATE_KEY!.replaceAll('\\n', '\n').split('\n')[3]!,
      'any private key': 'PRIVATE KEY',
      'access token of WeChat': token.rows[0]!.token,
      'ciphertext of a notification': ciphertext.slice(0, 40),
      'secret of member tokens': env.MEMBER_JWT_SECRET!,
      'secret of admin tokens': env.ADMIN_JWT_SECRET!,
      'password of the database': new URL(env.DATABASE_URL!).password,
    };
  }

  it('there is something to look at', async () => {
    expect(answers.length).toBeGreaterThan(60);
    expect(new Set(answers.map(({ status }) => status)).size).toBeGreaterThan(5);
    expect(logLines().length).toBeGreaterThan(60);
    for (const [what, secret] of Object.entries(await innerSecrets())) expect(secret.length, what).toBeGreaterThan(10);
  });

  it('no answer carries a secret, and tokens go only to whom they belong', async () => {
    const inner = Object.entries(await innerSecrets());
    const leaks = answers.flatMap(({ method, path, status, text }) => [
      ...inner.filter(([, secret]) => text.includes(secret)).map(([what]) => `${method} ${path} ${status}: ${what}`),
      ...(!SIGN_IN.includes(path) && /eyJ[\w-]+\.[\w-]+\.[\w-]+/.test(text) ? [`${method} ${path}: a token`] : []),
    ]);
    expect(leaks).toEqual([]);
  });

  it('the door and the WiFi are told to the guest who arrives, by one route, and kept nowhere else', async () => {
    const told = answers.filter(({ text }) => WIFI_AND_DOOR.some((word) => text.includes(word)));
    const byGuest = told.filter(({ path }) => !path.startsWith('/content-manager/'));
    expect(byGuest.map(({ method, path, status }) => [method, path, status])).toEqual([['GET', arrivalPath, 200]]);
    expect(byGuest[0]!.text).toContain(DOOR.wifiPassword);
    // Whoever enters a house is shown what was entered.
    expect(told.filter((answer) => answer !== byGuest[0]).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /content-manager/collection-types/api::house.house',
    ]);
    expect(logLines().filter((line) => WIFI_AND_DOOR.some((word) => line.includes(word)))).toEqual([]);
    const tables = await cluster.db.query<{ name: string }>(
      `select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables
       where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`,
    );
    const holding: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await cluster.db.query(`select 1 from ${name} t where t::text ~ $1 limit 1`, [
        WIFI_AND_DOOR.join('|'),
      ]);
      if (rows.length > 0) holding.push(name);
    }
    expect(holding).toEqual(['public.houses']);
  });

  it('no answer tells what went wrong inside', () => {
    const failed = answers.filter(({ status }) => status >= 400);
    expect(failed.length).toBeGreaterThan(10);
    for (const { path, text } of failed)
      expect(text, path).not.toMatch(/node_modules|at \w+ \(|select |insert |ECONN|"stack"/);
  });

  it('no log line carries a secret, a token or a whole phone number', async () => {
    const tokens = {
      'access token': guest.accessToken,
      'refresh token': guest.refreshToken,
      'admin token': operator.token,
      'member code': memberCode,
    };
    const words = Object.entries({ ...(await innerSecrets()), ...tokens, phone, 'typed phone': TYPED_PHONE });
    const leaks = logLines().flatMap((line) =>
      words.filter(([, secret]) => line.includes(secret)).map(([what]) => `${what}: ${line.slice(0, 400)}`),
    );
    expect(leaks).toEqual([]);
    // The digits of a request id may look like a phone number.
    const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
    const phones = logLines().filter((line) => /(?<!\d)1[3-9]\d{9}(?!\d)/.test(line.replace(uuid, '')));
    expect(phones).toEqual([]);
    expect(logLines().filter((line) => /eyJ[\w-]+\.[\w-]+\./.test(line))).toEqual([]);
  });

  it('every log line is one JSON object with its time, level and message', () => {
    const wrong = logLines().filter((line) => {
      try {
        const { at, level, message } = JSON.parse(line) as LogLine;
        return Number.isNaN(Date.parse(at)) || !level || typeof message !== 'string';
      } catch {
        return true;
      }
    });
    expect(wrong).toEqual([]);
  });

  it('every request has one line, found by the X-Request-Id of its answer', () => {
    const lines = logLines().map((line) => JSON.parse(line) as LogLine);
    const access = lines.filter(({ level, message }) => level === 'http' && /^[A-Z]+ \//.test(message));
    expect(access.filter(({ requestId }) => !requestId)).toEqual([]);
    const masked = (path: string): boolean =>
      [TYPED_PHONE, IDENTITY, guest.openid, 'eyJ'].some((word) => path.includes(word));
    const wrong = answers.filter(({ method, path, status, requestId }) => {
      const own = access.filter((line) => line.requestId === requestId);
      return (
        own.length !== 1 ||
        (own[0]!.message !== `${method} ${decodeURI(path)}` && !masked(path)) ||
        own[0]!.status !== status
      );
    });
    expect(wrong.map(({ text: _text, ...answer }) => answer)).toEqual([]);
    expect(access.filter(({ message }) => message.includes('?'))).toEqual([]);
    // Lines of a request carry its id and no other, also those that tell of WeChat's ids.
    const foreign = lines.filter(({ requestId }) => requestId && !access.some((line) => line.requestId === requestId));
    expect(foreign).toEqual([]);
    expect(lines.filter(({ level }) => level === 'warn' || level === 'error').length).toBeGreaterThan(5);
  });
});
