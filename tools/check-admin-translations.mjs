#!/usr/bin/env node
/**
 * Compares the English texts of the installed Strapi admin packages with the Simplified Chinese the
 * admin will show: Strapi's own zh-Hans merged with src/admin/translations/zh-Hans.json.
 *
 *   node tools/check-admin-translations.mjs          report, exit 1 on a problem
 *   node tools/check-admin-translations.mjs --json   the whole result as JSON
 *
 * English texts come from two places: the packages' en.json, and message descriptors in their code
 * ({ id, defaultMessage }) whose id no en.json has. Run it after every Strapi upgrade.
 */
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const LOCALE = 'zh-Hans';
const OUR_FILE = 'src/admin/translations/zh-Hans.json';
const ALLOW_FILE = 'src/admin/translations/allowed-english.json';

/** Plugin texts carry the plugin's name; the admin's own are bare. */
export function keyPrefix(packageName) {
  return packageName === 'admin' ? '' : `${packageName.replace(/^plugin-/, '')}.`;
}

function* walk(directory) {
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const full = path.join(directory, entry.name);
    if (entry.isDirectory()) yield* walk(full);
    else yield full;
  }
}

/** The @strapi packages that have an admin part with English texts. */
export function adminPackages(root = projectRoot) {
  const scope = path.join(root, 'node_modules/@strapi');
  const packages = [];
  for (const name of fs.readdirSync(scope).sort()) {
    const admin = path.join(scope, name, 'dist/admin');
    if (!fs.existsSync(admin)) continue;
    const files = [...walk(admin)];
    const english = files.find((file) => file.endsWith('/translations/en.json.mjs'));
    if (!english) continue;
    packages.push({
      name,
      prefix: keyPrefix(name),
      translations: path.dirname(english),
      code: files.filter(
        (file) =>
          file.endsWith('.mjs') && !file.includes('/translations/') && !file.includes('/dist/admin/admin/tests/'),
      ),
    });
  }
  return packages;
}

async function readChunk(file) {
  if (!fs.existsSync(file)) return {};
  return (await import(pathToFileURL(file).href)).default;
}

function prefixed(messages, prefix) {
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [prefix + key, text]));
}

const DESCRIPTOR =
  /\bid:\s*(?:(['"`])((?:(?!\1).)+)\1|get(?:Trad|Translation)\w*\(\s*(['"`])((?:(?!\3).)+)\3\s*\))\s*,\s*defaultMessage:\s*(['"`])((?:\\.|(?!\5)[\s\S])*)\5/g;

/** Texts written into the code as { id, defaultMessage }. Ids put together at run time are left out. */
export function codeMessages(source, prefix) {
  const found = {};
  for (const match of source.matchAll(DESCRIPTOR)) {
    const id = match[2] ?? prefix + match[4];
    if (!id.includes('${')) found[id] = match[6].replace(/\\(['"`])/g, '$1');
  }
  return found;
}

/** { english, chinese }: every text of the installed packages, with the keys the admin uses. */
export async function strapiTexts(root = projectRoot) {
  const english = {};
  const chinese = {};
  const fromCode = {};
  for (const { prefix, translations, code } of adminPackages(root)) {
    Object.assign(english, prefixed(await readChunk(path.join(translations, 'en.json.mjs')), prefix));
    Object.assign(chinese, prefixed(await readChunk(path.join(translations, `${LOCALE}.json.mjs`)), prefix));
    for (const file of code) Object.assign(fromCode, codeMessages(fs.readFileSync(file, 'utf8'), prefix));
  }
  return { english: { ...fromCode, ...english }, chinese };
}

export function ourTexts(root = projectRoot) {
  return JSON.parse(fs.readFileSync(path.join(root, OUR_FILE), 'utf8'));
}

/** [{ prefix | key, reason }] */
export function allowList(root = projectRoot) {
  return JSON.parse(fs.readFileSync(path.join(root, ALLOW_FILE), 'utf8'));
}

/** The message parser the admin itself formats with. */
export function messageParser(root = projectRoot) {
  const fromProject = createRequire(path.join(root, 'package.json'));
  const fromAdmin = createRequire(fromProject.resolve('@strapi/admin/package.json'));
  const fromIntl = createRequire(fromAdmin.resolve('react-intl'));
  return fromIntl('@formatjs/icu-messageformat-parser');
}

/** Sorted names of a message's arguments and tags (`count`, `<b>`); null when the message is malformed. */
export function placeholders(message, { parse, TYPE }) {
  const names = new Set();
  const collect = (elements) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
      if (element.children) collect(element.children);
      for (const option of Object.values(element.options ?? {})) collect(option.value);
    }
  };
  try {
    collect(parse(message));
  } catch {
    return null;
  }
  return [...names].sort();
}

export function isAllowed(key, allowed) {
  return allowed.some((entry) => (entry.key === undefined ? key.startsWith(entry.prefix) : key === entry.key));
}

/**
 * missing       English keys without Chinese and outside the allow list
 * placeholders  Chinese texts whose arguments or tags differ from the English ones, or that cannot be parsed
 * unknown       keys of our file that no installed package knows (left behind by an upgrade, or role names)
 * idle          allow list entries that excuse nothing any more
 */
export function compare({ english, chinese, ours, allowed, parser }) {
  const effective = { ...chinese, ...ours };
  const result = { total: 0, translated: 0, excused: 0, missing: [], placeholders: [], unknown: [], idle: [] };
  const used = new Set();

  for (const [key, text] of Object.entries(english)) {
    result.total += 1;
    const translation = effective[key];
    if (translation === undefined) {
      const entry = allowed.find((candidate) => isAllowed(key, [candidate]));
      if (entry) {
        used.add(entry);
        result.excused += 1;
      } else result.missing.push({ key, english: text });
      continue;
    }
    result.translated += 1;
    const expected = placeholders(text, parser);
    const actual = placeholders(translation, parser);
    // A malformed English original (Strapi has a few) is shown raw; then only ours has to be well formed.
    if (expected === null ? key in ours && actual === null : String(actual) !== String(expected)) {
      result.placeholders.push({ key, english: text, chinese: translation, expected, actual });
    }
  }

  result.unknown = Object.keys(ours).filter((key) => !(key in english) && !key.startsWith('global.strapi-'));
  result.idle = allowed.filter((entry) => !used.has(entry));
  return result;
}

export async function checkAdminTranslations(root = projectRoot) {
  const { english, chinese } = await strapiTexts(root);
  return compare({ english, chinese, ours: ourTexts(root), allowed: allowList(root), parser: messageParser(root) });
}

function report(result) {
  const { total, translated, excused, missing, placeholders: differing, unknown, idle } = result;
  console.log(
    `admin zh-Hans: ${total} English texts, ${translated} in Chinese, ${excused} excused, ${missing.length} missing`,
  );
  for (const { key, english } of missing) console.log(`  missing      ${key}: ${JSON.stringify(english)}`);
  for (const { key, expected, actual } of differing) {
    console.log(
      `  placeholders ${key}: English [${expected}], Chinese ${actual === null ? 'malformed' : `[${actual}]`}`,
    );
  }
  for (const key of unknown) console.log(`  unknown      ${key}`);
  for (const entry of idle)
    console.log(`  idle         ${entry.key ?? `${entry.prefix}*`} in the allow list excuses nothing`);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const result = await checkAdminTranslations();
  if (process.argv.includes('--json')) console.log(JSON.stringify(result, null, 2));
  else report(result);
  if (result.missing.length > 0 || result.placeholders.length > 0) process.exitCode = 1;
}
