import type { Knex } from 'knex';
import knex from 'knex';
import { describe, expect, it } from 'vitest';
import {
  one,
  parseJson,
  rows,
  sqlState,
  toInstant,
  violatedConstraint,
  withTransaction,
} from '../../../src/shared/database';
import { fakeDb, type RawCall } from './fake-db';

async function asked(sql: string, bindings: Record<string, unknown> = {}): Promise<RawCall> {
  const { db, calls } = fakeDb();
  await rows(db as Knex, sql, bindings);
  return calls[0]!;
}

async function compiled(sql: string, bindings?: Record<string, unknown>): Promise<Omit<RawCall, 'name'>> {
  const { name: _name, ...call } = await asked(sql, bindings);
  return call;
}

describe('rows', () => {
  it('turns names into positions, repeated names too', async () => {
    expect(await compiled('select :a, :b, :a', { a: 1, b: 'x' })).toEqual({
      sql: 'select ?, ?, ?',
      values: [1, 'x', 1],
    });
  });

  it('leaves casts, assignments, slices and times of day alone', async () => {
    const sql = `select :at::timestamptz, now()::date, f(x := :x::int), a[1:2], 'HH24:MI:SS', "q"::text`;
    expect(await compiled(sql, { at: 'now', x: 5 })).toEqual({
      sql: `select ?::timestamptz, now()::date, f(x := ?::int), a[1:2], 'HH24:MI:SS', "q"::text`,
      values: ['now', 5],
    });
  });

  it('tells names apart that begin alike', async () => {
    expect(await compiled('select :at, :atEnd, :at2', { at: 1, atEnd: 2, at2: 3 })).toEqual({
      sql: 'select ?, ?, ?',
      values: [1, 2, 3],
    });
  });

  it('escapes question marks, which knex would take for bindings', async () => {
    const { sql, values } = await compiled(`select data ? 'a', data ?| :keys, 'what?'`, { keys: ['a'] });
    expect(sql).toBe(`select data \\? 'a', data \\?| ?, 'what\\?'`);
    expect(values).toEqual([['a']]);
  });

  it('gives PostgreSQL what was meant, after knex has had its turn', async () => {
    const { sql, values } = await compiled(`select d ?| :keys::text[], d @? :path::jsonpath`, {
      keys: ['a'],
      path: '$.a',
    });
    const native = knex({ client: 'pg' })
      .raw(sql, values as never)
      .toSQL()
      .toNative();
    expect(native.sql).toBe('select d ?| $1::text[], d @? $2::jsonpath');
    expect(native.bindings).toEqual([['a'], '$.a']);
  });

  it('takes null and false, and refuses what is not given', async () => {
    expect((await compiled('select :a, :b, :c', { a: null, b: false, c: 0 })).values).toEqual([null, false, 0]);
    await expect(compiled('select :a, :b', { a: 1 })).rejects.toThrow('SQL binding :b is not given');
    await expect(compiled('select :a', { a: undefined })).rejects.toThrow(':a');
  });

  it('runs statements without bindings, the same one again with others', async () => {
    expect(await compiled('select 1')).toEqual({ sql: 'select 1', values: [] });
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
    expect(await rows(db as Knex, 'select 1')).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await one(db as Knex, 'select 1')).toEqual({ n: 3 });
    expect(await one(db as Knex, 'select 1')).toBeUndefined();
  });
});

describe('withTransaction', () => {
  const strapiWith = (transaction: (work: (trx: object) => Promise<unknown>) => Promise<unknown>): never =>
    ({ db: { connection: { transaction } } }) as never;

  it.each(['40001', '40P01', '55P03'])('runs the work again after %s', async (code) => {
    let attempts = 0;
    const strapi = strapiWith(async (work) => {
      attempts += 1;
      if (attempts < 4) throw Object.assign(new Error('again'), { code });
      return work({});
    });
    expect(await withTransaction(strapi, () => Promise.resolve('done'))).toBe('done');
    expect(attempts).toBe(4);
  });

  it('gives up after four attempts', async () => {
    let attempts = 0;
    const strapi = strapiWith(() => {
      attempts += 1;
      return Promise.reject(Object.assign(new Error('deadlock'), { code: '40P01' }));
    });
    await expect(withTransaction(strapi, () => Promise.resolve(1))).rejects.toThrow('deadlock');
    expect(attempts).toBe(4);
  });

  it('does not repeat what failed for another reason', async () => {
    let attempts = 0;
    const strapi = strapiWith(() => {
      attempts += 1;
      return Promise.reject(Object.assign(new Error('duplicate'), { code: '23505' }));
    });
    await expect(withTransaction(strapi, () => Promise.resolve(1))).rejects.toThrow('duplicate');
    expect(attempts).toBe(1);
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
