import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import withOurs from '../../src/admin/vite.config';

const strapi = path.dirname(createRequire(import.meta.url).resolve('@strapi/admin/package.json'));
const file = path.join(strapi, 'dist/admin/admin/src/pages/Settings/pages/Users/ListPage.mjs');

describe('the build of the panel', () => {
  const [kept, ours] = withOurs({ plugins: [{ name: 'strapis' }] }).plugins as [
    { name: string },
    { transform(code: string, id: string): string | null },
  ];

  it('asks for a text where Strapi wrote a word into the list of staff', () => {
    const code = readFileSync(file, 'utf8');
    const written = ours.transform(code, file);
    expect(kept.name).toBe('strapis');
    expect(code).not.toContain('Settings.permissions.users.inactive');
    expect(written).toContain(`import { FormattedMessage } from 'react-intl';`);
    expect(written).toContain('Settings.permissions.users.inactive');
    expect(written).not.toContain(`'Active' : 'Inactive'`);
  });

  it('stops when the word is no longer there, and leaves everything else alone', () => {
    expect(() => ours.transform('export default 1', file)).toThrow('no longer says');
    expect(ours.transform('export default 1', '/elsewhere.mjs')).toBeNull();
  });
});
