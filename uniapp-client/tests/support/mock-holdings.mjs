/** What a member holds and buys beside stays, as the mock answers it: enough for every page to have something to show. */

export const CARD_KIND = 'cardkind0000000000000001';

const KIND = {
  ref: CARD_KIND,
  title: '云栖年卡',
  coverUrl: null,
  colours: ['#2f5d50', '#1f3f37'],
  story: '一年里每次回来都更划算',
  terms: null,
  priceFen: 59_900,
  termUnit: 'year',
  termCount: 1,
  term: '1 年',
  rank: 1,
  percentOff: 12,
  discount: '8.8 折',
  balanceFen: 0,
  refundRule: 'week',
  refund: '7 天内未使用可全额退',
};

/** Answers of reads that are the same for everybody who may ask. */
export const SHOPS = {
  'GET /member-cards': { items: [{ ...KIND, benefits: [], onePerMember: true, left: null }] },
  'GET /top-up-plans': {
    items: [
      {
        id: 'topupplan000000000000001',
        name: '充 1000 送 100',
        principalFen: 100_000,
        giftFen: 10_000,
        giftDays: 365,
        note: null,
        perMember: null,
        recommended: true,
      },
    ],
    amounts: null,
    coolingDays: 7,
    giftLater: 'proportion',
    usedGift: 'waived',
    note: null,
  },
};

/** Of points: what the member has, in fen. */
const POINTS_FEN = 3_200;

/**
 * The price of the card as the member wishes to pay it: no coupon covers it, points pay a part of it.
 * @param {{ tenders?: { points?: boolean } }} asked @param {string} iso the server's clock
 */
export function cardQuote({ tenders = {} }, iso) {
  const { ref, title, priceFen: totalFen, term } = KIND;
  const amountFen = tenders.points ? POINTS_FEN : 0;
  const line = { code: 'unit', label: title, amountFen: totalFen, date: null, note: term };
  const [validFrom, validUntil] = ['2026-11-22', '2027-11-22'];
  return {
    items: [
      {
        kind: 'member-card',
        ref,
        title,
        coverUrl: null,
        quantity: 1,
        details: { cardAction: 'buy', cardNo: null, term: { zh: term, en: '1 year' }, validFrom, validUntil },
        lines: [line],
        subtotalFen: totalFen,
        totalFen,
      },
    ],
    subtotalFen: totalFen,
    discountFen: 0,
    totalFen,
    currency: 'CNY',
    unusable: [],
    cancellationPolicy: { name: '会员卡', summary: KIND.refund, tiers: [] },
    instantConfirm: true,
    quotedAt: iso,
    tenders: [
      {
        code: 'points',
        label: '积分',
        availableFen: POINTS_FEN,
        amountFen,
        units: amountFen,
        unusableBecause: null,
      },
    ],
    payableFen: totalFen - amountFen,
    suggestedTenders: { points: true },
    coupons: [
      {
        id: 'coupon000000000000000001',
        title: '满 500 减 50',
        worth: '满 ¥500 减 ¥50',
        lastDay: '2026-12-31',
        savesFen: 0,
        unusableBecause: '不适用于所选商品',
      },
    ],
    suggestedCouponId: null,
  };
}

/** @param {string} iso the server's clock */
export const holdings = (iso) => ({
  'GET /wallet': {
    assets: [
      {
        asset: 'principal',
        name: '储值本金',
        unit: 'fen',
        available: 100_000,
        held: 0,
        owed: 0,
        refundable: 100_000,
        nextExpiry: null,
        pockets: [],
      },
    ],
  },
  'GET /wallet/top-ups': {
    items: [
      {
        orderNo: 'YTOPUP0001',
        title: '充 1000 送 100',
        paidAt: iso,
        principalFen: 100_000,
        giftFen: 10_000,
        principalLeftFen: 100_000,
        giftLeftFen: 10_000,
        giftExpiresAt: null,
        refundedFen: 0,
        refundableFen: 100_000,
        coolingUntil: iso,
        requestedAt: null,
      },
    ],
  },
  'GET /me/cards': { items: [] },
  'GET /me/coupons': { items: [], usable: 0, nextCursor: null },
  'GET /me/owner-card': { card: null },
  'POST /me/codes': {
    batch: '100000001',
    firstAt: iso,
    slotSeconds: 30,
    codes: ['10000000100123456789', '10000000101987654321'],
    serverNow: iso,
  },
  'GET /invoice-titles': { items: [], max: 20 },
  'GET /invoiceable-orders': { rule: null, items: [] },
  'GET /invoices': { items: [], nextCursor: null },
});
