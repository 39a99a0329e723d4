import { randomBytes } from 'node:crypto';
import { inDays } from './dates';

/** A request that each route of ours accepts: the ground of the caller matrix and of the bad requests. */
export interface Facts {
  house: string;
  /** Something free that comes with it. */
  extra: string;
  checkIn: string;
  checkOut: string;
  totalFen: number;
  orderNo: string;
  /** What cancelling that order gives back. */
  refundFen: number;
  blockId: string;
  /** A house with one room, which is blocked for months. */
  fullHouse: string;
  /** Of an open waiting note for it. */
  noteNo: string;
  /** Of somebody on a list of guests, with a number. */
  guestId: string;
  /** A kind of member card, and a card of that member: active, or frozen where a route needs it. */
  cardKind: string;
  cardNo: string;
  /** Public id of somebody else. */
  otherMember: string;
  /** Of the order. */
  depositId: string;
  /** Slug of a published article. */
  article: string;
  /** Public id of a member. */
  member: string;
  /** Codes of WeChat's, good for one use. */
  loginCode: string;
  phoneCode: string;
  refreshToken: string;
  /** Of the preview of {@link rateWish}, and a change of prices that can be taken back. */
  rateFingerprint: string;
  rateChangeId: string;
  /** A member with something in the wallet, the account it is in, and the transfer that put it there. */
  memberId: string;
  walletAccount: string;
  transferNo: string;
  /** A template that anybody may have many of, a coupon of it, a code for one, what gave some, and codes of it. */
  couponTemplate: string;
  couponId: string;
  couponCode: string;
  couponIssue: string;
  codeBatch: string;
  /** A member code that is good now, the clerk's ticket for another, and what the clerk handed over for that. */
  memberCode: string;
  ticket: string;
  redemptionNo: string;
  /** Public id of the clerk. */
  clerkMember: string;
  /** A title of the order's member, an order that can be invoiced, with the amount, and an invoice. */
  titleId: string;
  billedNo: string;
  billedFen: number;
  invoiceNo: string;
  /** A file that is no invoice's yet. */
  fileId: string;
  /** A building, and a unit of it that nobody owns. */
  buildingId: string;
  unitId: string;
}

export interface ValidRequest {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  /** The body is a file. */
  file?: string;
}

/** Long enough for a number of an invoice, and each time another one. */
let numbers = 0;
export const invoiceNumber = (): string => `26${String((numbers += 1)).padStart(18, '0')}`;

const stay = ({ house, checkIn, checkOut }: Facts): Record<string, unknown> => ({
  kind: 'house',
  ref: house,
  quantity: 1,
  checkIn,
  checkOut,
  adults: 2,
  children: 0,
});

/** The same with something that comes with it, so that wrong extras are tried as well. */
const stayWithExtra = (facts: Facts): Record<string, unknown> => ({
  ...stay(facts),
  extras: [{ ref: facts.extra, quantity: 1 }],
});

const waits = ({ fullHouse }: Facts): Record<string, unknown> => ({
  resource: `house:${fullHouse}`,
  from: inDays(40),
  to: inDays(42),
  adults: 2,
  children: 1,
  guest: { name: '林溪', phone: '13800001234' },
});

const onCard = ({ member, cardNo }: Facts, more: object = {}): ValidRequest => ({
  params: { id: member, no: cardNo },
  body: { reason: '客人要求', ...more },
});
/** Whatever is in the wallet by then, what is left to pay is known. */
const NO_TENDERS = { voucher: false, points: false, card: false, stored: false };
const CHARGE = { title: '下午茶', amountFen: 100, tenders: NO_TENDERS };
const REDEEM = { asset: 'lesson', source: 'adjustment', count: 1, place: '前台' };
const newNonce = (): string => randomBytes(12).toString('hex');
/** A company that does not exist, with a number that passes the check. */
export const COMPANY = {
  kind: 'company',
  name: '云栖山舍旅游有限公司',
  taxNo: '91330521MA2B4C5D69',
  address: '湖州市德清县莫干山镇',
  phone: '0572-8000000',
  bank: '农业银行莫干山支行',
  account: '19105101040001234',
  email: 'finance@example.com',
  isDefault: true,
};

