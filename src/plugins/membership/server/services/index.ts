/** What other plugins may use of membership. */
export {
  findGuestByPhone,
  findNames,
  findOpenid,
  findOrCreateByPhone,
  findStandIn,
  type Member,
} from '../repositories/members';
export { guardDeletion, type DeletionGuard } from './deletion-guards';
export { memberDiscount, type MemberDiscount } from './member-price';
export { clawBackOrder, rewardOrder, type CompletedOrder } from '../use-cases/reward-order';
export { signInDaily, type SignInCommand } from '../use-cases/sign-in-daily';
