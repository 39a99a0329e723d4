/** Member cards, as something that can be ordered: what is paid is handed over at once. */
import { z } from 'zod';
import { withSavepoint, type Db, type Trx } from '../../shared/database';
import { conflict, isProblem, notFound } from '../../shared/problem';
import { documentIdSchema } from '../../shared/schemas';
import { text, type Text } from '../../shared/text';
import { venue } from '../../shared/venue';
import {
  CARD_NUMBER,
  handOverCard,
  planCard,
  refundableCardFen,
  requireCardHolder,
  takeBackCard,
  termText,
  type PlannedCard,
} from '../../plugins/membership/server/services';
import {
  NO_FACTS,
  readOrder,
  referenceOf,
  stockOf,
  type Offer,
  type OfferContext,
  type OrderedItem,
  type Sellable,
} from '../../plugins/ordering/server/services';
import { claimUnits, firmClaims, releaseClaims } from '../../plugins/scheduling/server/services';
import { loadCardKinds, type SoldKind } from './repositories/card-kinds';

const cardNo = z.string().regex(CARD_NUMBER);

const requestSchema = z.object({
  kind: z.literal('member-card'),
  ref: documentIdSchema.meta({ description: 'Kind of card' }),
  quantity: z.number().int().min(1).max(1).default(1),
  renew: cardNo.optional().meta({ description: 'The card that goes on, where somebody may have several of the kind' }),
  upgradeFrom: cardNo.optional().meta({ description: 'The card that is settled with the new one' }),
});

type CardRequest = z.output<typeof requestSchema>;

const detailsSchema = z.object({
  cardAction: z.enum(['buy', 'renew', 'upgrade']),
  cardNo: z.string().nullable().meta({ description: 'The card that is renewed or upgraded' }),
  term: z.object({ zh: z.string(), en: z.string() }),
  validFrom: z.string(),
  validUntil: z.string().meta({ description: 'First day on which it is no longer good, if it is paid today' }),
});

async function kindOf(db: Db, ref: string): Promise<SoldKind> {
  const kind = (await loadCardKinds(db)).find(({ id }) => id === ref);
  if (!kind) throw notFound();
  return kind;
}

const stock = stockOf('member-card', async (db, ref) => (await kindOf(db, ref)).stock ?? 0);

/** How many of a limited kind can still be sold; null is any number. */
export const cardsLeft = async (db: Db, kind: SoldKind, nowMs: number): Promise<number | null> =>
  kind.stock === null ? null : Math.max(0, await stock.left(db, kind.id, nowMs));

const POLICY: Record<SoldKind['refundRule'], Text> = {
  none: text('售出后不可退', 'Not refundable once paid'),
  week: text('购买后 7 天内未使用可申请全额退款', 'Full refund on request within 7 days while unused'),
  pro_rata: text(
    '购买后 7 天内未使用可申请全额退款，之后按剩余天数退款',
    'Full refund on request within 7 days while unused, then by the days that are left',
  ),
};

async function quote(context: OfferContext, request: CardRequest): Promise<Offer> {
  const { db, memberId, nowMs, atDesk = false } = context;
  const kind = await kindOf(db, request.ref);
  if (!kind.onSale)
    throw conflict('NOT_ON_SALE', text('这种会员卡已停售', 'This card is no longer sold'), { field: 'ref' });
  if (kind.stock !== null) await stock.require(context, request);
  const plan = await planCard(db, { kind, ...wishOf(request) }, { memberId, atDesk, nowMs });
  const { action, card, creditFen, from, until } = plan;
  return {
    item: {
      kind: 'member-card',
      ref: kind.id,
      title: kind.title,
      coverUrl: kind.coverUrl,
      quantity: 1,
      details: {
        cardAction: action,
        cardNo: card?.no ?? null,
        term: termText(kind.term),
        validFrom: from,
        validUntil: until,
      },
      agreed: creditFen > 0 ? [creditLine(plan)] : [],
      charges: [{ code: 'unit', label: kind.title, unitFen: kind.priceFen, date: null, note: termText(kind.term) }],
      discounts: [],
    },
    startsAtMs: null,
    endsAtMs: null,
    policy: { name: text('会员卡', 'Member card'), summary: POLICY[kind.refundRule], tiers: [] },
    instantConfirm: true,
    facts: { ...NO_FACTS, contactPhone: venue().servicePhone },
  };
}

