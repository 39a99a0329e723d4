import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { newKey, signIn } from '../support/guest';
import { holdStill, settled } from '../support/snapshot';
import { signInAsAdmin, type AdminUser } from '../support/staff';
import { createWorld, type World } from '../support/world';

const ROLES = ['yizhan-manager', 'yizhan-front-desk', 'yizhan-finance', 'yizhan-editor'];
const RECORDS = [
  'plugin::membership.account-deletion',
  'plugin::membership.card',
  'plugin::membership.card-event',
  'plugin::membership.daily-sign-in',
  'plugin::membership.invitation',
  'plugin::membership.level-record',
  'plugin::membership.member',
  'plugin::ordering.order',
  'plugin::ordering.order-change',
  'plugin::ordering.order-event',
  'plugin::ordering.order-item',
  'plugin::ordering.payment',
  'plugin::ordering.refund',
];

/** Beside them, what operators do edit. */
const CONTENT = [
  'plugin::membership.earning-rule',
  'plugin::membership.member-level',
  'plugin::membership.sign-in-rule',
  'plugin::ordering.tender-rule',
];

const CHANGES = [
  {},
  { nickname: 'x', disabled: true, staffRoles: ['clerk'], phone: '13900000000', openid: 'o0000' },
  { state: 'completed', totalFen: 1, paidFen: 1, refundedFen: 0, amountFen: 1, no: 'YFORGED0001', noSuchField: 1 },
];

/** Every way in which the content manager could change an entry. */
function attempts(uid: string, id: string): [method: string, url: string, body?: object][] {
  const base = `/content-manager/collection-types/${uid}`;
  const single = `/content-manager/single-types/${uid}`;
  return [
    ...CHANGES.flatMap((body): [string, string, object][] => [
      ['POST', base, body],
      ['PUT', `${base}/${id}`, body],
      ['POST', `${base}/clone/${id}`, body],
      ['PUT', single, body],
    ]),
    ['DELETE', `${base}/${id}`],
    ['DELETE', single],
    ['POST', `${base}/auto-clone/${id}`, {}],
    ['POST', `${base}/actions/publish`, {}],
    ['POST', `${base}/${id}/actions/publish`, {}],
    ['POST', `${base}/${id}/actions/unpublish`, {}],
    ['POST', `${base}/${id}/actions/discard`, {}],
    ['POST', `${base}/actions/bulkDelete`, { documentIds: [id] }],
    ['POST', `${base}/actions/bulkPublish`, { documentIds: [id] }],
    ['POST', `${base}/actions/bulkUnpublish`, { documentIds: [id] }],
    ['DELETE', `${base.replace('::', '%3A%3A')}/${id}`],
    ['DELETE', `${base}/${id}/`],
  ];
}

