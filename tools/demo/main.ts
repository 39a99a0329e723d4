/**
 * The whole system on one machine: embedded PostgreSQL, the WeChat simulator, the application with its admin
 * panel and the H5 client, filled with believable content. Everything it keeps is in the git-ignored .yizhan/.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';
import { startEmbeddedDatabase } from '../database/embedded';
import { startWechatSimulator } from '../wechat-simulator';
import { demoSecrets, forget, HOME, ROOT } from './environment';
import { readOptions, type DemoOptions } from './options';
import { renderAll } from './pictures';
import { step } from './progress';
import { seedContent, uploadPictures } from './seed/content';
import { seedCoupons, seedCouponTemplates } from './seed/coupons';
import { seedCardKinds, seedCards } from './seed/cards';
import { seedCashier } from './seed/cashier';
import { seedInvoiceRule, seedInvoices } from './seed/invoices';
import { seedMemberships, seedMembershipRules } from './seed/membership';
import { seedOrders } from './seed/orders';
import { seedTenderOrders } from './seed/tenders';
import { seedTopUpPlans } from './seed/top-up';
import { seedPersonas, seedStaff, staffLogins, type Persona } from './seed/people';

const CONTENT_VERSION = 1;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.fresh) forget();
  const secrets = demoSecrets();
  const stops: (() => Promise<unknown>)[] = [];
  stopOnSignal(stops);

  const database = step('PostgreSQL');
  const cluster = await startEmbeddedDatabase({
    dataDir: path.join(HOME, 'postgres'),
    settings: { synchronous_commit: 'off' },
  });
  stops.unshift(() => cluster.stop());
  await cluster.ensureDatabase('yizhan');
  database.end();

  const wechat = step('WeChat simulator');
  const simulator = await startWechatSimulator({
    host: '127.0.0.1',
    port: options.port + 1,
    statePath: path.join(HOME, 'simulator.json'),
    personas: [],
  });
  stops.unshift(() => simulator.stop());
  wechat.end();

  const origin = `http://127.0.0.1:${options.port}`;
  Object.assign(process.env, secrets.env, simulator.env, demoEnvironment(options, origin, cluster.urlOf('yizhan')));
  const application = step('Application');
  const strapi = createStrapi({
    appDir: ROOT,
    distDir: path.join(ROOT, 'dist'),
    autoReload: false,
    serveAdminPanel: true,
  });
  await strapi.start();
  // Strapi listens for signals too and would stop what this stops already.
  stopOnSignal(stops);
  stops.unshift(() => strapi.destroy().catch(() => undefined));
  application.end();

  const places = { apiUrl: `${origin}/api`, simulatorUrl: simulator.baseUrl, appId: simulator.env.WECHAT_APPID! };
  const personas = await fill(strapi, places, secrets.passwords);
  await announce(options, origin, simulator.baseUrl, secrets.passwords, personas);
}

function demoEnvironment(options: DemoOptions, origin: string, databaseUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'development',
    TZ: 'UTC',
    HOST: '127.0.0.1',
    PORT: String(options.port),
    PUBLIC_URL: origin,
    DATABASE_URL: databaseUrl,
    WECHATPAY_NOTIFY_BASE: origin,
    VENUE_NAME: '驿站',
    SERVICE_PHONE: '0572-8000000',
    ADMIN_COOKIE_SECURE: 'false',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    STARTUP_LOG: 'false',
    STRAPI_TELEMETRY_DISABLED: 'true',
  };
}

interface Filled {
  version: number;
  personas: Persona[];
}

/** Once; a later start finds what an earlier one made. */
async function fill(
  strapi: Core.Strapi,
  places: { apiUrl: string; simulatorUrl: string; appId: string },
  passwords: Record<string, string>,
): Promise<Persona[]> {
  const store = strapi.store({ type: 'core', name: 'yizhan', key: 'demo' });
  const filled = (await store.get()) as Filled | null;
  if (filled) return filled.personas;
  const rendering = step('Painting pictures');
  const pictures = await renderAll(path.join(HOME, 'pictures'), (done, total) => rendering.update(done, total));
  rendering.end(`${pictures.length} pictures`);
  const uploading = step('Media library');
  const media = await uploadPictures(strapi, pictures, (done, total) => uploading.update(done, total));
  uploading.end();
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
  const entering = step('Houses and prices');
  const { houses, extras } = await seedContent(strapi, media, today);
  await seedMembershipRules(strapi, media);
  const templates = await seedCouponTemplates(strapi, houses, today);
  await seedCardKinds(strapi, media);
  await seedTopUpPlans(strapi);
  await seedInvoiceRule(strapi);
  await seedStaff(strapi, passwords);
  const personas = await seedPersonas(places.simulatorUrl);
  entering.end(`${houses.size} houses`);
  const ordering = step('Orders');
  const pictureUrls = new Map([...media].map(([id, { url }]) => [id, url]));
  await seedOrders(
    strapi,
    { ...places, houses, extras, personas, staff: staffLogins(passwords), today, pictureUrls },
    (done, total) => ordering.update(done, total),
  );
  await seedMemberships(strapi, { ...places, personas, staff: staffLogins(passwords), today });
  await seedCoupons(strapi, { ...places, houses, personas, staff: staffLogins(passwords), templates, today });
  await seedCards(strapi, { ...places, personas, staff: staffLogins(passwords) });
  await seedTenderOrders({ ...places, houses, personas, today });
  const clerk = await seedCashier(strapi, { ...places, personas, staff: staffLogins(passwords) });
  await seedInvoices({ ...places, personas, staff: staffLogins(passwords), today });
  ordering.end();
  const everybody = [...personas, clerk];
  await store.set({ value: { version: CONTENT_VERSION, personas: everybody } });
  return everybody;
}

async function announce(
  options: DemoOptions,
  origin: string,
  simulatorUrl: string,
  passwords: Record<string, string>,
  personas: readonly Persona[],
): Promise<void> {
  const staff = staffLogins(passwords);
  const facts = {
    client: `${origin}/m/`,
    admin: `${origin}/admin`,
    api: `${origin}/api`,
    simulator: simulatorUrl,
    staff: Object.fromEntries(staff.map(({ role, email, password }) => [role, { email, password }])),
    personas: personas.map(({ key, name, nickname, phone, openid }) => ({ key, name, nickname, phone, openid })),
  };
  writeFileSync(path.join(HOME, 'demo.json'), `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
  console.log(`
驿站已就绪 · Yizhan is ready

  客人端 Client     ${facts.client}
  管理后台 Admin    ${facts.admin}
  接口 API          ${facts.api}
  微信模拟器        ${facts.simulator}

  后台账号 Staff`);
  for (const { title, email, password } of staff) console.log(`    ${email.padEnd(26)} ${password}   ${title}`);
  console.log(`
  客人在登录页选择：${personas.map(({ nickname }) => nickname).join('、')}
  The same as JSON: .yizhan/demo.json · Ctrl-C stops everything, the data stays (--fresh forgets it)
`);
  if (options.open) openBrowser(facts.client);
}

function openBrowser(url: string): void {
  const command = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  spawn(command, [url], { stdio: 'ignore', detached: true }).on('error', () => undefined);
}

function stopOnSignal(stops: (() => Promise<unknown>)[]): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping …');
    for (const end of stops) await end().catch(() => undefined);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => void stop());
  }
}

main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  if (process.env.DEBUG) console.error(error);
  process.exit(1);
});
