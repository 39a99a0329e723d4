/**
 * What an order is paid with beside money: voucher money, points, card balance, stored value. Always in this order,
 * each as far as it goes, and the rest is money.
 */
import { percentOf } from '../../../../shared/money';
import { text, type Text } from '../../../../shared/text';
import type { Asset } from '../../../wallet/server/domain';

/** Held in the ledger, in the order in which they pay. */
export const WALLET_TENDERS = ['voucher', 'points', 'card', 'stored'] as const;
export type WalletTender = (typeof WALLET_TENDERS)[number];

export const OFFLINE_TENDERS = ['cash', 'pos', 'transfer'] as const;
/** Taken and given back by people at the desk. */
export type OfflineTender = (typeof OFFLINE_TENDERS)[number];

/** Money as it comes in. The principal within `stored` is money too, see `principalFen` of a payment. */
export const MONEY_TENDERS = ['wechat', ...OFFLINE_TENDERS] as const;

export type Tender = (typeof MONEY_TENDERS)[number] | 'none' | WalletTender;

export const isOffline = (tender: Tender): tender is OfflineTender =>
  (OFFLINE_TENDERS as readonly string[]).includes(tender);
export const isWallet = (tender: Tender): tender is WalletTender =>
  (WALLET_TENDERS as readonly string[]).includes(tender);
export const isMoney = (tender: Tender): boolean => (MONEY_TENDERS as readonly string[]).includes(tender);

