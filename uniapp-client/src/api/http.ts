/**
 * Typed requests: token, one shared refresh on 401, problems from the envelope, careful retries.
 * Everything it touches is handed in, so tests run it without uni.
 */
import type { Locale, Session } from './types';
import { Problem } from './problem';

export type Method = 'GET' | 'POST' | 'DELETE';
export type QueryValue = string | number | boolean | null | undefined;

export interface Sent {
  method: Method;
  url: string;
  headers: Record<string, string>;
  body?: unknown;
  timeoutMs: number;
}
export interface Answer {
  status: number;
  body: unknown;
  requestId: string | null;
}

export interface Tokens {
  access(): string | null;
  /** The access token has ended, or is about to. */
  ended(): boolean;
  /** Takes what another page of this browser has kept meanwhile. */
  reread(): void;
  refresh(): string | null;
  save(session: Session): void;
  clear(): void;
}

export interface HttpDeps {
  /** Resolves for every HTTP answer; rejects with Problem.offline() or Problem.timeout(). */
  send(request: Sent): Promise<Answer>;
  tokens: Tokens;
  locale(): Locale;
  /** Origin without trailing slash, '' for the page's own. */
  base: string;
  sleep(ms: number): Promise<void>;
}

export interface CommandOptions {
  /** Idempotency-Key of the user's action; with it an uncertain outcome is retried once. */
  key?: string;
}

export interface Http {
  get<T>(path: string, query?: Record<string, QueryValue>): Promise<T>;
  command<T>(method: 'POST' | 'DELETE', path: string, body?: unknown, options?: CommandOptions): Promise<T>;
}

const TIMEOUT_MS = 12_000;
const RETRY_AFTER_MS = 700;

/** '?a=1&b=x' without empty values, or ''. */
export function queryString(query: Record<string, QueryValue> = {}): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

export function createHttp(deps: HttpDeps): Http {
  let refreshing: Promise<void> | null = null;

  function headersFor(token: string | null, key?: string): Record<string, string> {
    const headers: Record<string, string> = { 'Accept-Language': deps.locale() };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (key) headers['Idempotency-Key'] = key;
    return headers;
  }

  /** One refresh at a time; everybody who met a 401 waits for it. Clears the session only on a clear "no". */
  function refreshOnce(refreshToken: string): Promise<void> {
    refreshing ??= (async () => {
      const answer = await deps.send({
        method: 'POST',
        url: `${deps.base}/api/auth/refresh`,
        headers: headersFor(null),
        body: { refreshToken },
        timeoutMs: TIMEOUT_MS,
      });
      if (answer.status >= 200 && answer.status < 300) return deps.tokens.save(answer.body as Session);
      const problem = Problem.fromAnswer(answer.status, answer.body, answer.requestId);
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
        // Each refresh token is good once: another page may have been faster, and its session must stay.
        deps.tokens.reread();
        if (deps.tokens.refresh() !== refreshToken) return;
        deps.tokens.clear();
      }
      throw problem;
    })().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  /**
   * What everybody may ask is answered with a token that has ended too, but as a stranger is answered: without own
   * prices, coupons and balance. So nothing is sent with such a token. A clear "no" leaves a stranger, who may go on.
   */
  async function renewEnded(): Promise<void> {
    if (!deps.tokens.ended()) return;
    const refreshToken = deps.tokens.refresh();
    if (!refreshToken) return;
    await refreshOnce(refreshToken).catch((cause: unknown) => {
      if (deps.tokens.refresh()) throw cause;
    });
  }

  async function once<T>(
    request: Omit<Sent, 'headers' | 'timeoutMs'>,
    key?: string,
    last = false,
  ): Promise<T> {
    await renewEnded();
    const token = deps.tokens.access();
    const answer = await deps.send({ ...request, headers: headersFor(token, key), timeoutMs: TIMEOUT_MS });
    if (answer.status >= 200 && answer.status < 300) return answer.body as T;
    const refreshToken = deps.tokens.refresh();
    if (answer.status === 401 && token && refreshToken && !last) {
      // Somebody else may have refreshed while this request was on its way.
      if (deps.tokens.access() === token) await refreshOnce(refreshToken);
      return once(request, key, true);
    }
    if (answer.status === 401 && token) deps.tokens.clear();
    throw Problem.fromAnswer(answer.status, answer.body, answer.requestId);
  }

  async function patient<T>(request: Omit<Sent, 'headers' | 'timeoutMs'>, key?: string): Promise<T> {
    const repeatable = request.method === 'GET' || key !== undefined;
    try {
      return await once<T>(request, key);
    } catch (cause) {
      if (!repeatable || !(cause instanceof Problem) || !cause.uncertain) throw cause;
      await deps.sleep(RETRY_AFTER_MS);
      return once<T>(request, key);
    }
  }

  return {
    get: (path, query) => patient({ method: 'GET', url: `${deps.base}/api${path}${queryString(query)}` }),
    command: (method, path, body = {}, options = {}) =>
      patient(
        { method, url: `${deps.base}/api${path}`, ...(method === 'POST' ? { body } : {}) },
        options.key,
      ),
  };
}
