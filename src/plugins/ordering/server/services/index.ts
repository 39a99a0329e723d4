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
  type Sellable,
} from '../domain/sellable';
export { orderNoParams, policyDto } from '../dto/schemas';
export { offeredExtraDto, toExtraDto } from '../dto/extra';
export { toPolicyDto } from '../dto/to-dto';
export { readOrder, type OrderView } from '../repositories/order-views';
export { findBills, listBills, lockBills, type Bill } from '../repositories/bills';
export { stockOf, type Stock } from './stock';
