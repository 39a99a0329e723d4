/** Extras as a sellable takes them into its requests and speaks of them. */
import { z } from 'zod';
import { documentIdSchema } from '../../shared/schemas';
import { text, type Text } from '../../shared/text';
import type { Offer, OfferedExtra } from '../../plugins/ordering/server/services';
import { basisText, type Extra, type WantedExtra } from './domain/extra';

export const wantedExtrasSchema = z
  .array(z.object({ ref: documentIdSchema, quantity: z.number().int().min(1).max(20) }))
  .max(10);

export const toOffered = ({ id, basis, title, summary, pictureUrl, priceFen, maxQuantity }: Extra): OfferedExtra => ({
  ref: id,
  title,
  summary,
  pictureUrl,
  priceFen,
  basis: basisText(basis),
  maxQuantity,
});

/** 早餐、加床 × 2. */
export function describeExtras(
  extras: readonly WantedExtra[],
  { agreed = [], charges }: Pick<Offer['item'], 'agreed' | 'charges'>,
): Text {
  if (extras.length === 0) return text('不含附加服务', 'no extras');
  const labels = new Map([...agreed, ...charges].map(({ ref, label }) => [ref, label]));
  const named = (language: 'zh' | 'en', between: string): string =>
    extras
      .map(({ ref, quantity }) => `${labels.get(ref)?.[language] ?? ''}${quantity > 1 ? ` × ${quantity}` : ''}`)
      .filter(Boolean)
      .join(between);
  return text(named('zh', '、'), named('en', ', '));
}
