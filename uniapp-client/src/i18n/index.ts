/**
 * Own `t()`: vue-i18n prints raw placeholders in mini-programs. Keys are typed by the Chinese dictionaries.
 * `t` reads reactive state, so templates and computed values follow a change of language.
 *
 * The first load carries the texts of the tab pages in Chinese. Another language is fetched when it is chosen, and
 * what only a sub-package shows is a part (see `part`) that comes with the pages that import it.
 */
import { ref, shallowReactive } from 'vue';
import type { Locale } from '@/api/types';
import { zh } from './zh-CN';
// #ifndef H5
import { en } from './en';
// #endif

export type Key = keyof typeof zh;
export type Dictionary = Record<Key, string>;
export type Params = Record<string, string | number>;
type Stem<K> = K extends `count.${infer Name}.one` ? Name : never;
/** Names of the countable things ('nights', 'adults', …). */
export type Countable = Stem<Key>;

/** A mini-program cannot fetch code: there every language is in the package. */
const fetchers: Record<Exclude<Locale, 'zh-CN'>, () => Promise<Dictionary>> = {
  en: async () => (process.env.UNI_PLATFORM === 'h5' ? (await import('./en')).en : en),
};

const texts: Record<Locale, Record<string, string>> = { 'zh-CN': { ...zh }, en: {} };
const arrived = shallowReactive(new Set<Locale>(['zh-CN']));

/** The language that is spoken: of the texts here, and of what the server is asked for. */
export const locale = ref<Locale>('zh-CN');

async function fetchTexts(of: Locale): Promise<void> {
  if (of === 'zh-CN' || arrived.has(of)) return;
  Object.assign(texts[of], await fetchers[of]());
  arrived.add(of);
}

/** Changes the language as soon as its texts are there. Rejects, and changes nothing, when they cannot be had. */
export async function setLocale(next: Locale): Promise<void> {
  await fetchTexts(next);
  locale.value = next;
}

/**
 * The language to begin with. Texts stay blank until they are there, so that nobody sees another language flash by;
 * if they cannot be had, Chinese it is.
 */
export async function startLocale(first: Locale): Promise<void> {
  locale.value = first;
  await fetchTexts(first).catch(() => (locale.value = 'zh-CN'));
}

function say(key: string, params?: Params): string {
  const text = arrived.has(locale.value) ? (texts[locale.value][key] ?? '') : '';
  if (!params) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** The text of `key` with `{name}` placeholders filled in. */
export function t(key: Key, params?: Params): string {
  return say(key, params);
}

/**
 * Adds the texts of a sub-package, in every language, and answers its `t`, which knows them and the common ones.
 * Whoever wants to say a text of a part imports `t` from the part: so it is there whenever it is used.
 */
export function part<Own extends string>(
  chinese: Record<Own, string>,
  english: Record<Own, string>,
): (key: Key | Own, params?: Params) => string {
  Object.assign(texts['zh-CN'], chinese);
  Object.assign(texts.en, english);
  return say;
}

/** A counted thing: '2晚', '1 night'. */
export function count(what: Countable, n: number): string {
  return t(`count.${what}.${n === 1 ? 'one' : 'other'}` as Key, { n });
}
