import type { AddressInfo } from 'node:net';
import { SimClock } from './clock';
import type { SimContext } from './context';
import { generateKeyMaterial, type KeyMaterial } from './crypto/keys';
import { applicationEnv, type ApplicationEnv } from './env';
import { FaultEngine } from './fault-engine';
import { RequestLog } from './http/log';
import { createSimulatorServer } from './http/server';
import { resolveOptions, type SimulatorOptions } from './options';
import { Notifier } from './pay/notifier';
import { processRefund } from './pay/refunds';
import { addPersona } from './personas';
import { Store } from './store';

export { FAULTS, isFaultName, type FaultDefinition, type FaultName, type FaultScope } from './faults';
export type { FaultParams, FaultRequest, FaultRule } from './fault-engine';
export type { ApplicationEnv } from './env';
export type { KeyMaterial } from './crypto/keys';
export { generateKeyMaterial } from './crypto/keys';
export type { NotifyUrlPolicy, SimulatorOptions, VerifyMode } from './options';
export { RETRY_SECONDS } from './pay/notifier';
export type * from './state';

/** A running simulator. */
export interface WechatSimulator {
  /** http://host:port without a trailing slash. */
  readonly baseUrl: string;
  /** Environment variables the application needs. */
  readonly env: ApplicationEnv;
  readonly keys: KeyMaterial;
  /** Live state, for inspection. */
  readonly state: Store;
  readonly faults: FaultEngine;
  readonly clock: SimClock;
  readonly log: RequestLog;
  /** Closes every connection, cancels deliveries and writes the state file. Repeatable. */
  stop(): Promise<void>;
}

/**
 * Starts a simulator of the WeChat Pay and mini-program hosts. Rejects when the port is taken, when the
 * state file is unreadable, and under NODE_ENV=production unless `allowInProduction` is set.
 */
export async function startWechatSimulator(options: SimulatorOptions = {}): Promise<WechatSimulator> {
  const resolved = resolveOptions(options);
  if (process.env.NODE_ENV === 'production' && !resolved.allowInProduction) {
    throw new Error('the WeChat simulator does not start under NODE_ENV=production');
  }
  const store = new Store(resolved.statePath);
  const keys = store.load() ?? resolved.keys ?? (await generateKeyMaterial());
  store.setKeys(keys);
  const clock = new SimClock(resolved.clockSpeed, (skippedMs) => {
    store.skippedMs = skippedMs;
  });
  clock.restoreSkipped(store.skippedMs);
  const ctx: SimContext = {
    options: resolved,
    keys,
    store,
    clock,
    faults: new FaultEngine(),
    log: new RequestLog(),
    notifier: new Notifier(() => ctx),
    baseUrl: '',
  };
  const close = await listen(ctx);
  resumeWork(ctx);
  let stopped: Promise<void> | null = null;
  return {
    baseUrl: ctx.baseUrl,
    env: applicationEnv(ctx),
    keys,
    state: store,
    faults: ctx.faults,
    clock,
    log: ctx.log,
    stop: () => (stopped ??= shutDown(ctx, close)),
  };
}

async function listen(ctx: SimContext): Promise<() => Promise<void>> {
  const server = createSimulatorServer(ctx);
  const { port, host } = ctx.options;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = server.address() as AddressInfo;
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  ctx.baseUrl = `http://${shown.includes(':') ? `[${shown}]` : shown}:${bound.port}`;
  ctx.options.logger(`WeChat simulator listens on ${ctx.baseUrl}`);
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

/** Seeds the personas of a new simulator; takes up refunds and notifications of an earlier run. */
function resumeWork(ctx: SimContext): void {
  if (ctx.store.personas.size === 0) for (const seed of ctx.options.personas) addPersona(ctx, seed);
  for (const refund of ctx.store.refunds.values()) {
    if (refund.status === 'PROCESSING' && refund.outcome) processRefund(ctx, refund);
  }
  ctx.notifier.resume();
}

async function shutDown(ctx: SimContext, close: () => Promise<void>): Promise<void> {
  ctx.clock.stop();
  ctx.notifier.stop();
  await close();
  ctx.store.flush();
}
