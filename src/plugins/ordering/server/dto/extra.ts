import { z } from 'zod';
import type { Language } from '../../../../shared/request-context';
import { fenSchema } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import type { OfferedExtra } from '../domain/sellable';

export const offeredExtraDto = z
  .object({
    ref: z.string(),
    title: z.string(),
    summary: z.string().nullable(),
    pictureUrl: z.string().nullable(),
    priceFen: fenSchema,
    basis: z.string().meta({ description: 'What the price is for, in words' }),
    maxQuantity: z.number().int(),
  })
  .meta({ id: 'Extra' });

export const toExtraDto = (extra: OfferedExtra, language: Language): z.input<typeof offeredExtraDto> => ({
  ...extra,
  title: pick(extra.title, language),
  summary: extra.summary && pick(extra.summary, language),
  basis: pick(extra.basis, language),
});
