/**
 * DTOs of the content API by the names this client uses: aliases of `schema.d.ts`, which is generated from the
 * server's routes. Money is integer fen (`…Fen`), calendar dates are 'YYYY-MM-DD' in the venue's zone, instants
 * are ISO 8601 UTC.
 */
import type { components, operations } from './schema';

type Schemas = components['schemas'];
type Operation = keyof operations;
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never;
/** What an operation answers when it was done. */
type Answer<O extends Operation> = Json<
  operations[O]['responses'][keyof operations[O]['responses'] & (200 | 201)]
>;
/** What an operation takes. */
type Body<O extends Operation> = operations[O] extends { requestBody: infer Request } ? Json<Request> : never;
type Query<O extends Operation> = NonNullable<operations[O]['parameters']['query']>;

export type LocalDate = string;
export type Fen = number;
export type Instant = string;

export type ClientConfig = Schemas['ClientConfig'];
export type Locale = ClientConfig['locales'][number];

export type Facets = Answer<'getHousesFacets'>;
export type Photo = Schemas['Photo'];
export type HouseCard = Schemas['HouseCard'];
export type StayPrice = NonNullable<HouseCard['stay']>;
export type HousePage = Answer<'getHousesSearch'>;
export type HouseSort = NonNullable<Query<'getHousesSearch'>['sort']>;
/** Numbers travel as text; the request layer writes them. */
export type HouseSearch = {
  [Name in keyof Query<'getHousesSearch'>]: Name extends 'sort' ? HouseSort : string | number;
};
export type HouseDetail = Schemas['HouseDetail'];
export type PlaceRef = HouseDetail['place'];
export type Facility = HouseDetail['facilities'][number];
export type HouseCalendar = Answer<'getHousesIdCalendar'>;
export type CalendarDay = HouseCalendar['days'][number];

export type HomeContent = Answer<'getHome'>;
export type Banner = Schemas['Banner'];
export type Collection = Schemas['Collection'];
export type ArticleHead = Answer<'getArticles'>['items'][number];
export type Article = Schemas['Article'];
export type ArticleCategory = Article['category'];
export type Favourites = Answer<'getMeFavourites'>;

export type CancellationPolicy = Schemas['CancellationPolicy'];
export type CancellationTier = CancellationPolicy['tiers'][number];
export type Quote = Schemas['Quote'];
/** What paying needs to know of a quote; a price to which coupons are of no concern has only this. */
export type PayableQuote = Omit<Schemas['OfferedQuote'], 'coupons' | 'suggestedCouponId'>;
export type QuotedTender = PayableQuote['tenders'][number];
export type TenderChoice = Schemas['TenderChoice'];
export type QuoteItem = Quote['items'][number];
export type QuoteLine = QuoteItem['lines'][number];
/** Of a stay, a member card, stored value. */
export type ItemDetails = QuoteItem['details'];
export type StayDetails = Extract<ItemDetails, { checkIn: string }>;
export type CardDetails = Extract<ItemDetails, { cardAction: string }>;
/** Of stored value. */
export type TopUpDetails = Extract<ItemDetails, { giftFen: number }>;

export type Member = Schemas['Member'];
export type Session = Schemas['Session'];
export type AccountDeletion = Schemas['AccountDeletion'];
export type MemberPatch = Body<'postMe'>;

export type Membership = Schemas['Membership'];
export type MemberLevel = Schemas['MemberLevel'];
export type EarningRule = Schemas['EarningRule'];
export type Invitation = Schemas['Invitation'];
export type CardKind = Schemas['CardKind'];
export type MemberCard = Schemas['MemberCard'];
export type MemberCards = Answer<'getMeCards'>;
export type SignInCalendar = Schemas['SignInCalendar'];
export type SignedIn = Answer<'postMeSignIns'>;
export type Statement = Schemas['WalletStatement'];
export type StatementLine = Statement['items'][number];
export type WalletBalance = Schemas['WalletBalance'];
export type Wallet = Answer<'getWallet'>;
export type Asset = WalletBalance['asset'];
export type TopUpPlans = Schemas['TopUpPlans'];
export type TopUpPlan = TopUpPlans['items'][number];
export type OwnTopUp = Schemas['OwnTopUp'];
export type ReturnPreview = Schemas['ReturnPreview'];

