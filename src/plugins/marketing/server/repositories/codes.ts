import { one, rows, toInstant, type Db, type Trx } from '../../../../shared/database';

export interface CodeBatch {
  id: string;
  templateId: string;
  count: number;
  used: number;
  madeBy: string;
  madeAt: string;
}

export async function insertCodeBatch(
  trx: Trx,
  batch: Omit<CodeBatch, 'count' | 'used'> & { codes: readonly string[] },
): Promise<void> {
  const { codes, ...made } = batch;
  await rows(
    trx,
    `insert into marketing_code_batches (id, template_id, count, made_by, made_at)
     values (:id, :templateId, :count, :madeBy, :madeAt)`,
    { ...made, count: codes.length },
  );
  await rows(trx, `insert into marketing_codes (code, batch_id) select unnest(:codes::text[]), :id`, {
    codes: [...codes],
    id: batch.id,
  });
}

interface BatchRow {
  id: string;
  template_id: string;
  count: number;
  used: number;
  made_by: string;
  made_at: Date;
}

const BATCH = `select b.id, b.template_id, b.count, b.made_by, b.made_at,
  (select count(*)::int from marketing_codes c where c.batch_id = b.id and c.used_at is not null) as used
  from marketing_code_batches b`;

const toBatch = (row: BatchRow): CodeBatch => ({
  id: row.id,
  templateId: row.template_id,
  count: row.count,
  used: row.used,
  madeBy: row.made_by,
  madeAt: toInstant(row.made_at)!,
});

/** The newest first, at most 100. */
export async function findCodeBatches(db: Db, templateId: string): Promise<CodeBatch[]> {
  const found = await rows<BatchRow>(
    db,
    `${BATCH} where b.template_id = :templateId order by b.made_at desc limit 100`,
    {
      templateId,
    },
  );
  return found.map(toBatch);
}

export async function findCodeBatch(db: Db, id: string): Promise<CodeBatch | undefined> {
  const row = await one<BatchRow>(db, `${BATCH} where b.id = :id`, { id });
  return row && toBatch(row);
}

/** Codes of a batch with when they were used, in the order of the codes. */
export async function findCodes(db: Db, batchId: string): Promise<{ code: string; usedAt: string | null }[]> {
  const found = await rows<{ code: string; used_at: Date | null }>(
    db,
    `select code, used_at from marketing_codes where batch_id = :batchId order by code`,
    { batchId },
  );
  return found.map(({ code, used_at }) => ({ code, usedAt: toInstant(used_at) }));
}

/**
 * Uses the code for this member, by compare-and-set.
 * @returns the template it is worth a coupon of; `used` when somebody was faster; undefined for what is no code
 */
export async function takeCode(
  trx: Trx,
  code: string,
  memberId: number,
  at: string,
): Promise<{ templateId: string } | 'used' | undefined> {
  const taken = await one<{ template_id: string }>(
    trx,
    `update marketing_codes c set member_id = :memberId, used_at = :at from marketing_code_batches b
     where c.code = :code and c.member_id is null and b.id = c.batch_id returning b.template_id`,
    { code, memberId, at },
  );
  if (taken) return { templateId: taken.template_id };
  const known = await rows(trx, `select 1 from marketing_codes where code = :code`, { code });
  return known.length === 1 ? 'used' : undefined;
}

export async function linkCode(trx: Trx, code: string, couponId: string): Promise<void> {
  await rows(trx, `update marketing_codes set coupon_id = :couponId where code = :code`, { code, couponId });
}
