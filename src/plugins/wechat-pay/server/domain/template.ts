/**
 * Values of subscribe-message templates. WeChat refuses a whole message (47003) for one value out of limits, so
 * values are fitted or refused here. Source: parameter table of subscribeMessage.send.
 */
import { isLocalDate, shanghaiWallClock } from './time';
import { withoutPictographs } from './text';

/** Fits a cleaned value to its kind; null when it cannot be sent without changing its meaning. */
type Fit = (value: string) => string | null;

const HAN = /^\p{Script=Han}+$/u;
const CLOCK = String.raw`\d{1,2}:\d{2}`;
const DAY = String.raw`\d{4}年\d{1,2}月\d{1,2}日`;
const MOMENT = String.raw`(?:${DAY}(?: ${CLOCK})?|${CLOCK})`;
const TIME = new RegExp(`^${MOMENT}(?: ?~ ?${MOMENT})?$`);
const DATE = new RegExp(`^${DAY}(?: ${CLOCK})?(?: ?~ ?${DAY}(?: ${CLOCK})?)?$`);

const matching =
  (pattern: RegExp): Fit =>
  (value) =>
    pattern.test(value) ? value : null;

/** Prose may be shortened; the ellipsis counts as one character. */
const cutTo =
  (limit: number): Fit =>
  (value) =>
    value.length <= limit ? value : `${value.slice(0, limit - 1).trimEnd()}…`;

/** Names: ≤ 10 when a Chinese character is in them, otherwise ≤ 20 letters. */
function fitName(value: string): string | null {
  const allowed = value.replace(/[^\p{Script=Han}A-Za-z ·]/gu, '').trim();
  if (allowed === '') return null;
  return allowed.slice(0, /\p{Script=Han}/u.test(allowed) ? 10 : 20).trim();
}

const FITS = new Map<string, Fit>([
  ['thing', cutTo(20)],
  ['number', matching(/^(?=[\d.]{1,32}$)\d+(\.\d+)?$/)],
  ['letter', matching(/^[A-Za-z]{1,32}$/)],
  ['symbol', matching(/^[^\p{L}\p{N}\s]{1,5}$/u)],
  ['character_string', matching(/^[\x21-\x7E]{1,32}$/)],
  ['time', matching(TIME)],
  ['date', matching(DATE)],
  ['amount', matching(/^[¥￥$€£]?(?=[\d.]{1,11}元?$)\d{1,10}(\.\d{1,2})?元?$/)],
  ['phone_number', matching(/^[\d+\- ]{1,17}$/)],
  ['car_number', (value) => (value.length <= 8 ? value : null)],
  ['name', fitName],
  ['phrase', (value) => (value.length <= 5 && HAN.test(value) ? value : null)],
]);

/**
 * Fits one value to the limits of its template key.
 * @param key e.g. `thing1`, `character_string4`; the prefix decides the limits
 * @returns the value to send, or null when it is empty, of an unknown kind, or would have to be falsified to fit
 */
export function fitTemplateValue(key: string, value: string): string | null {
  const fit = FITS.get(/^([a-z_]+?)\d+$/.exec(key)?.[1] ?? '');
  const clean = withoutPictographs(value).replace(/\s+/g, ' ').trim();
  return fit && clean !== '' ? fit(clean) : null;
}

export type TemplateData = Record<string, { value: string }>;

/**
 * Builds the `data` object of a message.
 * @returns `invalid` lists the keys whose value cannot be sent; then nothing should be sent at all
 */
export function templateData(fields: Readonly<Record<string, string>>): {
  data: TemplateData;
  invalid: string[];
} {
  const data: TemplateData = {};
  const invalid: string[] = [];
  for (const [key, raw] of Object.entries(fields)) {
    const value = fitTemplateValue(key, raw);
    if (value === null) invalid.push(key);
    else data[key] = { value };
  }
  return { data, invalid };
}

/** Fen as `¥12.00`, for `amount` fields. @throws RangeError for a negative or fractional number of fen */
export function templateAmount(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError('fen must be a non-negative integer');
  const digits = String(fen).padStart(3, '0');
  return `¥${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A UTC instant as `2026年10月1日 15:01` on the clock of Shanghai, for `time` and `date` fields. */
export function templateTime(instant: string): string {
  const clock = shanghaiWallClock(instant);
  return `${templateDate(clock.slice(0, 10))} ${clock.slice(11, 16)}`;
}

/** A calendar date as `2026年10月1日`. @throws RangeError when it is not a date */
export function templateDate(date: string): string {
  if (!isLocalDate(date)) throw new RangeError('not a calendar date');
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
