import type { Db } from '../../../../shared/database';
import { BOM, csvAmount, csvLine, csvText } from '../../../../shared/csv';
import { addDays, dayStartInZone, type LocalDate } from '../../../../shared/local-date';
import type { Language } from '../../../../shared/request-context';
import { pick, text, type Text } from '../../../../shared/text';
import { venue } from '../../../../shared/venue';
import { ASSET_CODES, assetOf } from '../domain/assets';
import { AGES, ENDS, findLiabilityAt, type Age, type End, type LiabilityAt } from '../repositories/liability';
import { findWorths } from '../services/worth';

export interface ReportedLiability extends LiabilityAt {
  /** What it is in money: fen as they are, counted things by their worth; null for what is worth nothing by itself. */
  worthFen: number | null;
}

const none = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

/** What the house owes at the end of a day of the venue, every asset, in the order of the table of assets. */
export async function reportLiability(db: Db, date: LocalDate): Promise<ReportedLiability[]> {
  const found = new Map(
    (await findLiabilityAt(db, dayStartInZone(addDays(date, 1), venue().zone))).map((row) => [row.asset, row]),
  );
  const worths = await findWorths(db);
  return ASSET_CODES.map((asset) => {
    const row = found.get(asset) ?? {
      ...{ asset, balance: 0, owed: 0, refundable: 0, members: 0 },
      ages: none(AGES),
      ends: none(ENDS),
    };
    const worthFen = assetOf(asset).unit === 'fen' ? row.balance : (worths.get(asset)?.(row.balance) ?? null);
    return { ...row, worthFen };
  });
}

const AGE_TEXT: Record<Age, Text> = {
  to30: text('30 天内发放', 'Granted within 30 days'),
  to90: text('31–90 天前发放', 'Granted 31–90 days ago'),
  to365: text('91–365 天前发放', 'Granted 91–365 days ago'),
  older: text('一年以前发放', 'Granted over a year ago'),
};
const END_TEXT: Record<End, Text> = {
  ended: text('已到期待清', 'Ended'),
  to30: text('30 天内到期', 'Ends within 30 days'),
  to90: text('31–90 天到期', 'Ends in 31–90 days'),
  to365: text('91–365 天到期', 'Ends in 91–365 days'),
  later: text('一年后到期', 'Ends later'),
  never: text('长期有效', 'Does not end'),
};
const HEADINGS: readonly Text[] = [
  text('截至', 'As of'),
  text('资产', 'Asset'),
  text('余额', 'Balance'),
  text('折合金额', 'Worth'),
  text('其中可退', 'Refundable'),
  text('会员欠额', 'Owed by members'),
  text('会员数', 'Members'),
  ...AGES.map((age) => AGE_TEXT[age]),
  ...ENDS.map((end) => END_TEXT[end]),
];

/** The same for a spreadsheet. */
export function liabilityCsv(date: LocalDate, rows: readonly ReportedLiability[], language: Language): string {
  const line = (row: ReportedLiability): string => {
    const { name, unit } = assetOf(row.asset);
    const amount = (value: number): string => csvAmount(value, unit);
    return csvLine([
      date,
      csvText(pick(name, language)),
      amount(row.balance),
      row.worthFen === null ? '' : csvAmount(row.worthFen, 'fen'),
      amount(row.refundable),
      amount(row.owed),
      String(row.members),
      ...AGES.map((age) => amount(row.ages[age])),
      ...ENDS.map((end) => amount(row.ends[end])),
    ]);
  };
  return BOM + csvLine(HEADINGS.map((heading) => csvText(pick(heading, language)))) + rows.map(line).join('');
}