let moves = 0;
/** Some nights a year ahead, so that no order of a test is priced by them. */
export const rateWish = ({ house }: Pick<Facts, 'house'>): Record<string, unknown> => ({
  houses: [house],
  ranges: [{ firstNight: inDays(300), lastNight: inDays(306) }],
  weekdays: [5, 6],
  edit: {
    price: { mode: 'percent', value: 120 },
    label: { zh: '采摘节', en: 'Harvest' },
    minNights: 2,
    closed: false,
    closedToArrival: true,
    closedToDeparture: false,
    restore: ['closed'],
  },
});
/** A number that the checksum takes, of nobody. */
export const LISTED = {
  itemKey: '01',
  name: '周岚',
  phone: '13900005678',
  documentType: 'id-card',
  number: '11010519491231002X',
};

/** What a top-up of a test's world costs; nothing of it is spent. */
export const TOP_UP_FEN = 100_000;

const range = { from: '2027-03-01', to: '2027-03-03' };

/** By name of the route, `METHOD path`. */
export const VALID_REQUESTS: Record<string, (facts: Facts) => ValidRequest> = {
  'GET /api/health/live': () => ({}),
  'GET /api/health/ready': () => ({}),
  'GET /api/client-config': () => ({}),
  'GET /api/houses/facets': () => ({}),
  'GET /api/houses/search': ({ checkIn, checkOut }) => ({
    query: {
      checkIn,
      checkOut,
      adults: '2',
      children: '0',
      text: '小院',
      place: 'moganshan',
      facilities: 'wifi,parking',
      minFen: '0',
      maxFen: '900000',
      lat: '30.6',
      lng: '119.87',
      sort: 'distance',
      page: '1',
      pageSize: '20',
    },
  }),
  'GET /api/houses/:id': ({ house }) => ({ params: { id: house } }),
  'GET /api/houses/:id/calendar': ({ house, checkIn }) => ({
    params: { id: house },
    query: { from: checkIn, days: '14' },
  }),
  'GET /api/home': () => ({}),
  'GET /api/articles': () => ({ query: { category: 'charter' } }),
  'GET /api/articles/:slug': ({ article }) => ({ params: { slug: article } }),
  'GET /api/me/favourites': () => ({}),
  'POST /api/me/favourites/:houseId': ({ house }) => ({ params: { houseId: house } }),
  'DELETE /api/me/favourites/:houseId': ({ house }) => ({ params: { houseId: house } }),
  'GET /api/me/waiting-notes': () => ({}),
  'POST /api/me/waiting-notes': (facts) => ({ body: waits(facts) }),
  'DELETE /api/me/waiting-notes/:no': ({ noteNo }) => ({ params: { no: noteNo } }),
  'GET /api/me/deletion': () => ({}),
  'POST /api/me/deletion': () => ({ body: { reason: '不再使用', givesUpBalance: true } }),
  'DELETE /api/me/deletion': () => ({}),
  'GET /api/member-levels': () => ({}),
  'GET /api/earning-rules': () => ({}),
  'GET /api/me/membership': () => ({}),
  'GET /api/me/sign-ins': () => ({ query: { month: '2026-12' } }),
  'POST /api/me/sign-ins': () => ({ body: {} }),
  'GET /api/me/invitation': () => ({}),
  'GET /api/me/invitation/mini-code': () => ({}),
  'GET /membership/members': () => ({ query: { q: '138', page: '1', pageSize: '20' } }),
  'GET /membership/members/:id': ({ member }) => ({ params: { id: member } }),
  'GET /membership/members/:id/level-records': ({ member }) => ({ params: { id: member } }),
  'GET /membership/members/:id/sign-ins': ({ member }) => ({ params: { id: member }, query: { before: '2027-01-01' } }),
  'GET /api/member-cards': () => ({}),
  'GET /api/me/cards': () => ({}),
  'POST /api/me/cards/:no/freeze': ({ cardNo }) => ({ params: { no: cardNo } }),
  'POST /api/me/cards/:no/unfreeze': ({ cardNo }) => ({ params: { no: cardNo } }),
  'GET /membership/card-kinds': () => ({}),
  'GET /membership/members/:id/cards': ({ member }) => ({ params: { id: member } }),
  'POST /membership/members/:id/cards': ({ member, cardKind }) => ({
    params: { id: member },
    body: { kindId: cardKind, reason: '周年答谢' },
  }),
  'POST /membership/members/:id/cards/:no/freeze': (facts) => onCard(facts),
  'POST /membership/members/:id/cards/:no/unfreeze': (facts) => onCard(facts),
  'POST /membership/members/:id/cards/:no/replace': (facts) => onCard(facts),
  'POST /membership/members/:id/cards/:no/extend': (facts) => onCard(facts, { days: 7 }),
  'POST /membership/members/:id/cards/:no/transfer': (facts) => onCard(facts, { to: facts.otherMember }),
  'POST /membership/members/:id/adjustments': ({ member }) => ({
    params: { id: member },
    body: { asset: 'points', amount: 10, reason: '活动补发' },
  }),
  'GET /api/orders/:no/arrival': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /api/quotes': (facts) => ({ body: { items: [stayWithExtra(facts)], tenders: NO_TENDERS } }),
  'POST /api/auth/wechat': ({ loginCode }) => ({ body: { code: loginCode } }),
  'POST /api/auth/refresh': ({ refreshToken }) => ({ body: { refreshToken } }),
  'POST /api/auth/logout': () => ({}),
  'GET /api/me': () => ({}),
  'POST /api/me': () => ({ body: { nickname: '林溪', avatarUrl: '/uploads/avatar.png', language: 'zh-CN' } }),
  'POST /api/me/birthday': () => ({ body: { birthday: '1990-06-01' } }),
  'GET /api/coupon-centre': () => ({}),
  'GET /api/me/coupons': ({ couponId }) => ({ query: { tab: 'usable', cursor: couponId, limit: '20' } }),
  'POST /api/me/coupons': ({ couponTemplate }) => ({ body: { templateId: couponTemplate } }),
  'POST /api/me/coupon-codes': ({ couponCode }) => ({ body: { code: couponCode } }),
  'GET /marketing/templates': () => ({}),
  'POST /marketing/templates/:id/issues': ({ couponTemplate, member }) => ({
    params: { id: couponTemplate },
    body: { members: [member], reason: '周年回馈' },
  }),
  'GET /marketing/issues/:id': ({ couponIssue }) => ({ params: { id: couponIssue } }),
  'GET /marketing/templates/:id/codes': ({ couponTemplate }) => ({ params: { id: couponTemplate } }),
  'POST /marketing/templates/:id/codes': ({ couponTemplate }) => ({
    params: { id: couponTemplate },
    body: { count: 3 },
  }),
  'GET /marketing/codes/:id/codes.csv': ({ codeBatch }) => ({ params: { id: codeBatch } }),
  'GET /marketing/coupons': ({ couponTemplate, couponId, member }) => ({
    query: { member, template: couponTemplate, state: 'usable', cursor: couponId, limit: '20' },
  }),
  'POST /marketing/coupons/:id/revoke': ({ couponId }) => ({ params: { id: couponId }, body: { reason: '发错了' } }),
  'POST /api/me/phone': ({ phoneCode }) => ({ body: { code: phoneCode } }),
  'GET /api/wallet': () => ({}),
  'GET /api/wallet/statement': () => ({ query: { asset: 'points', from: inDays(-30), to: inDays(1), limit: '20' } }),
  'GET /wallet/members': () => ({ query: { q: '138' } }),
  'GET /wallet/members/:memberId': ({ memberId }) => ({ params: { memberId } }),
  'GET /wallet/members/:memberId/statement': ({ memberId }) => ({
    params: { memberId },
    query: { asset: 'points', from: inDays(-30), to: inDays(1), cursor: '99', limit: '20' },
  }),
  'GET /wallet/members/:memberId/statement.csv': ({ memberId }) => ({
    params: { memberId },
    query: { asset: 'points', from: inDays(-30), to: inDays(1) },
  }),
  'POST /wallet/members/:memberId/adjustments': ({ memberId }) => ({
    params: { memberId },
    body: { asset: 'points', amount: 5, reason: '活动补发', lastDay: inDays(30) },
  }),
  'GET /wallet/accounts/:id/statement': ({ walletAccount }) => ({
    params: { id: walletAccount },
    query: { from: inDays(-30), to: inDays(1), limit: '20' },
  }),
  'GET /wallet/transfers': () => ({ query: { reference: 'T1', limit: '20' } }),
  'GET /wallet/transfers/:no': ({ transferNo }) => ({ params: { no: transferNo } }),
  'GET /wallet/verifications': () => ({}),
  'GET /wallet/liability': () => ({}),
  'GET /wallet/liability-report': () => ({ query: { date: inDays(-1) } }),
  'GET /wallet/liability-report.csv': () => ({ query: { date: inDays(-1) } }),
  'GET /wallet/flows': () => ({ query: { from: inDays(-30), to: inDays(1) } }),
  'GET /api/top-up-plans': () => ({}),
  'GET /api/wallet/top-ups': () => ({}),
  'GET /api/orders/:no/return': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /api/orders/:no/returns': ({ orderNo }) => ({
    params: { no: orderNo },
    body: { reason: '用不上了', expectedRefundFen: TOP_UP_FEN },
  }),
  'GET /ordering/returns': () => ({}),
  'POST /ordering/orders/:no/decline-return': ({ orderNo }) => ({
    params: { no: orderNo },
    body: { reason: '活动储值不退' },
  }),
  'GET /wallet/flow': () => ({ query: { asset: 'points', from: inDays(-30), to: inDays(1) } }),
  'POST /api/me/codes': () => ({ body: { held: '123456789' } }),
  'GET /api/clerk/me': () => ({}),
  'GET /api/clerk/today': () => ({}),
  'POST /api/clerk/scans': ({ memberCode }) => ({ body: { code: memberCode, nonce: newNonce() } }),
  'POST /api/clerk/scans/:ticket/charge-preview': ({ ticket }) => ({ params: { ticket }, body: CHARGE }),
  'POST /api/clerk/scans/:ticket/charges': ({ ticket }) => ({
    params: { ticket },
    body: { ...CHARGE, restTender: 'cash', expectedPayableFen: CHARGE.amountFen },
  }),
  'POST /api/clerk/scans/:ticket/redemptions': ({ ticket }) => ({ params: { ticket }, body: REDEEM }),
  'POST /api/clerk/redemptions/:no/undo': ({ redemptionNo }) => ({
    params: { no: redemptionNo },
    body: { why: '点错' },
  }),
  'POST /cashier/scans': ({ memberCode }) => ({ body: { code: memberCode, nonce: newNonce() } }),
  'GET /cashier/members/:id': ({ member }) => ({ params: { id: member } }),
  'POST /cashier/members/:id/redemptions': ({ member }) => ({ params: { id: member }, body: REDEEM }),
  'POST /cashier/members/:id/charge-preview': ({ member }) => ({ params: { id: member }, body: CHARGE }),
  'POST /cashier/members/:id/charges': ({ member }) => ({
    params: { id: member },
    body: { ...CHARGE, restTender: 'cash', expectedPayableFen: CHARGE.amountFen },
  }),
  'GET /cashier/days': () => ({ query: { day: inDays(0) } }),
  'GET /cashier/redemptions': () => ({
    query: { from: inDays(-30), to: inDays(1), q: '林', state: 'all', asset: 'lesson', limit: '20' },
  }),
  'GET /cashier/redemptions.csv': () => ({
    query: { from: inDays(-30), to: inDays(1), q: '林', state: 'done', asset: 'lesson' },
  }),
  'POST /cashier/redemptions/:no/undo': ({ redemptionNo }) => ({ params: { no: redemptionNo }, body: { why: '点错' } }),
  'GET /cashier/clerks': () => ({}),
  'POST /cashier/clerks/:id': ({ clerkMember }) => ({
    params: { id: clerkMember },
    body: { name: '小满', places: ['前台'], may: ['redeem-lesson', 'undo', 'charge'], enabled: true },
  }),
  'GET /api/invoice-titles': () => ({}),
  'POST /api/invoice-titles': () => ({ body: COMPANY }),
  'POST /api/invoice-titles/:id': ({ titleId }) => ({ params: { id: titleId }, body: COMPANY }),
  'DELETE /api/invoice-titles/:id': ({ titleId }) => ({ params: { id: titleId } }),
  'GET /api/invoiceable-orders': () => ({}),
  'POST /api/invoices': ({ billedNo, billedFen, titleId }) => ({
    body: {
      orderNos: [billedNo],
      titleId,
      item: '住宿服务',
      email: 'finance@example.com',
      remark: '请备注房号',
      expectedAmountFen: billedFen,
    },
  }),
  'GET /api/invoices': () => ({ query: { limit: '20' } }),
  'GET /api/invoices/:no': ({ invoiceNo }) => ({ params: { no: invoiceNo } }),
  'GET /api/invoices/:no/file': ({ invoiceNo }) => ({ params: { no: invoiceNo } }),
  'POST /api/invoices/:no/withdraw': ({ invoiceNo }) => ({ params: { no: invoiceNo } }),
  'GET /invoicing/invoices': () => ({ query: { q: '云栖', state: 'requested,issued', page: '1', pageSize: '20' } }),
  'GET /invoicing/invoices.csv': () => ({ query: { q: '云栖', state: 'requested,issued' } }),
  'GET /invoicing/invoices/:no': ({ invoiceNo }) => ({ params: { no: invoiceNo } }),
  'GET /invoicing/invoices/:no/file': ({ invoiceNo }) => ({ params: { no: invoiceNo } }),
  'POST /invoicing/files': () => ({ query: { name: '发票.pdf' }, file: '%PDF-1.4 invoice' }),
  'POST /invoicing/invoices/:no/issue': ({ invoiceNo, fileId }) => ({
    params: { no: invoiceNo },
    body: { number: invoiceNumber(), issuedOn: inDays(-1), fileId },
  }),
  'POST /invoicing/invoices/:no/reject': ({ invoiceNo }) => ({
    params: { no: invoiceNo },
    body: { reason: '税号有误' },
  }),
  'POST /invoicing/invoices/:no/void': ({ invoiceNo }) => ({
    params: { no: invoiceNo },
    body: { redNumber: invoiceNumber(), reason: '抬头开错' },
  }),
  'GET /api/me/owner-card': () => ({}),
  'GET /owners/buildings': () => ({}),
  'POST /owners/buildings': () => ({
    body: {
      name: `云栖 ${(numbers += 1)} 栋`,
      note: '临湖',
      layout: { fromFloor: 1, toFloor: 2, unitsPerFloor: 2 },
    },
  }),
  'POST /owners/buildings/:id': ({ buildingId }) => ({
    params: { id: buildingId },
    body: { name: `云栖 ${(numbers += 1)} 栋`, note: '临湖' },
  }),
  'DELETE /owners/buildings/:id': ({ buildingId }) => ({ params: { id: buildingId } }),
  'POST /owners/buildings/:id/units': ({ buildingId }) => ({
    params: { id: buildingId },
    body: { floor: 3, label: `3${(numbers += 1)}` },
  }),
  'GET /owners/units/:id': ({ unitId }) => ({ params: { id: unitId } }),
  'POST /owners/units/:id': ({ unitId }) => ({
    params: { id: unitId },
    body: { floor: 2, label: `2${(numbers += 1)}` },
  }),
  'DELETE /owners/units/:id': ({ unitId }) => ({ params: { id: unitId } }),
  'POST /owners/units/:id/changes': ({ unitId }) => ({
    params: { id: unitId },
    body: {
      since: inDays(0),
      owners: [{ name: '许砚秋', phone: '13900002222', share: 10_000 }],
      reason: '首次登记',
    },
  }),
  'GET /owners/owners': () => ({ query: { q: '许' } }),
  'GET /owners/members/:id': ({ memberId }) => ({ params: { id: memberId } }),
  'POST /api/orders': (facts) => ({
    body: {
      items: [stayWithExtra(facts)],
      guest: { name: '林溪', phone: '13800001234' },
      remark: '晚到',
      expectedTotalFen: facts.totalFen,
      tenders: NO_TENDERS,
      expectedPayableFen: facts.totalFen,
      source: 'h5',
    },
  }),
  'GET /api/orders': () => ({ query: { group: 'all', cursor: '999999999', limit: '20' } }),
  'GET /api/orders/:no': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /api/orders/:no/payments': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /api/orders/:no/sync': ({ orderNo }) => ({ params: { no: orderNo } }),
  'GET /api/orders/:no/cancellation': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /api/orders/:no/cancel': ({ orderNo, refundFen }) => ({
    params: { no: orderNo },
    body: { reason: '行程有变', expectedRefundFen: refundFen },
  }),
  'POST /api/orders/:no/change-preview': ({ orderNo, checkIn, checkOut }) => ({
    params: { no: orderNo },
    body: { checkIn, checkOut, adults: 2, children: 1 },
  }),
  'POST /api/orders/:no/changes': ({ orderNo, checkIn, checkOut }) => ({
    params: { no: orderNo },
    body: { checkIn, checkOut, adults: 2, children: 1, expectedDifferenceFen: 0 },
  }),
  'POST /api/orders/:no/changes/abandon': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /api/wechat-pay/notify': () => ({ body: { id: 'EV-0001', event_type: 'TRANSACTION.SUCCESS', resource: {} } }),
  'GET /scheduling/claims': ({ house }) => ({ query: { resource: `house:${house}`, ...range } }),
  'POST /scheduling/blocks': ({ house }) => ({
    body: { resource: `house:${house}`, count: 1, ...range, reason: '维修' },
  }),
  'GET /scheduling/grid': ({ checkIn }) => ({ query: { from: checkIn, days: '30', kind: 'house' } }),
  'POST /scheduling/claims/:id/move': ({ blockId }) => ({
    params: { id: blockId },
    // Each time another unit, so that nobody finds it taken.
    body: { unit: 1 + ((moves += 1) % 200), from: '2027-04-01', to: '2027-04-03' },
  }),
  'DELETE /scheduling/blocks/:id': ({ blockId }) => ({ params: { id: blockId } }),
  'GET /scheduling/waiting-notes': ({ fullHouse }) => ({
    query: {
      resource: `house:${fullHouse}`,
      from: inDays(0),
      to: inDays(90),
      group: 'open',
      page: '1',
      pageSize: '20',
    },
  }),
  'POST /scheduling/waiting-notes': (facts) => ({ body: { ...waits(facts), remark: '下午打' } }),
  'POST /scheduling/waiting-notes/:no/close': ({ noteNo }) => ({
    params: { no: noteNo },
    body: { reason: '客人已另订' },
  }),
  'GET /pricing/rates': ({ house, checkIn }) => ({
    query: { q: '小院', houses: house, from: checkIn, days: '31', page: '1', pageSize: '20' },
  }),
  'GET /pricing/rates/houses': () => ({ query: { q: '小院' } }),
  'POST /pricing/rates/preview': (facts) => ({ body: rateWish(facts) }),
  'POST /pricing/rates/changes': (facts) => ({ body: { ...rateWish(facts), fingerprint: facts.rateFingerprint } }),
  'GET /pricing/rates/history': ({ house }) => ({ query: { house, before: '999999999', limit: '20' } }),
  'POST /pricing/rates/changes/:id/undo': ({ rateChangeId }) => ({ params: { id: rateChangeId } }),
  'GET /ordering/today': () => ({}),
  'GET /ordering/orders': ({ checkIn, checkOut }) => ({
    query: { q: '林', status: 'paid,confirmed', arrivesFrom: checkIn, arrivesTo: checkOut, page: '1', pageSize: '20' },
  }),
  'GET /api/orders/:no/guests': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /api/orders/:no/guests': ({ orderNo }) => ({ params: { no: orderNo }, body: { guests: [LISTED] } }),
  'GET /ordering/orders/:no/guests': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /ordering/orders/:no/guests': ({ orderNo }) => ({ params: { no: orderNo }, body: { guests: [LISTED] } }),
  'POST /ordering/guests/:id/reveal': ({ guestId }) => ({ params: { id: guestId } }),
  'POST /ordering/quotes': (facts) => ({
    body: {
      items: [{ ...stayWithExtra(facts), unit: 1 }],
      adjustment: { amountFen: -100, reason: '熟客优惠' },
      memberId: Number(facts.memberId),
      tenders: { points: true },
    },
  }),
  'POST /ordering/orders': (facts) => ({
    body: {
      source: 'phone',
      items: [stayWithExtra(facts)],
      guest: { name: '林溪', phone: '13800001234' },
      remark: '晚到',
      adjustment: { amountFen: 0, reason: '不调价' },
      payment: { tender: 'cash', receiptNo: 'NO.0001' },
      memberId: Number(facts.memberId),
      tenders: NO_TENDERS,
      expectedTotalFen: facts.totalFen,
      expectedPayableFen: facts.totalFen,
    },
  }),
  'GET /ordering/extras': ({ house }) => ({ query: { kind: 'house', ref: house } }),
  'GET /ordering/earlier-guests': () => ({ query: { q: '138' } }),
  'GET /ordering/known-member': () => ({ query: { phone: '13800001234' } }),
  'POST /ordering/orders/:no/offline-payments': ({ orderNo }) => ({
    params: { no: orderNo },
    body: { tender: 'pos', receiptNo: '000123', note: '工行' },
  }),
  'POST /ordering/orders/:no/hand-backs': ({ orderNo }) => ({
    params: { no: orderNo },
    body: { refundNo: `${orderNo}-1R1`, note: '已签收' },
  }),
  'POST /ordering/orders/:no/deposits': ({ orderNo }) => ({
    params: { no: orderNo },
    body: { tender: 'cash', amountFen: 50_000, receiptNo: 'D-1' },
  }),
  'POST /ordering/orders/:no/deposit-returns': ({ orderNo, depositId }) => ({
    params: { no: orderNo },
    body: { depositId, returnedFen: 50_000, note: '无损坏' },
  }),
  'POST /ordering/orders/:no/no-show': ({ orderNo }) => ({ params: { no: orderNo } }),
  'GET /ordering/orders/:no': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /ordering/orders/:no/refund-preview': ({ orderNo }) => ({
    params: { no: orderNo },
    body: { kind: 'refund', amountFen: 1 },
  }),
  'POST /ordering/orders/:no/confirm': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /ordering/orders/:no/reject': ({ orderNo }) => ({ params: { no: orderNo }, body: { reason: '房间检修' } }),
  'POST /ordering/orders/:no/check-in': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /ordering/orders/:no/check-out': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /ordering/orders/:no/refunds': ({ orderNo }) => ({
    params: { no: orderNo },
    body: { amountFen: 1, reason: '热水不足' },
  }),
  'POST /ordering/orders/:no/change-preview': ({ orderNo, checkIn, checkOut, extra }) => ({
    params: { no: orderNo },
    body: { checkIn, checkOut, adults: 2, children: 1, extras: [{ ref: extra, quantity: 1 }] },
  }),
  'POST /ordering/orders/:no/changes/abandon': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /ordering/orders/:no/changes': ({ orderNo, checkIn, checkOut, extra }) => ({
    params: { no: orderNo },
    body: {
      checkIn,
      checkOut,
      adults: 1,
      children: 1,
      extras: [{ ref: extra, quantity: 1 }],
      expectedDifferenceFen: 0,
      settle: 'collect',
      reason: '客人来电',
    },
  }),
};

/** `/orders/:no` and `{ no: 'Y1' }` → `/orders/Y1`, with the query behind it. Values are taken as they are. */
export function urlOf(path: string, { params = {}, query }: Pick<ValidRequest, 'params' | 'query'>): string {
  const filled = path.replace(/:(\w+)/g, (_match, name: string) => params[name] ?? '');
  return query ? `${filled}?${new URLSearchParams(query).toString()}` : filled;
}
