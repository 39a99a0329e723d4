/**
 * Idempotency keys. One user action has one key: every retry, automatic or by another tap, sends it again
 * as long as the body is the same and the outcome is unknown. A known outcome (or another body) ends the action.
 */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789';

/** 24 characters of [A-Za-z0-9] (contract: 8–64 of [A-Za-z0-9_-]). Not a secret: it only has to be unique. */
export function newKey(nowMs: number = Date.now(), random: () => number = Math.random): string {
  let key = nowMs.toString(36);
  while (key.length < 24) key += ALPHABET[Math.floor(random() * ALPHABET.length)];
  return key;
}

export interface HeldKey {
  key: string;
  /** The body it belongs to. */
  fingerprint: string;
}

/** Where a key survives the page. */
export interface KeyStore {
  read(): HeldKey | null;
  write(held: HeldKey | null): void;
}

export class UserAction {
  private held: HeldKey | null;

  constructor(
    private readonly make: () => string = newKey,
    private readonly store?: KeyStore,
  ) {
    this.held = store?.read() ?? null;
  }

  /** The key for this body: the same as before while body and action are the same. */
  keyFor(body: unknown): string {
    const fingerprint = JSON.stringify(body);
    if (this.held?.fingerprint !== fingerprint) this.hold({ key: this.make(), fingerprint });
    return this.held!.key;
  }

  /** The outcome is known: the next tap is a new action. */
  settle(): void {
    this.hold(null);
  }

  private hold(held: HeldKey | null): void {
    this.held = held;
    this.store?.write(held);
  }
}
