import type { SimContext } from '../context';
import { route, type Route } from '../http/router';
import { applyAbnormalRefund } from './abnormal-refund';
import { downloadBill, fundFlowBill, tradeBill } from './bills';
import { platformCertificates } from './certificates';
import { closeOrder, createOrder, queryByNumber, queryByTransaction } from './orders';
import { createRefund, queryRefund } from './refunds';

export const BILL_DOWNLOAD_PATH = '/v3/billdownload/file';

/** The routes of https://api.mch.weixin.qq.com. */
export function payRoutes(ctx: SimContext): Route[] {
  const orders = '/v3/pay/transactions';
  const refunds = '/v3/refund/domestic/refunds';
  return [
    route('POST', `${orders}/jsapi`, (request) => createOrder(ctx, request)),
    route('GET', `${orders}/out-trade-no/:no`, (request, { no }) => queryByNumber(ctx, request, no ?? '')),
    route('GET', `${orders}/id/:id`, (request, { id }) => queryByTransaction(ctx, request, id ?? '')),
    route('POST', `${orders}/out-trade-no/:no/close`, (request, { no }) => closeOrder(ctx, request, no ?? '')),
    route('POST', refunds, (request) => createRefund(ctx, request)),
    route('GET', `${refunds}/:no`, (_request, { no }) => queryRefund(ctx, no ?? '')),
    route('POST', `${refunds}/:id/apply-abnormal-refund`, (request, { id }) =>
      applyAbnormalRefund(ctx, request, id ?? ''),
    ),
    route('GET', '/v3/certificates', () => platformCertificates(ctx)),
    route('GET', '/v3/bill/tradebill', (request) => tradeBill(ctx, request)),
    route('GET', '/v3/bill/fundflowbill', (request) => fundFlowBill(ctx, request)),
    route('GET', BILL_DOWNLOAD_PATH, (request) => downloadBill(ctx, request)),
  ];
}
