/** What the routes of the rate calendar take and answer. */
import { z } from 'zod';
import { MAX_NIGHT_FEN, OVERRIDE_PROPERTIES, type RateEdit } from '../domain';
import type { Language } from '../../../../shared/request-context';
import { documentIdSchema, fenSchema, instantSchema, lineSchema, localDateSchema } from '../../../../shared/schemas';
import { pick, type Text } from '../../../../shared/text';
import type { GuestDay, HouseName, RateChange, RateHouse, RatePreview } from '../services/rate-book';

const dayType = z.enum(['weekday', 'weekend', 'holiday']);

export const houseNameDto = z
  .object({
    id: z.string(),
    title: z.string(),
    place: z.object({ code: z.string(), name: z.string() }).nullable(),
    listed: z.boolean(),
  })
  .meta({ id: 'RateHouseName' });

const nightShape = {
  date: z.string(),
  priceFen: fenSchema,
  label: z.string().nullable(),
  dayType,
  minNights: z.number().int(),
  closed: z.boolean(),
  closedToArrival: z.boolean(),
  closedToDeparture: z.boolean(),
};

const nightDto = z.object(nightShape).meta({ id: 'RateNightView' });

export const rateHouseDto = houseNameDto
  .extend({
    units: z.number().int(),
    nights: z.array(z.object({ ...nightShape, own: z.array(z.enum(OVERRIDE_PROPERTIES)), taken: z.number().int() })),
  })
  .meta({ id: 'RateHouse' });

const guestDayDto = z
  .object({
    priceFen: fenSchema,
    label: z.string().nullable(),
    minNights: z.number().int(),
    canCheckIn: z.boolean(),
    canCheckOut: z.boolean(),
    soldOut: z.boolean(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'RateGuestDay' });

export const previewDto = z.object({
  fingerprint: z.string(),
  nights: z.number().int(),
  houses: z.number().int(),
  soldNights: z.number().int(),
  items: z.array(
    houseNameDto.extend({
      days: z.array(z.object({ date: z.string(), changed: z.boolean(), before: guestDayDto, after: guestDayDto })),
    }),
  ),
});

const editSchema = z.object({
  price: z
    .object({
      mode: z.enum(['fixed', 'percent', 'delta']),
      value: z.number().int().min(-MAX_NIGHT_FEN).max(MAX_NIGHT_FEN),
    })
    .optional(),
  label: z.object({ zh: lineSchema(20).min(1), en: lineSchema(40).optional() }).optional(),
  minNights: z.number().int().min(1).max(90).optional(),
  closed: z.boolean().optional(),
  closedToArrival: z.boolean().optional(),
  closedToDeparture: z.boolean().optional(),
  restore: z.array(z.enum(OVERRIDE_PROPERTIES)).max(OVERRIDE_PROPERTIES.length).optional(),
});

/** As many houses as the place may have. */
const MAX_HOUSES = 2_000;

export const wishSchema = z.object({
  houses: z.array(documentIdSchema).min(1).max(MAX_HOUSES),
  ranges: z
    .array(z.object({ firstNight: localDateSchema, lastNight: localDateSchema }))
    .min(1)
    .max(60),
  weekdays: z.array(z.number().int().min(1).max(7)).max(7).default([]),
  edit: editSchema,
});

export type WishBody = z.output<typeof wishSchema>;

/** A label without English is Chinese for everybody. */
export const toEdit = ({ label, ...edit }: WishBody['edit']): RateEdit => ({
  ...(edit as RateEdit),
  ...(label ? { label: { zh: label.zh, en: label.en || label.zh } } : {}),
});

export const changeDto = z
  .object({
    id: z.string(),
    at: instantSchema,
    kind: z.enum(['edit', 'undo', 'rule', 'house', 'holiday']),
    actorName: z.string().nullable(),
    nights: z.number().int(),
    houses: z.number().int(),
    weekdays: z.array(z.number().int()),
    edit: z.record(z.string(), z.unknown()).nullable(),
    spans: z.array(
      z.object({
        house: z.string(),
        title: z.string(),
        firstNight: z.string(),
        lastNight: z.string(),
        before: nightDto,
        after: nightDto,
      }),
    ),
    spanCount: z.number().int(),
    entry: z
      .object({ op: z.enum(['insert', 'update', 'delete', 'houses']), title: z.string(), ref: z.string() })
      .nullable(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
    undoes: z.string().nullable(),
    undoneBy: z.string().nullable(),
    canUndo: z.boolean(),
  })
  .meta({ id: 'RateChange' });

const inLanguage = (label: Text | null, language: Language): string | null => label && pick(label, language);

export const toName = ({ id, title, place, listed }: HouseName, language: Language): z.input<typeof houseNameDto> => ({
  id,
  title: pick(title, language),
  place: place && { code: place.code, name: pick(place.name, language) },
  listed,
});

export const toRateHouse = (house: RateHouse, language: Language): z.input<typeof rateHouseDto> => ({
  ...toName(house, language),
  units: house.units,
  nights: house.nights.map((night) => ({ ...night, label: inLanguage(night.label, language) })),
});

const toGuestDay = (day: GuestDay, language: Language): z.input<typeof guestDayDto> => ({
  ...day,
  label: inLanguage(day.label, language),
  reason: inLanguage(day.reason, language),
});

export const toPreview = ({ items, ...numbers }: RatePreview, language: Language): z.input<typeof previewDto> => ({
  ...numbers,
  items: items.map(({ days, ...house }) => ({
    ...toName(house, language),
    days: days.map((day) => ({
      ...day,
      before: toGuestDay(day.before, language),
      after: toGuestDay(day.after, language),
    })),
  })),
});

export const toChange = ({ wish, spans, ...change }: RateChange, language: Language): z.input<typeof changeDto> => ({
  ...change,
  weekdays: [...(wish?.weekdays ?? [])],
  edit: wish ? { ...wish.edit } : null,
  spans: spans.map((span) => ({
    house: span.house,
    title: pick(span.title, language),
    firstNight: span.firstNight,
    lastNight: span.lastNight,
    before: { ...span.before, label: inLanguage(span.before.label, language) },
    after: { ...span.after, label: inLanguage(span.after.label, language) },
  })),
});
