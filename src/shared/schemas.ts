/** zod pieces that routes of several plugins share. */
import { z } from 'zod';
import { isLocalDate, type LocalDate } from './local-date';

/** A calendar date of the venue, `YYYY-MM-DD`. */
export const localDateSchema = z
  .string()
  .refine(isLocalDate, { error: '应为有效日期，例如 2026-12-01' })
  .transform((value) => value as LocalDate)
  .meta({
    description: 'Calendar date in the venue zone',
    format: 'date',
    override: { type: 'string', format: 'date' },
  });

/** Non-negative amount in fen. */
export const fenSchema = z.number().int().min(0).max(2_147_483_647);
/** Signed amount in fen (discounts are negative). */
export const signedFenSchema = z.number().int().min(-2_147_483_647).max(2_147_483_647);

/** Instant, ISO 8601 in UTC. */
export const instantSchema = z.string().meta({ format: 'date-time' });

/** Text from people: trimmed, single line unless said otherwise. */
export const lineSchema = (max: number): z.ZodString =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\r\n\t]*$/, { error: '不能换行' });

/** Mainland mobile number, as WeChat gives it. */
export const phoneSchema = z.string().regex(/^1[3-9]\d{9}$/, { error: '应为 11 位手机号' });

/** Integer in a query string. */
export const queryInt = (min: number, max: number): z.ZodType<number, unknown> =>
  z
    .string()
    .regex(/^-?\d{1,9}$/, { error: '应为整数' })
    .transform(Number)
    .pipe(z.number().int().min(min).max(max));

/** documentId of Strapi content. */
export const documentIdSchema = z.string().regex(/^[a-z0-9]{24}$/, { error: '编号无效' });
