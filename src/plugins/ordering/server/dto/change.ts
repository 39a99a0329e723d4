import { z } from 'zod';
import type { Language } from '../../../../shared/request-context';
import { fenSchema, instantSchema, signedFenSchema } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import type { OrderView } from '../repositories/order-views';
import { changeSideSchema } from '../services/registry';
import type { ChangePreview, ChangeSide } from '../use-cases/preview-change';

/** One side of a change: what is bought, with the details of its kind. */
const sideDto = z.lazy(() =>
  changeSideSchema({ ref: z.string(), title: z.string(), unitLabel: z.string().nullable(), totalFen: fenSchema }),
);

export const quoteLineDto = z
  .object({
    code: z.enum(['night', 'unit', 'extra', 'discount', 'coupon', 'points', 'adjustment']),
    ref: z.string().optional().meta({ description: 'The extra that an `extra` line is for' }),
    label: z.string(),
    amountFen: signedFenSchema,
    date: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'QuoteLine' });

export const changePreviewDto = z
  .object({
    orderNo: z.string(),
    possible: z.boolean(),
    reason: z.string().nullable(),
    from: sideDto,
    to: sideDto,
    differenceFen: signedFenSchema,
    payFen: fenSchema,
    refundFen: fenSchema,
    lines: z.array(quoteLineDto),
    text: z.string(),
  })
  .meta({ id: 'ChangePreview' });

export const pendingChangeDto = z
  .object({
    id: z.number().int(),
    differenceFen: signedFenSchema,
    holdExpiresAt: instantSchema,
    to: sideDto,
    summary: z.string().meta({ description: 'What is booked then, in a few words' }),
    addOn: z.boolean().meta({ description: 'Only what comes with the item changes' }),
  })
  .meta({ id: 'PendingChange' });

const toSide = ({ details, title, unitLabel, ...side }: ChangeSide, language: Language): z.input<typeof sideDto> =>
  ({ ...details, ...side, title: pick(title, language), unitLabel: unitLabel && pick(unitLabel, language) }) as never;

export const toPreviewDto = (preview: ChangePreview, language: Language): z.input<typeof changePreviewDto> => ({
  ...preview,
  reason: preview.reason && pick(preview.reason, language),
  from: toSide(preview.from, language),
  to: toSide(preview.to, language),
  lines: preview.lines.map((line) => ({
    ...line,
    label: pick(line.label, language),
    note: line.note && pick(line.note, language),
  })),
  text: pick(preview.text, language),
});

export function toPendingDto(order: OrderView, language: Language): z.input<typeof pendingChangeDto> | null {
  if (!order.change) return null;
  const { id, differenceFen, holdExpiresAt, item, summary, addOn } = order.change;
  const { ref, title, details, totalFen } = item;
  return {
    id,
    differenceFen,
    holdExpiresAt,
    to: toSide({ ref, title, details, unitLabel: null, totalFen }, language),
    summary: pick(summary, language),
    addOn: addOn ?? false,
  };
}
