/** Daily bills for reconciliation. */
import { createHash } from 'node:crypto';
import {
  BillFormatError,
  isLocalDate,
  parseFundFlowBill,
  parseTradeBill,
  type FundFlowBill,
  type TradeBill,
} from '../domain';
import { WechatInvalidInput, WechatRejected, WechatUnknown } from './errors';
import type { PayClient } from './pay-client';
import { billAnswer } from './schemas';

/**
 * ready: the file matched its hash. none: WeChat has no bill for that day (no trades; do not repeat).
 * creating: ask again after STATEMENT_CREATING_WAIT.
 */
export type BillDownload<Bill> =
  { status: 'ready'; bill: Bill; sha1: string; requestId: string | null } | { status: 'none' | 'creating' };

const BILL_TIMEOUT_MS = 60_000;
const BILL_MAX_BYTES = 64 * 1024 * 1024;
const DOWNLOAD_PATH = '/v3/billdownload/';

export class PayBills {
  constructor(private readonly client: PayClient) {}

  /** See PayGateway.downloadTradeBill. */
  trade(date: string): Promise<BillDownload<TradeBill>> {
    return this.download(`/v3/bill/tradebill?bill_date=${checkedDate(date)}&bill_type=ALL`, parseTradeBill);
  }

  /** See PayGateway.downloadFundFlowBill. */
  fundFlow(date: string): Promise<BillDownload<FundFlowBill>> {
    return this.download(`/v3/bill/fundflowbill?bill_date=${checkedDate(date)}&account_type=BASIC`, parseFundFlowBill);
  }

  private async download<Bill>(path: string, parse: (file: string) => Bill): Promise<BillDownload<Bill>> {
    try {
      const { data } = await this.client.call('request bill', { method: 'GET', path }, billAnswer);
      const file = await this.client.file('download bill', {
        method: 'GET',
        path: downloadPath(data.download_url),
        timeoutMs: BILL_TIMEOUT_MS,
        maxBytes: BILL_MAX_BYTES,
      });
      const sha1 = createHash('sha1').update(file.body).digest('hex');
      const { requestId } = file;
      // The file itself is not signed; its hash came in a signed answer.
      if (sha1 !== data.hash_value.toLowerCase()) throw new WechatUnknown('hash-mismatch', { requestId });
      return { status: 'ready', bill: parse(file.body.toString('utf8')), sha1, requestId };
    } catch (error) {
      if (error instanceof WechatRejected && error.code === 'NO_STATEMENT_EXIST') return { status: 'none' };
      if (error instanceof WechatRejected && error.code === 'STATEMENT_CREATING') return { status: 'creating' };
      if (error instanceof BillFormatError) throw new WechatUnknown('bad-shape');
      throw error;
    }
  }
}

/** Only path and query are used, against our own base URL: the signed request cannot be led to another host. */
function downloadPath(downloadUrl: string): string {
  const { pathname, search } = new URL(downloadUrl);
  if (!pathname.startsWith(DOWNLOAD_PATH)) throw new WechatUnknown('bad-shape');
  return `${pathname}${search}`;
}

function checkedDate(date: string): string {
  if (!isLocalDate(date)) throw new WechatInvalidInput('date', "must be a calendar date 'YYYY-MM-DD'");
  return date;
}
