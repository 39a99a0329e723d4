import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BoundedMap } from './bounded-map';
import type { KeyMaterial } from './crypto/keys';
import type * as S from './state';

const SAVE_DELAY_MS = 250;

interface Snapshot {
  version: 1;
  keys: KeyMaterial;
  skippedMs: number;
  personas: S.Persona[];
  orders: S.SimOrder[];
  refunds: S.SimRefund[];
  notifications: S.SimNotification[];
  loginCodes: S.IssuedCode[];
  phoneCodes: S.IssuedCode[];
  quotas: [string, number][];
  messages: S.SentMessage[];
  shippings: S.Shipping[];
  neverCreated: string[];
  tokens: S.TokenState;
}

/** All state, in bounded maps; written to `statePath` shortly after each change when one is given. */
export class Store {
  readonly personas = new BoundedMap<string, S.Persona>(5_000);
  readonly orders = new BoundedMap<string, S.SimOrder>(100_000);
  readonly refunds = new BoundedMap<string, S.SimRefund>(100_000);
  readonly notifications = new BoundedMap<string, S.SimNotification>(20_000);
  readonly loginCodes = new BoundedMap<string, S.IssuedCode>(5_000);
  readonly phoneCodes = new BoundedMap<string, S.IssuedCode>(5_000);
  /** Accepted subscriptions left, by `openid template`. */
  readonly quotas = new BoundedMap<string, number>(20_000);
  readonly shippings = new BoundedMap<string, S.Shipping>(20_000);
  readonly bills = new BoundedMap<string, S.BillFile>(50);
  /** Numbers that were closed without ever having been created. */
  readonly neverCreated = new BoundedMap<string, true>(10_000);
  readonly byPrepay = new BoundedMap<string, string>(200_000);
  readonly byTransaction = new BoundedMap<string, string>(100_000);
  readonly refundsOfOrder = new BoundedMap<string, string[]>(100_000);
  messages: S.SentMessage[] = [];
  tokens: S.TokenState = { current: null, earlier: [], forcedAt: [] };

  private timer: NodeJS.Timeout | null = null;
  private keys: KeyMaterial | null = null;
  private skipped = 0;

  constructor(private readonly statePath: string | undefined) {}

  /** Reads the state file; returns its keys, or null when there is none. */
  load(): KeyMaterial | null {
    if (!this.statePath) return null;
    let text: string;
    try {
      text = readFileSync(this.statePath, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    const snapshot = JSON.parse(text) as Snapshot;
    if (snapshot.version !== 1) throw new Error(`unknown simulator state version in ${this.statePath}`);
    this.restore(snapshot);
    return snapshot.keys;
  }

  /** Milliseconds the clock has been moved ahead. */
  get skippedMs(): number {
    return this.skipped;
  }

  set skippedMs(ms: number) {
    this.skipped = ms;
    this.touch();
  }

  setKeys(keys: KeyMaterial): void {
    this.keys = keys;
    this.touch();
  }

  /** Notes that something changed. */
  touch(): void {
    if (!this.statePath || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.flush();
    }, SAVE_DELAY_MS);
    this.timer.unref();
  }

  /** Writes the state file now, atomically and readable by the owner only. */
  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (!this.statePath || !this.keys) return;
    mkdirSync(dirname(this.statePath), { recursive: true });
    const temporary = `${this.statePath}.${process.pid}.tmp`;
    writeFileSync(temporary, JSON.stringify(this.snapshot(this.keys)), { mode: 0o600 });
    chmodSync(temporary, 0o600);
    renameSync(temporary, this.statePath);
  }

  addOrder(order: S.SimOrder): void {
    this.orders.set(order.outTradeNo, order);
    for (const prepay of order.prepays) this.byPrepay.set(prepay.id, order.outTradeNo);
    if (order.transactionId) this.byTransaction.set(order.transactionId, order.outTradeNo);
    this.touch();
  }

  addRefund(refund: S.SimRefund): void {
    this.refunds.set(refund.outRefundNo, refund);
    const list = this.refundsOfOrder.get(refund.outTradeNo) ?? [];
    list.push(refund.outRefundNo);
    this.refundsOfOrder.set(refund.outTradeNo, list);
    this.touch();
  }

  orderByTransaction(transactionId: string): S.SimOrder | undefined {
    const no = this.byTransaction.get(transactionId);
    return no === undefined ? undefined : this.orders.get(no);
  }

  orderByPrepay(prepayId: string): S.SimOrder | undefined {
    const no = this.byPrepay.get(prepayId);
    return no === undefined ? undefined : this.orders.get(no);
  }

  refundsFor(outTradeNo: string): S.SimRefund[] {
    const numbers = this.refundsOfOrder.get(outTradeNo) ?? [];
    return numbers.flatMap((number) => this.refunds.get(number) ?? []);
  }

  /** Remembers a sent message; the oldest go first. */
  addMessage(message: S.SentMessage): void {
    this.messages.push(message);
    if (this.messages.length > 2_000) this.messages.splice(0, this.messages.length - 2_000);
    this.touch();
  }

  private snapshot(keys: KeyMaterial): Snapshot {
    return {
      version: 1,
      keys,
      skippedMs: this.skippedMs,
      personas: [...this.personas.values()],
      orders: [...this.orders.values()],
      refunds: [...this.refunds.values()],
      notifications: [...this.notifications.values()],
      loginCodes: [...this.loginCodes.values()],
      phoneCodes: [...this.phoneCodes.values()],
      quotas: [...this.quotas.entries()],
      messages: this.messages,
      shippings: [...this.shippings.values()],
      neverCreated: [...this.neverCreated.keys()],
      tokens: this.tokens,
    };
  }

  private restore(snapshot: Snapshot): void {
    this.skipped = snapshot.skippedMs;
    for (const persona of snapshot.personas) this.personas.set(persona.openid, persona);
    for (const order of snapshot.orders) this.addOrder(order);
    for (const refund of snapshot.refunds) this.addRefund(refund);
    for (const notification of snapshot.notifications) this.notifications.set(notification.id, notification);
    for (const code of snapshot.loginCodes) this.loginCodes.set(code.code, code);
    for (const code of snapshot.phoneCodes) this.phoneCodes.set(code.code, code);
    for (const [key, left] of snapshot.quotas) this.quotas.set(key, left);
    for (const shipping of snapshot.shippings) this.shippings.set(shipping.outTradeNo, shipping);
    for (const number of snapshot.neverCreated) this.neverCreated.set(number, true);
    this.messages = snapshot.messages;
    this.tokens = snapshot.tokens;
  }
}
