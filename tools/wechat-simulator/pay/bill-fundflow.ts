import type { SimContext } from '../context';
import { billTime, shanghaiDate } from '../time';
import { yuan, type BillTable } from './bill-csv';
import { feeOf } from './bill-trade';

const COLUMNS =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
const SUMMARY = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';

interface Movement {
  at: number;
  businessNo: string;
  name: string;
  kind: string;
  /** Signed: income is positive. */
  fen: number;
  voucher: string;
}

function movements(ctx: SimContext): Movement[] {
  const list: Movement[] = [];
  for (const order of ctx.store.orders.values()) {
    if (order.paidAt === null) continue;
    const base = { at: order.paidAt, businessNo: order.transactionId ?? '', voucher: order.outTradeNo };
    list.push({ ...base, name: '交易', kind: '交易', fen: order.totalFen });
    const fee = feeOf(order.totalFen);
    if (fee > 0) list.push({ ...base, name: '扣除交易手续费', kind: '扣除交易手续费', fen: -fee });
  }
  for (const refund of ctx.store.refunds.values()) {
    if (refund.status !== 'SUCCESS' || refund.finishedAt === null) continue;
    // The fee of the refunded part comes back with the refund, in one movement.
    const fen = -(refund.refundFen - feeOf(refund.refundFen));
    const base = { at: refund.finishedAt, businessNo: refund.refundId, voucher: refund.outRefundNo };
    list.push({ ...base, name: '退款', kind: '退款', fen });
  }
  return list.sort((a, b) => a.at - b.at);
}

/** The fund flow of the basic account on a day in UTC+8; null when nothing moved. */
export function fundFlowTable(ctx: SimContext, date: string): BillTable | null {
  let balance = 0;
  const rows: string[][] = [];
  const income = { count: 0, fen: 0 };
  const outgoing = { count: 0, fen: 0 };
  for (const movement of movements(ctx)) {
    balance += movement.fen;
    if (shanghaiDate(movement.at) !== date) continue;
    const side = movement.fen >= 0 ? income : outgoing;
    side.count += 1;
    side.fen += Math.abs(movement.fen);
    rows.push([
      billTime(movement.at),
      movement.businessNo,
      `${movement.businessNo}${movement.fen >= 0 ? 'A' : 'B'}`,
      movement.name,
      movement.kind,
      movement.fen >= 0 ? '收入' : '支出',
      yuan(Math.abs(movement.fen)),
      yuan(balance),
      'system',
      '',
      movement.voucher,
    ]);
  }
  if (rows.length === 0) return null;
  return {
    columns: COLUMNS.split(','),
    rows,
    summaryColumns: SUMMARY.split(','),
    summary: [String(rows.length), String(income.count), yuan(income.fen), String(outgoing.count), yuan(outgoing.fen)],
  };
}
