import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { referenceOf } from '../../../src/plugins/ordering/server/domain/sellable';
import { discoverSellables, sellableKinds, sellableOf } from '../../../src/plugins/ordering/server/services/registry';
import { inItem, itemKey } from '../../../src/plugins/ordering/server/use-cases/quote-items';
import { conflict, isProblem } from '../../../src/shared/problem';

let folder: string;

function content(name: string, code: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, 'sellable.js'), code);
}
const sells = (kind: string): string => `exports.default = { kind: '${kind}', quote() {} };`;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'yizhan-sellables-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('sellables', () => {
  it('are found by their file, and folders without one are passed over', () => {
    content('tea-house', sells('tea'));
    content('house', sells('house'));
    mkdirSync(path.join(folder, 'venue'));
    discoverSellables(folder);
    expect(sellableKinds()).toEqual(['house', 'tea']);
    expect(sellableOf('tea').kind).toBe('tea');
  });

  it('are one for each kind', () => {
    content('a', sells('tea'));
    content('b', sells('tea'));
    expect(() => discoverSellables(folder)).toThrow('two content types sell the kind "tea"');
  });

  it('must be something that can be sold', () => {
    content('a', 'exports.default = { kind: "a" };');
    expect(() => discoverSellables(folder)).toThrow();
    content('a', 'exports.other = 1;');
  });

  it('answer for a kind that nobody sells with a problem of the request', () => {
    discoverSellables(folder);
    expect(() => sellableOf('spaceship', 'kind')).toThrow(expect.objectContaining({ status: 400, code: 'VALIDATION' }));
  });
});

describe('items of an order', () => {
  it('have keys that sort as they were asked for', () => {
    const keys = Array.from({ length: 10 }, (_, i) => itemKey(i));
    expect(keys[0]).toBe('01');
    expect([...keys].sort()).toEqual(keys);
    expect(referenceOf({ orderNo: 'Y123456', key: '02' })).toBe('Y123456/02');
  });

  it('are named in their problems', async () => {
    const problem = conflict('SOLD_OUT', { zh: '已订完', en: 'Sold out' }, { field: 'checkIn', left: 1 });
    const told = await inItem(2, () => Promise.reject(problem)).catch((error: unknown) => error);
    expect(isProblem(told) && told.details).toEqual({ field: 'items.2.checkIn', left: 1 });
    const defect = new Error('defect');
    await expect(inItem(0, () => Promise.reject(defect))).rejects.toBe(defect);
    expect(await inItem(0, () => Promise.resolve(7))).toBe(7);
  });
});
