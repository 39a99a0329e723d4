import type { SimContext } from '../context';
import { json, type SimReply, type SimRequest } from '../http/message';
import { findRoute, route, type Handler, type Route } from '../http/router';
import { ApiError, apiErrors } from './errors';
import { messageSecurityCheck } from './seccheck';
import { codeToSession, phoneNumber } from './session';
import { getOrder, isTradeManaged, uploadShippingInfo } from './shipping';
import { sendSubscribeMessage } from './subscribe';
import { requireToken, stableToken } from './token';
import { codeUnlimited } from './wxacode';

/** The routes of https://api.weixin.qq.com; all but the first two want an access token. */
export function apiRoutes(ctx: SimContext): Route[] {
  const withToken =
    (handler: (ctx: SimContext, request: SimRequest) => SimReply): Handler =>
    (request) => {
      requireToken(ctx, request);
      return handler(ctx, request);
    };
  return [
    route('GET', '/sns/jscode2session', (request) => codeToSession(ctx, request)),
    route('POST', '/cgi-bin/stable_token', (request) => stableToken(ctx, request)),
    route('POST', '/wxa/business/getuserphonenumber', withToken(phoneNumber)),
    route('POST', '/cgi-bin/message/subscribe/send', withToken(sendSubscribeMessage)),
    route('POST', '/wxa/getwxacodeunlimit', withToken(codeUnlimited)),
    route('POST', '/wxa/msg_sec_check', withToken(messageSecurityCheck)),
    route('POST', '/wxa/sec/order/upload_shipping_info', withToken(uploadShippingInfo)),
    route('POST', '/wxa/sec/order/get_order', withToken(getOrder)),
    route('POST', '/wxa/sec/order/is_trade_managed', withToken(isTradeManaged)),
  ];
}

/** Serves one request of the api host; errors are 200 with an errcode. */
export async function serveApi(ctx: SimContext, routes: readonly Route[], request: SimRequest): Promise<SimReply> {
  try {
    const match = findRoute(routes, request.method, request.path);
    if (match === null) return json(404, { errcode: 404, errmsg: 'not found' });
    if (match === 'wrong-method') {
      throw new ApiError(
        request.method === 'GET' ? 43002 : 43001,
        `require ${request.method === 'GET' ? 'POST' : 'GET'} method`,
      );
    }
    return await match.handler(request, match.params);
  } catch (error) {
    if (!(error instanceof ApiError)) ctx.options.logger(`api host: ${String(error)}`);
    const known = error instanceof ApiError ? error : apiErrors.busy();
    return json(200, {
      errcode: known.errcode,
      errmsg: `${known.errmsg} rid: sim-${Date.now().toString(36)}`,
    });
  }
}
