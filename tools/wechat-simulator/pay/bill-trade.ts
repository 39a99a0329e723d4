import type { SimContext } from '../context';
import type { SimOrder, SimRefund } from '../state';
import { billTime, shanghaiDate } from '../time';
import { yuan, type BillTable } from './bill-csv';

export type TradeBillType = 'ALL' | 'SUCCESS' | 'REFUND';

/** The merchant's fee is 0.6 %, rounded to the fen. */
export const FEE_RATE = '0.60%';
export const feeOf = (fen: number): number => Math.round((fen * 6) / 1000);

const HEAD =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额';
const REFUND_TIMES = '退款申请时间,退款成功时间';
const REFUND_PART = '微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态';
const TAIL = '商品名称,商户数据包,手续费,费率,订单金额';
const TAIL_REFUND = '申请退款金额,费率备注';
const SUMMARY = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

const COLUMNS: Record<TradeBillType, string[]> = {
  ALL: [HEAD, REFUND_PART, TAIL, TAIL_REFUND].join(',').split(','),
  SUCCESS: [HEAD, TAIL, '费率备注'].join(',').split(','),
  REFUND: [HEAD, REFUND_TIMES, REFUND_PART, TAIL, TAIL_REFUND].join(',').split(','),
};

type Row = Record<string, string>;

interface Entry {
  at: number;
  row: Row;
  orderFen: number;
  refundFen: number;
  feeFen: number;
}

function orderPart(order: SimOrder): Row {
  return {
    公众账号ID: order.appId,
    商户号: order.mchId,
    特约商户号: '0',
    设备号: '',
    微信订单号: order.transactionId ?? '',
    商户订单号: order.outTradeNo,
    用户标识: order.openid,
    交易类型: 'JSAPI',
    付款银行: 'OTHERS',
    货币种类: 'CNY',
    代金券金额: '0.00',
    充值券退款金额: '0.00',
    商品名称: order.description,
    商户数据包: order.attach ?? '',
    费率: FEE_RATE,
    费率备注: '',
  };
}

function paymentEntry(order: SimOrder, paidAt: number): Entry {
  const row = {
    ...orderPart(order),
    交易时间: billTime(paidAt),
    交易状态: 'SUCCESS',
    应结订单金额: yuan(order.totalFen),
    微信退款单号: '0',
    商户退款单号: '0',
    退款金额: '0.00',
    退款类型: '',
    退款状态: '',
    手续费: yuan(feeOf(order.totalFen), 5),
    订单金额: yuan(order.totalFen),
    申请退款金额: '0.00',
  };
  return { at: paidAt, row, orderFen: order.totalFen, refundFen: 0, feeFen: feeOf(order.totalFen) };
}

const BILL_STATUS = {
  SUCCESS: 'SUCCESS',
  PROCESSING: 'PROCESSING',
  CLOSED: 'FAIL',
  ABNORMAL: 'CHANGE',
} as const;

function refundEntry(order: SimOrder, refund: SimRefund): Entry {
  const fee = feeOf(refund.refundFen);
  const row = {
    ...orderPart(order),
    交易时间: billTime(refund.createdAt),
    交易状态: 'REFUND',
    应结订单金额: '0.00',
    退款申请时间: billTime(refund.createdAt),
    退款成功时间: refund.status === 'SUCCESS' && refund.finishedAt !== null ? billTime(refund.finishedAt) : '',
    微信退款单号: refund.refundId,
    商户退款单号: refund.outRefundNo,
    退款金额: yuan(refund.refundFen),
    退款类型: 'ORIGINAL',
    退款状态: BILL_STATUS[refund.status],
    手续费: yuan(-fee, 5),
    订单金额: '0.00',
    申请退款金额: yuan(refund.refundFen),
  };
  return { at: refund.createdAt, row, orderFen: 0, refundFen: refund.refundFen, feeFen: -fee };
}

function entriesOf(ctx: SimContext, date: string, type: TradeBillType): Entry[] {
  const entries: Entry[] = [];
  for (const order of ctx.store.orders.values()) {
    if (order.paidAt === null) continue;
    if (type !== 'REFUND' && shanghaiDate(order.paidAt) === date) entries.push(paymentEntry(order, order.paidAt));
    if (type === 'SUCCESS') continue;
    for (const refund of ctx.store.refundsFor(order.outTradeNo)) {
      if (shanghaiDate(refund.createdAt) === date) entries.push(refundEntry(order, refund));
    }
  }
  return entries.sort((a, b) => a.at - b.at);
}

/** The trade bill of a day in UTC+8; null when nothing happened. A refund stands on the day it began. */
export function tradeTable(ctx: SimContext, date: string, type: TradeBillType): BillTable | null {
  const entries = entriesOf(ctx, date, type);
  if (entries.length === 0) return null;
  const columns = COLUMNS[type];
  const sum = (pick: (entry: Entry) => number): number => entries.reduce((total, entry) => total + pick(entry), 0);
  const orderFen = sum((entry) => entry.orderFen);
  const refundFen = sum((entry) => entry.refundFen);
  return {
    columns,
    rows: entries.map(({ row }) => columns.map((column) => row[column] ?? '')),
    summaryColumns: SUMMARY.split(','),
    summary: [
      String(entries.length),
      yuan(orderFen),
      yuan(refundFen),
      '0.00',
      yuan(
        sum((entry) => entry.feeFen),
        5,
      ),
      yuan(orderFen),
      yuan(refundFen),
    ],
  };
}

/** A row of either bill for an order the merchant never placed. */
export function strangerRow(ctx: SimContext, table: BillTable, date: string): string[] {
  const stranger: Row = {
    交易时间: `${date} 12:00:00`,
    公众账号ID: ctx.keys.appId,
    商户号: ctx.keys.mchId,
    特约商户号: '0',
    微信订单号: '4200SIM0000000000000000000000',
    商户订单号: 'SIM-unknown-order',
    交易类型: 'JSAPI',
    交易状态: 'SUCCESS',
    货币种类: 'CNY',
    应结订单金额: '88.00',
    订单金额: '88.00',
    申请退款金额: '0.00',
    退款金额: '0.00',
    手续费: '0.53000',
    费率: FEE_RATE,
    记账时间: `${date} 12:00:00`,
    微信支付业务单号: '4200SIM0000000000000000000000',
    资金流水单号: '4200SIM0000000000000000000000A',
    业务名称: '交易',
    业务类型: '交易',
    收支类型: '收入',
    '收支金额(元)': '88.00',
    '账户结余(元)': '88.00',
    业务凭证号: 'SIM-unknown-order',
  };
  return table.columns.map((column) => stranger[column] ?? '');
}