export type Coupon = Schemas['Coupon'];
export type CouponTab = NonNullable<Query<'getMeCoupons'>['tab']>;
export type CouponPage = Answer<'getMeCoupons'>;
export type CouponCentre = Answer<'getCouponCentre'>;
export type OfferedCoupon = CouponCentre['items'][number];
export type OfferedQuote = Schemas['OfferedQuote'];
export type QuotedCoupon = OfferedQuote['coupons'][number];

export type PlaceOrder = Body<'postOrders'>;
export type Extra = Schemas['Extra'];
export type WantedExtra = NonNullable<StayRequest['extras']>[number];
export type ItemRequest = PlaceOrder['items'][number];
export type StayRequest = Extract<ItemRequest, { kind: 'house' }>;
export type CardRequest = Extract<ItemRequest, { kind: 'member-card' }>;
export type TopUpRequest = Extract<ItemRequest, { kind: 'top-up-plan' }>;
export type OrderSummary = Schemas['OrderSummary'];
export type OrderStatus = OrderSummary['status'];
export type OrderGroup = NonNullable<Query<'getOrders'>['group']>;
export type OrderPage = Answer<'getOrders'>;
export type OrderDetail = Schemas['OrderDetail'];
export type OrderItem = OrderDetail['items'][number];
export type OrderAction = OrderDetail['actions'][number];
export type Arrival = Schemas['Arrival'];
export type TimelineEvent = OrderDetail['timeline'][number];
export type Payment = OrderDetail['payments'][number];
export type Refund = OrderDetail['refunds'][number];
export type RequestPayment = Schemas['RequestPayment'];
export type PaymentStart = Answer<'postOrdersNoPayments'>;
export type CancellationPreview = Schemas['CancellationPreview'];
export type GuestList = Schemas['GuestList'];
export type GuestEntry = Body<'postOrdersNoGuests'>['guests'][number];
export type CancelOrder = Body<'postOrdersNoCancel'>;

export type ChangePreview = Schemas['ChangePreview'];
export type ChangeSide = ChangePreview['to'];
export type PendingChange = Schemas['PendingChange'];
export type ChangeWish = Body<'postOrdersNoChangePreview'>;
export type AskChange = Body<'postOrdersNoChanges'>;

export type MemberCodes = Schemas['MemberCodes'];
export type ClerkSelf = Schemas['ClerkSelf'];
export type ScanTicket = Schemas['ScanTicket'];
export type Piece = ScanTicket['redeemables'][number];
export type Redemption = Schemas['Redemption'];
export type RedeemWish = Body<'postClerkScansTicketRedemptions'>;
export type ChargeWish = Body<'postClerkScansTicketChargePreview'>;
export type ChargePreview = Schemas['ChargePreview'];
export type AskCharge = Body<'postClerkScansTicketCharges'>;
export type Charge = Schemas['Charge'];
export type ClerkToday = Schemas['ClerkToday'];

export type WaitingNote = Schemas['WaitingNote'];
export type WaitingList = Answer<'getMeWaitingNotes'>;
export type LeaveNote = Body<'postMeWaitingNotes'>;

export type InvoiceTitle = Schemas['InvoiceTitle'];
export type WriteTitle = Body<'postInvoiceTitles'>;
export type InvoiceableOrders = Answer<'getInvoiceableOrders'>;
export type InvoiceableOrder = Schemas['InvoiceableOrder'];
export type RequestInvoice = Body<'postInvoices'>;
export type Invoice = Schemas['Invoice'];
export type InvoicedOrder = Invoice['orders'][number];
export type InvoiceList = Answer<'getInvoices'>;
export type OwnerCard = Schemas['OwnerCard'];

export type ErrorEnvelope = Schemas['Problem'];
