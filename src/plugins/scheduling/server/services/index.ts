/** What other plugins may use of the occupancy kernel. */
export * from '../domain';
export { claimUnits, type ClaimOutcome } from '../use-cases/claim-units';
export { holdMove, makeMove, unitsForMove } from '../use-cases/move-claims';
export type { Move } from '../repositories/moves';
export { endNotesOf } from '../use-cases/end-booked';
export { capacity, labelResources } from './resources';
export { countWaiting } from '../repositories/waiting-list';
export { findNote, type WaitingNote } from '../repositories/waiting-notes';
export {
  findBusyUnits,
  findLiveClaims,
  firmClaims,
  releaseBlock,
  releaseClaims,
  shortenClaims,
  visitBusyUnits,
  type LiveClaim,
  type NewClaim,
} from '../repositories/claims';
export { registerClaimDescriber } from './describers';
export { findUnits, type MovedClaim } from '../repositories/unit-claims';
