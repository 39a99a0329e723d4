import { issueLoginCode, issuePhoneCode } from '../api/session';
import { openCashier, readCashierParams, useCashier, type CashierAction } from '../cashier';
import type { SimContext } from '../context';
import { empty, header, html, type SimReply, type SimRequest } from '../http/message';
import { findRoute, route, type Route } from '../http/router';
import { addPersona, inventPhone } from '../personas';
import { cashierPage } from './cashier-page';
import { LEAVE_SCRIPT, problemPage } from './layout';
import { loginPage, type LoginPurpose } from './login-page';
import { allowedRedirect, withResult } from './redirect';

/** Personas shown at most; the newest are left out last. */
const SHOWN_PERSONAS = 50;

/** The pages that stand in for WeChat in a plain browser. */
export function h5Routes(ctx: SimContext): Route[] {
  return [
    route('GET', '/h5/login', (request) => showLogin(ctx, request, 'login')),
    route('POST', '/h5/login', (request) => chooseLogin(ctx, request, 'login')),
    route('GET', '/h5/login/phone', (request) => showLogin(ctx, request, 'phone')),
    route('POST', '/h5/login/phone', (request) => chooseLogin(ctx, request, 'phone')),
    route('GET', '/h5/cashier', (request) => showCashier(ctx, request)),
    route('POST', '/h5/cashier', (request) => act(ctx, request)),
  ];
}

/** Serves one request of a page. */
export async function serveH5(ctx: SimContext, routes: readonly Route[], request: SimRequest): Promise<SimReply> {
  const entry = ctx.log.open('h5', { ...request, body: Buffer.alloc(0) }, undefined);
  const match = findRoute(routes, request.method, request.path);
  const reply =
    match === null || match === 'wrong-method'
      ? html(match === null ? 404 : 405, problemPage('没有这个页面', '请从商家的页面重新进入。'))
      : await match.handler(request, match.params);
  entry.status = reply.status;
  return reply;
}

const badRedirect = (): SimReply =>
  html(400, problemPage('无法返回商家', 'redirect 缺失，或不是本机或同一主机的 http(s) 地址。'));

/** Back to the merchant: as a redirect for a form, as JSON for the page's own script. */
function seeOther(request: SimRequest, location: string): SimReply {
  if (!header(request, 'accept').includes('application/json'))
    return empty(303, { location, 'cache-control': 'no-store' });
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: Buffer.from(JSON.stringify({ location })),
  };
}

function returnUrl(request: SimRequest, redirect: string | null): URL | null {
  return allowedRedirect(redirect, header(request, 'host'));
}

function formOf(request: SimRequest): URLSearchParams {
  return new URLSearchParams(request.body.toString('utf8'));
}

function showLogin(ctx: SimContext, request: SimRequest, purpose: LoginPurpose): SimReply {
  const url = returnUrl(request, request.query.get('redirect'));
  if (!url) return badRedirect();
  const appId = request.query.get('appid');
  if (appId && appId !== ctx.keys.appId) {
    return html(400, problemPage('appid 不一致', '商家配置的 appid 不是模拟器签发的那一个。'));
  }
  const everyone = [...ctx.store.personas.values()];
  const personas = everyone.slice(0, SHOWN_PERSONAS);
  return html(200, loginPage({ purpose, personas, redirect: url.toString() }), LEAVE_SCRIPT);
}

function chooseLogin(ctx: SimContext, request: SimRequest, purpose: LoginPurpose): SimReply {
  const form = formOf(request);
  const url = returnUrl(request, form.get('redirect'));
  if (!url) return badRedirect();
  const openid = chosenOpenid(ctx, form);
  if (!openid) return html(400, problemPage('请选择访客', '没有找到这位访客，请返回重选。'));
  return purpose === 'login'
    ? seeOther(request, withResult(url, 'wxcode', issueLoginCode(ctx, openid)))
    : seeOther(request, withResult(url, 'wxphonecode', issuePhoneCode(ctx, openid)));
}

/** The persona chosen, or a new one when a nickname was typed. */
function chosenOpenid(ctx: SimContext, form: URLSearchParams): string | null {
  const openid = form.get('openid');
  if (openid) return ctx.store.personas.get(openid)?.openid ?? null;
  const nickname = [...(form.get('nickname') ?? '').trim()].slice(0, 20).join('');
  return nickname ? addPersona(ctx, { name: nickname, phone: inventPhone() }).openid : null;
}

function showCashier(ctx: SimContext, request: SimRequest): SimReply {
  const url = returnUrl(request, request.query.get('redirect'));
  if (!url) return badRedirect();
  const params = readCashierParams((name) => request.query.get(name));
  const { merchantName } = ctx.options;
  const view = openCashier(ctx, params);
  return html(200, cashierPage({ view, params, redirect: url.toString(), merchantName }), LEAVE_SCRIPT);
}

function act(ctx: SimContext, request: SimRequest): SimReply {
  const form = formOf(request);
  const url = returnUrl(request, form.get('redirect'));
  if (!url) return badRedirect();
  const action = form.get('action') ?? '';
  if (!['pay', 'cancel', 'fail'].includes(action)) {
    return html(400, problemPage('操作无效', '请返回收银台重新选择。'));
  }
  const params = readCashierParams((name) => form.get(name));
  return seeOther(request, withResult(url, 'pay', useCashier(ctx, action as CashierAction, params).result));
}
