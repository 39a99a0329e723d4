import { one, rows, type Db, type Trx } from '../../../../shared/database';
import { randomCode } from '../../../../shared/ids';

/** What is written on an invoice about who gets it; a person has a name and nothing else that must be there. */
export interface TitleFields {
  kind: 'personal' | 'company';
  name: string;
  taxNo: string | null;
  address: string | null;
  phone: string | null;
  bank: string | null;
  account: string | null;
  email: string | null;
}

export interface Title extends TitleFields {
  id: string;
  isDefault: boolean;
}

interface Row {
  id: string;
  kind: Title['kind'];
  name: string;
  tax_no: string | null;
  address: string | null;
  phone: string | null;
  bank: string | null;
  account: string | null;
  email: string | null;
  is_default: boolean;
}

const COLUMNS = 'id, kind, name, tax_no, address, phone, bank, account, email, is_default';

const toTitle = ({ tax_no: taxNo, is_default: isDefault, ...row }: Row): Title => ({ ...row, taxNo, isDefault });

/** The default first, then the newest. */
export async function listTitles(db: Db, memberId: number): Promise<Title[]> {
  const found = await rows<Row>(
    db,
    `select ${COLUMNS} from invoicing_titles where member_id = :memberId order by is_default desc, created_at desc, id`,
    { memberId },
  );
  return found.map(toTitle);
}

export async function findTitle(db: Db, memberId: number, id: string): Promise<Title | undefined> {
  const row = await one<Row>(db, `select ${COLUMNS} from invoicing_titles where member_id = :memberId and id = :id`, {
    memberId,
    id,
  });
  return row && toTitle(row);
}

/** Changes to the titles of one member run one after the other. */
export async function lockTitles(trx: Trx, memberId: number): Promise<void> {
  await rows(trx, `select pg_advisory_xact_lock(728192, :memberId::int)`, { memberId });
}

export async function countTitles(trx: Trx, memberId: number): Promise<number> {
  const row = await one<{ count: number }>(
    trx,
    `select count(*)::int as count from invoicing_titles where member_id = :memberId`,
    { memberId },
  );
  return row!.count;
}

export async function clearDefault(trx: Trx, memberId: number): Promise<void> {
  await rows(trx, `update invoicing_titles set is_default = false where member_id = :memberId and is_default`, {
    memberId,
  });
}

export async function insertTitle(
  trx: Trx,
  memberId: number,
  title: TitleFields & { isDefault: boolean },
  at: string,
): Promise<Title> {
  const row = await one<Row>(
    trx,
    `insert into invoicing_titles (id, member_id, kind, name, tax_no, address, phone, bank, account, email, is_default, created_at, updated_at)
     values (:id, :memberId, :kind, :name, :taxNo, :address, :phone, :bank, :account, :email, :isDefault, :at, :at)
     returning ${COLUMNS}`,
    { ...title, id: `T${randomCode(15)}`, memberId, at },
  );
  return toTitle(row!);
}

/** Undefined when the member has no such title. */
export async function updateTitle(
  trx: Trx,
  memberId: number,
  id: string,
  title: TitleFields & { isDefault: boolean },
  at: string,
): Promise<Title | undefined> {
  const row = await one<Row>(
    trx,
    `update invoicing_titles set kind = :kind, name = :name, tax_no = :taxNo, address = :address, phone = :phone, bank = :bank,
       account = :account, email = :email, is_default = :isDefault, updated_at = :at
     where member_id = :memberId and id = :id returning ${COLUMNS}`,
    { ...title, id, memberId, at },
  );
  return row && toTitle(row);
}

export async function deleteTitle(trx: Trx, memberId: number, id: string): Promise<boolean> {
  const gone = await rows(trx, `delete from invoicing_titles where member_id = :memberId and id = :id returning 1`, {
    memberId,
    id,
  });
  return gone.length === 1;
}

export async function deleteTitles(trx: Trx, memberId: number): Promise<void> {
  await rows(trx, `delete from invoicing_titles where member_id = :memberId`, { memberId });
}
