import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { addDays, dayStartInZone } from '../../../../shared/local-date';
import { languageOf, type Language } from '../../../../shared/request-context';
import { fenSchema, instantSchema } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { venue, venueNow } from '../../../../shared/venue';
import { capacity, countWaiting } from '../../../scheduling/server/services';
import { PERMISSIONS } from '../permissions';
import { countDay, readBoards, type Board, type Day, type TodayBoard } from '../repositories/today';
import { now } from '../services/now';

/** As many as a card of the homepage shows. */
const SHOWN = 5;

const boardDto = z
  .object({
    total: z.number().int(),
    items: z.array(
      z.object({
        no: z.string(),
        title: z.string(),
        guestName: z.string(),
        unitLabel: z.string().nullable(),
        totalFen: fenSchema,
        startsAt: instantSchema.nullable(),
        endsAt: instantSchema.nullable(),
        holdExpiresAt: instantSchema.nullable(),
        placedAt: instantSchema,
        /** Should have come, or gone, before today. */
        overdue: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'TodayBoard' });

function toBoard(name: Board, { total, items }: TodayBoard, day: Day, language: Language): z.input<typeof boardDto> {
  return {
    total,
    items: items.map(({ title, units, ...order }) => {
      const due = name === 'arrivals' ? order.startsAt : name === 'departures' ? order.endsAt : null;
      return {
        ...order,
        title: pick(title, language),
        unitLabel: units.map((unit) => pick(unit, language)).join(' ') || null,
        overdue: due !== null && due < day.start,
      };
    }),
  };
}

export const todayRoutes = [
  defineRoute({
    method: 'GET',
    path: '/today',
    summary: 'The boards of the day: arrivals, departures, in house, unpaid, to confirm; and how full tonight is',
    audience: { permission: PERMISSIONS.read },
    response: z.object({
      date: z.string(),
      zone: z.string(),
      serverNow: instantSchema,
      arrivals: boardDto,
      departures: boardDto,
      inHouse: boardDto,
      unpaid: boardDto,
      toConfirm: boardDto,
      arrived: z.number().int(),
      departed: z.number().int(),
      tonight: z.object({ sold: z.number().int(), units: z.number().int() }),
      waiting: z.object({ open: z.number().int(), free: z.number().int() }),
    }),
    handler: async ({ strapi, ctx }) => {
      const at = now();
      const { zone } = venue();
      const { today } = venueNow(at.ms);
      const day = { start: dayStartInZone(today, zone), end: dayStartInZone(addDays(today, 1), zone), now: at.iso };
      const db = pool(strapi);
      const boards = await readBoards(db, day, SHOWN);
      const { sold, ...counts } = await countDay(db, day);
      const language = languageOf(ctx.get('Accept-Language'));
      const shown = (name: Board): z.input<typeof boardDto> => toBoard(name, boards[name], day, language);
      return {
        date: today,
        zone,
        serverNow: at.iso,
        arrivals: shown('arrivals'),
        departures: shown('departures'),
        inHouse: shown('inHouse'),
        unpaid: shown('unpaid'),
        toConfirm: shown('toConfirm'),
        ...counts,
        tonight: { sold, units: await capacity(db) },
        waiting: await countWaiting(db, today),
      };
    },
  }),
];
