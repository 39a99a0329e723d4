/** The access token of the mini-program host: one for all instances, renewed by one of them. */

export interface StoredToken {
  token: string;
  /** UTC instant */
  expiresAt: string;
}

/** Where the instances share the token; kept in PostgreSQL by the application, in memory by tests. */
export interface TokenStore {
  /** The token last stored, expired or not; null when there is none. */
  read(): Promise<StoredToken | null>;
  /**
   * Takes a lock that only one instance can hold, reads the token again, calls `fn` with it, stores what `fn`
   * returns (before releasing the lock) and returns it. When `fn` throws, nothing is stored and the error passes.
   */
  withRefreshLock(fn: (current: StoredToken | null) => Promise<StoredToken>): Promise<StoredToken>;
}

/** A TokenStore for one process. */
export class MemoryTokenStore implements TokenStore {
  private stored: StoredToken | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  async read(): Promise<StoredToken | null> {
    return this.stored;
  }

  withRefreshLock(fn: (current: StoredToken | null) => Promise<StoredToken>): Promise<StoredToken> {
    const turn = this.queue.then(async () => {
      this.stored = await fn(this.stored);
      return this.stored;
    });
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}

/** A token this close to its end is not used any more. */
const MARGIN_MS = 120_000;

/** WeChat allows forced refreshes at least 30 s apart (and 20 a day). */
const FORCE_SPACING_MS = 30_000;

/** Hands out tokens; concurrent callers in this process share one refresh. */
export class AccessTokens {
  private inFlight: { failing: string | null; result: Promise<string> } | null = null;
  private forcedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly store: TokenStore,
    private readonly now: () => Date,
    private readonly fetchToken: (force: boolean) => Promise<StoredToken>,
  ) {}

  /**
   * A usable token.
   * @param failing a token WeChat has just refused; it is replaced by force only if no other instance has
   *   replaced it meanwhile
   * @throws whatever fetching throws
   */
  async get(failing: string | null = null): Promise<string> {
    const stored = await this.store.read();
    if (stored && this.usable(stored, failing)) return stored.token;
    if (!this.inFlight || this.inFlight.failing !== failing) {
      const result = this.renew(failing).finally(() => {
        if (this.inFlight?.result === result) this.inFlight = null;
      });
      this.inFlight = { failing, result };
    }
    return this.inFlight.result;
  }

  private async renew(failing: string | null): Promise<string> {
    const renewed = await this.store.withRefreshLock(async (current) => {
      if (current && this.usable(current, failing)) return current;
      return this.fetchToken(this.mayForce(failing !== null && current?.token === failing));
    });
    return renewed.token;
  }

  private usable(stored: StoredToken, failing: string | null): boolean {
    return stored.token !== failing && Date.parse(stored.expiresAt) - MARGIN_MS > this.now().getTime();
  }

  private mayForce(wanted: boolean): boolean {
    const now = this.now().getTime();
    if (!wanted || now - this.forcedAt < FORCE_SPACING_MS) return false;
    this.forcedAt = now;
    return true;
  }
}
