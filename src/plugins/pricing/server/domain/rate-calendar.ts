import { dayNumber, weekday, type LocalDate } from '../../../../shared/local-date';
import { fen, percentOf, type Fen } from '../../../../shared/money';
import type { Text } from '../../../../shared/text';
import { nightType, type NightType, type SpecialDays } from './day-types';
import { overrideOn, type OverrideRun } from './overrides';

/** What an operator says about a span of nights. */
export interface RateRule {
  name: Text;
  /** First and last night, both inside. */
  firstNight: LocalDate;
  lastNight: LocalDate;
  /** ISO weekdays of the night (1 Monday … 7 Sunday); empty means every day. */
  weekdays: readonly number[];
  priceMode: 'none' | 'fixed' | 'percent' | 'delta';
  /** Fen: the price itself (`fixed`) or the signed difference (`delta`). */
  priceFen: number | null;
  /** 120 is 1.2 times the price of the day type. */
  pricePercent: number | null;
  minNights: number | null;
  closed: boolean;
  closedToArrival: boolean;
  closedToDeparture: boolean;
  priority: number;
}

export interface BaseRates {
  baseFen: number;
  weekendFen: number | null;
  holidayFen: number | null;
  /** The strongest first; see {@link orderRules}. */
  rules: readonly RateRule[];
  /** What was said about single nights, in order; it stands above every rule. */
  overrides?: readonly OverrideRun[];
}

export interface NightRate {
  priceFen: Fen;
  type: NightType;
  /** Why the price is not the plain one, e.g. 国庆节, 旺季. */
  label: Text | null;
  /** Null: the house's own minimum holds. */
  minNights: number | null;
  closed: boolean;
  closedToArrival: boolean;
  closedToDeparture: boolean;
}

/**
 * The strongest rule first: higher priority, then the shorter span (a single date beats a season), then
 * the later one. Sort once, look up many nights.
 */
export function orderRules(rules: readonly RateRule[]): RateRule[] {
  const span = (rule: RateRule): number => dayNumber(rule.lastNight) - dayNumber(rule.firstNight);
  return rules
    .map((rule, index) => ({ rule, index }))
    .sort((a, b) => b.rule.priority - a.rule.priority || span(a.rule) - span(b.rule) || b.index - a.index)
    .map(({ rule }) => rule);
}

/**
 * Price and restrictions of one night. Each property comes from the strongest rule that speaks of it:
 * one rule may set the price and a weaker one the minimum stay. What was said about the night itself comes first,
 * and may open what a rule closes.
 * @param rates with rules already ordered by {@link orderRules}
 */
export function nightRate(night: LocalDate, rates: BaseRates, special: SpecialDays): NightRate {
  const { type, name } = nightType(night, special);
  const plain = plainPrice(type, rates);
  const matching = rates.rules.filter((rule) => applies(rule, night));
  const pricing = matching.find((rule) => rule.priceMode !== 'none');
  const own = overrideOn(rates.overrides ?? [], night);
  return {
    priceFen: fen(own?.priceFen ?? (pricing ? rulePrice(pricing, plain) : plain)),
    type,
    label: own?.label ?? pricing?.name ?? name,
    minNights: own?.minNights ?? matching.find((rule) => rule.minNights !== null)?.minNights ?? null,
    closed: own?.closed ?? matching.some((rule) => rule.closed),
    closedToArrival: own?.closedToArrival ?? matching.some((rule) => rule.closedToArrival),
    closedToDeparture: own?.closedToDeparture ?? matching.some((rule) => rule.closedToDeparture),
  };
}

function plainPrice(type: NightType, rates: BaseRates): Fen {
  const weekend = rates.weekendFen ?? rates.baseFen;
  if (type === 'holiday') return fen(rates.holidayFen ?? weekend);
  return fen(type === 'weekend' ? weekend : rates.baseFen);
}

function applies(rule: RateRule, night: LocalDate): boolean {
  if (night < rule.firstNight || night > rule.lastNight) return false;
  return rule.weekdays.length === 0 || rule.weekdays.includes(weekday(night));
}

/** A night is never cheaper than ¥0.01 and never dearer than a column holds. */
function rulePrice(rule: RateRule, plain: Fen): Fen {
  const clamp = (value: number): Fen => fen(Math.min(Math.max(value, 1), 2_000_000_000));
  if (rule.priceMode === 'fixed') return clamp(rule.priceFen ?? plain);
  if (rule.priceMode === 'delta') return clamp(plain + (rule.priceFen ?? 0));
  const percent = rule.pricePercent ?? 100;
  const hundreds = Math.trunc(percent / 100);
  return clamp(plain * hundreds + percentOf(plain, percent - hundreds * 100));
}
