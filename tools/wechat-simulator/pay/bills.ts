import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { SimContext } from '../context';
import { json, type SimReply, type SimRequest } from '../http/message';
import { randomText } from '../ids';
import { shanghaiDate, shanghaiHour } from '../time';
import { renderBill, type BillTable } from './bill-csv';
import { fundFlowTable } from './bill-fundflow';
import { strangerRow, tradeTable, type TradeBillType } from './bill-trade';
import { PayError, payErrors } from './errors';

const DOWNLOAD_LIFE_MS = 5 * 60_000;
const DAY_MS = 24 * 3600 * 1000;
const OFFICIAL_HOST = 'https://api.mch.weixin.qq.com';

/** GET /v3/bill/tradebill */
export function tradeBill(ctx: SimContext, request: SimRequest): SimReply {
  const date = requireDate(ctx, request);
  const type = requireChoice(request, 'bill_type', ['ALL', 'SUCCESS', 'REFUND'], 'ALL') as TradeBillType;
  checkFaults(ctx, request);
  return offer(ctx, request, tradeTable(ctx, date, type), date);
}

/** GET /v3/bill/fundflowbill; only the basic account has movements. */
export function fundFlowBill(ctx: SimContext, request: SimRequest): SimReply {
  const date = requireDate(ctx, request);
  const account = requireChoice(request, 'account_type', ['BASIC', 'OPERATION', 'FEES'], 'BASIC');
  checkFaults(ctx, request);
  return offer(ctx, request, account === 'BASIC' ? fundFlowTable(ctx, date) : null, date);
}

/** GET /v3/billdownload/file?token=… */
export function downloadBill(ctx: SimContext, request: SimRequest): SimReply {
  const file = ctx.store.bills.get(request.query.get('token') ?? '');
  if (!file || file.expiresAt <= ctx.clock.now()) throw payErrors.invalid('账单下载地址无效或已过期');
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: file.bytes };
}

function queryError(name: string, chinese: string, value: string | null): PayError {
  const detail = { field: `/${name}`, value, issue: 'malformed value', location: 'query' } as const;
  return payErrors.param(`参数错误：/${name}${chinese}`, detail);
}

function requireDate(ctx: SimContext, request: SimRequest): string {
  const date = request.query.get('bill_date');
  const midnight = date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00+08:00`) : NaN;
  // The comparison catches dates that roll over, such as 31 February.
  if (!date || Number.isNaN(midnight) || shanghaiDate(midnight) !== date)
    throw queryError('bill_date', '格式应为yyyy-MM-DD', date);
  const now = ctx.clock.now();
  if (midnight > now || now - midnight > 93 * DAY_MS) throw queryError('bill_date', '不在可下载的范围内', date);
  if (!ctx.options.strictBillDates) return date;
  if (date === shanghaiDate(now)) throw queryError('bill_date', '不能为当天', date);
  const yesterday = shanghaiDate(now - DAY_MS);
  if (date === yesterday && shanghaiHour(now) < 10) throw creating();
  return date;
}

function requireChoice(request: SimRequest, name: string, allowed: string[], fallback: string): string {
  const value = request.query.get(name) ?? fallback;
  if (!allowed.includes(value)) throw queryError(name, '取值有误', value);
  return value;
}

const creating = (): PayError => new PayError(400, 'STATEMENT_CREATING', '账单生成中，请稍后再试');
const missing = (): PayError => new PayError(400, 'NO_STATEMENT_EXIST', '账单文件不存在');

function checkFaults(ctx: SimContext, request: SimRequest): void {
  const subject = { path: request.path };
  if (ctx.faults.take('bill-statement-creating', subject)) throw creating();
  if (ctx.faults.take('bill-no-statement', subject)) throw missing();
}

function offer(ctx: SimContext, request: SimRequest, table: BillTable | null, date: string): SimReply {
  if (!table) throw missing();
  const subject = { path: request.path };
  const rows = [...table.rows];
  if (ctx.faults.take('bill-missing-row', subject)) rows.shift();
  if (ctx.faults.take('bill-extra-row', subject)) rows.push(strangerRow(ctx, table, date));
  const plain = Buffer.from(renderBill({ ...table, rows }), 'utf8');
  const hashed = ctx.faults.take('bill-hash-mismatch', subject) ? Buffer.from('another file') : plain;
  const zip = requireChoice(request, 'tar_type', ['', 'GZIP'], '') === 'GZIP';
  const token = `SIM${randomText(40)}`;
  const bytes = zip ? gzipSync(plain) : plain;
  ctx.store.bills.set(token, { token, bytes, expiresAt: ctx.clock.now() + DOWNLOAD_LIFE_MS });
  return json(200, {
    hash_type: 'SHA1',
    // Over the decompressed file, whichever form is downloaded.
    hash_value: createHash('sha1').update(hashed).digest('hex'),
    download_url: `${OFFICIAL_HOST}/v3/billdownload/file?token=${token}`,
  });
}
