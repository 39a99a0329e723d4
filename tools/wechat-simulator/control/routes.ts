import { acceptSubscription } from '../api/subscribe';
import { issueLoginCode, issuePhoneCode } from '../api/session';
import { readCashierParams, useCashier, type CashierAction } from '../cashier';
import type { SimContext } from '../context';
import type { FaultRequest } from '../fault-engine';
import { FAULTS, isFaultName } from '../faults';
import { json, type SimReply, type SimRequest } from '../http/message';
import { route, type Route } from '../http/router';
import { finishRefund } from '../pay/refunds';
import { settleExpiry } from '../pay/orders';
import { addPersona, publicPersona } from '../personas';
import { ControlError } from './dispatch';
import { controlBody, requirePersona, requireText } from './input';
import { notificationView, orderView, refundView } from './views';

/** The control API. */
export function controlRoutes(ctx: SimContext): Route[] {
  return [...peopleRoutes(ctx), ...moneyRoutes(ctx), ...faultRoutes(ctx), ...inspectionRoutes(ctx)];
}

function peopleRoutes(ctx: SimContext): Route[] {
  return [
    route('GET', '/sim/personas', () => json(200, [...ctx.store.personas.values()].map(publicPersona))),
    route('POST', '/sim/personas', (request) => {
      const body = controlBody(request);
      const phone = requireText(body, 'phone');
      const avatar = typeof body.avatar === 'string' ? body.avatar : null;
      return json(201, publicPersona(addPersona(ctx, { name: requireText(body, 'name'), phone, avatar })));
    }),
    route('POST', '/sim/login-code', (request) =>
      json(200, { code: issueLoginCode(ctx, requirePersona(ctx, controlBody(request)).openid) }),
    ),
    route('POST', '/sim/phone-code', (request) =>
      json(200, { code: issuePhoneCode(ctx, requirePersona(ctx, controlBody(request)).openid) }),
    ),
    route('POST', '/sim/subscriptions', (request) => acceptTemplates(ctx, request)),
  ];
}

function acceptTemplates(ctx: SimContext, request: SimRequest): SimReply {
  const body = controlBody(request);
  const { openid } = requirePersona(ctx, body);
  const templates = Array.isArray(body.templateIds) ? body.templateIds : [body.templateId];
  const times = body.times === undefined ? 1 : Number(body.times);
  if (!Number.isInteger(times) || times < 1 || times > 1000) throw new ControlError(400, 'times must be 1 to 1000');
  const accepted = templates.map((templateId: unknown) => {
    if (typeof templateId !== 'string' || !templateId) throw new ControlError(400, 'templateIds is required');
    return { openid, templateId, left: acceptSubscription(ctx, openid, templateId, times) };
  });
  return json(200, accepted);
}

function moneyRoutes(ctx: SimContext): Route[] {
  return [
    route('POST', '/sim/cashier', (request) => cashier(ctx, request)),
    route('GET', '/sim/orders', () =>
      json(
        200,
        [...ctx.store.orders.values()].map((order) => orderView(ctx, order)),
      ),
    ),
    route('GET', '/sim/orders/:no', (_request, { no = '' }) => {
      const order = ctx.store.orders.get(no);
      if (!order) throw new ControlError(404, 'no such order');
      return json(200, orderView(ctx, settleExpiry(ctx, order)));
    }),
    route('GET', '/sim/refunds', () => json(200, [...ctx.store.refunds.values()].map(refundView))),
    route('POST', '/sim/refunds/:no', (request, { no = '' }) => driveRefund(ctx, request, no)),
  ];
}

function cashier(ctx: SimContext, request: SimRequest): SimReply {
  const body = controlBody(request);
  const action = requireText(body, 'action');
  if (!['pay', 'cancel', 'fail'].includes(action)) throw new ControlError(400, 'action must be pay, cancel or fail');
  const params = (body.params ?? {}) as Record<string, unknown>;
  const openid = typeof body.openid === 'string' ? body.openid : undefined;
  const read = readCashierParams((name) => params[name]);
  return json(200, useCashier(ctx, action as CashierAction, read, openid));
}

function driveRefund(ctx: SimContext, request: SimRequest, outRefundNo: string): SimReply {
  const refund = ctx.store.refunds.get(outRefundNo);
  if (!refund) throw new ControlError(404, 'no such refund');
  const status = requireText(controlBody(request), 'status');
  if (status !== 'SUCCESS' && status !== 'ABNORMAL' && status !== 'CLOSED') {
    throw new ControlError(400, 'status must be SUCCESS, ABNORMAL or CLOSED');
  }
  if (refund.status === 'SUCCESS' || refund.status === 'CLOSED') {
    throw new ControlError(409, `the refund is ${refund.status} for good`);
  }
  finishRefund(ctx, refund, status);
  return json(200, refundView(refund));
}

function faultRoutes(ctx: SimContext): Route[] {
  return [
    route('GET', '/sim/faults', () => json(200, { known: FAULTS, active: ctx.faults.list() })),
    route('POST', '/sim/faults', (request) => {
      const body = controlBody(request);
      const fault = requireText(body, 'fault');
      if (!isFaultName(fault)) throw new ControlError(400, `unknown fault: ${fault}`);
      return json(201, ctx.faults.add({ ...body, fault } as FaultRequest));
    }),
    route('DELETE', '/sim/faults', () => {
      ctx.faults.clear();
      return json(200, { ok: true });
    }),
    route('POST', '/sim/clock', (request) => {
      const { speed, advanceSeconds } = controlBody(request);
      if (speed !== undefined) ctx.clock.setSpeed(Number(speed));
      if (advanceSeconds !== undefined) ctx.clock.advance(Number(advanceSeconds) * 1000);
      return json(200, { speed: ctx.clock.speed, now: new Date(ctx.clock.now()).toISOString() });
    }),
  ];
}

function inspectionRoutes(ctx: SimContext): Route[] {
  const { store } = ctx;
  return [
    route('GET', '/sim/log', (request) => json(200, ctx.log.list(request.query.get('path') ?? ''))),
    route('DELETE', '/sim/log', () => {
      ctx.log.clear();
      return json(200, { ok: true });
    }),
    route('GET', '/sim/messages', () => json(200, store.messages)),
    route('GET', '/sim/shippings', () => json(200, [...store.shippings.values()])),
    route('GET', '/sim/subscriptions', () =>
      json(
        200,
        [...store.quotas].map(([key, left]) => {
          const [openid, templateId] = key.split(' ');
          return { openid, templateId, left };
        }),
      ),
    ),
    route('GET', '/sim/notifications', () => json(200, [...store.notifications.values()].map(notificationView))),
    route('POST', '/sim/notifications/:id/resend', async (_request, { id = '' }) => {
      const notification = store.notifications.get(id);
      if (!notification) throw new ControlError(404, 'no such notification');
      await ctx.notifier.deliverNow(id);
      return json(200, notificationView(notification));
    }),
  ];
}
