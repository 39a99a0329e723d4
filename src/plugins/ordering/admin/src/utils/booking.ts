/** What is being booked at the desk: read from the address, kept in the form, sent to the server. */
import { addDays, daysBetween, isLocalDate, type LocalDate } from '../../../../../shared/local-date';
import { yuanToFen } from '../../../../pricing/admin/src/utils/yuan';
import type { WantedExtra } from '../api/types';
import { oneLine } from '../../../../../admin/shared/text';
import { REASON_MIN } from './text';

export interface Wish {
  ref: string | null;
  checkIn: LocalDate;
  checkOut: LocalDate;
  adults: number;
  children: number;
  /** A certain one of several identical rooms. */
  unit: number | null;
  extras: WantedExtra[];
}

const REF = /^[a-z0-9]{24}$/;
const MOBILE = /^1[3-9]\d{9}$/;

const whole = (value: string | null, min: number, max: number): number | null => {
  const number = Number(value);
  return value !== null && Number.isInteger(number) && number >= min && number <= max ? number : null;
};

/** `?ref=…&checkIn=…&checkOut=…&unit=…`, as the grid of rooms links here; tonight where nothing is said. */
export function readWish(params: URLSearchParams, today: LocalDate): Wish {
  const ref = params.get('ref');
  const [from, to] = [params.get('checkIn') ?? '', params.get('checkOut') ?? ''];
  const checkIn = isLocalDate(from) && from >= today ? from : today;
  return {
    ref: ref && REF.test(ref) ? ref : null,
    checkIn,
    checkOut: isLocalDate(to) && to > checkIn ? to : addDays(checkIn, 1),
    adults: whole(params.get('adults'), 1, 50) ?? 2,
    children: whole(params.get('children'), 0, 50) ?? 0,
    unit: whole(params.get('unit'), 1, 500),
    extras: [],
  };
}

/** Another arrival keeps the nights; a departure before it becomes one night. */
export function withDates(wish: Wish, change: { checkIn?: LocalDate; checkOut?: LocalDate }): Wish {
  if (change.checkIn) {
    const nights = daysBetween(wish.checkIn, wish.checkOut);
    return { ...wish, checkIn: change.checkIn, checkOut: addDays(change.checkIn, nights) };
  }
  const checkOut = change.checkOut ?? wish.checkOut;
  return { ...wish, checkOut: checkOut > wish.checkIn ? checkOut : addDays(wish.checkIn, 1) };
}

/** A day picked in the calendar: the departure when it is later than the arrival, otherwise a new arrival. */
export function withPicked(wish: Wish, date: LocalDate, picking: 'in' | 'out'): Wish {
  if (picking === 'out' && date > wish.checkIn) return { ...wish, checkOut: date };
  return { ...wish, checkIn: date, checkOut: addDays(date, 1) };
}

export const toItem = ({ ref, unit, extras, ...stay }: Wish): object => ({
  kind: 'house',
  ref,
  quantity: 1,
  ...stay,
  ...(unit ? { unit } : {}),
  ...(extras.length > 0 ? { extras } : {}),
});

export interface AdjustmentDraft {
  /** As typed, in yuan; negative is a reduction. */
  amount: string;
  reason: string;
}

export type ReadAdjustment = { ok: true; adjustment: { amountFen: number; reason: string } | null } | { ok: false };

/** Nothing typed is no adjustment; an amount needs its reason. */
export function readAdjustment({ amount, reason }: AdjustmentDraft): ReadAdjustment {
  const typed = amount.trim();
  if (typed === '') return { ok: true, adjustment: null };
  const amountFen = yuanToFen(typed);
  const why = oneLine(reason);
  if (amountFen === undefined || amountFen === 0 || why.length < REASON_MIN) return { ok: false };
  return { ok: true, adjustment: { amountFen, reason: why } };
}

export interface GuestDraft {
  phone: string;
  name: string;
  remark: string;
}

/** Of whom another page of the panel knows that they want to book, e.g. from a waiting note. */
export function readGuest(state: unknown): GuestDraft | null {
  const { guest } = (state ?? {}) as { guest?: { name?: unknown; phone?: unknown } };
  if (typeof guest?.name !== 'string' || typeof guest.phone !== 'string') return null;
  return { name: guest.name, phone: guest.phone, remark: '' };
}

export const isMobile = (phone: string): boolean => MOBILE.test(phone.replace(/\s/g, ''));

export const guestReady = ({ phone, name }: GuestDraft): boolean => isMobile(phone) && oneLine(name) !== '';

export const HOLDS = [2, 12, 24, 72, 168] as const;
