/** One HTTP exchange. Knows nothing of WeChat's rules except that nothing secret may end up in an error. */
import { WechatUnknown, type UnknownKind } from './errors';

export interface HttpRequest {
  method: 'GET' | 'POST';
  /** never logged and never part of an error */
  url: string;
  headers?: Record<string, string>;
  /** raw body; its content type is JSON */
  body?: string;
  /** milliseconds for the whole exchange including the body */
  timeoutMs: number;
  /** answers with a longer body are cut off as unknown; default 2 MiB */
  maxBytes?: number;
}

export interface RawAnswer {
  status: number;
  header(name: string): string | null;
  body: Buffer;
  /** WeChat's Request-ID, for logs and support */
  requestId: string | null;
}

const USER_AGENT = 'yizhan-wechat/1.0';
const DEFAULT_MAX_BYTES = 2 * 1024 * 1024;
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * Sends a request and reads the whole answer; any HTTP status counts as an answer.
 * Redirects are never followed: a signed request must not reach another host.
 * @throws WechatUnknown (timeout, network, not-sent, redirect, too-large), made anew without the cause, because
 *   causes hold URLs and headers
 */
export async function exchange(request: HttpRequest): Promise<RawAnswer> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      redirect: 'error',
      signal: AbortSignal.timeout(request.timeoutMs),
      headers: {
        Accept: 'application/json',
        'User-Agent': USER_AGENT,
        ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const body = await readBody(response, request.maxBytes ?? DEFAULT_MAX_BYTES);
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      body,
      requestId: cleanRequestId(response.headers.get('request-id')),
    };
  } catch (error) {
    throw error instanceof WechatUnknown ? error : new WechatUnknown(failureKind(error));
  }
}

async function readBody(response: Response, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > maxBytes) throw new WechatUnknown('too-large', { httpStatus: response.status });
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Request-ID comes from outside and goes into logs and tables: printable and short, or nothing. */
function cleanRequestId(value: string | null): string | null {
  return value !== null && /^[\x21-\x7E]{1,128}$/.test(value) ? value : null;
}

function failureKind(error: unknown): UnknownKind {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 4; cause = cause.cause, depth += 1) {
    if (cause.name === 'TimeoutError' || cause.name === 'AbortError') return 'timeout';
    if (/redirect/i.test(cause.message)) return 'redirect';
    const code = 'code' in cause ? String(cause.code) : '';
    if (NOT_SENT.has(code)) return 'not-sent';
    if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') return 'timeout';
    if (cause instanceof AggregateError && cause.errors.length > 0 && cause.errors.every(isNotSent)) return 'not-sent';
  }
  return 'network';
}

function isNotSent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NOT_SENT.has(String(error.code));
}

/** JSON of an answer, or undefined when it is not JSON. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
