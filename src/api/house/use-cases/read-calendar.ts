import type { Core } from '@strapi/strapi';
import { pool } from '../../../shared/database';
import { dayNumber, type LocalDate } from '../../../shared/local-date';
import { notFound } from '../../../shared/problem';
import type { Language } from '../../../shared/request-context';
import { pick } from '../../../shared/text';
import { venueNow } from '../../../shared/venue';
import { readOrder } from '../../../plugins/ordering/server/services';
import { browsableCatalogue, listedHouse } from '../catalogue';
import { calendarDay, type CalendarDay } from '../domain/calendar-day';
import type { Kept } from '../domain/stay-rules';
import { readTimeline } from './read-timeline';

export type ShownDay = Omit<CalendarDay, 'label' | 'reason'> & { label: string | null; reason: string | null };

/** The stay of an order that is to be changed: its own nights count as free. */
export interface ChangingStay {
  orderNo: string;
  houseId: string;
  kept: Kept;
}

/**
 * The caller's own order as far as it is about a stay.
 * @throws Problem 404 when it is somebody else's, or about something else
 */
export async function findChangingStay(
  strapi: Core.Strapi,
  orderNo: string,
  memberId: number | null,
): Promise<ChangingStay> {
  const order = await readOrder(pool(strapi), orderNo);
  const item = order?.items.find(({ kind }) => kind === 'house');
  if (!order || !item || memberId === null || order.memberId !== memberId) throw notFound();
  const { checkIn, checkOut } = item.details as { checkIn: LocalDate; checkOut: LocalDate };
  const kept = { from: dayNumber(checkIn), to: dayNumber(checkOut), started: order.state === 'in_service' };
  return { orderNo: order.no, houseId: item.ref, kept };
}

/**
 * Price and availability of `days` nights from `from` on. A range may be booked exactly when
 * day(in).canCheckIn, minNights ≤ nights ≤ maxNights and day(out).canCheckOut.
 */
export async function readCalendar(
  strapi: Core.Strapi,
  request: {
    houseId: string;
    from: LocalDate;
    days: number;
    language: Language;
    nowMs: number;
    changing?: ChangingStay | null;
  },
): Promise<{ houseId: string; from: LocalDate; days: ShownDay[] }> {
  const now = venueNow(request.nowMs);
  const catalogue = await browsableCatalogue(strapi, now.today);
  const house = listedHouse(catalogue, request.houseId);
  const rates = catalogue.ratesOf(house);
  const first = dayNumber(request.from);
  const offered = rates.covers(first) || rates.covers(first + request.days - 1);
  if (!offered) return { houseId: house.id, from: request.from, days: [] };
  // A stay that starts in the window may end after it, and its cleaning gap later still.
  const beyond = first + request.days + house.maxNights + house.cleaningGapNights;
  const { changing = null } = request;
  const timeline = await readTimeline(pool(strapi), house, first, beyond, request.nowMs, changing?.orderNo);
  const kept = changing?.houseId === house.id ? changing.kept : null;
  const days: ShownDay[] = [];
  for (let day = first; day < first + request.days; day += 1) {
    if (rates.covers(day)) days.push(inLanguage(calendarDay(house, rates, timeline, day, now, kept), request.language));
  }
  return { houseId: house.id, from: request.from, days };
}

/** In place: ninety days are too many to copy. */
const inLanguage = (day: CalendarDay, language: Language): ShownDay =>
  Object.assign(day, {
    label: day.label && pick(day.label, language),
    reason: day.reason && pick(day.reason, language),
  });
