import { hostName, isLoopbackHost } from '../http/loopback';

/**
 * The address to return to, or null when it may not be used: only http(s), only the machine itself or the
 * host the page was asked under, never with credentials in it.
 */
export function allowedRedirect(redirect: string | null, hostHeader: string): URL | null {
  if (!redirect || !URL.canParse(redirect)) return null;
  const url = new URL(redirect);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.username || url.password) return null;
  const host = url.hostname.toLowerCase();
  return isLoopbackHost(host) || host === hostName(hostHeader) ? url : null;
}

/** `url` with `name=value` in its query (before any #), in place of an earlier value. */
export function withResult(url: URL, name: string, value: string): string {
  const next = new URL(url);
  if (next.searchParams.has(name)) next.searchParams.delete(name);
  // Appended by hand: searchParams.set would rewrite the encoding of the whole query.
  const pair = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  next.search = next.search ? `${next.search}&${pair}` : pair;
  return next.toString();
}
