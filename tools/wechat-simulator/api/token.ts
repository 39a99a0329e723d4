import type { SimContext } from '../context';
import { json, type SimReply, type SimRequest } from '../http/message';
import { ids } from '../ids';
import type { AccessToken } from '../state';
import { apiErrors, ApiError } from './errors';
import { requireBody } from './input';

const LIFE_MS = 7200_000;
const OVERLAP_MS = 5 * 60_000;
const FORCE_GAP_MS = 30_000;
const FORCE_PER_DAY = 20;
const EARLIER_LIMIT = 20;

/** POST /cgi-bin/stable_token */
export function stableToken(ctx: SimContext, request: SimRequest): SimReply {
  const body = requireBody(request);
  if (body.grant_type !== 'client_credential') throw new ApiError(40002, 'invalid grant_type');
  checkAppCredentials(ctx, body.appid, body.secret);
  const token = body.force_refresh === true ? forceRefresh(ctx) : currentToken(ctx);
  const expiresIn = Math.floor((token.expiresAt - ctx.clock.now()) / 1000);
  return json(200, { access_token: token.token, expires_in: expiresIn });
}

/** appid and secret of a request, with WeChat's errors. */
export function checkAppCredentials(ctx: SimContext, appId: unknown, secret: unknown): void {
  if (!appId) throw new ApiError(41002, 'appid missing');
  if (!secret) throw new ApiError(41004, 'appsecret missing');
  if (appId !== ctx.keys.appId) throw apiErrors.invalidAppId();
  if (secret !== ctx.keys.appSecret) throw apiErrors.invalidSecret();
}

/** Normal mode: the same token until five minutes before its end, then a new one while the old lives on. */
function currentToken(ctx: SimContext): AccessToken {
  const { current } = ctx.store.tokens;
  if (current && current.expiresAt - ctx.clock.now() > OVERLAP_MS) return current;
  return issue(ctx);
}

function forceRefresh(ctx: SimContext): AccessToken {
  const { tokens } = ctx.store;
  const now = ctx.clock.now();
  tokens.forcedAt = tokens.forcedAt.filter((at) => now - at < 24 * 3600_000);
  if (tokens.forcedAt.length >= FORCE_PER_DAY) throw new ApiError(45009, 'reach max api daily quota limit');
  if (now - (tokens.forcedAt.at(-1) ?? 0) < FORCE_GAP_MS) {
    throw new ApiError(45011, 'api minute-quota reach limit, must slower, retry next minute');
  }
  tokens.forcedAt.push(now);
  // A forced refresh ends the token before at once; it is not expired but "not latest".
  tokens.current = null;
  tokens.earlier = [];
  return issue(ctx);
}

function issue(ctx: SimContext): AccessToken {
  const { tokens } = ctx.store;
  const now = ctx.clock.now();
  if (tokens.current) tokens.earlier.push(tokens.current);
  tokens.earlier = tokens.earlier.slice(-EARLIER_LIMIT);
  tokens.current = { token: ids.accessToken(), issuedAt: now, expiresAt: now + LIFE_MS };
  ctx.store.touch();
  return tokens.current;
}

/** Checks the access_token of a call; throws 41001, 40001 or 42001. */
export function requireToken(ctx: SimContext, request: SimRequest): void {
  const given = request.query.get('access_token');
  if (!given) throw apiErrors.missingToken();
  const { current, earlier } = ctx.store.tokens;
  const known = [...earlier, ...(current ? [current] : [])].find((token) => token.token === given);
  if (!known) throw apiErrors.invalidCredential();
  if (known.expiresAt <= ctx.clock.now()) throw apiErrors.tokenExpired();
  const subject = { path: request.path };
  if (ctx.faults.take('token-40001', subject)) throw apiErrors.invalidCredential();
  if (ctx.faults.take('token-42001', subject)) throw apiErrors.tokenExpired();
}
