/** What every reading of an order begins with. */
import { toInstant } from '../../../../shared/database';
import type { OrderState } from '../domain/states';

export interface OrderHead {
  id: number;
  no: string;
  state: OrderState;
  memberId: number;
  source: 'mini_program' | 'h5' | 'desk' | 'phone' | 'walk_in';
  coverUrl: string | null;
  guestName: string;
  guestPhone: string;
  remark: string | null;
  totalFen: number;
  paidFen: number;
  refundedFen: number;
  instantConfirm: boolean;
  /** Priced for its member, whose discount counts; false: at the price of the desk, for whoever has a phone number. */
  memberPrice: boolean;
  /** ISO instants. */
  startsAt: string | null;
  endsAt: string | null;
  holdExpiresAt: string | null;
  placedAt: string;
}

/** What was paid and has not been given back, nor promised to be; fen. */
export const keptFen = (order: Pick<OrderHead, 'paidFen' | 'refundedFen'>): number => order.paidFen - order.refundedFen;

export interface HeadRow {
  id: number;
  no: string;
  state: OrderState;
  member_id: number;
  source: OrderHead['source'];
  title: string;
  title_en: string | null;
  cover_url: string | null;
  guest_name: string;
  guest_phone: string;
  remark: string | null;
  total_fen: number;
  paid_fen: number;
  refunded_fen: number;
  instant_confirm: boolean;
  member_price: boolean;
  starts_at: Date | null;
  ends_at: Date | null;
  hold_expires_at: Date | null;
  placed_at: Date;
}

/**
 * The columns of a {@link HeadRow}, of the table `orders` under the alias `o`. Orders from before `member_price` was
 * kept have it by their source.
 */
export const HEAD = `o.id, o.no, o.state, o.member_id, o.source, o.title, o.title_en, o.cover_url, o.guest_name, o.guest_phone, o.remark,
  o.total_fen, o.paid_fen, o.refunded_fen, o.instant_confirm, o.starts_at, o.ends_at, o.hold_expires_at, o.placed_at,
  coalesce(o.member_price, o.source in ('mini_program', 'h5')) as member_price`;

export const toHead = (row: HeadRow): OrderHead => ({
  id: row.id,
  no: row.no,
  state: row.state,
  memberId: row.member_id,
  source: row.source,
  coverUrl: row.cover_url,
  guestName: row.guest_name,
  guestPhone: row.guest_phone,
  remark: row.remark,
  totalFen: row.total_fen,
  paidFen: row.paid_fen,
  refundedFen: row.refunded_fen,
  instantConfirm: row.instant_confirm,
  memberPrice: row.member_price,
  startsAt: toInstant(row.starts_at),
  endsAt: toInstant(row.ends_at),
  holdExpiresAt: toInstant(row.hold_expires_at),
  placedAt: toInstant(row.placed_at)!,
});
