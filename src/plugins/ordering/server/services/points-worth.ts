import type { Worth } from '../../../wallet/server/services';
import { worthOf } from '../domain/tenders';
import { findTenderRule } from '../repositories/tender-rule';

/** What points pay of an order is what they are worth, by the operator's rule of now. */
export const pointsWorth: Worth = async (db) => {
  const rule = await findTenderRule(db);
  return (points) => worthOf(points, rule);
};
