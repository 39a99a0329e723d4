import { rows, type Db } from '../../../../shared/database';
import type { ClaimSubject } from '../../../scheduling/server/services';

/** Who booked what a claim holds: a reference is `<order>/<item>`. */
export async function findSubjects(db: Db, references: readonly string[]): Promise<Map<string, ClaimSubject>> {
  const noOf = (reference: string): string => reference.slice(0, Math.max(0, reference.indexOf('/')));
  const found = await rows<ClaimSubject>(db, `select no, guest_name as title, state from orders where no = any(:nos)`, {
    nos: [...new Set(references.map(noOf))],
  });
  const byNo = new Map(found.map((subject) => [subject.no, subject]));
  return new Map(
    references.flatMap((reference) => {
      const subject = byNo.get(noOf(reference));
      return subject ? [[reference, subject] as const] : [];
    }),
  );
}
