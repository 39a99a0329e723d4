import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { apiRoutes, serveApi } from '../api/dispatch';
import type { SimContext } from '../context';
import { controlRoutes } from '../control/routes';
import { serveControl } from '../control/dispatch';
import { h5Routes, serveH5 } from '../h5/routes';
import { requestId, servePay } from '../pay/dispatch';
import { payRoutes } from '../pay/routes';
import type { LogEntry } from './log';
import { json, type SimReply, type SimRequest } from './message';
import { subjectOf } from './subject';
import {
  faultAfter,
  faultBefore,
  forgedSuccess,
  REDIRECT_TARGET,
  type Applied,
  type Outcome,
} from './transport-faults';

const BODY_LIMIT = 1024 * 1024;

/** Builds the one server that speaks for both WeChat hosts, the control API and the H5 pages. */
export function createSimulatorServer(ctx: SimContext): Server {
  const serve = dispatcher(ctx);
  const server = createServer((incoming, outgoing) => {
    void handle(ctx, serve, incoming, outgoing);
  });
  // Long enough that a kept-alive client connection does not end between two calls of a test.
  server.keepAliveTimeout = 30_000;
  return server;
}

type Serve = (request: SimRequest) => Promise<Outcome>;

async function handle(
  ctx: SimContext,
  serve: Serve,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const request = await readRequest(incoming);
    if (!request) {
      send(outgoing, json(413, { code: 'PARAM_ERROR', message: '请求体过大' }));
      return;
    }
    conclude(outgoing, await serve(request));
  } catch (error) {
    ctx.options.logger(`request failed: ${String(error)}`);
    outgoing.destroy();
  }
}

async function readRequest(incoming: IncomingMessage): Promise<SimRequest | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  if (size > BODY_LIMIT) return null;
  const target = incoming.url ?? '/';
  const [path = '/', ...rest] = target.split('?');
  return {
    method: incoming.method ?? 'GET',
    target,
    path,
    query: new URLSearchParams(rest.join('?')),
    headers: incoming.headers,
    body: Buffer.concat(chunks),
    remoteAddress: incoming.socket.remoteAddress ?? '',
  };
}

function dispatcher(ctx: SimContext): Serve {
  const pay = payRoutes(ctx);
  const api = apiRoutes(ctx);
  const control = controlRoutes(ctx);
  const h5 = h5Routes(ctx);
  const reply = (value: SimReply): Outcome => ({ kind: 'reply', reply: value });
  return async (request) => {
    const { path } = request;
    if (path === '/sim' || path.startsWith('/sim/')) return reply(await serveControl(ctx, control, request));
    if (path.startsWith('/h5/')) return reply(await serveH5(ctx, h5, request));
    if (path.startsWith(REDIRECT_TARGET)) {
      const entry = ctx.log.open('redirect-target', request, undefined);
      entry.status = 200;
      return reply(forgedSuccess());
    }
    if (path.startsWith('/v3/')) {
      return withFaults(ctx, 'pay', request, async (entry) => {
        const outcome = await servePay(ctx, pay, request, subjectOf(ctx, request));
        entry.faults.push(...outcome.faults);
        return outcome.reply;
      });
    }
    if (/^\/(sns|cgi-bin|wxa)\//.test(path)) return withFaults(ctx, 'api', request, () => serveApi(ctx, api, request));
    return reply(
      json(404, { code: 'RESOURCE_NOT_EXISTS', message: '请求的资源不存在' }, { 'Request-ID': requestId() }),
    );
  };
}

async function withFaults(
  ctx: SimContext,
  host: 'pay' | 'api',
  request: SimRequest,
  run: (entry: LogEntry) => Promise<SimReply>,
): Promise<Outcome> {
  const subject = subjectOf(ctx, request);
  const entry = ctx.log.open(host, request, subject.outTradeNo);
  const before = faultBefore(ctx, request, subject);
  if (before) return note(entry, before);
  const reply = await run(entry);
  entry.status = reply.status;
  entry.requestId = reply.headers['Request-ID'] ?? null;
  const after = faultAfter(ctx, request, subject, reply);
  return after ? note(entry, after) : { kind: 'reply', reply };
}

function note(entry: LogEntry, applied: Applied): Outcome {
  entry.faults.push(applied.rule.fault);
  entry.status = applied.outcome.kind === 'reply' ? applied.outcome.reply.status : null;
  return applied.outcome;
}

function conclude(outgoing: ServerResponse, outcome: Outcome): void {
  if (outcome.kind === 'reply') {
    send(outgoing, outcome.reply);
  } else if (outcome.kind === 'reset') {
    outgoing.destroy();
  } else {
    const timer = setTimeout(() => outgoing.destroy(), outcome.holdMs);
    timer.unref();
    outgoing.on('close', () => clearTimeout(timer));
  }
}

function send(outgoing: ServerResponse, reply: SimReply): void {
  const hasBody = reply.status !== 204;
  const length = hasBody ? { 'content-length': String(reply.body.length) } : {};
  outgoing.writeHead(reply.status, { ...reply.headers, ...length });
  outgoing.end(hasBody ? reply.body : undefined);
}
