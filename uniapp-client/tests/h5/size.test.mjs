/** How much the built H5 client makes a guest fetch before the home page is there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { firstLoad } from '../support/first-load.mjs';

const ROOT = path.resolve(import.meta.dirname, '../../dist/build/h5');
const LIMIT = 150_000;

test('first load of the home page', async (t) => {
  const files = firstLoad(ROOT, 'pages-home-home');
  const source = files.map(({ file }) => readFileSync(path.join(ROOT, file), 'utf8')).join('\n');

  await t.test('is small', (t) => {
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { file, bytes } of files.slice(0, 5)) t.diagnostic(`${(bytes / 1000).toFixed(1)} kB ${file}`);
    t.diagnostic(`${(total / 1000).toFixed(1)} kB gzip in ${files.length} files (limit ${LIMIT / 1000})`);
    assert.ok(total < LIMIT, `${total} bytes`);
  });

  await t.test('has the texts of the first pages in one language, and no part of them', () => {
    assert.ok(source.includes('住进一座安静的院子'), 'home in Chinese');
    assert.ok(!source.includes('Stay in a quiet courtyard'), 'home in English');
    for (const later of ['还没有积分记录', 'No points yet', '还没有收藏'])
      assert.ok(!source.includes(later), later);
  });
});
