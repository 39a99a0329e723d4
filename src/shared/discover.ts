import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Finds what content types offer by convention: the default export of `src/api/<name>/<file>.ts`. A developer
 * adds a file, and nothing else in the system changes.
 * @param apiDir compiled `src/api`
 * @param file name without extension, e.g. `sellable`
 */
export function discoverByConvention<T>(apiDir: string, file: string): { name: string; found: T }[] {
  return readdirSync(apiDir)
    .sort()
    .map((name) => ({ name, path: path.join(apiDir, name, `${file}.js`) }))
    .filter((entry) => existsSync(entry.path))
    .map((entry) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- found at run time, by its place
      const loaded = (require(entry.path) as { default?: T }).default;
      if (!loaded) throw new Error(`src/api/${entry.name}/${file}.ts has no default export`);
      return { name: entry.name, found: loaded };
    });
}
