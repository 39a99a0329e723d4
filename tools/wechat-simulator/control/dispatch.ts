import type { SimContext } from '../context';
import { isLoopbackAddress, isLoopbackHost, hostName } from '../http/loopback';
import { header, json, type SimReply, type SimRequest } from '../http/message';
import { findRoute, type Route } from '../http/router';

/** A refusal of the control API. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Serves /sim/*: for the machine itself only, and not for pages of other origins in its browser. */
export async function serveControl(ctx: SimContext, routes: readonly Route[], request: SimRequest): Promise<SimReply> {
  try {
    if (!isLoopbackAddress(request.remoteAddress)) throw new ControlError(403, 'control API is for loopback only');
    if (!isLoopbackHost(hostName(header(request, 'host')))) throw new ControlError(403, 'unexpected Host header');
    const match = findRoute(routes, request.method, request.path);
    if (match === null) throw new ControlError(404, 'no such control endpoint');
    if (match === 'wrong-method') throw new ControlError(405, 'method not allowed');
    return await match.handler(request, match.params);
  } catch (error) {
    const status = error instanceof ControlError ? error.status : error instanceof RangeError ? 400 : 500;
    if (status === 500) ctx.options.logger(`control API: ${String(error)}`);
    return json(status, { error: error instanceof Error ? error.message : 'failed' });
  }
}
