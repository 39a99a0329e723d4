import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A request as the handlers see it: the raw bytes and target are kept for signature checks. */
export interface SimRequest {
  method: string;
  /** Path and query exactly as they came over the wire. */
  target: string;
  /** Path without query, still percent-encoded. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  remoteAddress: string;
}

export interface SimReply {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** JSON reply. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): SimReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: Buffer.from(JSON.stringify(value), 'utf8'),
  };
}

/** Reply without a body. */
export function empty(status: number, headers: Record<string, string> = {}): SimReply {
  return { status, headers, body: Buffer.alloc(0) };
}

/** Page reply; nothing but inline styles, images and, where one is given, this one inline script may load. */
export function html(status: number, markup: string, script?: string): SimReply {
  const scripts = script
    ? `; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'; connect-src 'self'`
    : '';
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data: http: https:; base-uri 'none'; frame-ancestors 'none'${scripts}`,
    },
    body: Buffer.from(markup, 'utf8'),
  };
}

/** Reads the body as a JSON object; null when it is anything else. */
export function jsonObject(body: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** One header value, empty when absent. */
export function header(request: SimRequest, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}
