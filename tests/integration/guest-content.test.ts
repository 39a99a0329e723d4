/** What a guest reads beside the houses, keeps, is told before arrival, and leaves behind. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { eventually } from '../support/books';
import { inDays } from '../support/dates';
import { newKey, payOrder, placeStay, sender, signIn, type Guest, type Send } from '../support/guest';
import { ownRoutes } from '../../src/shared/own-routes';
import { seedArticle, seedHouse, seedPicture, seedPolicy, seedPublished } from '../support/seed';
import { signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';

const SECRETS = {
  arrivalGuide: '## 到店\n钥匙在**门神石**下面',
  arrivalGuideEn: 'The key is under the door-god stone',
  doorInfo: '门锁密码 70413#',
  doorInfoEn: 'Door code 70413#',
  wifiName: 'zhuli-secret-net',
  wifiPassword: 'bamboo-7731-pass',
};
const SECRET_WORDS = ['门神石', 'door-god', '70413', 'zhuli-secret-net', 'bamboo-7731'];

/** Browsing is at most 300 ms behind an operator. */
const browsed = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 350));

describe('beyond the first booking', () => {
  let app: TestApp;
  let db: Pool;
  let anybody: Send;
  let guest: Guest;
  let manager: AdminUser;
  let house: string;

  beforeAll(async () => {
    app = await startApp();
    db = new Pool({ connectionString: app.databaseUrl });
    anybody = sender(app.url);
    guest = await signIn(app);
    manager = await signInAsAdmin(app, 'yizhan-manager');
    house = await seedHouse(app.strapi, {
      units: 20,
      cancellationPolicy: await seedPolicy(app.strapi),
      highlights: '竹林\n溪水',
      highlightsEn: 'Bamboo\nA brook',
      nearby: '剑池 · 步行 9 分钟',
      ...SECRETS,
    });
  });
  afterAll(async () => {
    await db?.end();
    await app?.stop();
  });

  const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });

  async function paid(from: number, to: number, who = guest): Promise<string> {
    const { body } = await placeStay(who, { ref: house, checkIn: inDays(from), checkOut: inDays(to) });
    await payOrder(app, who, body.no as string);
    await who.send('POST', `/api/orders/${body.no}/sync`);
    return body.no as string;
  }

  describe('content', () => {
    it('the home page shows what is published and due, in both languages', async () => {
      const hidden = await seedHouse(app.strapi, { title: '未上架', listed: false });
      const second = await seedHouse(app.strapi, { title: '溪山' });
      const picture = await seedPicture(app.strapi);
      const collection = await seedPublished(app.strapi, 'collection', {
        title: '带着孩子住',
        titleEn: 'With children',
        cover: picture,
        houses: [second, hidden, house],
      });
      const slug = await seedArticle(app.strapi, { slug: 'first-visit', category: 'guide' });
      const banner = (title: string, more: object = {}, status?: 'draft'): Promise<string> =>
        seedPublished(app.strapi, 'banner', { title, picture, ...more }, status);
      await banner('听雪', { titleEn: 'Snow', house, page: 'list', sort: 1 });
      await banner('专题', { collection, sort: 2, showFrom: inDays(-1), showUntil: inDays(0) });
      await banner('初到', { article: (await findArticle(slug)).documentId, sort: 3 });
      await banner('地图', { page: 'map', sort: 4, showFrom: inDays(0) });
      await banner('往年', { page: 'list', showUntil: inDays(-1) });
      await banner('明年', { page: 'list', showFrom: inDays(1) });
      await banner('草稿', { page: 'list' }, 'draft');
      await seedPublished(app.strapi, 'collection', { title: '空专题', houses: [hidden] });
      await browsed();

      const { status, body } = await anybody('GET', '/api/home');
      expect(status).toBe(200);
      expect(body.banners.map(({ title, link }: any) => [title, link?.kind, link?.ref])).toEqual([
        ['听雪', 'house', house],
        ['专题', 'collection', collection],
        ['初到', 'article', 'first-visit'],
        ['地图', 'page', 'map'],
      ]);
      expect(body.banners[0].imageUrl).toBe('/uploads/snow.jpg');
      expect(body.collections).toHaveLength(1);
      expect(body.collections[0].houses.map(({ title }: any) => title)).toEqual(['溪山', '竹里小院']);
      expect(body.collections[0].houses[1]).toMatchObject({
        fromFen: 68_800,
        stay: null,
        highlights: ['竹林', '溪水'],
      });
      const english = await anybody('GET', '/api/home', undefined, { 'Accept-Language': 'en' });
      expect(english.body.banners[0].title).toBe('Snow');
      expect(english.body.collections[0]).toMatchObject({ title: 'With children' });
      expect(english.body.collections[0].houses[1].highlights).toEqual(['Bamboo', 'A brook']);
    });

    const findArticle = async (slug: string): Promise<{ documentId: string }> =>
      (await app.strapi.documents('api::article.article').findFirst({ filters: { slug } })) as { documentId: string };

    it('articles are read by category and slug, as published and not as drafted', async () => {
      await seedArticle(app.strapi, { slug: 'privacy', category: 'privacy', title: '隐私政策', body: '第一版' });
      await seedPublished(
        app.strapi,
        'article',
        { title: '草稿', slug: 'draft-only', category: 'about', body: 'x' },
        'draft',
      );
      await browsed();
      const list = await anybody('GET', '/api/articles?category=privacy');
      expect(list.body.items.map(({ slug }: any) => slug)).toEqual(['privacy']);
      expect(list.body.items[0]).not.toHaveProperty('body');
      expect((await anybody('GET', '/api/articles/draft-only')).status).toBe(404);
      const { documentId } = await findArticle('privacy');
      const articles = app.strapi.documents('api::article.article') as any;
      await articles.update({ documentId, data: { body: '第二版' } });
      await browsed();
      expect((await anybody('GET', '/api/articles/privacy')).body.body).toBe('第一版');
      await articles.publish({ documentId });
      await browsed();
      expect((await anybody('GET', '/api/articles/privacy')).body.body).toBe('第二版');
      await articles.unpublish({ documentId });
      await browsed();
      expect((await anybody('GET', '/api/articles/privacy')).status).toBe(404);
    });

    it('two published articles never share a slug', async () => {
      await seedArticle(app.strapi, { slug: 'twice' });
      await expect(seedArticle(app.strapi, { slug: 'twice' })).rejects.toThrow();
    });

    it('pictures may be kept by browsers for good', async () => {
      const file = path.join(app.strapi.dirs.static.public, 'uploads', `cache-${newKey()}.txt`);
      writeFileSync(file, 'x');
      try {
        const { status, headers } = await anybody('GET', `/uploads/${path.basename(file)}`);
        expect([status, headers.get('cache-control')]).toEqual([200, 'max-age=31536000,immutable']);
      } finally {
        rmSync(file);
      }
    });
  });

  describe('favourites', () => {
    it('are kept once, newest first, for oneself alone', async () => {
      const second = await seedHouse(app.strapi, { title: '第二处' });
      for (const id of [house, second, house])
        expect((await guest.send('POST', `/api/me/favourites/${id}`)).body).toEqual({ houseId: id, favourite: true });
      const mine = await guest.send('GET', '/api/me/favourites');
      expect(mine.body.items.map(({ id }: any) => id)).toEqual([second, house]);
      expect((await (await signIn(app)).send('GET', '/api/me/favourites')).body.items).toEqual([]);
      for (let i = 0; i < 2; i += 1)
        expect((await guest.send('DELETE', `/api/me/favourites/${second}`)).body.favourite).toBe(false);
      expect((await guest.send('GET', '/api/me/favourites')).body.items).toHaveLength(1);
      expect((await guest.send('POST', `/api/me/favourites/${'x'.repeat(24)}`)).status).toBe(404);
    });

    it('ten taps at once are one favourite', async () => {
      const eager = await signIn(app);
      const taps = await Promise.all(
        Array.from({ length: 10 }, () => eager.send('POST', `/api/me/favourites/${house}`)),
      );
      expect(taps.map(({ status }) => status)).toEqual(Array(10).fill(200));
      expect((await eager.send('GET', '/api/me/favourites')).body.items).toHaveLength(1);
    });
  });

  describe('arrival', () => {
    it('opens 24 hours before check-in, says so before, and closes with the stay', async () => {
      const soon = await paid(0, 1);
      const { status, body, headers } = await guest.send('GET', `/api/orders/${soon}/arrival`);
      expect([status, body]).toEqual([
        200,
        {
          opensAt: null,
          guide: SECRETS.arrivalGuide,
          door: SECRETS.doorInfo,
          wifiName: SECRETS.wifiName,
          wifiPassword: SECRETS.wifiPassword,
        },
      ]);
      expect(headers.get('cache-control')).toBe('no-store');
      const english = await guest.send('GET', `/api/orders/${soon}/arrival`, undefined, { 'Accept-Language': 'en' });
      expect(english.body).toMatchObject({ guide: SECRETS.arrivalGuideEn, door: SECRETS.doorInfoEn });

      const later = await paid(5, 6);
      const early = await guest.send('GET', `/api/orders/${later}/arrival`);
      const [{ starts_at: startsAt }] = (await db.query('select starts_at from orders where no = $1', [later])).rows;
      expect([early.status, early.body]).toEqual([
        200,
        {
          opensAt: new Date(startsAt.getTime() - 86_400_000).toISOString(),
          guide: null,
          door: null,
          wifiName: null,
          wifiPassword: null,
        },
      ]);

      const { body: unpaid } = await placeStay(guest, { ref: house, checkIn: inDays(0), checkOut: inDays(1) });
      expect((await guest.send('GET', `/api/orders/${unpaid.no}/arrival`)).body.error.name).toBe('ARRIVAL_CLOSED');

      await manager.send('POST', `/ordering/orders/${soon}/check-in`, {}, key());
      expect((await guest.send('GET', `/api/orders/${soon}/arrival`)).status).toBe(200);
      await manager.send('POST', `/ordering/orders/${soon}/check-out`, {}, key());
      expect((await guest.send('GET', `/api/orders/${soon}/arrival`)).body.error.name).toBe('ARRIVAL_CLOSED');
    });

    it('is nobody else’s, whichever way it is asked', async () => {
      const no = await paid(0, 1);
      const stranger = await signIn(app);
      for (const send of [stranger.send, manager.send, anybody]) {
        const { status, body } = await send('GET', `/api/orders/${no}/arrival`);
        expect([401, 404]).toContain(status);
        for (const word of SECRET_WORDS) expect(JSON.stringify(body)).not.toContain(word);
      }
    });

    it('no other route tells it, to nobody', async () => {
      const no = await paid(0, 1);
      await guest.send('POST', `/api/me/favourites/${house}`);
      const asked: [Send, string][] = [];
      for (const { method, path, definition } of ownRoutes(app.strapi)) {
        if (method !== 'GET' || path.endsWith('/arrival')) continue;
        const url = path
          .replace(':houseId', house)
          .replace(':no', no)
          .replace(':id', house)
          .replace(':slug', 'charter');
        const query = path.endsWith('/calendar') ? `?from=${inDays(0)}` : '';
        const range = path === '/scheduling/claims' ? `?resource=house:${house}&from=${inDays(0)}&to=${inDays(9)}` : '';
        asked.push([typeof definition.audience === 'object' ? manager.send : guest.send, `${url}${query}${range}`]);
      }
      for (const word of SECRET_WORDS) asked.push([guest.send, `/api/houses/search?text=${encodeURIComponent(word)}`]);
      expect(asked.length).toBeGreaterThan(20);
      for (const [send, url] of asked) {
        const { body } = await send('GET', url);
        for (const word of SECRET_WORDS) expect(JSON.stringify(body), url).not.toContain(word);
      }
      const found = await anybody('GET', '/api/houses/search?text=zhuli-secret-net');
      expect(found.body.total).toBe(0);
      const books = await db.query(
        `select row_to_json(i)::text as row from order_items i union all select row_to_json(o)::text from orders o union all select row_to_json(e)::text from order_events e`,
      );
      for (const { row } of books.rows) for (const word of SECRET_WORDS) expect(row).not.toContain(word);
    });

    it('in the content manager it is seen by those who edit houses only', async () => {
      const url = `/content-manager/collection-types/api::house.house/${house}`;
      for (const role of ['yizhan-editor', SUPER_ADMIN]) {
        const { body } = await (await signInAsAdmin(app, role)).send('GET', url);
        expect(body.data).toMatchObject({ wifiPassword: SECRETS.wifiPassword, doorInfo: SECRETS.doorInfo });
      }
      const desk = await signInAsAdmin(app, 'yizhan-front-desk');
      for (const asked of [url, `${url}?populate=*`, url.replace(`/${house}`, '?fields[0]=wifiPassword')]) {
        const { body } = await desk.send('GET', asked);
        for (const word of SECRET_WORDS) expect(JSON.stringify(body), asked).not.toContain(word);
      }
    });
  });

  describe('closing the account', () => {
    /** Lets the 15 days pass: for the record and for its job. */
    async function daysPass(): Promise<void> {
      await db.query(`update account_deletions set due_at = now() - interval '1 minute' where state = 'pending'`);
      await db.query(
        `update graphile_worker._private_jobs set run_at = now() where task_id in
           (select id from graphile_worker._private_tasks where identifier = 'membership.anonymise-member')`,
      );
      await db.query(`select pg_notify('jobs:insert', '{"count": 4}')`);
    }
    const stateOf = async (member: Guest): Promise<string> =>
      (
        await db.query('select state from account_deletions where public_id = $1 order by id desc limit 1', [
          member.member.id,
        ])
      ).rows[0]?.state as string;

    it('is asked once, shown, withdrawn, and then nothing happens', async () => {
      const member = await signIn(app);
      expect((await member.send('GET', '/api/me/deletion')).body).toMatchObject({ request: null, days: 15 });
      const same = key();
      const first = await member.send('POST', '/api/me/deletion', { reason: '不再使用' }, same);
      expect(first.status).toBe(200);
      expect(first.body.request.reason).toBe('不再使用');
      expect(Date.parse(first.body.request.dueAt) - Date.parse(first.body.request.requestedAt)).toBe(15 * 86_400_000);
      expect((await member.send('POST', '/api/me/deletion', { reason: '不再使用' }, same)).body).toEqual(first.body);
      expect((await member.send('POST', '/api/me/deletion', { reason: '另一个' }, same)).status).toBe(422);
      // Another key while one is open: still one request.
      expect((await member.send('POST', '/api/me/deletion', {}, key())).body.request).toEqual(first.body.request);
      for (let i = 0; i < 2; i += 1) expect((await member.send('DELETE', '/api/me/deletion')).body.request).toBeNull();
      await daysPass();
      await eventually('the job', async () => {
        const { rows } = await db.query(
          `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
           where t.identifier = 'membership.anonymise-member'`,
        );
        return rows.length === 0 || undefined;
      });
      expect(await stateOf(member)).toBe('withdrawn');
      expect((await member.send('GET', '/api/me')).status).toBe(200);
    });

    it('is refused while an order is open', async () => {
      const member = await signIn(app);
      await paid(12, 13, member);
      const refused = await member.send('POST', '/api/me/deletion', { reason: null }, key());
      expect([refused.status, refused.body.error.name]).toEqual([409, 'DELETION_BLOCKED']);
      expect(refused.body.error.message).toContain('1 个未完成的订单');
      expect(await stateOf(member)).toBeUndefined();
    });

    it('an order placed meanwhile puts it off', async () => {
      const member = await signIn(app);
      await member.send('POST', '/api/me/deletion', {}, key());
      await paid(14, 15, member);
      await daysPass();
      await eventually('the new date', async () => {
        const { rows } = await db.query(
          `select 1 from account_deletions where public_id = $1 and state = 'pending' and due_at > now()`,
          [member.member.id],
        );
        return rows.length === 1 || undefined;
      });
      expect((await member.send('GET', '/api/me')).status).toBe(200);
    });

    it('after 15 days leaves nothing of the person, and the books as they were', async () => {
      const member = await signIn(app, '将离开');
      await member.send('POST', '/api/me', { nickname: '真名实姓' });
      await member.send('POST', `/api/me/favourites/${house}`);
      const no = await paid(0, 1, member);
      const stays = [{ itemKey: '01', name: '真名实姓', documentType: 'id-card', number: '11010519491231002X' }];
      expect((await member.send('POST', `/api/orders/${no}/guests`, { guests: stays })).status).toBe(200);
      await manager.send('POST', `/ordering/orders/${no}/check-in`, {}, key());
      await manager.send('POST', `/ordering/orders/${no}/check-out`, {}, key());
      const money = `select no, total_fen, paid_fen, state, starts_at from orders where no = $1`;
      const before = (await db.query(money, [no])).rows;
      expect((await member.send('POST', '/api/me/deletion', {}, key())).status).toBe(200);
      await daysPass();
      await eventually('the end', async () => ((await stateOf(member)) === 'done' ? true : undefined));
      await eventually('the orders', async () => {
        const { rows } = await db.query('select guest_name from orders where no = $1', [no]);
        return rows[0].guest_name === '已注销' || undefined;
      });
      await eventually('the favourites', async () => {
        const { rows } = await db.query(
          'select 1 from house_favourites f join members m on m.id = f.member_id where m.public_id = $1',
          [member.member.id],
        );
        return rows.length === 0 || undefined;
      });
      const { rows } = await db.query(`select * from members where public_id = $1`, [member.member.id]);
      expect(rows[0]).toMatchObject({
        nickname: '已注销',
        phone: null,
        avatar_url: null,
        openid: null,
        disabled: true,
      });
      expect((await db.query(money, [no])).rows).toEqual(before);
      const [order] = (await db.query('select guest_phone, remark from orders where no = $1', [no])).rows;
      expect(order).toEqual({ guest_phone: '', remark: null });
      const listed = 'select 1 from ordering_guests g join orders o on o.id = g.order_id where o.no = $1';
      expect((await db.query(listed, [no])).rows).toEqual([]);
      await expect.poll(async () => (await member.send('GET', '/api/me')).status, { timeout: 5_000 }).toBe(401);
      const renewed = await anybody('POST', '/api/auth/refresh', { refreshToken: member.refreshToken });
      expect(renewed.status).toBe(401);
    });
  });
});
