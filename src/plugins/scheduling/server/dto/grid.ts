/**
 * The grid in few bytes: what repeats a thousand times comes as tuples and lists, in the order said here.
 * Days are offsets from `from`, ranges half-open; a bar may begin before the grid and end after it.
 */
import { z } from 'zod';
import { localDateSchema } from '../../../../shared/schemas';

/** Published as it is; thousands of entries that we have just written ourselves are not looked at once more. */
function written<T>(schema: z.ZodType<T>, description: string): z.ZodType<T, T> {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema) as { $schema?: string };
  return z.custom<T>(Array.isArray).meta({ description, override: json } as never);
}

const offset = z.number().int();

const bar = z.tuple([
  z.number().int(),
  z.number().int(),
  z.number().int(),
  offset,
  offset,
  z.number().int(),
  z.string().nullable(),
  z.number().int().nullable(),
]);

const subject = z.tuple([z.string(), z.string(), z.string()]);

export type BarTuple = z.output<typeof bar>;
export type SubjectTuple = z.output<typeof subject>;

const row = z.object({
  resource: z.string(),
  title: z.string(),
  /** Code of one of `groups`. */
  group: z.string().nullable(),
  units: z.number().int(),
  listed: z.boolean(),
  /** Days at the end of a booking that make the unit ready again. */
  gapDays: z.number().int(),
  pricesFen: written(z.array(z.number().int()), 'Of one unit, a day each; -1 where there is none'),
  closed: written(z.array(offset), 'Days on which it is closed'),
  minimum: written(z.array(z.tuple([offset, z.number().int()])), 'Days with a minimum stay, and its nights'),
});

export const gridDto = z
  .object({
    from: localDateSchema,
    today: localDateSchema,
    zone: z.string(),
    days: z.array(z.object({ type: z.enum(['weekday', 'weekend', 'holiday']), label: z.string().nullable() })),
    groups: z.array(z.object({ code: z.string(), name: z.string() })),
    rows: z.array(row),
    /** All units there are, and how many of them are taken on each day. */
    units: z.number().int(),
    taken: z.array(z.number().int()),
    bars: written(
      z.array(bar),
      'Claim id, index in rows, unit, first day, end, index in subjects or -1 for a block, reason, hold expiry (epoch s)',
    ),
    subjects: written(z.array(subject), 'What is booked: number, name, state'),
  })
  .meta({ id: 'RoomGrid' });

export type GridAnswer = z.input<typeof gridDto>;
