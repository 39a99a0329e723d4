/**
 * What somebody said about single nights of one house, over whatever the rules say. Kept as runs of nights that
 * are told the same: sorted, apart, never empty, and never two neighbours that could be one. One night lies in at
 * most one run, so the last edit of a night is the only one.
 */
import { addDays, dayNumber, fromDayNumber, type LocalDate } from '../../../../shared/local-date';
import type { Text } from '../../../../shared/text';

/** Null leaves a property to the rules. */
export interface NightOverride {
  priceFen: number | null;
  label: Text | null;
  /** 1–90 */
  minNights: number | null;
  closed: boolean | null;
  closedToArrival: boolean | null;
  closedToDeparture: boolean | null;
}

export interface OverrideRun extends NightOverride {
  /** First and last night, both inside. */
  firstNight: LocalDate;
  lastNight: LocalDate;
}

export type OverrideProperty = keyof NightOverride;

export const OVERRIDE_PROPERTIES = [
  'priceFen',
  'label',
  'minNights',
  'closed',
  'closedToArrival',
  'closedToDeparture',
] as const satisfies readonly OverrideProperty[];

export const NO_OVERRIDE: NightOverride = {
  priceFen: null,
  label: null,
  minNights: null,
  closed: null,
  closedToArrival: null,
  closedToDeparture: null,
};

/** What an operator says about nights; what is absent stays as it is. */
export interface RateEdit {
  /** Fen for `fixed` and the signed `delta`; `percent` 120 is 1.2 times the price of now, in whole yuan. */
  price?: { mode: 'fixed' | 'percent' | 'delta'; value: number };
  label?: Text;
  minNights?: number;
  closed?: boolean;
  closedToArrival?: boolean;
  closedToDeparture?: boolean;
  /** Properties that the rules shall decide again. */
  restore?: readonly OverrideProperty[];
}

/** Dearest night that can be written down: ¥1,000,000. */
export const MAX_NIGHT_FEN = 100_000_000;

/** The override of a night among runs in order; undefined when nobody said anything. */
export function overrideOn(runs: readonly OverrideRun[], night: LocalDate): OverrideRun | undefined {
  let [low, high] = [0, runs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle]!;
    if (night < run.firstNight) high = middle - 1;
    else if (night > run.lastNight) low = middle + 1;
    else return run;
  }
  return undefined;
}

/** One night after an edit, seen from what holds now. */
export function editedNight(current: NightOverride, priceNowFen: number, edit: RateEdit): NightOverride {
  const next = propertiesOf(current);
  for (const property of edit.restore ?? []) Object.assign(next, { [property]: null });
  if (edit.price) next.priceFen = editedPrice(priceNowFen, edit.price);
  for (const property of ['label', 'minNights', 'closed', 'closedToArrival', 'closedToDeparture'] as const)
    if (edit[property] !== undefined) Object.assign(next, { [property]: edit[property] });
  return next;
}

/** Never cheaper than ¥0.01 and never dearer than {@link MAX_NIGHT_FEN}. */
function editedPrice(nowFen: number, { mode, value }: NonNullable<RateEdit['price']>): number {
  const wanted =
    mode === 'fixed' ? value : mode === 'delta' ? nowFen + value : Math.floor((nowFen * value + 5_000) / 10_000) * 100;
  return Math.min(Math.max(wanted, 1), MAX_NIGHT_FEN);
}

/** The properties of a run without its nights. */
export const propertiesOf = (told: NightOverride): NightOverride => ({
  priceFen: told.priceFen,
  label: told.label,
  minNights: told.minNights,
  closed: told.closed,
  closedToArrival: told.closedToArrival,
  closedToDeparture: told.closedToDeparture,
});

const saysNothing = (told: NightOverride): boolean => OVERRIDE_PROPERTIES.every((property) => told[property] === null);

export function sameOverride(a: NightOverride, b: NightOverride): boolean {
  return (
    OVERRIDE_PROPERTIES.every((property) => property === 'label' || a[property] === b[property]) &&
    a.label?.zh === b.label?.zh &&
    a.label?.en === b.label?.en
  );
}

/** The runs after some nights were told something else; what says nothing disappears. */
export function withNights(runs: readonly OverrideRun[], told: ReadonlyMap<LocalDate, NightOverride>): OverrideRun[] {
  const nights = new Map<number, NightOverride>();
  for (const run of runs)
    for (let day = dayNumber(run.firstNight); day <= dayNumber(run.lastNight); day += 1) nights.set(day, run);
  for (const [night, override] of told) nights.set(dayNumber(night), override);
  return mergeNights(
    [...nights]
      .filter(([, override]) => !saysNothing(override))
      .sort(([a], [b]) => a - b)
      .map(([day, override]) => ({ night: fromDayNumber(day), ...propertiesOf(override) })),
    sameOverride,
  );
}

/**
 * Neighbouring nights that are equal become one span.
 * @param nights in order, each once
 */
export function mergeNights<T extends object>(
  nights: readonly (T & { night: LocalDate })[],
  same: (a: T, b: T) => boolean,
): (Omit<T, 'night'> & { firstNight: LocalDate; lastNight: LocalDate })[] {
  const spans: (Omit<T, 'night'> & { firstNight: LocalDate; lastNight: LocalDate })[] = [];
  let previous: (T & { night: LocalDate }) | undefined;
  for (const one of nights) {
    const last = spans.at(-1);
    if (last && previous && last.lastNight === addDays(one.night, -1) && same(previous, one))
      last.lastNight = one.night;
    else {
      const { night, ...rest } = one;
      spans.push({ ...rest, firstNight: night, lastNight: night });
    }
    previous = one;
  }
  return spans;
}
