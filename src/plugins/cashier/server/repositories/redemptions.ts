import { one, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import type { RedeemableAsset } from '../domain/rights';
import type { Text } from '../../../../shared/text';

export interface Redemption {
  no: string;
  memberId: number;
  memberName: string;
  cashier: string;
  cashierName: string;
  asset: RedeemableAsset;
  source: string;
  title: Text;
  count: number;
  place: string | null;
  transferNo: string;
  /** ISO instant. */
  at: string;
  undone: { at: string; byName: string; why: string | null } | null;
}

interface Row {
  no: string;
  member_id: number;
  member_name: string;
  cashier: string;
  cashier_name: string;
  asset: RedeemableAsset;
  source: string;
  title_zh: string;
  title_en: string;
  count: number;
  place: string | null;
  transfer_no: string;
  at: Date;
  undone_at: Date | null;
  undone_by_name: string | null;
  undone_why: string | null;
}

const COLUMNS = `no, member_id, member_name, cashier, cashier_name, asset, source, title_zh, title_en, count, place, transfer_no,
  at, undone_at, undone_by_name, undone_why`;

const toRedemption = (row: Row): Redemption => ({
  no: row.no,
  memberId: row.member_id,
  memberName: row.member_name,
  cashier: row.cashier,
  cashierName: row.cashier_name,
  asset: row.asset,
  source: row.source,
  title: { zh: row.title_zh, en: row.title_en },
  count: row.count,
  place: row.place,
  transferNo: row.transfer_no,
  at: toInstant(row.at)!,
  undone: row.undone_at && { at: toInstant(row.undone_at)!, byName: row.undone_by_name!, why: row.undone_why },
});

export async function insertRedemption(
  trx: Trx,
  { title, undone: _undone, ...redemption }: Redemption & { ticket: string | null },
): Promise<void> {
  await rows(
    trx,
    `insert into cashier_redemptions (no, member_id, member_name, cashier, cashier_name, ticket, asset, source, title_zh, title_en,
       count, place, transfer_no, at)
     values (:no, :memberId, :memberName, :cashier, :cashierName, :ticket, :asset, :source, :titleZh, :titleEn, :count, :place,
       :transferNo, :at::timestamptz)`,
    { ...redemption, titleZh: title.zh, titleEn: title.en },
  );
}

export async function findRedemption(db: Db, no: string): Promise<Redemption | undefined> {
  const row = await one<Row>(db, `select ${COLUMNS} from cashier_redemptions where no = :no`, { no });
  return row && toRedemption(row);
}

/** Undefined when somebody else was faster. */
export async function markUndone(
  trx: Trx,
  no: string,
  undone: { by: string; byName: string; why: string | null; now: string },
): Promise<Redemption | undefined> {
  const row = await one<Row>(
    trx,
    `update cashier_redemptions set undone_at = :now::timestamptz, undone_by = :by, undone_by_name = :byName, undone_why = :why
     where no = :no and undone_at is null returning ${COLUMNS}`,
    { no, ...undone },
  );
  return row && toRedemption(row);
}

export interface RedemptionFilter {
  /** ISO instants, half-open; null is open. */
  from: string | null;
  to: string | null;
  /** A part of a name of member or clerk, of the title, or the whole number; '' is anything. */
  q: string;
  state: 'all' | 'done' | 'undone';
  asset: RedeemableAsset | null;
  /** Only by this cashier. */
  cashier: string | null;
  /** Number of the last one seen. */
  cursor: string | null;
  limit: number;
}

/** Newest first. */
export async function findRedemptions(db: Db, filter: RedemptionFilter): Promise<Redemption[]> {
  const pattern = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
  const found = await rows<Row>(
    db,
    `select ${COLUMNS} from cashier_redemptions
     where (:from::timestamptz is null or at >= :from::timestamptz) and (:to::timestamptz is null or at < :to::timestamptz)
       and (:q::text = '' or no = upper(:q) or member_name ilike :pattern or cashier_name ilike :pattern or title_zh ilike :pattern)
       and (:state::text = 'all' or (undone_at is not null) = (:state::text = 'undone'))
       and (:asset::text is null or asset = :asset::text) and (:cashier::text is null or cashier = :cashier::text)
       and (:cursor::text is null or (at, no) < (select at, no from cashier_redemptions where no = :cursor::text))
     order by at desc, no desc limit :limit::int`,
    { ...filter, pattern },
  );
  return found.map(toRedemption);
}
