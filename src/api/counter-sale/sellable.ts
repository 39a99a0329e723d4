/** What staff charge for at the counter: a few words and an amount. Paid is handed over. */
import { z } from 'zod';
import { defineSellable, NO_FACTS } from '../../plugins/ordering/server/services';
import { FULL_REFUND } from '../../plugins/pricing/server/services';
import { fenSchema, lineSchema } from '../../shared/schemas';
import { text } from '../../shared/text';

export default defineSellable({
  kind: 'sale',
  staffOnly: true,
  delivered: true,
  // The amount is what staff and the member have agreed on.
  memberPrice: false,
  request: z.object({
    kind: z.literal('sale'),
    ref: z.literal('counter').default('counter'),
    quantity: z.literal(1).default(1),
    title: lineSchema(40).min(1),
    amountFen: fenSchema.min(1),
  }),
  details: z.object({}),
  async quote(_context, { kind, ref, quantity, title, amountFen }) {
    const label = text(title, title);
    const charges = [{ code: 'unit' as const, label, unitFen: amountFen, date: null, note: null }];
    return {
      item: { kind, ref, title: label, coverUrl: null, quantity, details: {}, charges, discounts: [] },
      startsAtMs: null,
      endsAtMs: null,
      policy: FULL_REFUND,
      instantConfirm: true,
      facts: NO_FACTS,
    };
  },
  reserve: async () => ({ unitLabel: null }),
  fulfil: async () => true,
  release: async () => undefined,
});
