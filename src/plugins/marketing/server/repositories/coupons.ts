/** Coupons that members have; what became of each, the ledger says. */
import { one, parseJson, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import type { Coupon, CouponKind, CouponState, CouponTerms } from '../domain/coupon';

export const CAUSES = ['claim', 'staff', 'code', 'new-member', 'birthday', 'after-order', 'level-up'] as const;
export type Cause = (typeof CAUSES)[number];

export interface OwnedCoupon extends Coupon {
  templateId: string;
  memberId: number;
  /** Of its pocket in the ledger: `coupon:<id>`, `voucher:<id>`. */
  source: string;
  cause: Cause;
  reference: string | null;
  /** Number of the ledger's transfer that granted it. */
  grantNo: string;
  issuedAt: string;
  issuedBy: string | null;
  /** Of voucher money, what may still be spent, fen; of the others 0 or 1. */
  left: number;
  /** Set aside for orders that wait for payment, in the same unit. */
  held: number;
  revokedAt: string | null;
  revokedBy: string | null;
  revokeReason: string | null;
}

interface Row {
  id: string;
  template_id: string;
  member_id: number;
  source: string;
  terms: unknown;
  cause: Cause;
  reference: string | null;
  grant_no: string;
  issued_at: Date;
  issued_by: string | null;
  valid_from: Date | null;
  expires_at: Date;
  state: CouponState;
  left: string;
  held: string;
  revoked_at: Date | null;
  revoked_by: string | null;
  revoke_reason: string | null;
}

/** Whatever is asked of the ledger's pocket `p` of a coupon `c`; with the binding `now`. */
const STATE = `case when c.revoked_at is not null then 'revoked'
  when p.balance > p.held then case when p.expires_at <= :now::timestamptz then 'expired' else 'usable' end
  when p.held > 0 then 'held' when p.lapsed > 0 then 'expired' else 'used' end`;
/** Two constants, so that the pockets of the other assets are not looked at. */
const POCKET = `join wallet_pockets p on p.member_id = c.member_id and p.source = c.source
  and p.asset = case c.kind when 'voucher' then 'voucher' else 'coupon' end and p.asset in ('coupon', 'voucher')`;
const SELECT = `select c.id, c.template_id, c.member_id, c.source, c.terms, c.cause, c.reference, c.grant_no, c.issued_at,
  c.issued_by, c.valid_from, p.expires_at, c.revoked_at, c.revoked_by, c.revoke_reason, p.balance - p.held as left, p.held, ${STATE} as state
  from marketing_coupons c ${POCKET}`;

const toCoupon = (row: Row): OwnedCoupon => ({
  id: row.id,
  templateId: row.template_id,
  memberId: row.member_id,
  source: row.source,
  terms: parseJson<CouponTerms>(row.terms),
  cause: row.cause,
  reference: row.reference,
  grantNo: row.grant_no,
  issuedAt: toInstant(row.issued_at)!,
  issuedBy: row.issued_by,
  validFrom: toInstant(row.valid_from),
  expiresAt: toInstant(row.expires_at)!,
  state: row.state,
  left: Number(row.left),
  held: Number(row.held),
  revokedAt: toInstant(row.revoked_at),
  revokedBy: row.revoked_by,
  revokeReason: row.revoke_reason,
});

export interface NewCoupon {
  id: string;
  key: string;
  templateId: string;
  memberId: number;
  serial: number;
  kind: CouponKind;
  source: string;
  terms: CouponTerms;
  cause: Cause;
  reference: string | null;
  grantNo: string;
  issuedAt: string;
  issuedBy: string | null;
  validFrom: string | null;
  expiresAt: string;
}

/** @returns false, and nothing is written, when the key has given a coupon before */
export async function insertCoupon(trx: Trx, coupon: NewCoupon): Promise<boolean> {
  const written = await rows(
    trx,
    `insert into marketing_coupons (id, key, template_id, member_id, serial, kind, source, terms, cause, reference, grant_no,
       issued_at, issued_by, valid_from, expires_at)
     values (:id, :key, :templateId, :memberId, :serial, :kind, :source, :terms::jsonb, :cause, :reference, :grantNo,
       :issuedAt, :issuedBy, :validFrom::timestamptz, :expiresAt::timestamptz)
     on conflict (key) do nothing returning 1`,
    { ...coupon, terms: JSON.stringify(coupon.terms) },
  );
  return written.length === 1;
}

export async function findCouponByKey(db: Db, key: string, now: string): Promise<OwnedCoupon | undefined> {
  const row = await one<Row>(db, `${SELECT} where c.key = :key`, { key, now });
  return row && toCoupon(row);
}

export async function findCoupon(db: Db, id: string, now: string): Promise<OwnedCoupon | undefined> {
  const row = await one<Row>(db, `${SELECT} where c.id = :id`, { id, now });
  return row && toCoupon(row);
}

/** Those of which something is left or waits, of these kinds. */
export async function findOpenCoupons(
  db: Db,
  memberId: number,
  kinds: readonly CouponKind[],
  now: string,
): Promise<OwnedCoupon[]> {
  const found = await rows<Row>(
    db,
    `${SELECT} where c.member_id = :memberId and c.kind = any(:kinds::text[]) and p.balance > 0 and c.revoked_at is null
       and (p.expires_at > :now::timestamptz or p.held > 0) order by p.expires_at, c.id limit 200`,
    { memberId, kinds: [...kinds], now },
  );
  return found.map(toCoupon);
}

export async function findCouponsBySource(db: Db, sources: readonly string[], now: string): Promise<OwnedCoupon[]> {
  const found = await rows<Row>(db, `${SELECT} where c.source = any(:sources::text[])`, { sources: [...sources], now });
  return found.map(toCoupon);
}

export interface CouponPage {
  memberId: number | null;
  templateId: string | null;
  /** Any when empty. */
  states: readonly CouponState[];
  /** Id of the last coupon of the page before. */
  after: string | null;
  limit: number;
}

/** The newest first. */
export async function listCoupons(db: Db, page: CouponPage, now: string): Promise<OwnedCoupon[]> {
  const found = await rows<Row>(
    db,
    `select * from (${SELECT}
       where (:memberId::int is null or c.member_id = :memberId::int) and (:templateId::text is null or c.template_id = :templateId::text)
         and (:after::text is null or (c.issued_at, c.id) < (select a.issued_at, a.id from marketing_coupons a where a.id = :after::text))
     ) found where cardinality(:states::text[]) = 0 or state = any(:states::text[])
     order by issued_at desc, id desc limit :limit::int`,
    { ...page, states: [...page.states], now },
  );
  return found.map(toCoupon);
}

export async function countUsable(db: Db, memberId: number, now: string): Promise<number> {
  const row = await one<{ number: number }>(
    db,
    `select count(*)::int as number from marketing_coupons c ${POCKET}
     where c.member_id = :memberId and c.revoked_at is null and p.balance > p.held and p.expires_at > :now::timestamptz`,
    { memberId, now },
  );
  return row!.number;
}

/** @returns false when it was revoked before */
export async function markRevoked(
  trx: Trx,
  id: string,
  revoked: { at: string; by: string; reason: string },
): Promise<boolean> {
  const done = await rows(
    trx,
    `update marketing_coupons set revoked_at = :at, revoked_by = :by, revoke_reason = :reason
     where id = :id and revoked_at is null returning 1`,
    { id, ...revoked },
  );
  return done.length === 1;
}

export interface TemplateFigures {
  templateId: string;
  usable: number;
  held: number;
  used: number;
  expired: number;
  revoked: number;
}

/** What became of the coupons of every template. */
export async function countStates(db: Db, now: string): Promise<TemplateFigures[]> {
  return rows<TemplateFigures>(
    db,
    `select template_id as "templateId", count(*) filter (where state = 'usable')::int as usable,
       count(*) filter (where state = 'held')::int as held, count(*) filter (where state = 'used')::int as used,
       count(*) filter (where state = 'expired')::int as expired, count(*) filter (where state = 'revoked')::int as revoked
     from (select c.template_id, ${STATE} as state from marketing_coupons c ${POCKET}) counted group by template_id`,
    { now },
  );
}

export interface DayFigures {
  templateId: string;
  day: string;
  issued: number;
  used: number;
}

/** What was given and used, by calendar day of the zone, from `since` (ISO) on; days without either are left out. */
export async function countByDay(db: Db, since: string, zone: string): Promise<DayFigures[]> {
  return rows<DayFigures>(
    db,
    `select template_id as "templateId", to_char(at at time zone :zone, 'YYYY-MM-DD') as day,
       sum(issued)::int as issued, sum(used)::int as used
     from (
       select c.template_id, c.issued_at as at, 1 as issued, 0 as used from marketing_coupons c where c.issued_at >= :since::timestamptz
       union all
       select c.template_id, s.at, 0, 1 from marketing_coupons c ${POCKET}
       join wallet_spendings s on s.pocket_id = p.id where s.at >= :since::timestamptz
     ) moved group by 1, 2 order by 1, 2`,
    { since, zone },
  );
}
