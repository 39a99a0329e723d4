/** What other plugins may use of the occupancy kernel. */
export * from '../domain';
export { claimUnits, type ClaimOutcome } from '../use-cases/claim-units';
export { capacity } from './resources';
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
