import type { KeyMaterial } from './crypto/keys';

/** Which of WeChat's two verification keys are in use. */
export type VerifyMode = 'public-key' | 'certificate' | 'both';

/** Which notify addresses an order may name. */
export type NotifyUrlPolicy = 'official' | 'loopback' | 'any';

export interface PersonaSeed {
  name: string;
  phone: string;
  avatar?: string | null;
}

export interface TemplateSeed {
  id: string;
  /** Field keys the template has, such as thing1 or time2. */
  fields: string[];
}

export interface SimulatorOptions {
  /** TCP port; 0 (the default) takes a free one. */
  port?: number;
  /** Address to listen on, 127.0.0.1 by default. */
  host?: string;
  /** File for keys and state; with it a restarted simulator continues where it stopped. */
  statePath?: string;
  /** Divider of the notification schedule and of refund processing; 1 is real time. */
  clockSpeed?: number;
  /** Keys WeChat signs with; `public-key` by default, as for every new merchant. */
  verifyMode?: VerifyMode;
  /** Share of notifications signed with the public key while verifyMode is `both`; 50 by default. */
  notifyPublicKeyPercent?: number;
  /** Reuse of keys made earlier (tests that start many simulators). */
  keys?: KeyMaterial;
  /** Base of the application for WECHATPAY_NOTIFY_BASE. */
  notifyBase?: string;
  /** `loopback` (default) also lets http loopback addresses through, `any` any http address. */
  notifyUrlPolicy?: NotifyUrlPolicy;
  /** Schedule milliseconds from payment to the first notification. */
  notifyDelayMs?: number;
  /** Real milliseconds WeChat waits for the acknowledgement. */
  notifyTimeoutMs?: number;
  /** Schedule milliseconds a refund stays PROCESSING. */
  refundDelayMs?: number;
  /** Least seconds between two refunds of one order; WeChat's is 60, here off (0) by default. */
  refundMinIntervalSeconds?: number;
  /** When true only past days have bills, from 10:00 of the day after, as in reality. */
  strictBillDates?: boolean;
  /** Answer of is_trade_managed; true by default. */
  tradeManaged?: boolean;
  /** Declared subscription templates; without it any well-formed template id is accepted. */
  templates?: TemplateSeed[];
  /** Published mini-program pages; without it any well-formed page is accepted. */
  pages?: string[];
  /** Personas at first start. */
  personas?: PersonaSeed[];
  /** Shown in the cashier. */
  merchantName?: string;
  /** The simulator refuses to start under NODE_ENV=production unless this is true. */
  allowInProduction?: boolean;
  /** Receives one line per noteworthy event. */
  logger?: (line: string) => void;
}

export type ResolvedOptions = Required<Omit<SimulatorOptions, 'statePath' | 'keys' | 'templates' | 'pages'>> &
  Pick<SimulatorOptions, 'statePath' | 'keys' | 'templates' | 'pages'>;

const DEFAULT_PERSONAS: PersonaSeed[] = [
  { name: '林晓月', phone: '13800000001' },
  { name: '周明远', phone: '13800000002' },
  { name: '苏禾', phone: '13800000003' },
  { name: '陈屿', phone: '13800000004' },
];

const DEFAULTS: ResolvedOptions = {
  port: 0,
  host: '127.0.0.1',
  clockSpeed: 1,
  verifyMode: 'public-key',
  notifyPublicKeyPercent: 50,
  notifyBase: 'http://127.0.0.1:1337',
  notifyUrlPolicy: 'loopback',
  notifyDelayMs: 100,
  notifyTimeoutMs: 5000,
  refundDelayMs: 3000,
  refundMinIntervalSeconds: 0,
  strictBillDates: false,
  tradeManaged: true,
  personas: DEFAULT_PERSONAS,
  merchantName: '驿站（模拟商户）',
  allowInProduction: false,
  logger: () => undefined,
};

/** Fills in defaults; an option given as undefined counts as absent. */
export function resolveOptions(options: SimulatorOptions): ResolvedOptions {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...DEFAULTS, ...given };
}
