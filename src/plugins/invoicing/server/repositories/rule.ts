import { one, type Db } from '../../../../shared/database';
import { venue } from '../../../../shared/venue';
import type { InvoiceRule } from '../domain/eligibility';

interface Row {
  deadline_days: number;
  minimum_fen: number;
  max_orders: number;
  items: string;
  issuer: string | null;
  note: string | null;
  note_en: string | null;
}

/** Undefined where invoices are not offered: nobody has entered the rule, or it is switched off. */
export async function findRule(db: Db): Promise<InvoiceRule | undefined> {
  const row = await one<Row>(
    db,
    `select deadline_days, minimum_fen, max_orders, items, issuer, note, note_en from invoice_rules
     where enabled order by id desc limit 1`,
  );
  if (!row) return undefined;
  const items = row.items
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (items.length === 0) return undefined;
  return {
    deadlineDays: row.deadline_days,
    minimumFen: row.minimum_fen,
    maxOrders: row.max_orders,
    items,
    issuer: row.issuer?.trim() || venue().name,
    note: row.note ? { zh: row.note, en: row.note_en || row.note } : null,
  };
}
