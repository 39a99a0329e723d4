import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { settled } from '../support/snapshot';
import { signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';
import { createWorld, type World } from '../support/world';

const ROLES = ['yizhan-manager', 'yizhan-front-desk', 'yizhan-finance', 'yizhan-editor'];
const OWNERS = ['plugin::ordering.', 'plugin::membership.'];

describe('records of the business in the content manager', () => {
  let app: TestApp;
  let world: World;
  const admins: AdminUser[] = [];
  let uids: string[];
  const existing: Record<string, string> = {};

  beforeAll(async () => {
    app = await startApp();
    world = await createWorld(app);
    admins.push(world.superAdmin);
    for (const role of ROLES) admins.push(await signInAsAdmin(app, role));
    const no = await world.order('confirmed');
    await world.superAdmin.send(
      'POST',
      `/ordering/orders/${no}/refunds`,
      { amountFen: 1, reason: '热水不足' },
      { 'Idempotency-Key': 'records-0001' },
    );
    uids = Object.keys(app.strapi.contentTypes).filter((uid) => OWNERS.some((owner) => uid.startsWith(owner)));
    for (const uid of uids) {
      const row = (await app.strapi.db.query(uid as never).findOne({})) as { documentId: string } | null;
      existing[uid] = row!.documentId;
    }
  });
  afterAll(() => app.stop());

  it('are the six kinds we know, each with a row to try on', () => {
    expect(uids.sort()).toEqual([
      'plugin::membership.member',
      'plugin::ordering.order',
      'plugin::ordering.order-event',
      'plugin::ordering.order-item',
      'plugin::ordering.payment',
      'plugin::ordering.refund',
    ]);
    expect(Object.values(existing).every((id) => /^[a-z0-9]{24}$/.test(id))).toBe(true);
  });

  it('are not written by anybody, whichever way is tried', async () => {
    const before = await settled(app.strapi);
    const taken: string[] = [];
    const codes: Record<string, number> = {};
    for (const admin of admins) {
      for (const uid of uids) {
        const id = existing[uid]!;
        const base = `/content-manager/collection-types/${uid}`;
        const bodies = [{}, { nickname: 'x', state: 'completed', totalFen: 1, paidFen: 1, disabled: true, staffRoles: ['clerk'] }];
        const attempts: [string, string, object?][] = [
          ...bodies.flatMap((body): [string, string, object][] => [
            ['POST', base, body],
            ['PUT', `${base}/${id}`, body],
          ]),
          ['DELETE', `${base}/${id}`],
          ['POST', `${base}/clone/${id}`, {}],
          ['POST', `${base}/auto-clone/${id}`, {}],
          ['POST', `${base}/actions/publish`, {}],
          ['POST', `${base}/${id}/actions/publish`, {}],
          ['POST', `${base}/${id}/actions/unpublish`, {}],
          ['POST', `${base}/${id}/actions/discard`, {}],
          ['POST', `${base}/actions/bulkDelete`, { documentIds: [id] }],
          ['POST', `${base}/actions/bulkPublish`, { documentIds: [id] }],
          ['POST', `${base}/actions/bulkUnpublish`, { documentIds: [id] }],
          ['PUT', `/content-manager/single-types/${uid}`, {}],
          ['DELETE', `/content-manager/single-types/${uid}`],
        ];
        for (const [method, url, body] of attempts) {
          const answer = await admin.send(method, url, body);
          codes[`${admin.role === SUPER_ADMIN ? 'super' : 'other'} ${method} ${url.replace(uid, ':uid').replace(id, ':id')} ${answer.status}`] = 1;
          if (![403].includes(answer.status)) taken.push(`${admin.role} ${method} ${url} ${JSON.stringify(body)} ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 200)}`);
        }
      }
    }
    console.log(Object.keys(codes).sort().join('\n'));
    console.log(taken.filter((t) => t.includes('member')).join('\n'));
    expect(await settled(app.strapi)).toEqual(before);
  });
});
