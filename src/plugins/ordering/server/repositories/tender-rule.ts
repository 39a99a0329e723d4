import { one, type Db } from '../../../../shared/database';
import { DEFAULT_RULE, type TenderRule } from '../domain/tenders';

/** The operator's rule; the usual one where nobody has entered any. */
export async function findTenderRule(db: Db): Promise<TenderRule> {
  const row = await one<{
    points_per_yuan: number;
    points_cap_percent: number;
    min_points: number;
    stored_order: TenderRule['storedOrder'];
  }>(
    db,
    `select points_per_yuan, points_cap_percent, min_points, stored_order from tender_rules order by id desc limit 1`,
  );
  if (!row) return DEFAULT_RULE;
  return {
    pointsPerYuan: row.points_per_yuan,
    pointsCapPercent: row.points_cap_percent,
    minPoints: row.min_points,
    storedOrder: row.stored_order,
  };
}
