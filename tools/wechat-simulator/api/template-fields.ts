import { characters } from './input';

/** Limits of subscription message values by the prefix of their key; false means 47003. */
const RULES: Record<string, (value: string) => boolean> = {
  thing: (value) => characters(value) <= 20,
  number: (value) => value.length <= 32 && /^-?\d+(\.\d+)?$/.test(value),
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => characters(value) <= 5 && !/[\p{L}\p{N}]/u.test(value),
  character_string: (value) => /^[\x21-\x7e]{1,32}$/.test(value),
  time: (value) => value.split('~').every((part) => isTime(part.trim())),
  date: (value) => value.split('~').every((part) => isDate(part.trim())),
  amount: (value) => /^[¥￥$€£]?\d{1,10}(\.\d{1,2})?元?$/.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => characters(value) <= 8,
  name: (value) => (/^[\x20-\x7e]+$/.test(value) ? value.length <= 20 : characters(value) <= 10),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
};

const DAY = '\\d{4}(?:年\\d{1,2}月\\d{1,2}日|-\\d{1,2}-\\d{1,2}|/\\d{1,2}/\\d{1,2})';
const CLOCK = '(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?';
const TIME = new RegExp(`^(?:${DAY} )?${CLOCK}$`);
const DATE = new RegExp(`^${DAY}(?: ${CLOCK})?$`);
const isTime = (text: string): boolean => TIME.test(text);
const isDate = (text: string): boolean => DATE.test(text);

/** True when the key is one a template can have, such as thing1. */
export function isTemplateKey(key: string): boolean {
  const prefix = /^([a-z_]+?)\d+$/.exec(key)?.[1];
  return prefix !== undefined && Object.hasOwn(RULES, prefix);
}

/** True when WeChat would accept `value` under `key`. No value may be empty or hold a line break. */
export function isTemplateValue(key: string, value: unknown): value is string {
  const rule = RULES[key.replace(/\d+$/, '')];
  return typeof value === 'string' && value.trim() !== '' && !/[\r\n]/.test(value) && rule !== undefined && rule(value);
}
