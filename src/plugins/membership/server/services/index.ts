/** What other plugins may use of membership. */
export {
  findNames,
  findOpenid,
  findOrCreateByPhone,
  findStandIn,
  lockMember,
  setStaffRole,
  type Member,
} from '../repositories/members';
export { findMemberLine, findMemberLineById, type MemberLine } from '../repositories/member-desk';
export { guardDeletion, type DeletionGuard } from './deletion-guards';
export { memberDiscount, type MemberDiscount } from './member-price';
export { clawBackOrder, rewardOrder, type CompletedOrder } from '../use-cases/reward-order';
export { signInDaily, type SignInCommand } from '../use-cases/sign-in-daily';
