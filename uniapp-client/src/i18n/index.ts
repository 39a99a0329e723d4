/**
 * Own `t()`: vue-i18n prints raw placeholders in mini-programs. Keys are typed by the Chinese dictionary.
 * `t` reads a reactive locale, so templates and computed values follow a change of language.
 */
import { ref } from 'vue';
import type { Locale } from '@/api/types';
import { zh } from './zh-CN';
import { en } from './en';

export type Key = keyof typeof zh;
export type Dictionary = Record<Key, string>;
type Stem<K> = K extends `count.${infer Name}.one` ? Name : never;
/** Names of the countable things ('nights', 'adults', …). */
export type Countable = Stem<Key>;

const dictionaries: Record<Locale, Dictionary> = { 'zh-CN': zh, en };

export const locale = ref<Locale>('zh-CN');

export function setLocale(next: Locale): void {
  locale.value = next;
}

/** The text of `key` with `{name}` placeholders filled in. */
export function t(key: Key, params?: Record<string, string | number>): string {
  const text = dictionaries[locale.value][key];
  if (!params) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** A counted thing: '2晚', '1 night'. */
export function count(what: Countable, n: number): string {
  return t(`count.${what}.${n === 1 ? 'one' : 'other'}` as Key, { n });
}
