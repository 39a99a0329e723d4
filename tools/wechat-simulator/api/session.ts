import { randomBytes } from 'node:crypto';
import type { SimContext } from '../context';
import { json, type SimReply, type SimRequest } from '../http/message';
import { ids } from '../ids';
import type { BoundedMap } from '../bounded-map';
import type { IssuedCode, Persona } from '../state';
import { apiErrors, ApiError } from './errors';
import { requireBody, textOf } from './input';
import { checkAppCredentials } from './token';

/** Login and phone codes live five minutes and work once. */
const CODE_LIFE_MS = 5 * 60_000;

/** What wx.login would give this persona. */
export function issueLoginCode(ctx: SimContext, openid: string): string {
  return issueCode(ctx, ctx.store.loginCodes, ids.loginCode(), openid);
}

/** What the getPhoneNumber button would give this persona. */
export function issuePhoneCode(ctx: SimContext, openid: string): string {
  return issueCode(ctx, ctx.store.phoneCodes, ids.phoneCode(), openid);
}

function issueCode(ctx: SimContext, codes: BoundedMap<string, IssuedCode>, code: string, openid: string): string {
  codes.set(code, { code, openid, expiresAt: ctx.clock.now() + CODE_LIFE_MS, used: false });
  ctx.store.touch();
  return code;
}

function redeem(ctx: SimContext, codes: BoundedMap<string, IssuedCode>, code: string): Persona {
  const issued = codes.get(code);
  if (!issued || issued.expiresAt <= ctx.clock.now()) throw apiErrors.invalidCode();
  if (issued.used) throw apiErrors.usedCode();
  const persona = ctx.store.personas.get(issued.openid);
  if (!persona) throw apiErrors.invalidCode();
  issued.used = true;
  ctx.store.touch();
  return persona;
}

/** GET /sns/jscode2session */
export function codeToSession(ctx: SimContext, request: SimRequest): SimReply {
  const { query } = request;
  checkAppCredentials(ctx, query.get('appid'), query.get('secret'));
  const code = query.get('js_code');
  if (!code) throw new ApiError(41008, 'missing code');
  if (query.get('grant_type') !== 'authorization_code') throw new ApiError(40002, 'invalid grant_type');
  const persona = redeem(ctx, ctx.store.loginCodes, code);
  persona.sessionKey = randomBytes(16).toString('base64');
  return json(200, { session_key: persona.sessionKey, openid: persona.openid });
}

/** POST /wxa/business/getuserphonenumber; a second use of a code is 40029 here. */
export function phoneNumber(ctx: SimContext, request: SimRequest): SimReply {
  const code = textOf(requireBody(request), 'code');
  if (!code || ctx.store.phoneCodes.get(code)?.used) throw apiErrors.invalidCode();
  const persona = redeem(ctx, ctx.store.phoneCodes, code);
  return json(200, {
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: persona.phone,
      purePhoneNumber: persona.phone,
      countryCode: '86',
      watermark: { timestamp: Math.floor(ctx.clock.now() / 1000), appid: ctx.keys.appId },
    },
  });
}
