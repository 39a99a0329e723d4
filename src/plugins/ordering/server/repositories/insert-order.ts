import { one, type Trx } from '../../../../shared/database';
import { newDocumentId } from '../../../../shared/ids';
import { JOB_FOR_LATER_SQL, jobBindings } from '../../../../shared/jobs';
import type { CancellationPolicy, QuoteBreakdown } from '../../../pricing/server/services';
import type { Text } from '../../../../shared/text';
import type { ItemFacts, ItemRequest } from '../domain/sellable';
import type { OrderHead } from './order-head';
import { DETAIL_OF_PLACED, toView, type DetailRow, type OrderView } from './order-views';
import type { Actor } from './orders';

export interface NewOrder {
  no: string;
  memberId: number;
  source: OrderHead['source'];
  guest: { name: string; phone: string };
  remark: string | null;
  quote: QuoteBreakdown;
  policy: CancellationPolicy;
  instantConfirm: boolean;
  memberPrice: boolean;
  startsAt: string | null;
  endsAt: string | null;
  holdExpiresAt: string;
  placedAt: string;
  items: NewItem[];
  actor: Actor;
  expiryJob: string;
}

export interface NewItem {
  key: string;
  request: ItemRequest;
  facts: ItemFacts;
  unitLabel: Text | null;
}

const INSERT_ORDER = `with placed as (
  insert into orders (document_id, no, state, member_id, source, title, title_en, cover_url, guest_name, guest_phone, remark,
    total_fen, paid_fen, refunded_fen, instant_confirm, member_price, starts_at, ends_at, hold_expires_at, placed_at, quote, policy,
    created_at, updated_at, published_at)
  values (:documentId, :no, 'pending', :memberId, :source, :title, :titleEn, :coverUrl, :guestName, :guestPhone, :remark,
    :totalFen, 0, 0, :instantConfirm, :memberPrice, :startsAt, :endsAt, :holdExpiresAt, :placedAt, :quote, :policy,
    :placedAt, :placedAt, :placedAt)
  returning *
), listed as (
  insert into order_items (document_id, order_id, key, kind, ref, title, title_en, cover_url, quantity, total_fen, refunded_fen,
    request, details, facts, unit_label, created_at, updated_at, published_at)
  select i."documentId", placed.id, i.key, i.kind, i.ref, i.title, i."titleEn", i."coverUrl", i.quantity, i."totalFen", 0,
    i.request, i.details, i.facts, i."unitLabel", :placedAt, :placedAt, :placedAt
  from placed, jsonb_to_recordset(:items::jsonb) as i("documentId" text, key text, kind text, ref text, title text, "titleEn" text,
    "coverUrl" text, quantity int, "totalFen" int, request jsonb, details jsonb, facts jsonb, "unitLabel" jsonb)
  returning *
), told as (
  insert into order_events (document_id, order_id, type, to_state, actor, actor_id, actor_name, at, created_at, updated_at, published_at)
  select :eventId, placed.id, 'place', 'pending', :actor, :actorId, :actorName, :placedAt, :placedAt, :placedAt, :placedAt from placed
  returning *
), job as (${JOB_FOR_LATER_SQL})
${DETAIL_OF_PLACED}, job`;

/** Order, items, first event and the expiry job in one statement, which also returns what it has written. */
export async function insertOrder(trx: Trx, order: NewOrder): Promise<OrderView> {
  const titles = order.quote.items.map((item) => item.title);
  const row = await one<DetailRow>(trx, INSERT_ORDER, {
    ...jobBindings(
      order.expiryJob,
      { orderNo: order.no },
      { runAt: order.holdExpiresAt, jobKey: `expire:${order.no}` },
    ),
    documentId: newDocumentId(),
    eventId: newDocumentId(),
    no: order.no,
    memberId: order.memberId,
    source: order.source,
    title: titles.map((title) => title.zh).join('、'),
    titleEn: titles.map((title) => title.en).join(', '),
    coverUrl: order.quote.items[0]?.coverUrl ?? null,
    guestName: order.guest.name,
    guestPhone: order.guest.phone,
    remark: order.remark,
    totalFen: order.quote.totalFen,
    instantConfirm: order.instantConfirm,
    memberPrice: order.memberPrice,
    startsAt: order.startsAt,
    endsAt: order.endsAt,
    holdExpiresAt: order.holdExpiresAt,
    placedAt: order.placedAt,
    quote: JSON.stringify(order.quote),
    policy: JSON.stringify(order.policy),
    items: JSON.stringify(itemRows(order)),
    actor: order.actor.kind,
    actorId: order.actor.id,
    actorName: order.actor.name,
  });
  return toView(row!);
}

const itemRows = (order: NewOrder): object[] =>
  order.quote.items.map(({ kind, ref, title, coverUrl, quantity, details, totalFen }, i) => ({
    ...order.items[i]!,
    documentId: newDocumentId(),
    kind,
    ref,
    title: title.zh,
    titleEn: title.en,
    coverUrl,
    quantity,
    totalFen,
    details,
  }));
