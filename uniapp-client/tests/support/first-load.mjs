/** What a browser fetches before the home page of the built H5 client can be used: the page, its scripts and styles. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Files that `code`, a built script in `folder`, needs before it runs.
 * @param {string} code
 * @param {string} folder
 */
function imported(code, folder) {
  return [...code.matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g)].map(([, name]) =>
    path.join(folder, name),
  );
}

/**
 * The script of `page` with everything that Vite fetches beside it, as the entry script lists them.
 * @param {string} page
 * @param {string} entryCode
 * @param {string} folder
 * @returns {string[]}
 */
function chunksOf(page, entryCode, folder) {
  const [, list] = /viteFileDeps\s*=\s*(\[[^\]]*\])/.exec(entryCode) ?? [];
  const [, indexes] =
    new RegExp(`import\\(["']\\./${page}\\.[^)]*\\),\\s*__vite__mapDeps\\(([^)]*)\\)`).exec(entryCode) ?? [];
  if (!list || !indexes) throw new Error(`the entry script does not say what ${page} needs`);
  const files = JSON.parse(list);
  return JSON.parse(indexes).map((/** @type {number} */ at) => path.join(folder, files[at]));
}

/**
 * @param {string} root folder of the built client
 * @param {string} page name of the page's chunk, 'pages-home-home'
 * @returns {{file: string, bytes: number}[]} with gzip, largest first
 */
export function firstLoad(root, page) {
  /** @param {string} file */
  const read = (file) => readFileSync(path.join(root, file));
  const html = read('index.html').toString();
  const files = new Set(['index.html']);
  /** @param {string} file */
  const add = (file) => {
    if (files.has(file)) return;
    files.add(file);
    if (file.endsWith('.js'))
      for (const next of imported(read(file).toString(), path.dirname(file))) add(next);
  };
  for (const [, url] of html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)) add(url);
  const entry = [...files].find((file) => file.endsWith('.js'));
  if (!entry) throw new Error('index.html has no script');
  for (const file of chunksOf(page, read(entry).toString(), path.dirname(entry))) add(file);
  return [...files]
    .map((file) => ({ file, bytes: gzipSync(read(file)).length }))
    .sort((a, b) => b.bytes - a.bytes);
}
