/** What an edit of the rate calendar does, night by night, before anything is written. */
import { dayNumber, fromDayNumber, weekday, type LocalDate } from '../../../shared/local-date';
import {
  editedNight,
  mergeNights,
  nightRate,
  NO_OVERRIDE,
  overrideOn,
  propertiesOf,
  sameOverride,
  withNights,
  type NightOverride,
  type OverrideRun,
  type RateEdit,
  type SpecialDays,
} from '../../../plugins/pricing/server/domain';
import type { NightView } from '../../../plugins/pricing/server/services';
import type { House } from '../../house/domain/house';

/** One night that is told something else. */
export interface NightChange {
  night: LocalDate;
  told: NightOverride;
  tells: NightOverride;
  before: NightView;
  after: NightView;
}

export interface HouseChange {
  house: House;
  /** The same house as it would be. */
  changed: House;
  nights: NightChange[];
}

/** A span of neighbouring nights with one and the same change. */
export interface ChangeSpan extends Omit<NightChange, 'night'> {
  house: string;
  title: { zh: string; en: string };
  firstNight: LocalDate;
  lastNight: LocalDate;
}

/** The nights of ranges on some weekdays, each once, in order. */
export function nightsOf(
  ranges: readonly { firstNight: LocalDate; lastNight: LocalDate }[],
  weekdays: readonly number[],
): LocalDate[] {
  const days = new Set<number>();
  for (const { firstNight, lastNight } of ranges)
    for (let day = dayNumber(firstNight); day <= dayNumber(lastNight); day += 1) days.add(day);
  return [...days]
    .sort((a, b) => a - b)
    .map(fromDayNumber)
    .filter((night) => weekdays.length === 0 || weekdays.includes(weekday(night)));
}

export function nightView(house: House, night: LocalDate, special: SpecialDays): NightView {
  const { type, minNights, ...rate } = nightRate(night, house.rates, special);
  return { date: night, dayType: type, minNights: minNights ?? house.minNights, ...rate };
}

/** The house with other overrides; everything else is the same object. */
const withOverrides = (house: House, overrides: readonly OverrideRun[]): House => ({
  ...house,
  rates: { ...house.rates, overrides },
});

const overridesOf = (house: House): readonly OverrideRun[] => house.rates.overrides ?? [];

/** Tells nights of a house something else; null when they were told so already. */
export function tellNights(
  house: House,
  tell: ReadonlyMap<LocalDate, NightOverride>,
  special: SpecialDays,
): HouseChange | null {
  const changed = withOverrides(house, withNights(overridesOf(house), tell));
  const nights: NightChange[] = [];
  for (const [night, tells] of tell) {
    const told = propertiesOf(overrideOn(overridesOf(house), night) ?? NO_OVERRIDE);
    if (sameOverride(told, tells)) continue;
    nights.push({
      night,
      told,
      tells,
      before: nightView(house, night, special),
      after: nightView(changed, night, special),
    });
  }
  return nights.length > 0 ? { house, changed, nights } : null;
}

/** An edit of some nights of a house; null when it would change nothing. */
export function planEdit(
  house: House,
  nights: readonly LocalDate[],
  edit: RateEdit,
  special: SpecialDays,
): HouseChange | null {
  const tell = new Map(
    nights.map((night) => {
      const told = overrideOn(overridesOf(house), night) ?? NO_OVERRIDE;
      return [night, editedNight(told, nightRate(night, house.rates, special).priceFen, edit)];
    }),
  );
  return tellNights(house, tell, special);
}

/** Whether guests see the night differently. */
export const isVisible = ({ before, after }: Pick<NightChange, 'before' | 'after'>): boolean =>
  !sameView(before, after);

const sameView = (a: NightView, b: NightView): boolean =>
  a.priceFen === b.priceFen &&
  a.minNights === b.minNights &&
  a.closed === b.closed &&
  a.closedToArrival === b.closedToArrival &&
  a.closedToDeparture === b.closedToDeparture &&
  a.label?.zh === b.label?.zh &&
  a.label?.en === b.label?.en;

/** As the history keeps them: equal neighbours in one span. */
export const spansOf = (changes: readonly HouseChange[]): ChangeSpan[] =>
  changes.flatMap(({ house, nights }) =>
    mergeNights(
      nights,
      (a, b) =>
        sameOverride(a.told, b.told) &&
        sameOverride(a.tells, b.tells) &&
        sameView(a.before, b.before) &&
        sameView(a.after, b.after),
    ).map((span) => ({ house: house.id, title: { zh: house.title.zh, en: house.title.en }, ...span })),
  );

/** What undoing a span means: each night is told again what it was told before. */
export function undoingNights(
  spans: readonly ChangeSpan[],
): Map<LocalDate, { expects: NightOverride; tells: NightOverride }> {
  const nights = new Map<LocalDate, { expects: NightOverride; tells: NightOverride }>();
  for (const { firstNight, lastNight, told, tells } of spans)
    for (let day = dayNumber(firstNight); day <= dayNumber(lastNight); day += 1)
      nights.set(fromDayNumber(day), { expects: tells, tells: told });
  return nights;
}
