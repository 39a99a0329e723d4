/** Member cards: what a kind is, how long a card is good, and the life of one as data. Pure. */
import { addDays, daysInMonth, localDate, type LocalDate } from '../../../../shared/local-date';
import { text, type Text } from '../../../../shared/text';

export const TERM_UNITS = ['year', 'half_year', 'quarter', 'month', 'day'] as const;
export type TermUnit = (typeof TERM_UNITS)[number];

export interface Term {
  unit: TermUnit;
  /** ≥ 1 */
  count: number;
}

/** `counted`: so many times, kept in the ledger; `promise`: whoever shows the card has it. */
export type BenefitKind = 'counted' | 'promise';

export interface CardBenefit {
  /** Lower-case letters, digits and hyphens; for ever the name of its pockets. */
  code: string;
  title: Text;
  kind: BenefitKind;
  /** Of a counted one, in a term; 0 of a promise. */
  count: number;
  note: Text | null;
}

/**
 * After the seven days in which an unused card goes back in full: nothing, or the days that are left. `none` gives
 * nothing back from the beginning.
 */
export const REFUND_RULES = ['none', 'week', 'pro_rata'] as const;
export type RefundRule = (typeof REFUND_RULES)[number];

/** What is sold, as content says; a card keeps the one it was issued with. */
export interface CardKind {
  /** documentId of the content. */
  id: string;
  title: Text;
  coverUrl: string | null;
  /** `#rrggbb` of the card's two ends. */
  colours: [string, string];
  story: Text | null;
  terms: Text | null;
  priceFen: number;
  term: Term;
  /** A card can be upgraded to a kind of a higher one. */
  rank: number;
  /** 0–90 */
  percentOff: number;
  /** Balance that comes with each term; fen, 0 is none. */
  balanceFen: number;
  benefits: CardBenefit[];
  onePerMember: boolean;
  refundRule: RefundRule;
  /** How often a year members may freeze it themselves; 0 leaves it to staff. */
  freezesPerYear: number;
  /** Days that a freeze adds at most. */
  freezeDays: number;
  /** 1–4 capitals before the number. */
  numberPrefix: string;
}

export const CARD_STATES = ['active', 'frozen', 'expired', 'transferred', 'replaced', 'refunded', 'upgraded'] as const;
export type CardState = (typeof CARD_STATES)[number];

/** Every change of a card's state; the database refuses any other (constraints.sql, compared by a test). */
export const CARD_TRANSITIONS = [
  { name: 'freeze', from: ['active'], to: 'frozen' },
  { name: 'unfreeze', from: ['frozen'], to: 'active' },
  { name: 'expire', from: ['active'], to: 'expired' },
  // Bought again after its end: the same card, from that day on.
  { name: 'renew', from: ['expired'], to: 'active' },
  { name: 'transfer', from: ['active'], to: 'transferred' },
  { name: 'replace', from: ['active'], to: 'replaced' },
  { name: 'refund', from: ['active', 'expired'], to: 'refunded' },
  { name: 'upgrade', from: ['active'], to: 'upgraded' },
] as const satisfies readonly { name: string; from: readonly CardState[]; to: CardState }[];

export type CardTransition = (typeof CARD_TRANSITIONS)[number]['name'];

/** Distinct (from, to) pairs, for the database's own check. */
export const legalCardPairs = (): [CardState, CardState][] =>
  CARD_TRANSITIONS.flatMap(({ from, to }) => from.map((state): [CardState, CardState] => [state, to]));

export const CARD_STATE_TEXT: Record<CardState, Text> = {
  active: text('有效', 'Active'),
  frozen: text('已冻结', 'Frozen'),
  expired: text('已过期', 'Expired'),
  transferred: text('已转让', 'Transferred'),
  replaced: text('已挂失补卡', 'Replaced'),
  refunded: text('已退卡', 'Refunded'),
  upgraded: text('已升级', 'Upgraded'),
};

/** What a card is today, whether the tick has noted its end or not; a frozen card does not end. */
export const stateOn = (card: { state: CardState; validUntil: LocalDate }, today: LocalDate): CardState =>
  card.state === 'active' && card.validUntil <= today ? 'expired' : card.state;

const MONTHS: Record<Exclude<TermUnit, 'day'>, number> = { year: 12, half_year: 6, quarter: 3, month: 1 };

/**
 * First day after a term that begins on `from`: the same day of a later month, or its last day where there is none.
 */
export function endOfTerm(from: LocalDate, { unit, count }: Term): LocalDate {
  if (unit === 'day') return addDays(from, count);
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const months = year * 12 + month - 1 + MONTHS[unit] * count;
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
  const pad = (value: number): string => String(value).padStart(2, '0');
  return localDate(`${y}-${pad(m)}-${pad(Math.min(day, daysInMonth(y, m)))}`);
}

const UNIT_TEXT: Record<TermUnit, (count: number) => Text> = {
  year: (n) => text(`${n} 年`, `${n} year${n > 1 ? 's' : ''}`),
  half_year: (n) => text(n === 1 ? '半年' : `${n} 个半年`, `${n * 6} months`),
  quarter: (n) => text(`${n * 3} 个月`, `${n * 3} months`),
  month: (n) => text(`${n} 个月`, `${n} month${n > 1 ? 's' : ''}`),
  day: (n) => text(`${n} 天`, `${n} day${n > 1 ? 's' : ''}`),
};

export const termText = ({ unit, count }: Term): Text => UNIT_TEXT[unit](count);

/** Luhn's check digit of a string of digits. */
export function luhnDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, char, i) => {
    const value = Number(char) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

export const CARD_NUMBER = /^[A-Z]{1,4}\d{12}$/;

/** @param digits eleven random ones */
export const cardNumber = (prefix: string, digits: string): string => `${prefix}${digits}${luhnDigit(digits)}`;

/** Whether somebody mistyped it. */
export function isCardNumber(no: string): boolean {
  if (!CARD_NUMBER.test(no)) return false;
  const digits = no.replace(/^[A-Z]+/, '');
  return luhnDigit(digits.slice(0, -1)) === Number(digits.at(-1));
}

/** Where a right's pocket comes from: `card:<no>` is the balance, `card:<no>:<code>` a benefit. */
export const pocketSource = (no: string, code: string | null): string => `card:${no}${code === null ? '' : `:${code}`}`;

/** Undefined for the source of something else. */
export function parseSource(source: string): { no: string; code: string | null } | undefined {
  const match = /^card:([A-Z]{1,4}\d{12})(?::([a-z0-9-]{1,30}))?$/.exec(source);
  return match ? { no: match[1]!, code: match[2] ?? null } : undefined;
}
