import type { SimClock } from './clock';
import type { KeyMaterial } from './crypto/keys';
import type { FaultEngine } from './fault-engine';
import type { RequestLog } from './http/log';
import type { ResolvedOptions } from './options';
import type { SimOrder, SimRefund } from './state';
import type { Store } from './store';

/** Tells the merchant what happened, on WeChat's schedule; see pay/notifier.ts. */
export interface Notifications {
  paymentSucceeded(order: SimOrder): void;
  refundChanged(refund: SimRefund): string | null;
  deliverNow(id: string | null): Promise<void>;
  resume(): void;
  stop(): void;
}

/** What every handler works with. */
export interface SimContext {
  readonly options: ResolvedOptions;
  readonly keys: KeyMaterial;
  readonly store: Store;
  readonly clock: SimClock;
  readonly faults: FaultEngine;
  readonly log: RequestLog;
  readonly notifier: Notifications;
  /** Set once the server listens. */
  baseUrl: string;
}
