/** The real application in this process, on a database of its own, with a WeChat simulator of its own. */
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import { inject } from 'vitest';
import { ROOT, secrets } from './global-setup';

const load = createRequire(import.meta.url);
const { startWechatSimulator } = load(
  path.join(ROOT, 'dist/tools/wechat-simulator/index.js'),
) as typeof import('../../tools/wechat-simulator');
const { freePort } = load(
  path.join(ROOT, 'dist/tools/database/embedded.js'),
) as typeof import('../../tools/database/embedded');

export type Simulator = Awaited<ReturnType<typeof startWechatSimulator>>;

export interface TestApp {
  strapi: Core.Strapi;
  url: string;
  databaseUrl: string;
  sim: Simulator;
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** A clone of the template database; dropped with the cluster at the end of the run. */
export async function cloneDatabase(): Promise<string> {
  const admin = new Client({ connectionString: inject('databaseUrl') });
  await admin.connect();
  const name = `t_${randomBytes(6).toString('hex')}`;
  try {
    await admin.query(`create database ${name} template template`);
  } finally {
    await admin.end();
  }
  return inject('databaseUrl').replace(/\/postgres$/, `/${name}`);
}

export interface AppOptions {
  holdMinutes?: number;
  /** Divides the simulator's notification waits. */
  clockSpeed?: number;
  /** Serves the built admin panel (dist/build) too. */
  adminPanel?: boolean;
  /** Further options of the simulator. */
  simulator?: Parameters<typeof startWechatSimulator>[0];
  env?: Record<string, string>;
}

export async function startApp(options: AppOptions = {}): Promise<TestApp> {
  const databaseUrl = await cloneDatabase();
  const port = await freePort();
  const sim = await startWechatSimulator({
    host: '127.0.0.1',
    port: 0,
    clockSpeed: options.clockSpeed ?? 200,
    ...options.simulator,
  });
  const env: Record<string, string> = {
    ...secrets(),
    ...(sim.env as Record<string, string>),
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    PORT: String(port),
    WECHATPAY_NOTIFY_BASE: `http://127.0.0.1:${port}`,
    HOLD_MINUTES: String(options.holdMinutes ?? 30),
    LOG_LEVEL: process.env.TEST_LOG ?? 'fatal',
    NODE_ENV: 'test',
    TZ: 'UTC',
    ...options.env,
  };
  Object.assign(process.env, env);
  const { createStrapi } = load('@strapi/strapi') as typeof import('@strapi/strapi');
  const strapi = (await createStrapi({
    appDir: ROOT,
    distDir: path.join(ROOT, 'dist'),
    serveAdminPanel: options.adminPanel ?? false,
  }).load()) as Core.Strapi;
  strapi.server.mount();
  await new Promise<void>((resolve) => strapi.server.httpServer.listen(port, '127.0.0.1', resolve));
  const { default: lifecycle } = load(path.join(ROOT, 'dist/src/index.js')) as {
    default: { destroy(): Promise<void> };
  };
  return {
    strapi,
    url: `http://127.0.0.1:${port}`,
    databaseUrl,
    sim,
    env,
    stop: async () => {
      await lifecycle.destroy();
      await strapi.server.destroy();
      await strapi.db.destroy();
      await sim.stop();
    },
  };
}
