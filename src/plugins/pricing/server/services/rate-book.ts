/**
 * The book of prices: what is sold by the night shows and changes its prices here. Pricing knows no content, so
 * the one content type that has such prices says so in a `rate-book.ts`.
 */
import type { Core } from '@strapi/strapi';
import { discoverByConvention } from '../../../../shared/discover';
import type { LocalDate } from '../../../../shared/local-date';
import type { Text } from '../../../../shared/text';
import type { NightType, OverrideProperty, RateEdit } from '../domain';

export interface RateQuery {
  /** A part of a name. */
  text: string | null;
  place: string | null;
  /** Null takes every house that fits. */
  houses: readonly string[] | null;
}

export interface HouseName {
  id: string;
  title: Text;
  place: { code: string; name: Text } | null;
  /** Otherwise guests do not see it yet. */
  listed: boolean;
}

/** A night as guests buy it. */
export interface NightView {
  date: LocalDate;
  priceFen: number;
  label: Text | null;
  dayType: NightType;
  minNights: number;
  closed: boolean;
  closedToArrival: boolean;
  closedToDeparture: boolean;
}

export interface RateNight extends NightView {
  /** What the calendar itself says about this night, over the rules. */
  own: OverrideProperty[];
  /** Units that are taken, by guests or blocks. */
  taken: number;
}

export interface RateHouse extends HouseName {
  units: number;
  nights: RateNight[];
}

/** A day of the guest's calendar. */
export interface GuestDay {
  priceFen: number;
  label: Text | null;
  minNights: number;
  canCheckIn: boolean;
  canCheckOut: boolean;
  soldOut: boolean;
  /** Why nobody can arrive. */
  reason: Text | null;
}

export interface RateWish {
  houses: readonly string[];
  /** First and last night, both inside. */
  ranges: readonly { firstNight: LocalDate; lastNight: LocalDate }[];
  /** ISO weekdays of the nights; empty means every day. */
  weekdays: readonly number[];
  edit: RateEdit;
}

export interface RatePreview {
  /** Names this very outcome; to be sent with the change. */
  fingerprint: string;
  /** House nights that guests will see differently. */
  nights: number;
  houses: number;
  /** Of those nights, how many have orders already; these keep their price. */
  soldNights: number;
  /** The first houses that change, day by day. */
  items: (HouseName & { days: { date: LocalDate; changed: boolean; before: GuestDay; after: GuestDay }[] })[];
}

export interface RateChangeSpan {
  house: string;
  title: Text;
  firstNight: LocalDate;
  lastNight: LocalDate;
  before: NightView;
  after: NightView;
}

export interface RateChange {
  id: string;
  at: string;
  kind: 'edit' | 'undo' | 'rule' | 'house' | 'holiday';
  actorName: string | null;
  nights: number;
  houses: number;
  /** Of the calendar: what was asked for, and the first spans that changed. */
  wish: RateWish | null;
  spans: RateChangeSpan[];
  spanCount: number;
  /** Of the content manager: which entry, what happened to it, its columns. */
  entry: { op: 'insert' | 'update' | 'delete' | 'houses'; title: string; ref: string } | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  undoes: string | null;
  undoneBy: string | null;
  /** Only the newest change of the calendar can be taken back. */
  canUndo: boolean;
}

export interface StaffCommand {
  staff: { id: number; name: string };
  idempotencyKey: string;
}

export interface RateBook {
  /** `houses` are the page, `total` says how many fit. */
  read(
    strapi: Core.Strapi,
    query: RateQuery & { from: LocalDate; days: number; offset: number; limit: number },
    nowMs: number,
  ): Promise<{ today: LocalDate; lastNight: LocalDate; total: number; houses: RateHouse[] }>;
  names(strapi: Core.Strapi, query: RateQuery, nowMs: number): Promise<HouseName[]>;
  preview(strapi: Core.Strapi, wish: RateWish, nowMs: number): Promise<RatePreview>;
  change(
    strapi: Core.Strapi,
    command: StaffCommand & { wish: RateWish; fingerprint: string },
    nowMs: number,
  ): Promise<RateChange>;
  undo(strapi: Core.Strapi, command: StaffCommand & { id: string }, nowMs: number): Promise<RateChange>;
  history(
    strapi: Core.Strapi,
    query: { house: string | null; before: string | null; limit: number },
  ): Promise<RateChange[]>;
}

let book: RateBook | undefined;

/**
 * @param apiDir compiled `src/api`
 * @throws Error when two content types keep one
 */
export function discoverRateBook(apiDir: string): void {
  const found = discoverByConvention<RateBook>(apiDir, 'rate-book');
  if (found.length > 1)
    throw new Error(`two content types keep the rate book: ${found.map(({ name }) => name).join()}`);
  book = found[0]?.found;
}

export function rateBook(): RateBook {
  if (!book) throw new Error('no content type keeps the rate book');
  return book;
}
