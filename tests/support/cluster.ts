/** The application as it runs in production: several processes on one database, to be killed and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Client, Pool } from 'pg';
import { inject } from 'vitest';
import { cloneDatabase, type Simulator } from './app';
import { ROOT, secrets } from './global-setup';
import { sender, type Send } from './guest';

const load = createRequire(import.meta.url);
const { startWechatSimulator } = load(
  path.join(ROOT, 'dist/tools/wechat-simulator/index.js'),
) as typeof import('../../tools/wechat-simulator');
const { freePort } = load(
  path.join(ROOT, 'dist/tools/database/embedded.js'),
) as typeof import('../../tools/database/embedded');

const READY_WITHIN_MS = 120_000;
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** One operating-system process of the application, always on the same port. */
export class AppProcess {
  readonly url: string;
  private child: ChildProcess | undefined;
  private ended: Promise<number | null> = Promise.resolve(null);
  private output = '';

  /**
   * @param keep how many of the last characters of its output are remembered
   * @param root the folder of the application
   */
  constructor(
    private readonly env: Record<string, string>,
    private readonly keep = 20_000,
    private readonly root = ROOT,
  ) {
    this.url = `http://127.0.0.1:${env.PORT}`;
  }

  /** Everything the process has written since it was last started. */
  get said(): string {
    return this.output;
  }

  /** Starts the process without waiting for it. */
  launch(): void {
    const { PATH = '', HOME = '' } = process.env;
    this.output = '';
    const child = spawn(process.execPath, [path.join(this.root, 'dist/tools/server/start.js')], {
      cwd: this.root,
      env: { PATH, HOME, ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    running.add(child);
    const hear = (chunk: Buffer): void => void (this.output = (this.output + chunk.toString()).slice(-this.keep));
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    this.ended = new Promise((resolve) =>
      child.once('exit', (code) => {
        running.delete(child);
        resolve(code);
      }),
    );
  }

  /** Starts the process and waits until it takes requests. */
  async start(): Promise<void> {
    this.launch();
    await this.ready();
  }

  async ready(): Promise<void> {
    const until = Date.now() + READY_WITHIN_MS;
    for (;;) {
      const answer = await fetch(`${this.url}/api/health/ready`).catch(() => undefined);
      if (answer?.status === 200) return;
      if (this.child?.exitCode !== null || Date.now() > until)
        throw new Error(`the application did not start:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** The exit code, once the process has ended by itself. */
  exited(): Promise<number | null> {
    return this.ended;
  }

  /** No goodbye: connections break, locks are lost with their sessions, nothing is flushed. */
  kill(): Promise<number | null> {
    this.child?.kill('SIGKILL');
    return this.ended;
  }

  /** The polite end; after five seconds the other one. */
  async stop(): Promise<void> {
    this.child?.kill('SIGTERM');
    const timer = setTimeout(() => this.child?.kill('SIGKILL'), 5_000);
    await this.ended;
    clearTimeout(timer);
  }
}

export interface Cluster {
  nodes: AppProcess[];
  /** The first process; WeChat's notifications go there. */
  url: string;
  sim: Simulator;
  env: Record<string, string>;
  db: Pool;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Environment of each process beside the common one; its length is the number of processes. */
  nodes?: Record<string, string>[];
  /** Default: a clone of the template with its schema. */
  databaseUrl?: string;
  clockSpeed?: number;
  /** False: the processes are there but not started. */
  start?: boolean;
  /** How much of each process's output is remembered, in characters. */
  keepOutput?: number;
  /** A copy of the application in another folder. */
  root?: string;
}

export async function emptyDatabase(): Promise<string> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = new Client({ connectionString: inject('databaseUrl') });
  await admin.connect();
  try {
    await admin.query(`create database ${name}`);
  } finally {
    await admin.end();
  }
  return inject('databaseUrl').replace(/\/postgres$/, `/${name}`);
}

export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const { nodes: own = [{}, {}], clockSpeed = 200, start = true } = options;
  const databaseUrl = options.databaseUrl ?? (await cloneDatabase());
  const sim = await startWechatSimulator({ host: '127.0.0.1', port: 0, clockSpeed });
  const ports: number[] = [];
  while (ports.length < own.length) {
    const port = await freePort();
    if (!ports.includes(port)) ports.push(port);
  }
  const env: Record<string, string> = {
    ...secrets(),
    ...(sim.env as unknown as Record<string, string>),
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    WECHATPAY_NOTIFY_BASE: `http://127.0.0.1:${ports[0]}`,
    SERVE_ADMIN: 'false',
    STARTUP_LOG: 'false',
    LOG_LEVEL: process.env.TEST_LOG ?? 'fatal',
    NODE_ENV: 'test',
  };
  const nodes = own.map(
    (extra, i) => new AppProcess({ ...env, PORT: String(ports[i]), ...extra }, options.keepOutput, options.root),
  );
  const db = new Pool({ connectionString: databaseUrl, max: 5, options: '-c TimeZone=UTC' });
  db.on('error', () => undefined);
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.stop()));
    await db.end();
    await sim.stop();
  };
  try {
    if (start) await Promise.all(nodes.map((node) => node.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { nodes, url: nodes[0]!.url, sim, env, db, stop };
}

export interface Operator {
  token: string;
  send: Send;
  /** Enters a house as the content manager does; returns its id. */
  house(data?: Record<string, unknown>): Promise<string>;
}

/** The first administrator of an empty installation, signed in; the token is good at every process. */
export async function registerOperator(url: string): Promise<Operator> {
  const account = {
    email: 'owner@example.com',
    firstname: '掌柜',
    lastname: '',
    password: `Aa1-${randomBytes(8).toString('hex')}`,
  };
  const registered = await sender(url)('POST', '/admin/register-admin', account);
  const token = registered.body?.data?.token ?? registered.body?.data?.accessToken;
  if (typeof token !== 'string')
    throw new Error(`no administrator: ${registered.status} ${JSON.stringify(registered.body)}`);
  const send = sender(url, { Authorization: `Bearer ${token}` });
  const create = async (uid: string, data: object): Promise<string> => {
    const answer = await send('POST', `/content-manager/collection-types/${uid}`, data);
    if (answer.status !== 201) throw new Error(`${uid}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return (answer.body.data as { documentId: string }).documentId;
  };
  const policy = await create('api::cancellation-policy.cancellation-policy', {
    name: '适中',
    tiers: [
      { hoursBefore: 48, refundPercent: 100 },
      { hoursBefore: 24, refundPercent: 50 },
    ],
  });
  return {
    token,
    send,
    house: (data = {}) =>
      create('api::house.house', {
        title: '竹里小院',
        address: '浙江省湖州市德清县莫干山镇',
        maxAdults: 4,
        maxChildren: 2,
        maxGuests: 5,
        units: 1,
        basePriceFen: 68_800,
        lastBookingTime: '23:59',
        maxAdvanceDays: 500,
        cancellationPolicy: { connect: [{ documentId: policy }] },
        ...data,
      }),
  };
}
