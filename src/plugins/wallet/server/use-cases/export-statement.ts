import { Readable } from 'node:stream';
import type { Db } from '../../../../shared/database';
import type { Language } from '../../../../shared/request-context';
import { pick, text, type Text } from '../../../../shared/text';
import { dateInZone, timeInZone } from '../../../../shared/local-date';
import { venue } from '../../../../shared/venue';
import { assetOf, type Asset } from '../domain/assets';
import { BOM, csvAmount, csvLine, csvText } from '../../../../shared/csv';
import { reasonName } from '../domain/reasons';
import { findMemberStatement, type Page, type StatementLine } from '../repositories/statements';

const HEADINGS: readonly Text[] = [
  text('时间', 'Time'),
  text('资产', 'Asset'),
  text('变动', 'Change'),
  text('变动后余额', 'Balance'),
  text('事由', 'Reason'),
  text('关联', 'Reference'),
  text('备注', 'Note'),
  text('经手', 'By'),
  text('流水号', 'Transfer'),
];

const ROWS_AT_ONCE = 1_000;

/** A member's statement as CSV, the newest first, a page of it in memory at a time. */
export function exportStatement(
  db: Db,
  of: { member: number; assets: readonly Asset[] },
  range: Pick<Page, 'from' | 'to'>,
  language: Language,
): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield BOM + csvLine(HEADINGS.map((heading) => csvText(pick(heading, language))));
    for (let cursor: string | null = null; ;) {
      const page: StatementLine[] = await findMemberStatement(db, of, { ...range, cursor, limit: ROWS_AT_ONCE });
      if (page.length > 0) yield page.map((line) => row(line, language)).join('');
      if (page.length < ROWS_AT_ONCE) return;
      cursor = page.at(-1)!.id;
    }
  }
  return Readable.from(lines(), { objectMode: false });
}

function row(line: StatementLine, language: Language): string {
  const { unit, name } = assetOf(line.asset);
  const [at, { zone }] = [Date.parse(line.at), venue()];
  return csvLine([
    `${dateInZone(at, zone)} ${timeInZone(at, zone)}`,
    csvText(pick(name, language)),
    csvAmount(line.amount, unit),
    csvAmount(line.after ?? 0, unit),
    csvText(pick(reasonName(line.reason), language)),
    csvText(line.reference),
    csvText(line.note),
    csvText(line.actorName ?? line.actor),
    line.transferNo,
  ]);
}
