import type { SimReply, SimRequest } from './message';

export type PathParams = Record<string, string>;
export type Handler = (request: SimRequest, params: PathParams) => SimReply | Promise<SimReply>;

export interface Route {
  method: string;
  segments: string[];
  handler: Handler;
}

/** Declares a route; `:name` in the pattern captures one decoded segment. */
export function route(method: string, pattern: string, handler: Handler): Route {
  return { method, segments: pattern.split('/'), handler };
}

export type Match = { handler: Handler; params: PathParams } | 'wrong-method' | null;

/** Finds the route of a request. */
export function findRoute(routes: readonly Route[], method: string, path: string): Match {
  let pathKnown = false;
  const parts = path.split('/');
  for (const candidate of routes) {
    const params = capture(candidate.segments, parts);
    if (!params) continue;
    if (candidate.method === method) return { handler: candidate.handler, params };
    pathKnown = true;
  }
  return pathKnown ? 'wrong-method' : null;
}

function capture(segments: string[], parts: string[]): PathParams | null {
  if (segments.length !== parts.length) return null;
  const params: PathParams = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index] ?? '';
    if (segment.startsWith(':')) {
      const decoded = decode(part);
      if (!decoded) return null;
      params[segment.slice(1)] = decoded;
    } else if (segment !== part) {
      return null;
    }
  }
  return params;
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
