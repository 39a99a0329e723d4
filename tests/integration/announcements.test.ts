/** The list of changes: nothing is missed, nothing is told twice, whatever order transactions end in. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Changes from '../../src/shared/changes';
import type { Db } from '../../src/shared/database';
import { cloneDatabase } from '../support/app';
import { ROOT } from '../support/global-setup';

const { changesSince, isUnchanged, takeMark } = createRequire(import.meta.url)(
  path.join(ROOT, 'dist/src/shared/changes.js'),
) as typeof Changes;

describe('what has changed', () => {
  const clients: Client[] = [];
  let databaseUrl: string;
  let reader: Db;

  async function connect(): Promise<Client> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    clients.push(client);
    return client;
  }
  const announce = (client: Client, what: string) =>
    client.query(`select shared_announce('test', to_json($1::text))`, [what]);
  const told = (changes: Changes.Change[] | null): unknown[] => changes!.map(({ what }) => what);

  beforeAll(async () => {
    databaseUrl = await cloneDatabase();
    const client = await connect();
    reader = { isTransaction: false, run: (statement) => client.query(statement) };
  });
  afterAll(() => Promise.all(clients.map((client) => client.end())));

  it('is told once, in whichever order transactions end; what is undone never', async () => {
    const [early, late, undone] = await Promise.all([connect(), connect(), connect()]);
    let mark = await takeMark(reader);
    const next = async (): Promise<unknown[]> => {
      const found = await changesSince(reader, mark);
      mark = found.mark;
      return told(found.changes);
    };
    for (const client of [early, undone, late]) await client.query('begin');
    await announce(early, 'early');
    await announce(undone, 'undone');
    await announce(late, 'late');
    expect(await next()).toEqual([]);
    await late.query('commit');
    expect(await next()).toEqual(['late']);
    const seenByThen = mark;
    await undone.query('rollback');
    expect(await isUnchanged(reader, seenByThen, ['test'])).toBe(true);
    await early.query('commit');
    expect(await isUnchanged(reader, seenByThen, ['other'])).toBe(true);
    expect(await isUnchanged(reader, seenByThen, ['test'])).toBe(false);
    expect(await next()).toEqual(['early']);
    expect(await next()).toEqual([]);
  });

  it('is told exactly once while many write at once', async () => {
    let mark = await takeMark(reader);
    const heard: unknown[] = [];
    let writing = true;
    const listening = (async () => {
      for (let last = false; !last;) {
        last = !writing;
        const found = await changesSince(reader, mark);
        mark = found.mark;
        heard.push(...told(found.changes));
      }
    })();
    const written: string[] = [];
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        const client = await connect();
        for (let n = 0; n < 40; n += 1) {
          await client.query('begin');
          await announce(client, `${writer}/${n}`);
          await client.query('select pg_sleep(random() * 0.01)');
          const kept = n % 5 > 0;
          await client.query(kept ? 'commit' : 'rollback');
          if (kept) written.push(`${writer}/${n}`);
        }
      }),
    );
    writing = false;
    await listening;
    expect(heard.sort()).toEqual(written.sort());
  });

  it('is not known any more to whoever has been away for long', async () => {
    const old = { ...(await takeMark(reader)), at: new Date(Date.now() - 6 * 60_000).toISOString() };
    expect((await changesSince(reader, old)).changes).toBeNull();
    expect(await isUnchanged(reader, old, ['test'])).toBe(false);
  });
});
