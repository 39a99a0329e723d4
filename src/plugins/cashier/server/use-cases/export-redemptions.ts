import { Readable } from 'node:stream';
import type { Db } from '../../../../shared/database';
import { dateInZone, timeInZone } from '../../../../shared/local-date';
import type { Language } from '../../../../shared/request-context';
import { pick, text } from '../../../../shared/text';
import { venue } from '../../../../shared/venue';
import { BOM, csvLine, csvText } from '../../../../shared/csv';
import { assetOf, type Asset } from '../../../wallet/server/domain';
import { findRedemptions, type Redemption, type RedemptionFilter } from '../repositories/redemptions';

const HEADINGS = [
  text('时间', 'Time'),
  text('会员', 'Member'),
  text('类别', 'Kind'),
  text('内容', 'What'),
  text('数量', 'Count'),
  text('地点', 'Place'),
  text('经手', 'By'),
  text('核销号', 'Number'),
  text('撤销时间', 'Undone at'),
  text('撤销人', 'Undone by'),
  text('撤销原因', 'Why'),
  text('账本流水', 'Transfer'),
];
const ROWS_AT_ONCE = 1_000;

/** As CSV, newest first, a page of it in memory at a time. */
export function exportRedemptions(
  db: Db,
  filter: Omit<RedemptionFilter, 'cursor' | 'limit'>,
  language: Language,
): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield BOM + csvLine(HEADINGS.map((heading) => csvText(pick(heading, language))));
    for (let cursor: string | null = null; ;) {
      const page: Redemption[] = await findRedemptions(db, { ...filter, cursor, limit: ROWS_AT_ONCE });
      if (page.length > 0) yield page.map((redemption) => row(redemption, language)).join('');
      if (page.length < ROWS_AT_ONCE) return;
      cursor = page.at(-1)!.no;
    }
  }
  return Readable.from(lines(), { objectMode: false });
}

function row(redemption: Redemption, language: Language): string {
  const { undone, asset } = redemption;
  const name = assetOf(asset as Asset)?.name ?? text(asset, asset);
  return csvLine([
    local(redemption.at),
    csvText(redemption.memberName),
    csvText(pick(name, language)),
    csvText(pick(redemption.title, language)),
    String(redemption.count),
    csvText(redemption.place),
    csvText(redemption.cashierName),
    redemption.no,
    undone ? local(undone.at) : '',
    csvText(undone?.byName ?? null),
    csvText(undone?.why ?? null),
    redemption.transferNo,
  ]);
}

/** The venue's wall clock, as spreadsheets read it. */
const local = (at: string): string =>
  `${dateInZone(Date.parse(at), venue().zone)} ${timeInZone(Date.parse(at), venue().zone)}`;
