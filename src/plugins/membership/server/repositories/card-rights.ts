/** What was paid for cards, and what that granted in the ledger. Every amount of a card is there; here is only which transfer. */
import { one, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import type { LocalDate } from '../../../../shared/local-date';
import type { Asset } from '../../../wallet/server/services';

export type PeriodCause = 'buy' | 'renew' | 'upgrade' | 'gift';

export interface Period {
  id: string;
  cardId: number;
  orderNo: string | null;
  cause: PeriodCause;
  paidFen: number;
  refundedFen: number;
  from: LocalDate;
  until: LocalDate;
  ended: boolean;
  at: string;
}

interface PeriodRow {
  id: string;
  card_id: number;
  order_no: string | null;
  cause: PeriodCause;
  paid_fen: number;
  refunded_fen: number;
  from_day: string;
  until_day: string;
  ended: boolean;
  at: Date;
}

const PERIOD = `id::text, card_id, order_no, cause, paid_fen, refunded_fen, to_char(from_day, 'YYYY-MM-DD') as from_day,
  to_char(until_day, 'YYYY-MM-DD') as until_day, ended, at`;

const toPeriod = (row: PeriodRow): Period => ({
  id: row.id,
  cardId: row.card_id,
  orderNo: row.order_no,
  cause: row.cause,
  paidFen: row.paid_fen,
  refundedFen: row.refunded_fen,
  from: row.from_day as LocalDate,
  until: row.until_day as LocalDate,
  ended: row.ended,
  at: toInstant(row.at)!,
});

export interface OrderedPeriod {
  orderNo: string;
  itemKey: string;
}

export async function findPeriodOfOrder(db: Db, { orderNo, itemKey }: OrderedPeriod): Promise<Period | undefined> {
  const row = await one<PeriodRow>(
    db,
    `select ${PERIOD} from membership_card_periods where order_no = :orderNo and item_key = :itemKey`,
    { orderNo, itemKey },
  );
  return row && toPeriod(row);
}

/** Of these cards, in the order in which they follow each other. */
export async function findPeriods(db: Db, cardIds: readonly number[]): Promise<Period[]> {
  const found = await rows<PeriodRow>(
    db,
    `select ${PERIOD} from membership_card_periods where card_id = any(:cardIds) order by from_day, id`,
    { cardIds: [...cardIds] },
  );
  return found.map(toPeriod);
}

export async function insertPeriod(
  trx: Trx,
  period: Pick<Period, 'cardId' | 'cause' | 'paidFen' | 'from' | 'until' | 'orderNo'> & { itemKey: string | null },
  at: string,
): Promise<string> {
  const row = await one<{ id: string }>(
    trx,
    `insert into membership_card_periods (card_id, order_no, item_key, cause, paid_fen, from_day, until_day, at)
     values (:cardId, :orderNo, :itemKey, :cause, :paidFen, :from::date, :until::date, :at::timestamptz) returning id::text`,
    { ...period, at },
  );
  return row!.id;
}

export async function savePeriod(trx: Trx, period: Period): Promise<void> {
  const { id, cardId, refundedFen, from, until, ended } = period;
  await rows(
    trx,
    `update membership_card_periods set card_id = :cardId, refunded_fen = :refundedFen, from_day = :from::date,
       until_day = :until::date, ended = :ended where id = :id::bigint`,
    { id, cardId, refundedFen, from, until, ended },
  );
}

export interface Right {
  id: string;
  periodId: string;
  cardId: number;
  memberId: number;
  /** Null is the balance. */
  code: string | null;
  asset: Asset;
  source: string;
  /** Fen or times. */
  amount: number;
  moved: number;
  taken: number;
  endsOn: LocalDate;
  /** Of the ledger: what filled the pocket, and the pocket. */
  transferNo: string;
  accountId: string;
}

const RIGHT = `id::text, period_id::text as "periodId", card_id as "cardId", member_id as "memberId", code, asset, source, amount, moved,
  taken, to_char(ends_on, 'YYYY-MM-DD') as "endsOn", transfer_no as "transferNo", account_id as "accountId"`;

export const findRightsOfCards = (db: Db, cardIds: readonly number[]): Promise<Right[]> =>
  rows(db, `select ${RIGHT} from membership_card_rights where card_id = any(:cardIds) order by id`, {
    cardIds: [...cardIds],
  });

export const findRightsOfPeriod = (db: Db, periodId: string): Promise<Right[]> =>
  rows(db, `select ${RIGHT} from membership_card_rights where period_id = :periodId::bigint order by id`, { periodId });

export async function insertRight(trx: Trx, right: Omit<Right, 'id' | 'moved' | 'taken'>): Promise<void> {
  await rows(
    trx,
    `insert into membership_card_rights (period_id, card_id, member_id, code, asset, source, amount, ends_on, transfer_no, account_id)
     values (:periodId::bigint, :cardId, :memberId, :code, :asset, :source, :amount, :endsOn::date, :transferNo, :accountId)`,
    { ...right },
  );
}

/** Counts what left the row, onwards or back. */
export async function countRight(trx: Trx, id: string, { moved = 0, taken = 0 }): Promise<void> {
  await rows(
    trx,
    `update membership_card_rights set moved = moved + :moved::int, taken = taken + :taken::int where id = :id::bigint`,
    { id, moved, taken },
  );
}
