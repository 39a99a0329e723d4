/** What a member could pay an order with, and what is left for money. */
import type { Db } from '../../../../shared/database';
import { formatFen } from '../../../../shared/money';
import { text, type Text } from '../../../../shared/text';
import { refusedVouchers } from '../../../marketing/server/services';
import { balances, type AssetBalance } from '../../../wallet/server/services';
import {
  allocateTenders,
  assetsOf,
  suggestTenders,
  TENDER_LABELS,
  WALLET_TENDERS,
  worthOf,
  type TenderChoice,
  type TenderLine,
  type TenderRule,
  type WalletTender,
} from '../domain/tenders';
import { findTenderRule } from '../repositories/tender-rule';
import { sellableOf } from '../services/registry';

export interface Payable {
  memberId: number;
  items: readonly { kind: string; ref: string }[];
  totalFen: number;
  nowMs: number;
}

/** What the wallet has for one tender. */
export interface Fund {
  /** Fen, or pieces of points. */
  amount: number;
  /** The pockets that may pay, when not all of them may. */
  sources?: string[];
  /** Why there is nothing although there is something. */
  refusal?: Text;
}

export interface Funds {
  rule: TenderRule;
  byTender: Record<WalletTender, Fund>;
}

/** @param db a transaction that has locked the wallet, when what is read is about to be taken */
export async function findFunds(db: Db, payable: Payable): Promise<Funds> {
  const { memberId, nowMs } = payable;
  const rule = await findTenderRule(db);
  const all = await balances(db, memberId, new Date(nowMs).toISOString());
  const byTender = {} as Funds['byTender'];
  for (const tender of WALLET_TENDERS) byTender[tender] = await fundOf(db, tender, payable, { rule, all });
  return { rule, byTender };
}

async function fundOf(
  db: Db,
  tender: WalletTender,
  payable: Payable,
  wallet: { rule: TenderRule; all: readonly AssetBalance[] },
): Promise<Fund> {
  const assets = assetsOf(tender, wallet.rule);
  const own = wallet.all.filter(({ asset }) => assets.includes(asset));
  const amount = own.reduce((sum, { available }) => sum + available, 0);
  if (amount === 0 || tender !== 'voucher') return { amount };
  const pockets = own.flatMap((balance) => balance.pockets).filter(({ available }) => available > 0);
  const refused = await refusedVouchers(db, { ...payable, sources: pockets.map(({ source }) => source) });
  if (refused.size === 0) return { amount };
  const usable = pockets.filter(({ source }) => !refused.has(source));
  const fund = {
    amount: usable.reduce((sum, { available }) => sum + available, 0),
    sources: usable.map(({ source }) => source),
  };
  // Of several reasons the one of the pocket that would be spent first.
  return usable.length > 0 ? fund : { ...fund, refusal: refused.get(pockets[0]!.source)! };
}

export interface QuotedTender extends Omit<TenderLine, 'obstacle' | 'units'> {
  label: Text;
  /** Of points: how many are taken. */
  units: number | null;
  unusableBecause: Text | null;
}

export interface QuotedTenders {
  tenders: QuotedTender[];
  payableFen: number;
  suggested: TenderChoice;
}

/** Somebody who is not signed in pays with money. */
export const onlyMoney = (totalFen: number): QuotedTenders => ({ tenders: [], payableFen: totalFen, suggested: {} });

export async function quoteTenders(db: Db, payable: Payable, chosen: TenderChoice = {}): Promise<QuotedTenders> {
  const funds = await findFunds(db, payable);
  const amounts = amountsOf(funds);
  const { totalFen } = payable;
  const money = buysMoney(payable.items);
  const { lines, payableFen } = allocateTenders(totalFen, amounts, money ? {} : chosen, funds.rule);
  const suggested = suggestTenders(totalFen, amounts, funds.rule);
  return {
    tenders: lines.map(({ obstacle, units, ...line }) => ({
      ...line,
      label: TENDER_LABELS[line.code],
      units: line.code === 'points' ? units : null,
      unusableBecause: money ? MONEY_ITSELF : (funds.byTender[line.code].refusal ?? because(obstacle, funds.rule)),
    })),
    payableFen,
    suggested: money ? {} : suggested,
  };
}

export const amountsOf = ({ byTender }: Funds): Record<WalletTender, number> => ({
  voucher: byTender.voucher.amount,
  points: byTender.points.amount,
  card: byTender.card.amount,
  stored: byTender.stored.amount,
});

/** What is money itself is bought with money: otherwise points or gifts would become principal. */
export const buysMoney = (items: Payable['items']): boolean =>
  items.map(({ kind }) => sellableOf(kind)).some(({ alone, earns }) => alone || earns === false);

const MONEY_ITSELF = text('充值类商品只能用现金或微信支付', 'What is money itself is paid with money');

function because(obstacle: TenderLine['obstacle'], rule: TenderRule): Text | null {
  if (obstacle === null) return null;
  if (obstacle === 'empty') return text('没有可用余额', 'There is none');
  if (obstacle === 'nothing-left') return text('已无需再付', 'Nothing is left to pay');
  if (obstacle === 'points-off') return text('商家未开启积分抵扣', 'Points are not taken here');
  const least = formatFen(worthOf(rule.minPoints, rule));
  return text(
    `本单可用积分不足 ${rule.minPoints} 分，不能抵扣`,
    `Points are taken from ${rule.minPoints} (${least}) on; this order cannot use as many`,
  );
}
