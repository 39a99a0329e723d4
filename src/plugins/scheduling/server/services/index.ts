/** What other plugins may use of the occupancy kernel. */
export { freeUnits, longestFree, timelineOf, type Busy, type Timeline } from '../domain/availability';
export { claimUnits, type ClaimOutcome } from '../use-cases/claim-units';
export {
  findBusyUnits,
  findLiveClaims,
  firmClaims,
  releaseBlock,
  releaseClaims,
  shortenClaims,
  type LiveClaim,
  type NewClaim,
} from '../repositories/claims';
export type { ResourceKind } from '../domain/resource';
