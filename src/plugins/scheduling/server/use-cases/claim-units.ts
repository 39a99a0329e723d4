import type { Trx } from '../../../../shared/database';
import { releaseExpiredHolds, takeUnits, type NewClaim } from '../repositories/claims';

export interface ClaimOutcome {
  /** Units taken; empty when there were not enough. */
  units: number[];
  /** References whose expired holds were cleared to make room. */
  displaced: string[];
}

/**
 * Takes `count` of a resource's units during a half-open range, all or none.
 * Holds that have run out give way; their owners find out when they try to pay.
 * On an empty result the caller must roll its transaction back: fewer units may have been written.
 */
export async function claimUnits(trx: Trx, claim: NewClaim, now: string): Promise<ClaimOutcome> {
  const units = await takeUnits(trx, claim);
  if (units.length === claim.count) return { units, displaced: [] };
  const displaced = await releaseExpiredHolds(trx, claim, now);
  if (displaced.length === 0) return { units: [], displaced };
  units.push(...(await takeUnits(trx, { ...claim, count: claim.count - units.length })));
  return { units: units.length === claim.count ? units : [], displaced };
}
