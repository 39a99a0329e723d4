import { describe, expect, it } from 'vitest';
import {
  isBusy,
  one,
  parseJson,
  rows,
  sqlState,
  toInstant,
  violatedConstraint,
  withSavepoint,
  withTransaction,
} from '../../../src/shared/database';
import { fakeDb, type AskedStatement } from './fake-db';

async function asked(sql: string, bindings: Record<string, unknown> = {}): Promise<AskedStatement> {
  const { db, calls } = fakeDb();
  await rows(db, sql, bindings);
  return calls[0]!;
}

async function compiled(sql: string, bindings?: Record<string, unknown>): Promise<Omit<AskedStatement, 'name'>> {
  const { name: _name, ...call } = await asked(sql, bindings);
  return call;
}

describe('rows', () => {
  it('turns names into positions, one for each place', async () => {
    expect(await compiled('select :a, :b, :a', { a: 1, b: 'x' })).toEqual({
      text: 'select $1, $2, $3',
      values: [1, 'x', 1],
    });
  });

  it('leaves casts, assignments, slices and times of day alone', async () => {
    const sql = `select :at::timestamptz, now()::date, f(x := :x::int), a[1:2], 'HH24:MI:SS', "q"::text`;
    expect(await compiled(sql, { at: 'now', x: 5 })).toEqual({
      text: `select $1::timestamptz, now()::date, f(x := $2::int), a[1:2], 'HH24:MI:SS', "q"::text`,
      values: ['now', 5],
    });
  });

  it('tells names apart that begin alike', async () => {
    expect(await compiled('select :at, :atEnd, :at2', { at: 1, atEnd: 2, at2: 3 })).toEqual({
      text: 'select $1, $2, $3',
      values: [1, 2, 3],
    });
  });

  it('leaves question marks alone, and takes arrays', async () => {
    const { text, values } = await compiled(`select data ? 'a', data ?| :keys, 'what?'`, { keys: ['a'] });
    expect(text).toBe(`select data ? 'a', data ?| $1, 'what?'`);
    expect(values).toEqual([['a']]);
  });

  it('takes null and false, and refuses what is not given', async () => {
    expect((await compiled('select :a, :b, :c', { a: null, b: false, c: 0 })).values).toEqual([null, false, 0]);
    await expect(compiled('select :a, :b', { a: 1 })).rejects.toThrow('SQL binding :b is not given');
    await expect(compiled('select :a', { a: undefined })).rejects.toThrow(':a');
  });

  it('runs statements without bindings, the same one again with others', async () => {
    expect(await compiled('select 1')).toEqual({ text: 'select 1', values: [] });
    expect((await compiled('select :again', { again: 1 })).values).toEqual([1]);
    expect((await compiled('select :again', { again: 2 })).values).toEqual([2]);
  });

  it('gives each text one name, so that a connection plans it once', async () => {
    const first = await asked('select :a::int', { a: 1 });
    expect((await asked('select :a::int', { a: 2 })).name).toBe(first.name);
    expect((await asked('select :a::text', { a: 1 })).name).not.toBe(first.name);
    expect(first.name.length).toBeLessThan(64);
  });

  it('returns the rows; one() the first of them', async () => {
    const { db } = fakeDb([[{ n: 1 }, { n: 2 }], [{ n: 3 }], []]);
    expect(await rows(db, 'select 1')).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await one(db, 'select 1')).toEqual({ n: 3 });
    expect(await one(db, 'select 1')).toBeUndefined();
  });
});

/** A connection that notes its statements and refuses those that `fails` names. */
function fakeConnection(fails: (text: string) => string | undefined = () => undefined): {
  strapi: never;
  said: string[];
  released: () => number;
} {
  const said: string[] = [];
  let released = 0;
  const connection = {
    query: (statement: string | { text: string }) => {
      const text = typeof statement === 'string' ? statement : statement.text;
      said.push(text);
      const code = fails(text);
      if (code) return Promise.reject(Object.assign(new Error(code), { code }));
      return Promise.resolve({ rows: [], command: text.split(' ')[0]!.toUpperCase() });
    },
  };
  const client = {
    acquireConnection: () => Promise.resolve(connection),
    releaseConnection: () => Promise.resolve(void (released += 1)),
  };
  return { strapi: { db: { connection: { client } } } as never, said, released: () => released };
}

