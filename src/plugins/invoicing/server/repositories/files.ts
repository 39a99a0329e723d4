import { one, rows, type Db } from '../../../../shared/database';
import { randomCode } from '../../../../shared/ids';

export interface StoredFile {
  id: string;
  name: string;
  type: string;
  size: number;
}

export async function insertFile(
  db: Db,
  file: { name: string; type: string; bytes: Buffer; by: string; at: string },
): Promise<StoredFile> {
  const { bytes, ...values } = file;
  const row = await one<StoredFile>(
    db,
    `insert into invoicing_files (id, name, type, size, bytes, uploaded_by, uploaded_at)
     values (:id, :name, :type, :size::int, :bytes, :by, :at) returning id, name, type, size`,
    { ...values, bytes, size: bytes.length, id: `B${randomCode(23)}` },
  );
  return row!;
}

/** Whether it is there and no invoice's yet. */
export async function isUnusedFile(db: Db, id: string): Promise<boolean> {
  const found = await one(
    db,
    `select 1 from invoicing_files f where f.id = :id and not exists (select 1 from invoicing_invoices i where i.file_id = f.id)`,
    { id },
  );
  return found !== undefined;
}

export async function readFile(db: Db, id: string): Promise<(StoredFile & { bytes: Buffer }) | undefined> {
  return one(db, `select id, name, type, size, bytes from invoicing_files where id = :id`, { id });
}

/** What was uploaded and never became an invoice's. @param before ISO */
export async function deleteUnusedFiles(db: Db, before: string): Promise<void> {
  await rows(
    db,
    `delete from invoicing_files f where f.uploaded_at < :before::timestamptz
     and not exists (select 1 from invoicing_invoices i where i.file_id = f.id)`,
    { before },
  );
}
