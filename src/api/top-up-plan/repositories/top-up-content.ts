import { one, rows, type Db, type Trx } from '../../../shared/database';
import type { Text } from '../../../shared/text';
import { NO_RULE, type TopUpPlan, type TopUpRule } from '../domain/top-up';

interface PlanRow {
  id: string;
  name: string;
  name_en: string | null;
  principal_fen: number;
  gift_fen: number;
  gift_days: number | null;
  note: string | null;
  note_en: string | null;
  per_member: number | null;
  on_sale: boolean;
  recommended: boolean;
}

const COLUMNS = `document_id as id, name, name_en, principal_fen, gift_fen, gift_days, note, note_en, per_member, on_sale, recommended`;

const both = (zh: string | null, en: string | null): Text | null => (zh ? { zh, en: en || zh } : null);

const toPlan = (row: PlanRow): TopUpPlan => ({
  id: row.id,
  name: { zh: row.name, en: row.name_en || row.name },
  principalFen: row.principal_fen,
  giftFen: row.gift_fen,
  giftDays: row.gift_days,
  note: both(row.note, row.note_en),
  perMember: row.per_member,
  onSale: row.on_sale,
  recommended: row.recommended,
});

/** Plans on sale, in the operator's order. */
export async function findPlansOnSale(db: Db): Promise<TopUpPlan[]> {
  const found = await rows<PlanRow>(db, `select ${COLUMNS} from top_up_plans where on_sale order by sort, id`);
  return found.map(toPlan);
}

export async function findPlan(db: Db, id: string): Promise<TopUpPlan | undefined> {
  const row = await one<PlanRow>(db, `select ${COLUMNS} from top_up_plans where document_id = :id`, { id });
  return row && toPlan(row);
}

interface RuleRow {
  free_amount: boolean;
  min_fen: number;
  max_fen: number;
  cooling_days: number;
  automatic_in_time: boolean;
  automatic_later: boolean;
  gift_later: TopUpRule['giftLater'];
  used_gift: TopUpRule['usedGift'];
  note: string | null;
  note_en: string | null;
}

export async function findTopUpRule(db: Db): Promise<TopUpRule> {
  const row = await one<RuleRow>(
    db,
    `select free_amount, min_fen, max_fen, cooling_days, automatic_in_time, automatic_later, gift_later, used_gift, note, note_en
     from top_up_rules order by id desc limit 1`,
  );
  if (!row) return NO_RULE;
  return {
    amounts: row.free_amount ? { minFen: row.min_fen, maxFen: row.max_fen } : null,
    coolingDays: row.cooling_days,
    giftLater: row.gift_later,
    usedGift: row.used_gift,
    automatic: { inTime: row.automatic_in_time, later: row.automatic_later },
    note: both(row.note, row.note_en),
  };
}

/** Who buys a limited plan twice at the same moment is counted one after the other. */
export async function lockPurchases(trx: Trx, memberId: number, planId: string): Promise<void> {
  await rows(trx, `select pg_advisory_xact_lock(hashtextextended(:name, 3))`, { name: `top-up:${memberId}:${planId}` });
}