describe('withTransaction', () => {
  it('commits what was done, and gives the connection back', async () => {
    const { strapi, said, released } = fakeConnection();
    expect(await withTransaction(strapi, async (trx) => void (await rows(trx, 'select 1')))).toBeUndefined();
    expect(said).toEqual(['begin', 'select 1', 'commit']);
    expect(released()).toBe(1);
  });

  it.each(['40001', '40P01', '55P03'])('runs the work again after %s', async (code) => {
    let attempts = 0;
    const { strapi, said, released } = fakeConnection(() => undefined);
    const done = await withTransaction(strapi, () => {
      attempts += 1;
      return attempts < 4 ? Promise.reject(Object.assign(new Error('again'), { code })) : Promise.resolve('done');
    });
    expect(done).toBe('done');
    expect(said).toEqual(['begin', 'rollback', 'begin', 'rollback', 'begin', 'rollback', 'begin', 'commit']);
    expect(released()).toBe(4);
  });

  it('runs the work again when it is the commit that fails so', async () => {
    let commits = 0;
    const { strapi, said } = fakeConnection((text) =>
      text === 'commit' && (commits += 1) === 1 ? '40001' : undefined,
    );
    expect(await withTransaction(strapi, () => Promise.resolve('done'))).toBe('done');
    expect(said).toEqual(['begin', 'commit', 'rollback', 'begin', 'commit']);
  });

  it('gives up after four attempts', async () => {
    const { strapi, said } = fakeConnection();
    const deadlock = (): Promise<never> => Promise.reject(Object.assign(new Error('deadlock'), { code: '40P01' }));
    await expect(withTransaction(strapi, deadlock)).rejects.toThrow('deadlock');
    expect(said.filter((text) => text === 'rollback')).toHaveLength(4);
  });

  it.each([
    [Object.assign(new Error('deadlock'), { code: '40P01' }), true],
    [Object.assign(new Error('Timeout acquiring a connection'), { name: 'KnexTimeoutError' }), true],
    [Object.assign(new Error('not unique'), { code: '23505' }), false],
    [new Error('a defect'), false],
    [null, false],
  ])('%s: is it only that too much is going on?', (error, busy) => {
    expect(isBusy(error)).toBe(busy);
  });

  it('does not repeat what failed for another reason', async () => {
    const { strapi, said } = fakeConnection();
    const duplicate = (): Promise<never> => Promise.reject(Object.assign(new Error('duplicate'), { code: '23505' }));
    await expect(withTransaction(strapi, duplicate)).rejects.toThrow('duplicate');
    expect(said).toEqual(['begin', 'rollback']);
  });

  it('says so when a failure that somebody swallowed has undone everything', async () => {
    const { strapi } = fakeConnection();
    const client = (strapi as { db: { connection: { client: { acquireConnection(): Promise<object> } } } }).db
      .connection.client;
    const connection = (await client.acquireConnection()) as { query: unknown };
    connection.query = () => Promise.resolve({ rows: [], command: 'ROLLBACK' });
    await expect(withTransaction(strapi, () => Promise.resolve(1))).rejects.toThrow('nothing was committed');
  });

  it('refuses statements that come too late', async () => {
    const { strapi } = fakeConnection();
    const trx = await withTransaction(strapi, (open) => Promise.resolve(open));
    await expect(rows(trx, 'select 1')).rejects.toThrow('has ended');
  });
});

describe('withSavepoint', () => {
  it('undoes what failed, and only that', async () => {
    const { db, calls } = fakeDb();
    await rows(db, 'select 1');
    await expect(withSavepoint(db, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withSavepoint(db, () => Promise.resolve('yes'))).toBe('yes');
    expect(calls.map(({ text }) => text)).toEqual([
      'select 1',
      'savepoint undo',
      'rollback to savepoint undo',
      'release savepoint undo',
      'savepoint undo',
      'release savepoint undo',
    ]);
  });
});

describe('what PostgreSQL answers', () => {
  it('has an SQL state and, when a constraint refused, its name', () => {
    expect(sqlState({ code: '23P01' })).toBe('23P01');
    for (const none of [null, undefined, 'x', new Error('x')]) expect(sqlState(none)).toBe('');
    for (const code of ['23505', '23P01', '23514'])
      expect(violatedConstraint({ code, constraint: 'orders_amounts' })).toBe('orders_amounts');
    expect(violatedConstraint({ code: '40001', constraint: 'x' })).toBeUndefined();
    expect(violatedConstraint(new Error('x'))).toBeUndefined();
  });

  it('gives JSON as text or as value, instants as Date or text', () => {
    expect(parseJson('{"a":1}')).toEqual({ a: 1 });
    expect(parseJson({ a: 1 })).toEqual({ a: 1 });
    expect(parseJson(null)).toBeNull();
    expect(toInstant(null)).toBeNull();
    expect(toInstant(new Date('2027-01-01T00:00:00Z'))).toBe('2027-01-01T00:00:00.000Z');
    expect(toInstant('2027-01-01T08:00:00+08:00')).toBe('2027-01-01T00:00:00.000Z');
  });
});
