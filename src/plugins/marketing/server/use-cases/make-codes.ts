import type { Core } from '@strapi/strapi';
import { withTransaction } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { randomCode } from '../../../../shared/ids';
import { notFound } from '../../../../shared/problem';
import { findCodeBatch, insertCodeBatch, type CodeBatch } from '../repositories/codes';
import { findTemplate } from '../repositories/templates';

/** 60 bits: of a batch of 5,000, somebody who tries a thousand codes a second finds one in seven thousand years. */
const LENGTH = 12;

/** A batch of codes, each worth one coupon of the template. @throws Problem 404 */
export async function makeCodes(
  strapi: Core.Strapi,
  staff: { id: number; name: string; idempotencyKey: string },
  input: { templateId: string; count: number },
): Promise<CodeBatch> {
  const { templateId, count } = input;
  const scope = `staff:${staff.id}:make-codes`;
  return withTransaction(strapi, async (trx) => {
    const { id } = await withIdempotency(trx, { scope, key: staff.idempotencyKey, input }, async () => {
      if (!(await findTemplate(trx, templateId))) throw notFound();
      const batch = { id: `B${randomCode(15)}`, templateId, madeBy: staff.name, madeAt: new Date().toISOString() };
      const codes = new Set<string>();
      while (codes.size < count) codes.add(randomCode(LENGTH));
      await insertCodeBatch(trx, { ...batch, codes: [...codes] });
      return { id: batch.id };
    });
    return (await findCodeBatch(trx, id))!;
  });
}
