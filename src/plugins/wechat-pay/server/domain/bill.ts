/**
 * WeChat's daily bill files. UTF-8 CSV whose every data value starts with a backtick, amounts in yuan, then one
 * summary header and one summary row. Read by header name: the columns differ between bill types.
 */
import { billTimeToInstant } from './time';

/** The file is not a bill as documented; nothing of it should be booked. */
export class BillFormatError extends Error {
  override readonly name = 'BillFormatError';
}

export interface BillTable {
  rows: ReadonlyMap<string, string>[];
  summary: ReadonlyMap<string, string>;
}

export interface TradeBillRow {
  tradedAt: string;
  appid: string;
  mchid: string;
  transactionId: string;
  outTradeNo: string;
  openid: string;
  /** SUCCESS, REFUND or REVOKED */
  tradeState: string;
  currency: string;
  /** compare with our amount.total */
  orderFen: number;
  /** order amount less WeChat's coupons */
  settlementFen: number;
  /** present on refund rows only */
  refund: {
    refundId: string;
    outRefundNo: string;
    requestedFen: number;
    refundFen: number;
    status: string;
  } | null;
  /** rounded half away from zero: the file carries five decimals */
  feeFen: number;
  description: string;
  attach: string;
}

export interface TradeBill {
  rows: TradeBillRow[];
  summary: { count: number; orderFen: number; refundRequestedFen: number; feeFen: number };
}

export interface FundFlowRow {
  bookedAt: string;
  wechatNo: string;
  flowNo: string;
  business: string;
  kind: string;
  direction: 'in' | 'out';
  amountFen: number;
  balanceFen: number;
  remark: string;
  voucherNo: string;
}

export interface FundFlowBill {
  rows: FundFlowRow[];
  summary: { count: number; inCount: number; inFen: number; outCount: number; outFen: number };
}

/**
 * Yuan text as integer fen, digit by digit (no float).
 * @throws BillFormatError when it is not a number or carries a fraction of a fen
 */
export function yuanToFen(text: string): number {
  const { fen, rest } = splitYuan(text);
  if (/[1-9]/.test(rest)) throw new BillFormatError('an amount has fractions of a fen');
  return fen;
}

/** Like yuanToFen, but rounds half away from zero: fees are printed with five decimals. */
export function feeToFen(text: string): number {
  const { fen, rest, negative } = splitYuan(text);
  if (!/^[5-9]/.test(rest)) return fen;
  return negative ? fen - 1 : fen + 1;
}

function splitYuan(text: string): { fen: number; rest: string; negative: boolean } {
  const match = /^([+-]?)(\d{1,13})(?:\.(\d{1,8}))?$/.exec(text.trim());
  if (!match) throw new BillFormatError('an amount is not a decimal number');
  const fraction = (match[3] ?? '').padEnd(2, '0');
  const negative = match[1] === '-';
  const fen = Number(`${match[2]}${fraction.slice(0, 2)}`);
  return { fen: negative && fen !== 0 ? -fen : fen, rest: fraction.slice(2), negative };
}

/** Splits a bill into rows keyed by header name. @throws BillFormatError when its shape is not the documented one */
export function readBillTable(file: string): BillTable {
  const lines = file
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const summaryAt = lines.findIndex((line, index) => index > 0 && !line.startsWith('`'));
  if (summaryAt < 1 || summaryAt !== lines.length - 2) throw new BillFormatError('the summary is not where it belongs');
  const header = headerCells(lines[0] ?? '');
  const rows = lines.slice(1, summaryAt).map((line, index) => keyed(header, line, index + 2));
  const summary = keyed(headerCells(lines[summaryAt] ?? ''), lines[summaryAt + 1] ?? '', lines.length);
  return { rows, summary };
}

/** Header names without padding; full-width brackets count as ASCII ones. */
function headerCells(line: string): string[] {
  return line.split(',').map((cell) => cell.trim().replaceAll('（', '(').replaceAll('）', ')'));
}

/** Every value starts with a backtick, so ",`" separates values even where a value holds a bare comma. */
function keyed(header: string[], line: string, lineNumber: number): Map<string, string> {
  if (!line.startsWith('`')) throw new BillFormatError(`line ${lineNumber} does not start with a backtick`);
  const cells = line.slice(1).split(',`');
  if (cells.length !== header.length) {
    throw new BillFormatError(`line ${lineNumber} has ${cells.length} values under ${header.length} headings`);
  }
  return new Map(header.map((name, index) => [name, (cells[index] ?? '').trim()]));
}