describe('records of the business in the content manager', () => {
  let app: TestApp;
  let world: World;
  const admins: AdminUser[] = [];
  const existing = new Map<string, string>();

  beforeAll(async () => {
    app = await startApp();
    world = await createWorld(app);
    admins.push(world.superAdmin);
    for (const role of ROLES) admins.push(await signInAsAdmin(app, role));
    const no = await world.order('confirmed');
    const refund = { amountFen: 1, reason: '热水不足' };
    const key = { 'Idempotency-Key': newKey() };
    await world.superAdmin.send('POST', `/ordering/orders/${no}/refunds`, refund, key);
    const { checkIn, checkOut } = world;
    const wish = { checkIn, checkOut, adults: 2, children: 1, expectedDifferenceFen: 0 };
    await world.owner.send('POST', `/api/orders/${no}/changes`, wish, { 'Idempotency-Key': newKey() });
    const leaver = await signIn(app);
    await leaver.send('POST', '/api/me/deletion', { reason: '不再使用' }, { 'Idempotency-Key': newKey() });
    for (const uid of RECORDS) {
      const row = (await app.strapi.db.query(uid as never).findOne({})) as { documentId: string } | null;
      // Nobody has signed in for a day or invited anybody here; what is refused is refused before it is looked for.
      existing.set(uid, row?.documentId ?? 'zzzzzzzzzzzzzzzzzzzzzzzz');
    }
    await holdStill();
  });
  afterAll(() => app.stop());

  it('belong to the plugins that keep books, all of them', () => {
    const found = Object.keys(app.strapi.contentTypes).filter((uid) => /^plugin::(ordering|membership)\./.test(uid));
    expect(found.sort()).toEqual([...RECORDS, ...CONTENT].sort());
  });

  it.each(RECORDS)('%s is written by nobody, whichever way it is tried', async (uid) => {
    const id = existing.get(uid)!;
    const before = await settled(app.strapi, 200);
    for (const admin of admins) {
      // Every way for whoever may do most; the plain ones for the others.
      const ways = attempts(uid, id).filter((_way, i) => admin === world.superAdmin || i < 4);
      for (const [method, url, body] of ways) {
        const { status, body: answer } = await admin.send(method, url, body);
        expect([admin.role, method, url, status], JSON.stringify(answer)).toEqual([admin.role, method, url, 403]);
      }
    }
    // Code that forgets itself meets the same wall behind the content manager.
    const documents = app.strapi.documents(uid as never) as unknown as Record<
      string,
      (args: object) => Promise<unknown>
    >;
    for (const verb of ['create', 'update', 'delete', 'clone'])
      await expect(documents[verb]!({ documentId: id, data: { no: 'YFORGED0001' } })).rejects.toThrow('业务记录');
    expect(await settled(app.strapi, 200)).toEqual(before);
  });

  it('is shown to those whose role reads it, and to nobody else', async () => {
    const readers: Record<string, string[]> = {
      'plugin::ordering.order': ['strapi-super-admin', 'yizhan-manager', 'yizhan-front-desk', 'yizhan-finance'],
      'plugin::ordering.payment': ['strapi-super-admin', 'yizhan-manager', 'yizhan-finance'],
      'plugin::membership.member': ['strapi-super-admin', 'yizhan-manager', 'yizhan-front-desk'],
    };
    for (const [uid, allowed] of Object.entries(readers)) {
      for (const admin of admins) {
        const { status } = await admin.send('GET', `/content-manager/collection-types/${uid}`);
        expect([uid, admin.role, status]).toEqual([uid, admin.role, allowed.includes(admin.role) ? 200 : 403]);
      }
    }
  });

  it('never shows who a member is at WeChat or what a payment was opened with', async () => {
    const db = app.strapi.db.connection;
    const openids = (await db('members').select('openid')).map(({ openid }) => openid as string);
    const prepayIds = (await db('payments').whereNotNull('prepay_id').select('prepay_id')).map((row) => row.prepay_id);
    const secret: string[] = [...openids, ...prepayIds];
    expect(openids.length * prepayIds.length).toBeGreaterThan(0);
    for (const admin of admins.slice(0, 2)) {
      for (const uid of ['plugin::membership.member', 'plugin::ordering.payment', 'plugin::ordering.order']) {
        for (const query of ['', '?populate=*', '?fields[0]=openid&fields[1]=prepayId', '?sort=openid']) {
          const { body } = await admin.send('GET', `/content-manager/collection-types/${uid}${query}`);
          for (const word of secret) expect(JSON.stringify(body), `${admin.role} ${uid}${query}`).not.toContain(word);
        }
        const one = await admin.send('GET', `/content-manager/collection-types/${uid}/${existing.get(uid)}`);
        for (const word of secret) expect(JSON.stringify(one.body), `${admin.role} ${uid}`).not.toContain(word);
      }
    }
  });

  it('content that operators do edit takes no field that it does not have', async () => {
    const before = await settled(app.strapi, 200);
    const place = '/content-manager/collection-types/api::place.place';
    const wrong: [string, object][] = [
      [place, {}],
      [place, { code: 'moganshan', name: 7 }],
      [place, { name: '莫干山' }],
      ['/content-manager/collection-types/api::house.house', { title: '竹里', basePriceFen: 'free' }],
      ['/content-manager/collection-types/api::no-such.type', { name: 'x' }],
    ];
    for (const [url, body] of wrong) {
      const { status } = await world.superAdmin.send('POST', url, body);
      expect([url, body, status >= 400 && status < 500]).toEqual([url, body, true]);
    }
    expect(await settled(app.strapi, 200)).toEqual(before);
    const made = await world.superAdmin.send('POST', place, {
      code: 'moganshan',
      name: '莫干山',
      forged: true,
      createdAt: '1999-01-01',
    });
    if (made.status === 201) {
      expect(made.body.data).not.toHaveProperty('forged');
      expect(made.body.data.createdAt).not.toContain('1999');
    } else {
      expect(made.status).toBe(400);
    }
  });
});
