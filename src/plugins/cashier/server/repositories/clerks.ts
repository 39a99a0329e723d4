import { one, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import type { Right } from '../domain/rights';

export interface Clerk {
  id: number;
  memberId: number;
  name: string;
  places: string[];
  may: Right[];
  enabled: boolean;
  changedBy: string;
  /** ISO instant. */
  changedAt: string;
}

interface Row {
  id: number;
  member_id: number;
  name: string;
  places: string[];
  may: Right[];
  enabled: boolean;
  changed_by: string;
  changed_at: Date;
}

const COLUMNS = 'id, member_id, name, places, may, enabled, changed_by, changed_at';

const toClerk = (row: Row): Clerk => ({
  id: row.id,
  memberId: row.member_id,
  name: row.name,
  places: row.places,
  may: row.may,
  enabled: row.enabled,
  changedBy: row.changed_by,
  changedAt: toInstant(row.changed_at)!,
});

export async function findClerkOf(db: Db, memberId: number): Promise<Clerk | undefined> {
  const row = await one<Row>(db, `select ${COLUMNS} from cashier_clerks where member_id = :memberId`, { memberId });
  return row && toClerk(row);
}

/** Who works now first, then by name. */
export async function findClerks(db: Db): Promise<Clerk[]> {
  return (await rows<Row>(db, `select ${COLUMNS} from cashier_clerks order by enabled desc, name, id`)).map(toClerk);
}

export type ClerkEdit = Pick<Clerk, 'name' | 'places' | 'may' | 'enabled'>;

/** One member, one clerk: linking again changes what is there. */
export async function saveClerk(
  trx: Trx,
  memberId: number,
  edit: ClerkEdit,
  by: { name: string; now: string },
): Promise<Clerk> {
  const row = await one<Row>(
    trx,
    `insert into cashier_clerks (member_id, name, places, may, enabled, created_by, created_at, changed_by, changed_at)
     values (:memberId, :name, :places::text[], :may::text[], :enabled, :by, :now::timestamptz, :by, :now::timestamptz)
     on conflict (member_id) do update set name = excluded.name, places = excluded.places, may = excluded.may,
       enabled = excluded.enabled, changed_by = excluded.changed_by, changed_at = excluded.changed_at
     returning ${COLUMNS}`,
    { memberId, ...edit, by: by.name, now: by.now },
  );
  return toClerk(row!);
}