function cell(row: ReadonlyMap<string, string>, name: string): string {
  const value = row.get(name);
  if (value === undefined) throw new BillFormatError(`the column ${name} is missing`);
  return value;
}

/** A bill time as UTC instant. @throws BillFormatError */
function instant(row: ReadonlyMap<string, string>, name: string): string {
  try {
    const at = billTimeToInstant(cell(row, name));
    if (at !== null) return at;
  } catch (error) {
    if (error instanceof BillFormatError) throw error;
  }
  throw new BillFormatError(`the column ${name} is not a time`);
}

function count(row: ReadonlyMap<string, string>, name: string): number {
  const text = cell(row, name);
  // Counts are printed as integers, in some files as "12.0".
  if (!/^\d{1,9}(\.0+)?$/.test(text)) throw new BillFormatError(`the column ${name} is not a count`);
  return Number.parseInt(text, 10);
}

/** Reads a trade bill (ALL, SUCCESS or REFUND). @throws BillFormatError, also when the row count disagrees */
export function parseTradeBill(file: string): TradeBill {
  const { rows, summary } = readBillTable(file);
  const total = count(summary, '总交易单数');
  if (total !== rows.length) throw new BillFormatError(`the summary counts ${total} rows, the file has ${rows.length}`);
  return {
    rows: rows.map(tradeRow),
    summary: {
      count: total,
      orderFen: yuanToFen(cell(summary, '订单总金额')),
      refundRequestedFen: yuanToFen(cell(summary, '申请退款总金额')),
      feeFen: feeToFen(cell(summary, '手续费总金额')),
    },
  };
}

function tradeRow(row: ReadonlyMap<string, string>): TradeBillRow {
  return {
    tradedAt: instant(row, '交易时间'),
    appid: cell(row, '公众账号ID'),
    mchid: cell(row, '商户号'),
    transactionId: cell(row, '微信订单号'),
    outTradeNo: cell(row, '商户订单号'),
    openid: cell(row, '用户标识'),
    tradeState: cell(row, '交易状态'),
    currency: cell(row, '货币种类'),
    orderFen: yuanToFen(cell(row, '订单金额')),
    settlementFen: yuanToFen(cell(row, '应结订单金额')),
    refund: refundOf(row),
    feeFen: feeToFen(cell(row, '手续费')),
    description: cell(row, '商品名称'),
    attach: cell(row, '商户数据包'),
  };
}

/** SUCCESS bills have no refund columns; in ALL bills paid rows carry '0' or '' there. */
function refundOf(row: ReadonlyMap<string, string>): TradeBillRow['refund'] {
  const refundId = row.get('微信退款单号') ?? '';
  if (refundId === '' || refundId === '0') return null;
  return {
    refundId,
    outRefundNo: cell(row, '商户退款单号'),
    requestedFen: yuanToFen(cell(row, '申请退款金额')),
    refundFen: yuanToFen(cell(row, '退款金额')),
    status: cell(row, '退款状态'),
  };
}

/** Reads a fund-flow bill. @throws BillFormatError, also when the row count disagrees */
export function parseFundFlowBill(file: string): FundFlowBill {
  const { rows, summary } = readBillTable(file);
  const total = count(summary, '资金流水总笔数');
  if (total !== rows.length) throw new BillFormatError(`the summary counts ${total} rows, the file has ${rows.length}`);
  return {
    rows: rows.map(flowRow),
    summary: {
      count: total,
      inCount: count(summary, '收入笔数'),
      inFen: yuanToFen(cell(summary, '收入金额')),
      outCount: count(summary, '支出笔数'),
      outFen: yuanToFen(cell(summary, '支出金额')),
    },
  };
}

function flowRow(row: ReadonlyMap<string, string>): FundFlowRow {
  const direction = cell(row, '收支类型');
  if (direction !== '收入' && direction !== '支出') throw new BillFormatError('收支类型 is neither 收入 nor 支出');
  return {
    bookedAt: instant(row, '记账时间'),
    wechatNo: cell(row, '微信支付业务单号'),
    flowNo: cell(row, '资金流水单号'),
    business: cell(row, '业务名称'),
    kind: cell(row, '业务类型'),
    direction: direction === '收入' ? 'in' : 'out',
    amountFen: yuanToFen(cell(row, '收支金额(元)')),
    balanceFen: yuanToFen(cell(row, '账户结余(元)')),
    remark: cell(row, '备注'),
    voucherNo: cell(row, '业务凭证号'),
  };
}
