import type { Core } from '@strapi/strapi';
import { pool } from '../../../shared/database';
import { dayNumber, fromDayNumber } from '../../../shared/local-date';
import { venueNow, type WallClock } from '../../../shared/venue';
import type { GuestDay, RateBook, RatePreview } from '../../../plugins/pricing/server/services';
import { freeUnits, type Timeline } from '../../../plugins/scheduling/server/services';
import type { Catalogue } from '../../house/catalogue';
import { calendarDay } from '../../house/domain/calendar-day';
import type { House } from '../../house/domain/house';
import { readTimelines } from '../../house/use-cases/read-timeline';
import { isVisible, type HouseChange } from '../domain/plan';
import { planChange } from './plan-change';
import { nameOf } from './read-rates';

/** So many houses are shown day by day, and so many days of each; the numbers count all of them. */
const SHOWN_HOUSES = 20;
const SHOWN_DAYS = 62;

/** What guests would see, by the very functions that make their calendar. Writes nothing. */
export const previewChange: RateBook['preview'] = async (strapi: Core.Strapi, wish, nowMs) => {
  const db = pool(strapi);
  const now = venueNow(nowMs);
  const { catalogue, changes, nights, houses, fingerprint } = await planChange(db, wish, nowMs);
  const [first, last] = boundsOf(changes);
  // A stay that starts in the window may end after it.
  const beyond = last + 1 + Math.max(0, ...changes.map(({ house }) => house.maxNights + house.cleaningGapNights));
  const timelines = await readTimelines(
    db,
    changes.map(({ house }) => house),
    first,
    beyond,
    nowMs,
  );
  return {
    fingerprint,
    nights,
    houses,
    soldNights: changes.reduce((sum, change) => sum + soldNights(change, timelines.get(change.house.id)!), 0),
    items: changes
      .slice(0, SHOWN_HOUSES)
      .map((change) => shownHouse(change, catalogue, timelines.get(change.house.id)!, now)),
  };
};

function boundsOf(changes: readonly HouseChange[]): [number, number] {
  const days = changes.flatMap(({ nights }) => [dayNumber(nights[0]!.night), dayNumber(nights.at(-1)!.night)]);
  return days.length > 0 ? [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))] : [0, 0];
}

const soldNights = ({ house, nights }: HouseChange, timeline: Timeline): number =>
  nights.filter((change) => {
    const day = dayNumber(change.night);
    return isVisible(change) && freeUnits(timeline, day, day + 1) < house.units;
  }).length;

function shownHouse(
  { house, changed, nights }: HouseChange,
  catalogue: Catalogue,
  timeline: Timeline,
  now: WallClock,
): RatePreview['items'][number] {
  const [was, will] = [catalogue.ratesOf(house), catalogue.ratesOf(changed)];
  const first = dayNumber(nights[0]!.night);
  const last = Math.min(dayNumber(nights.at(-1)!.night), first + SHOWN_DAYS - 1);
  const told = new Set(nights.filter(isVisible).map(({ night }) => night));
  const days: RatePreview['items'][number]['days'] = [];
  for (let day = first; day <= last; day += 1) {
    const date = fromDayNumber(day);
    const before = guestDay(house, was, timeline, day, now);
    const after = guestDay(changed, will, timeline, day, now);
    // A night beside a closed one changes too: fewer nights can start there.
    days.push({ date, changed: told.has(date) || JSON.stringify(before) !== JSON.stringify(after), before, after });
  }
  return { ...nameOf(house, catalogue), days };
}

function guestDay(
  house: House,
  rates: ReturnType<Catalogue['ratesOf']>,
  timeline: Timeline,
  day: number,
  now: WallClock,
): GuestDay {
  const { priceFen, label, minNights, canCheckIn, canCheckOut, soldOut, reason } = calendarDay(
    house,
    rates,
    timeline,
    day,
    now,
  );
  return { priceFen, label, minNights, canCheckIn, canCheckOut, soldOut, reason };
}
