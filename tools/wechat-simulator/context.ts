import type { SimClock } from './clock';
import type { KeyMaterial } from './crypto/keys';
import type { FaultEngine } from './fault-engine';
import type { RequestLog } from './http/log';
import type { ResolvedOptions } from './options';
import type { Notifier } from './pay/notifier';
import type { Store } from './store';

/** What every handler works with. */
export interface SimContext {
  readonly options: ResolvedOptions;
  readonly keys: KeyMaterial;
  readonly store: Store;
  readonly clock: SimClock;
  readonly faults: FaultEngine;
  readonly log: RequestLog;
  readonly notifier: Notifier;
  /** Set once the server listens. */
  baseUrl: string;
}
