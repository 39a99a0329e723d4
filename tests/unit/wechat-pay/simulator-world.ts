/** A simulator, both gateways configured from its environment, and a notify route: a very small application. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import {
  createMiniProgramGateway,
  createPayGateway,
  MemoryTokenStore,
  NotificationRejected,
  readWechatConfig,
  type MiniProgramGateway,
  type Notification,
  type PayGateway,
  type RequestPayment,
} from '../../../src/plugins/wechat-pay/server/gateway';
import {
  generateKeyMaterial,
  startWechatSimulator,
  type KeyMaterial,
  type VerifyMode,
  type WechatSimulator,
} from '../../../tools/wechat-simulator';
import { recordingLogger } from './fake-wechat';

/** Long enough for a loaded machine, short enough to sit out in timeout tests. */
const TIMEOUT_MS = 1500;

export interface World {
  sim: WechatSimulator;
  pay: PayGateway;
  mini: MiniProgramGateway;
  openid: string;
  notifyUrl: string;
  accepted: Notification[];
  rejected: NotificationRejected[];
  stop(): Promise<void>;
}

/** RSA keys take long to make; the worlds of one test file share them. */
let keys: Promise<KeyMaterial> | null = null;

/** An application reduced to its notify route. */
function notifyServer(world: () => World): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pay, accepted, rejected } = world();
      pay
        .parseNotification(request.headers, Buffer.concat(chunks))
        .then((notification) => {
          accepted.push(notification);
          response.writeHead(204).end();
        })
        .catch((error: unknown) => {
          if (!(error instanceof NotificationRejected)) throw error;
          rejected.push(error);
          response.writeHead(error.httpStatus).end(JSON.stringify({ code: 'FAIL', message: error.reason }));
        });
    });
  });
}

export async function startWorld(verifyMode: VerifyMode): Promise<World> {
  const server = notifyServer(() => world);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const notifyBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sim = await startWechatSimulator({
    verifyMode,
    keys: await (keys ??= generateKeyMaterial()),
    notifyBase,
    clockSpeed: 500,
    notifyPublicKeyPercent: 0,
  });
  const config = readWechatConfig(sim.env, { production: false });
  const deps = { now: () => new Date(), logger: recordingLogger(), timeoutMs: TIMEOUT_MS };
  const persona = [...sim.state.personas.values()][0];
  if (!persona) throw new Error('the simulator has no personas');
  const world: World = {
    sim,
    pay: createPayGateway(config, deps),
    mini: createMiniProgramGateway(config, { ...deps, tokens: new MemoryTokenStore() }),
    openid: persona.openid,
    notifyUrl: `${notifyBase}/notify`,
    accepted: [],
    rejected: [],
    stop: async () => {
      await sim.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  return world;
}

let sequence = 0;
export const nextNo = (prefix: string) => `${prefix}_${Date.now()}_${(sequence += 1)}`;

export const orderOf = (world: World, outTradeNo: string) => ({
  outTradeNo,
  description: '山居庭院 · 大床房 2晚',
  totalFen: 25_600,
  openid: world.openid,
  expiresAt: new Date(Date.now() + 1_800_000).toISOString(),
  notifyUrl: world.notifyUrl,
});
export const refundOf = (world: World, outTradeNo: string, outRefundNo: string, refundFen: number) => ({
  outTradeNo,
  outRefundNo,
  refundFen,
  totalFen: 25_600,
  reason: '行程有变',
  notifyUrl: world.notifyUrl,
});

export async function control(world: World, path: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${world.sim.baseUrl}/sim/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`control API ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}

export async function pay(world: World, params: RequestPayment): Promise<unknown> {
  const full = { ...params, appId: world.pay.identity?.appid };
  return (await control(world, 'cashier', { action: 'pay', openid: world.openid, params: full })).result;
}

/** Creates and pays an order; returns its number. */
export async function paidOrder(world: World): Promise<string> {
  const outTradeNo = nextNo('P');
  const { prepayId } = await world.pay.createJsapiOrder(orderOf(world, outTradeNo));
  expect(await pay(world, world.pay.signRequestPayment(prepayId))).toBe('ok');
  return outTradeNo;
}

export async function eventually<T>(read: () => T | undefined): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const value = read();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error('it did not happen within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
