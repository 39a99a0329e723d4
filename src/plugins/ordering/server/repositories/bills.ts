/** Orders as who invoices them sees them: what was paid how, what stays, and since when nothing is to come. */
import { parseJson, rows, type Db, type Trx } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';
import { moneyIn, type PaidPart } from '../domain/tenders';
import type { OrderState } from '../domain/states';
import { sellableOf } from '../services/registry';

export interface BillPart extends Omit<PaidPart, 'state' | 'extra'> {
  invoiceableFen: number;
}

export interface Bill {
  no: string;
  memberId: number;
  state: OrderState;
  title: Text;
  coverUrl: string | null;
  guestName: string;
  /** Of the first item, e.g. its days. */
  details: Record<string, unknown>;
  totalFen: number;
  /** When it was completed (ISO); null before. */
  completedAt: string | null;
  /** False for what is money itself, such as a top-up. */
  billable: boolean;
  parts: BillPart[];
  /** Sum of the parts' invoiceable fen. */
  invoiceableFen: number;
}

interface Row {
  no: string;
  member_id: number;
  state: OrderState;
  title: string;
  title_en: string | null;
  cover_url: string | null;
  guest_name: string;
  total_fen: number;
  completed_at: string | null;
  items: unknown;
  parts: unknown;
}

const SELECT = `select o.no, o.member_id, o.state, o.title, o.title_en, o.cover_url, o.guest_name, o.total_fen,
    (select to_char(max(e.at), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from order_events e
     where e.order_id = o.id and e.to_state = 'completed') as completed_at,
    (select json_agg(json_build_object('kind', i.kind, 'details', i.details) order by i.key) from order_items i
     where i.order_id = o.id) as items,
    (select coalesce(json_agg(json_build_object('tender', p.tender, 'amountFen', p.amount_fen, 'refundedFen', p.refunded_fen,
       'principalFen', p.principal_fen) order by p.id), '[]') from payments p
     where p.order_id = o.id and p.state = 'succeeded' and not p.extra and p.amount_fen > 0) as parts
  from orders o`;

function toBill(row: Row): Bill {
  const items = parseJson<{ kind: string; details: Record<string, unknown> }[]>(row.items);
  const parts = parseJson<Omit<BillPart, 'invoiceableFen'>[]>(row.parts).map((part) => ({
    ...part,
    invoiceableFen: moneyIn(part),
  }));
  return {
    no: row.no,
    memberId: row.member_id,
    state: row.state,
    title: { zh: row.title, en: row.title_en ?? row.title },
    coverUrl: row.cover_url,
    guestName: row.guest_name,
    details: items[0]?.details ?? {},
    totalFen: row.total_fen,
    completedAt: row.completed_at,
    billable: items.every(({ kind }) => sellableOf(kind).earns !== false),
    parts,
    invoiceableFen: parts.reduce((sum, part) => sum + part.invoiceableFen, 0),
  };
}

/** In the order of their numbers; unknown ones are left out. */
export async function findBills(db: Db, nos: readonly string[]): Promise<Bill[]> {
  return (await rows<Row>(db, `${SELECT} where o.no = any(:nos) order by o.no`, { nos: [...nos] })).map(toBill);
}

/** A member's completed orders, the newest first. */
export async function listBills(db: Db, memberId: number, limit: number): Promise<Bill[]> {
  const found = await rows<Row>(
    db,
    `${SELECT} where o.member_id = :memberId and o.state = 'completed' order by o.id desc limit :limit`,
    { memberId, limit },
  );
  return found.map(toBill);
}

/** Their amounts stay as they are until this transaction ends: whoever refunds waits. */
export async function lockBills(trx: Trx, nos: readonly string[]): Promise<void> {
  await rows(trx, `select 1 from orders where no = any(:nos) order by no for update`, { nos: [...nos] });
}
