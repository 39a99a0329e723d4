/** The demo's orders are made through the same HTTP API that guests and staff use. */
import { randomBytes } from 'node:crypto';

export async function send<T>(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomBytes(12).toString('hex'), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${method} ${new URL(url).pathname} answered ${response.status}: ${text.slice(0, 300)}`);
  return (text ? JSON.parse(text) : null) as T;
}

export const post = <T>(url: string, body?: unknown, headers?: Record<string, string>): Promise<T> =>
  send<T>('POST', url, body, headers);

/** A picture in the media library. */
export interface StoredPicture {
  id: number;
  url: string;
}
