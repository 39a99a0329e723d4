/** Calls to api.weixin.qq.com. Its HTTP status is 200 even for errors; `errcode` decides, and may be absent. */
import { z } from 'zod';
import type { MiniProgramConfig } from '../config';
import { classifyErrcode, isTokenErrcode } from '../domain';
import { DEFAULT_TIMEOUT_MS, type GatewayDeps } from './deps';
import { WechatRejected, WechatUnknown } from './errors';
import { exchange, jsonOf, type RawAnswer } from './http';
import { AccessTokens, type StoredToken, type TokenStore } from './tokens';

const errcodeBody = z.object({ errcode: z.int().default(0), errmsg: z.string().default('') });

/** Used-up codes, expired tokens and messages a guest did not allow: everyday answers, not worth a warning. */
const ORDINARY = new Set([40029, 40163, 43101, 40001, 40014, 42001]);

const tokenAnswer = z.object({
  access_token: z.string().min(1).max(2048),
  expires_in: z.number().positive().max(86_400),
});

export interface MiniRequest {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  maxBytes?: number;
}

export class MiniClient {
  private readonly tokens: AccessTokens;

  constructor(
    private readonly config: MiniProgramConfig,
    private readonly deps: GatewayDeps,
    store: TokenStore,
  ) {
    this.tokens = new AccessTokens(store, deps.now, (force) => this.fetchToken(force));
  }

  /** A call without a token. @throws WechatRejected (code = errcode), WechatUnknown */
  async plain<T>(operation: string, request: MiniRequest, schema: z.ZodType<T>): Promise<T> {
    return parsed(await this.checked(operation, request), schema);
  }

  /** A call with the shared token; a refused token is replaced and the call repeated once. @throws as plain */
  async withToken<T>(operation: string, request: MiniRequest, schema: z.ZodType<T>): Promise<T> {
    return parsed(await this.withTokenRaw(operation, request), schema);
  }

  /** Like withToken for answers that may be binary: anything that does not start with '{' is handed over as is. */
  async withTokenRaw(operation: string, request: MiniRequest): Promise<RawAnswer> {
    const token = await this.tokens.get();
    try {
      return await this.checked(operation, withAccessToken(request, token));
    } catch (error) {
      if (!(error instanceof WechatRejected) || !isTokenErrcode(Number(error.code))) throw error;
      const renewed = await this.tokens.get(token);
      return this.checked(operation, withAccessToken(request, renewed));
    }
  }

  private async fetchToken(force: boolean): Promise<StoredToken> {
    const body = {
      grant_type: 'client_credential',
      appid: this.config.appId,
      secret: this.config.appSecret,
      ...(force ? { force_refresh: true } : {}),
    };
    const askedAt = this.deps.now().getTime();
    const request = { method: 'POST', path: '/cgi-bin/stable_token', body } as const;
    const answer = await this.plain('stable token', request, tokenAnswer);
    const expiresAt = new Date(askedAt + answer.expires_in * 1000).toISOString();
    return { token: answer.access_token, expiresAt };
  }

  /** Sends, and turns HTTP and errcode failures into errors. */
  private async checked(operation: string, request: MiniRequest): Promise<RawAnswer> {
    try {
      const answer = await this.send(request);
      throwOnFailure(answer);
      return answer;
    } catch (error) {
      this.log(operation, error);
      throw error;
    }
  }

  private send(request: MiniRequest): Promise<RawAnswer> {
    const query = request.query ? `?${new URLSearchParams(request.query).toString()}` : '';
    return exchange({
      method: request.method,
      url: `${this.config.baseUrl}${request.path}${query}`,
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      timeoutMs: this.deps.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      ...(request.maxBytes === undefined ? {} : { maxBytes: request.maxBytes }),
    });
  }

  private log(operation: string, error: unknown): void {
    if (error instanceof WechatRejected) {
      const { code, reason } = error;
      const level = ORDINARY.has(Number(code)) ? 'debug' : 'warn';
      this.deps.logger[level]('wechat: refused', { operation, code, reason });
    } else if (error instanceof WechatUnknown) {
      const { kind, code, httpStatus } = error;
      this.deps.logger.warn('wechat: outcome unknown', { operation, kind, code, httpStatus });
    }
  }
}

function withAccessToken(request: MiniRequest, token: string): MiniRequest {
  return { ...request, query: { ...request.query, access_token: token } };
}

function throwOnFailure(answer: RawAnswer): void {
  const httpStatus = answer.status;
  if (httpStatus !== 200) {
    throw new WechatUnknown(httpStatus === 429 ? 'rate-limited' : httpStatus >= 500 ? 'server-error' : 'bad-shape', {
      httpStatus,
    });
  }
  if (!looksLikeJson(answer)) return;
  const body = errcodeBody.safeParse(jsonOf(answer.body));
  if (!body.success || body.data.errcode === 0) return;
  const { errcode, errmsg } = body.data;
  if (classifyErrcode(errcode) === 'retryable') {
    throw new WechatUnknown(errcode === -1 ? 'busy' : 'rate-limited', { httpStatus, code: String(errcode) });
  }
  // 47003 names the offending field: "argument invalid! data.thing1.value invalid".
  const field = /\bdata\.([a-z_]+\d+)/.exec(errmsg)?.[1] ?? null;
  throw new WechatRejected({ code: String(errcode), httpStatus, field, reason: errmsg });
}

/** First byte '{' (0x7B), after white space; a PNG or JPEG never starts so. */
export function looksLikeJson(answer: RawAnswer): boolean {
  return answer.body.subarray(0, 16).toString('latin1').trimStart().startsWith('{');
}

function parsed<T>(answer: RawAnswer, schema: z.ZodType<T>): T {
  const json = jsonOf(answer.body);
  if (json === undefined) throw new WechatUnknown('bad-json', { httpStatus: answer.status });
  const result = schema.safeParse(json);
  if (!result.success) throw new WechatUnknown('bad-shape', { httpStatus: answer.status });
  return result.data;
}
