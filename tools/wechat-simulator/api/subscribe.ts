import type { SimContext } from '../context';
import { json, type SimReply, type SimRequest } from '../http/message';
import { apiErrors, ApiError } from './errors';
import { objectOf, requireBody, textOf } from './input';
import { isTemplateKey, isTemplateValue } from './template-fields';

const TEMPLATE_ID = /^[A-Za-z0-9_-]{6,64}$/;
const quotaKey = (openid: string, templateId: string): string => `${openid} ${templateId}`;

/** Adds accepted messages, as requestSubscribeMessage would: one acceptance, one message. */
export function acceptSubscription(ctx: SimContext, openid: string, templateId: string, times: number): number {
  const key = quotaKey(openid, templateId);
  const left = (ctx.store.quotas.get(key) ?? 0) + times;
  ctx.store.quotas.set(key, left);
  ctx.store.touch();
  return left;
}

/** POST /cgi-bin/message/subscribe/send */
export function sendSubscribeMessage(ctx: SimContext, request: SimRequest): SimReply {
  const body = requireBody(request);
  const openid = textOf(body, 'touser');
  const templateId = textOf(body, 'template_id');
  if (!ctx.store.personas.has(openid)) throw apiErrors.invalidOpenid();
  const template = ctx.options.templates?.find(({ id }) => id === templateId);
  if (!TEMPLATE_ID.test(templateId) || (ctx.options.templates && !template)) {
    throw new ApiError(40037, 'invalid template_id');
  }
  const page = textOf(body, 'page');
  if (page.startsWith('/') || !isPublished(ctx, page)) throw apiErrors.invalidPage();
  const miniprogramState = textOf(body, 'miniprogram_state') || 'formal';
  if (!['developer', 'trial', 'formal'].includes(miniprogramState)) throw apiErrors.argument('miniprogram_state');
  const data = readData(objectOf(body, 'data'), template?.fields);
  const key = quotaKey(openid, templateId);
  const left = ctx.store.quotas.get(key) ?? 0;
  if (left < 1) throw new ApiError(43101, 'user refuse to accept the msg');
  ctx.store.quotas.set(key, left - 1);
  ctx.store.addMessage({
    at: ctx.clock.now(),
    openid,
    templateId,
    page: page || null,
    miniprogramState,
    lang: textOf(body, 'lang') || 'zh_CN',
    data,
  });
  return json(200, { errcode: 0, errmsg: 'ok' });
}

/** False only for a page that is not among the declared ones. */
export function isPublished(ctx: SimContext, page: string): boolean {
  const path = page.split('?')[0] ?? '';
  return !page || !ctx.options.pages || ctx.options.pages.includes(path);
}

function readData(data: Record<string, unknown>, declared: string[] | undefined): Record<string, string> {
  const keys = declared ?? Object.keys(data);
  if (keys.length === 0) throw apiErrors.argument('data is empty');
  const values: Record<string, string> = {};
  for (const key of keys) {
    const { value } = objectOf(data, key);
    if (value === undefined || value === '') throw apiErrors.argument(`data.${key}.value is empty`);
    if (!isTemplateKey(key) || !isTemplateValue(key, value)) throw apiErrors.argument(`data.${key}.value invalid`);
    values[key] = value;
  }
  return values;
}