export const TENDER_NAMES: Record<Tender, Text> = {
  voucher: text('代金券', 'voucher'),
  points: text('积分', 'points'),
  card: text('会员卡余额', 'card balance'),
  stored: text('储值余额', 'stored value'),
  wechat: text('微信支付', 'WeChat Pay'),
  cash: text('现金', 'cash'),
  pos: text('POS 刷卡', 'card'),
  transfer: text('转账', 'transfer'),
  none: text('无需付款', 'nothing to pay'),
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The names where they stand alone, at the head of a line, not within a sentence. */
export const TENDER_LABELS = Object.fromEntries(
  Object.entries(TENDER_NAMES).map(([tender, { zh, en }]) => [tender, text(zh, capital(en))]),
) as Record<Tender, Text>;

/** Which of them somebody wants to use, each as far as it goes. */
export type TenderChoice = { [T in WalletTender]?: boolean | undefined };

export interface TenderRule {
  /** How many points are ¥1, ≥ 1. */
  pointsPerYuan: number;
  /** At most this share of an order's total is paid with points, 0–100; 0 takes none. */
  pointsCapPercent: number;
  /** Fewer points than this are not taken for an order. */
  minPoints: number;
  /** Which of the two is spent first. */
  storedOrder: 'gift_first' | 'principal_first';
}

export const DEFAULT_RULE: TenderRule = {
  pointsPerYuan: 100,
  pointsCapPercent: 50,
  minPoints: 0,
  storedOrder: 'gift_first',
};

/** The assets of the ledger that a tender takes, the first first. */
export function assetsOf(tender: WalletTender, rule: TenderRule): [Asset, ...Asset[]] {
  if (tender !== 'stored') return [tender];
  return rule.storedOrder === 'gift_first' ? ['gift', 'principal'] : ['principal', 'gift'];
}

/** Why a tender pays nothing. */
export type Obstacle = 'empty' | 'points-off' | 'too-few-points' | 'nothing-left';

export interface TenderLine {
  code: WalletTender;
  /** What the member has of it for this order, fen. */
  availableFen: number;
  /** What it pays; 0 when it was not chosen. Fen. */
  amountFen: number;
  /** What the ledger takes for it: fen, or pieces of points. */
  units: number;
  obstacle: Obstacle | null;
}

export interface Allocation {
  lines: TenderLine[];
  /** What is left for money, fen. */
  payableFen: number;
}

/** What so many points are worth, rounded down; fen. */
export const worthOf = (points: number, { pointsPerYuan }: TenderRule): number =>
  Number((BigInt(points) * 100n) / BigInt(pointsPerYuan));

/** As few points as make this amount. */
export const pointsFor = (amountFen: number, { pointsPerYuan }: TenderRule): number =>
  Number((BigInt(amountFen) * BigInt(pointsPerYuan) + 99n) / 100n);

/**
 * Pays a total out of what is there. The parts and what is payable always add up to the total; none is negative, and
 * none takes more than there is.
 * @param funds what may be used of each: fen, or pieces of points
 */
export function allocateTenders(
  totalFen: number,
  funds: Record<WalletTender, number>,
  chosen: TenderChoice,
  rule: TenderRule,
): Allocation {
  let payableFen = totalFen;
  const lines = WALLET_TENDERS.map((code): TenderLine => {
    const availableFen = code === 'points' ? worthOf(funds.points, rule) : funds[code];
    const capFen = code === 'points' ? capOf(totalFen, rule) : totalFen;
    const reachFen = Math.min(payableFen, capFen, availableFen);
    const reachUnits = code === 'points' ? pointsFor(reachFen, rule) : reachFen;
    const obstacle = obstacleOf({ code, availableFen, payableFen, reachFen, reachUnits, rule });
    const used = obstacle === null && chosen[code] === true;
    if (used) payableFen -= reachFen;
    return { code, availableFen, amountFen: used ? reachFen : 0, units: used ? reachUnits : 0, obstacle };
  });
  return { lines, payableFen };
}

/** Rounded down: points never pay more than their share. */
function capOf(totalFen: number, { pointsCapPercent }: TenderRule): number {
  const rounded = percentOf(totalFen, pointsCapPercent);
  return rounded * 100 > totalFen * pointsCapPercent ? rounded - 1 : rounded;
}

function obstacleOf(tender: {
  code: WalletTender;
  availableFen: number;
  payableFen: number;
  reachFen: number;
  reachUnits: number;
  rule: TenderRule;
}): Obstacle | null {
  const { code, availableFen, payableFen, reachFen, reachUnits, rule } = tender;
  if (availableFen === 0) return 'empty';
  if (code === 'points' && rule.pointsCapPercent === 0) return 'points-off';
  if (payableFen === 0) return 'nothing-left';
  // A share of next to nothing is nothing.
  if (reachFen === 0 || (code === 'points' && reachUnits < rule.minPoints)) return 'too-few-points';
  return null;
}

/** What covers most of the total: every tender that then pays something. */
export function suggestTenders(
  totalFen: number,
  funds: Record<WalletTender, number>,
  rule: TenderRule,
): Record<WalletTender, boolean> {
  const all = { voucher: true, points: true, card: true, stored: true };
  const { lines } = allocateTenders(totalFen, funds, all, rule);
  return Object.fromEntries(lines.map(({ code, amountFen }) => [code, amountFen > 0])) as Record<WalletTender, boolean>;
}

/**
 * What the ledger gives back with one refund of several: in proportion, and exactly all with the last.
 * @param refunded of the payment before and after this refund, fen
 */
export function unitsBack(
  payment: { amountFen: number; units: number },
  refunded: { before: number; after: number },
): number {
  const at = (fen: number): number => Number((BigInt(payment.units) * BigInt(fen)) / BigInt(payment.amountFen));
  return at(refunded.after) - at(refunded.before);
}

/** A payment, as far as what is money in it goes. */
export interface PaidPart {
  tender: Tender;
  state: string;
  extra: boolean;
  amountFen: number;
  refundedFen: number;
  principalFen: number;
}

/**
 * Fen of a settled payment that stays and is money: what came as money, and the principal within stored value. Points,
 * vouchers, gifts and card balances are not, since their money was counted before or was none.
 */
export const moneyIn = (part: Pick<PaidPart, 'tender' | 'amountFen' | 'refundedFen' | 'principalFen'>): number =>
  isMoney(part.tender) ? part.amountFen - part.refundedFen : part.principalFen;

/** What stays of an order in money; fen. */
export const moneyKept = (payments: readonly PaidPart[]): number =>
  payments.filter(({ state, extra }) => state === 'succeeded' && !extra).reduce((sum, part) => sum + moneyIn(part), 0);

/** What wallet tenders pay of an order, whether held or taken; fen. */
export const coveredFen = (payments: readonly Pick<PaidPart, 'tender' | 'state' | 'amountFen'>[]): number =>
  payments.reduce((sum, p) => sum + (isWallet(p.tender) && p.state !== 'closed' ? p.amountFen : 0), 0);
