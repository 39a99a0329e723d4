import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { isProblem, notFound } from '../../../../shared/problem';
import type { Text } from '../../../../shared/text';
import { venue } from '../../../../shared/venue';
import type { QuoteLine } from '../../../pricing/server/services';
import { settlementText } from '../domain/change';
import { readOrder, type ItemView, type OrderView } from '../repositories/order-views';
import { findOrder } from '../repositories/orders';
import { quoteChange, readChangeable, type Asked, type Changeable } from './quote-change';

/** The order before or after the change. */
export interface ChangeSide {
  ref: string;
  title: Text;
  details: Record<string, unknown>;
  unitLabel: Text | null;
  totalFen: number;
}

export interface ChangePreview {
  orderNo: string;
  possible: boolean;
  reason: Text | null;
  from: ChangeSide;
  to: ChangeSide;
  differenceFen: number;
  payFen: number;
  refundFen: number;
  lines: QuoteLine[];
  text: Text;
}

export const sideOf = (item: ItemView, totalFen: number): ChangeSide => ({
  ref: item.ref,
  title: item.title,
  details: item.details,
  unitLabel: item.unitLabel,
  totalFen,
});

/**
 * What a change would mean, before anybody decides. A wish that cannot be had is an answer, not an error.
 * @param memberId the guest whose order it must be; null for staff
 */
export async function previewChange(
  strapi: Core.Strapi,
  no: string,
  memberId: number | null,
  asked: Asked,
): Promise<ChangePreview> {
  const db = pool(strapi);
  const order = await findOrder(db, no);
  if (!order || (memberId !== null && order.memberId !== memberId)) throw notFound();
  const changeable = await readChangeable(db, order, asked.wish);
  const view = (await readOrder(db, no))!;
  const from = sideOf(view.items[0]!, changeable.quote.totalFen);
  try {
    const { offer, breakdown, settlement, percent, proposal } = await quoteChange(db, changeable, asked, {
      nowMs: Date.now(),
    });
    const { differenceFen, payFen, refundFen } = settlement;
    const [item] = breakdown.items;
    return {
      orderNo: no,
      possible: true,
      reason: null,
      from,
      to: {
        ref: offer.item.ref,
        title: offer.item.title,
        details: offer.item.details,
        unitLabel: offer.unitLabel ?? null,
        totalFen: breakdown.totalFen,
      },
      differenceFen,
      payFen,
      refundFen,
      lines: item!.lines,
      text: settlementText(settlement, { percent, holdMinutes: venue().holdMinutes, addOn: proposal.addOn }),
    };
  } catch (error) {
    if (!isProblem(error) || ![404, 409, 422].includes(error.status)) throw error;
    return impossible(view, changeable, from, error.text);
  }
}

/** The wish as far as it is known: its dates, not its price. */
function impossible(order: OrderView, { request }: Changeable, from: ChangeSide, reason: Text): ChangePreview {
  const wished = request as unknown as Record<string, unknown>;
  const details = Object.fromEntries(
    Object.entries(from.details).map(([name, value]) => [name, wished[name] ?? value]),
  );
  return {
    orderNo: order.no,
    possible: false,
    reason,
    from,
    to: { ...from, ref: request.ref, details, unitLabel: null },
    differenceFen: 0,
    payFen: 0,
    refundFen: 0,
    lines: [],
    text: reason,
  };
}
