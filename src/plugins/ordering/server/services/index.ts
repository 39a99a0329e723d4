/** What content types may use of the order kernel, to be sold and to speak of its terms. */
export {
  defineSellable,
  heldReferenceOf,
  NO_FACTS,
  referenceOf,
  type Changing,
  type ChangeSummary,
  type ChangeWish,
  type ItemFacts,
  type ItemRequest,
  type Offer,
  type OfferContext,
  type OfferedExtra,
  type OrderedItem,
  type Replaced,
  type Replacement,
  type Reservation,
  type ReturnTerms,
  type Sellable,
  type TakenBack,
} from '../domain/sellable';
export { orderNoParams, policyDto } from '../dto/schemas';
export { offeredExtraDto, toExtraDto } from '../dto/extra';
export { toPolicyDto } from '../dto/to-dto';
export { countMemberItems, findDeliveredItems, type DeliveredItem } from '../repositories/member-items';
export { readOrder, type OrderView } from '../repositories/order-views';
export { MONEY_TENDERS, TENDER_NAMES, WALLET_TENDERS, type TenderChoice, type WalletTender } from '../domain/tenders';
export { chargeMember, previewCharge, type Charge } from '../use-cases/charge-member';
export type { QuotedTenders } from '../use-cases/quote-tenders';
export { dayTotals, type TenderTotal } from '../repositories/day-totals';
export { findBills, listBills, lockBills, type Bill } from '../repositories/bills';
export { stockOf, type Stock } from './stock';
