/** The houses as a process keeps them: never out of date, however its readings of them overlap. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Db, Trx } from '../../src/shared/database';
import type { LocalDate } from '../../src/shared/local-date';
import { startApp, type TestApp } from '../support/app';
import { inDays } from '../support/dates';
import { ROOT } from '../support/global-setup';
import { seedHouse } from '../support/seed';
import { comeBack, travel } from '../support/time';

const load = createRequire(import.meta.url);
const compiled = <T>(file: string): T => load(path.join(ROOT, 'dist/src', `${file}.js`)) as T;
const { catalogueNow, browsableCatalogue } =
  compiled<typeof import('../../src/api/house/catalogue')>('api/house/catalogue');
const database = compiled<typeof import('../../src/shared/database')>('shared/database');

const today = (): LocalDate => inDays(0) as LocalDate;

let app: TestApp;
beforeAll(async () => (app = await startApp()));
afterAll(() => app?.stop());
afterEach(comeBack);

/** Runs statements as ever, but keeps the answer of the one that reads from `table` until `letGo`. */
function holding(table: string): { db: Db; holds: Promise<void>; letGo(): void } {
  const real = database.pool(app.strapi);
  let letGo!: () => void;
  let reached!: () => void;
  const released = new Promise<void>((resolve) => (letGo = resolve));
  const holds = new Promise<void>((resolve) => (reached = resolve));
  const db: Db = {
    isTransaction: false,
    run: async (statement) => {
      const answer = await real.run(statement);
      if (new RegExp(`from ${table}\\b`).test(statement.text)) {
        reached();
        await released;
      }
      return answer;
    },
  };
  return { db, holds, letGo };
}

const rename = (db: Db, id: string, title: string): Promise<unknown> =>
  database.rows(db, `update houses set title = :title where document_id = :id`, { id, title });
const titleOf = async (id: string): Promise<string | undefined> =>
  (await catalogueNow(database.pool(app.strapi), today())).byId.get(id)?.title.zh;

describe('the catalogue of houses', () => {
  it('is not left with old houses by a slower reading that began before a change', async () => {
    await seedHouse(app.strapi, { title: '先来的' });
    const slow = holding('houses h');
    const before = catalogueNow(slow.db, today());
    await slow.holds;
    const added = await seedHouse(app.strapi, { title: '后来的' });
    const quick = holding('holidays');
    const after = catalogueNow(quick.db, today());
    await quick.holds;
    slow.letGo();
    expect((await before).byId.has(added)).toBe(false);
    quick.letGo();
    expect((await after).byId.has(added)).toBe(true);
    expect(await titleOf(added)).toBe('后来的');
  });

  it('forgets what a transaction read of its own changes and then took back', async () => {
    const [taken, kept] = [await seedHouse(app.strapi), await seedHouse(app.strapi)];
    await expect(
      database.withTransaction(app.strapi, async (trx: Trx) => {
        await rename(trx, taken, '没有发生');
        expect((await catalogueNow(trx, today())).byId.get(taken)!.title.zh).toBe('没有发生');
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');
    await rename(database.pool(app.strapi), kept, '发生了');
    expect([await titleOf(taken), await titleOf(kept)]).toEqual(['竹里小院', '发生了']);
  });

  it('is read anew for whoever browses after the clock was set back', async () => {
    travel(3);
    await browsableCatalogue(app.strapi, inDays(3) as LocalDate);
    comeBack();
    await titleOf('nobody');
    const added = await seedHouse(app.strapi);
    await expect
      .poll(async () => (await browsableCatalogue(app.strapi, today())).byId.has(added), { timeout: 2_000 })
      .toBe(true);
  });
});