const creditLine = ({ card, creditFen }: PlannedCard): NonNullable<Offer['item']['agreed']>[number] => ({
  code: 'discount',
  label: text(`原卡折抵（${card!.kind.title.zh}）`, `Credit of your ${card!.kind.title.en}`),
  amountFen: -creditFen as never,
  date: null,
  note: text('按未使用天数折算', 'For the days that are left'),
});

const wishOf = ({ renew, upgradeFrom }: CardRequest): { renew?: string; upgradeFrom?: string } => ({
  ...(renew ? { renew } : {}),
  ...(upgradeFrom ? { upgradeFrom } : {}),
});

/** One upgrade of a card at a time: whoever has it ordered holds it until the order is paid or closed. */
const upgradeReference = (item: OrderedItem): string => `${referenceOf(item)}~upgrade`;

async function holdUpgrade(
  trx: Trx,
  item: OrderedItem,
  at: { nowMs: number; holdUntil: string | null },
): Promise<void> {
  const { upgradeFrom } = item.request as CardRequest;
  if (!upgradeFrom) return;
  const { units } = await claimUnits(
    trx,
    {
      resource: `member-card-upgrade:${upgradeFrom}`,
      ...FOR_GOOD,
      units: 1,
      count: 1,
      kind: 'booking',
      reference: upgradeReference(item),
      reason: null,
      expiresAt: at.holdUntil,
      createdBy: null,
    },
    new Date(at.nowMs).toISOString(),
  );
  if (units.length > 0) return;
  throw conflict(
    'UPGRADE_PENDING',
    text(
      '这张卡已有一笔升级订单，请先付款或取消',
      'An upgrade of this card is ordered already; please pay or cancel it first',
    ),
    { field: 'upgradeFrom' },
  );
}

const FOR_GOOD = { from: '2000-01-01T00:00:00.000Z', to: '9999-12-31T00:00:00.000Z' };

async function issue(trx: Trx, item: OrderedItem): Promise<void> {
  const { orderNo, key: itemKey, memberId } = item;
  const order = (await readOrder(trx, orderNo))!;
  const { totalFen: paidFen } = order.items.find(({ key }) => key === itemKey)!;
  const kind = await kindOf(trx, item.ref);
  await handOverCard(trx, {
    kind,
    ...wishOf(item.request as CardRequest),
    memberId,
    order: { orderNo, itemKey, paidFen },
    actor: { kind: 'member', id: memberId },
    reason: null,
    nowMs: Date.now(),
  });
}

const limited = async (db: Db, ref: string): Promise<boolean> => (await kindOf(db, ref)).stock !== null;
const itemOf = ({ orderNo, key, memberId }: OrderedItem): { orderNo: string; itemKey: string; memberId: number } => ({
  orderNo,
  itemKey: key,
  memberId,
});

const sellable: Sellable<CardRequest> = {
  kind: 'member-card',
  memberPrice: false,
  delivered: true,
  request: requestSchema as unknown as z.ZodType<CardRequest>,
  details: detailsSchema,
  quote,

  async reserve(trx, item, at) {
    await requireCardHolder(trx, item.memberId);
    const kind = await kindOf(trx, item.ref);
    // At the desk the price was made for nobody: here it is known whose card it would be.
    await planCard(trx, { kind, ...wishOf(item.request as CardRequest) }, { memberId: item.memberId, nowMs: at.nowMs });
    if (kind.stock !== null) await stock.reserve(trx, item, at);
    await holdUpgrade(trx, item, at);
    if (at.holdUntil === null) await issue(trx, item);
    return { unitLabel: null };
  },

  /** False as well when the card is not what it was: then the money goes back. */
  async fulfil(trx, item) {
    const { upgradeFrom } = item.request as CardRequest;
    if ((await limited(trx, item.ref)) && !(await stock.fulfil(trx, item))) return false;
    if (upgradeFrom && (await firmClaims(trx, upgradeReference(item))) !== 1) return false;
    try {
      await withSavepoint(trx, () => issue(trx, item));
      return true;
    } catch (error) {
      if (isProblem(error)) return false;
      throw error;
    }
  },

  async release(trx, item, context) {
    await stock.release(trx, item, context);
    await releaseClaims(trx, upgradeReference(item), context.reason, new Date(context.nowMs).toISOString());
  },

  refundableFen: (db, item, { nowMs }) => refundableCardFen(db, itemOf(item), nowMs),
  takeBack: (trx, item, refund) => takeBackCard(trx, itemOf(item), refund),
};

export default sellable;
