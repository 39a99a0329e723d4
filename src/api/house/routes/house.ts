import { z } from 'zod';
import { defineRoute } from '../../../shared/define-route';
import { daysBetween } from '../../../shared/local-date';
import { validation } from '../../../shared/problem';
import { languageOf } from '../../../shared/request-context';
import { documentIdSchema, lineSchema, localDateSchema, queryInt } from '../../../shared/schemas';
import { houseCardDto, houseDetailDto, toCard, toDetail } from '../dto';
import { findChangingStay, readCalendar } from '../use-cases/read-calendar';
import { readFacets, readHouse } from '../use-cases/read-house';
import { searchHouses } from '../use-cases/search-houses';

const code = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/);
const degrees = (max: number): z.ZodType<number, unknown> =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,8})?$/)
    .transform(Number)
    .pipe(z.number().min(-max).max(max));

const searchQuery = z.object({
  checkIn: localDateSchema.optional(),
  checkOut: localDateSchema.optional(),
  adults: queryInt(1, 50).optional(),
  children: queryInt(0, 50).optional(),
  text: lineSchema(40).optional(),
  place: code.optional(),
  facilities: z
    .string()
    .max(300)
    .transform((value) => value.split(',').filter(Boolean))
    .pipe(z.array(code).max(10))
    .optional(),
  minFen: queryInt(0, 999_999_999).optional(),
  maxFen: queryInt(0, 999_999_999).optional(),
  lat: degrees(90).optional(),
  lng: degrees(180).optional(),
  sort: z.enum(['recommended', 'price-asc', 'price-desc', 'distance']).default('recommended'),
  page: queryInt(1, 10_000).optional(),
  pageSize: queryInt(1, 50).optional(),
});

/** Longest stay that can be searched for, in nights. */
const MAX_NIGHTS = 180;

function stayDates({ checkIn, checkOut }: z.output<typeof searchQuery>): {
  checkIn: NonNullable<typeof checkIn>;
  checkOut: NonNullable<typeof checkOut>;
} | null {
  if (!checkIn && !checkOut) return null;
  if (!checkIn) throw validation('checkIn', { zh: '请同时选择入住日期', en: 'Please choose an arrival date too' });
  if (!checkOut) throw validation('checkOut', { zh: '请同时选择离店日期', en: 'Please choose a departure date too' });
  const nights = daysBetween(checkIn, checkOut);
  if (nights < 1) throw validation('checkOut', { zh: '离店日期要晚于入住日期', en: 'Departure must be after arrival' });
  if (nights > MAX_NIGHTS)
    throw validation('checkOut', { zh: `最多查询 ${MAX_NIGHTS} 晚`, en: `At most ${MAX_NIGHTS} nights` });
  return { checkIn, checkOut };
}

const facet = z.object({ code: z.string(), name: z.string() });

export default {
  routes: [
    defineRoute({
      method: 'GET',
      path: '/houses/facets',
      summary: 'Places and facilities to choose from',
      audience: 'public',
      response: z.object({
        places: z.array(facet.extend({ coverUrl: z.string().nullable(), houseCount: z.number().int() })),
        facilities: z.array(facet),
      }),
      handler: ({ strapi, ctx }) => readFacets(strapi, languageOf(ctx.get('Accept-Language')), Date.now()),
    }),
    defineRoute({
      method: 'GET',
      path: '/houses/search',
      summary: 'Houses for a party and dates, each with its total',
      audience: 'public',
      query: searchQuery,
      response: z.object({
        items: z.array(houseCardDto),
        page: z.number().int(),
        pageSize: z.number().int(),
        total: z.number().int(),
        nights: z.number().int().nullable(),
      }),
      handler: async ({ strapi, ctx, query }) => {
        const { page = 1, pageSize = 20, lat, lng } = query;
        const dates = stayDates(query);
        const near = lat !== undefined && lng !== undefined ? { latitude: lat, longitude: lng } : null;
        const found = await searchHouses(
          strapi,
          {
            dates,
            adults: query.adults ?? 2,
            children: query.children ?? 0,
            text: query.text || null,
            place: query.place ?? null,
            facilities: query.facilities ?? [],
            minFen: query.minFen ?? null,
            maxFen: query.maxFen ?? null,
            near,
            sort: query.sort,
            page,
            pageSize,
          },
          Date.now(),
        );
        const language = languageOf(ctx.get('Accept-Language'));
        const nights = dates && daysBetween(dates.checkIn, dates.checkOut);
        return { items: found.items.map((item) => toCard(item, language)), page, pageSize, total: found.total, nights };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/houses/:id',
      summary: 'Everything about one house',
      audience: 'public',
      params: z.object({ id: documentIdSchema }),
      response: houseDetailDto,
      handler: async ({ strapi, ctx, params }) => {
        const shown = await readHouse(strapi, params.id, Date.now());
        return toDetail(shown, languageOf(ctx.get('Accept-Language')));
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/houses/:id/calendar',
      summary: 'Price and availability of each night',
      audience: 'public',
      params: z.object({ id: documentIdSchema }),
      query: z.object({
        from: localDateSchema,
        days: queryInt(1, 180).optional(),
        order: z
          .string()
          .regex(/^[A-Za-z0-9_-]{6,32}$/)
          .optional()
          .meta({ description: 'An own order that is to be changed: its nights count as free' }),
      }),
      response: z.object({
        houseId: z.string(),
        from: z.string(),
        days: z.array(
          z.object({
            date: z.string(),
            priceFen: z.number().int(),
            label: z.string().nullable(),
            dayType: z.enum(['weekday', 'weekend', 'holiday']),
            unitsLeft: z.number().int(),
            minNights: z.number().int(),
            maxNights: z.number().int(),
            canCheckIn: z.boolean(),
            canCheckOut: z.boolean(),
            soldOut: z.boolean(),
            reason: z.string().nullable(),
          }),
        ),
      }),
      handler: async ({ strapi, ctx, caller, params, query }) =>
        readCalendar(strapi, {
          changing: query.order
            ? await findChangingStay(strapi, query.order, caller.kind === 'member' ? caller.id : null)
            : null,
          houseId: params.id,
          from: query.from,
          days: query.days ?? 62,
          language: languageOf(ctx.get('Accept-Language')),
          nowMs: Date.now(),
        }),
    }),
  ],
};
