/** What other plugins may use of membership. */
export {
  findGuestByPhone,
  findNames,
  findOpenid,
  findOrCreateByPhone,
  findStandIn,
  isGuest,
  lockMember,
  setStaffRole,
  type Member,
} from '../repositories/members';
export { findMemberLine, findMemberLineById, type MemberLine } from '../repositories/member-desk';
export { countGuests, findBirthdays, findGuestIds, findPublicIds, type GuestFilter } from '../repositories/guests';
export { guardDeletion, type DeletionGuard, type Obstacle } from './deletion-guards';
export { memberDiscount, type MemberDiscount } from './member-price';
export { clawBackOrder, rewardOrder, type CompletedOrder } from '../use-cases/reward-order';
export { signInDaily, type SignInCommand } from '../use-cases/sign-in-daily';
export { registerCardKinds } from './card-kinds';
export {
  REFUND_RULES,
  TERM_UNITS,
  termText,
  CARD_NUMBER,
  type BenefitKind,
  type CardBenefit,
  type CardKind,
  type RefundRule,
  type TermUnit,
} from '../domain/cards';
export { cardKindDto, toCardKindDto } from '../dto/cards';
export { handOverCard, planCard, requireCardHolder, type PlannedCard } from '../use-cases/hand-over-card';
export { refundableCardFen, takeBackCard } from '../use-cases/refund-card';
export { describeBenefits, findGoodCards, type DescribedRight, type GoodCard } from '../use-cases/read-cards';
