/**
 * The simulator's clock. Delays (retry schedule, refund processing) are divided by `speed`; lifetimes
 * (codes, tokens, prepay ids, order expiry) follow the wall clock plus whatever was skipped with
 * `advance`. Signature timestamps are not taken from here: they are real, as the application's are.
 */
export interface SimTimer {
  cancel(): void;
}

interface Entry {
  /** Milliseconds of schedule time left when the entry was last armed. */
  remaining: number;
  armedAt: number;
  run: () => void;
  handle: NodeJS.Timeout | null;
}

/** Longest delay setTimeout accepts without overflowing. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

export class SimClock {
  private skipped = 0;
  private readonly entries = new Set<Entry>();

  /** `onSkip` hears the total of skipped milliseconds whenever it grows. */
  constructor(
    private divider = 1,
    private readonly onSkip: (skippedMs: number) => void = () => undefined,
  ) {
    assertSpeed(divider);
  }

  /** Schedule divider; 1 is real time. */
  get speed(): number {
    return this.divider;
  }

  /** Milliseconds since the epoch, including skipped time. */
  now(): number {
    return Date.now() + this.skipped;
  }

  /** Runs `run` once `ms` of schedule time have passed. */
  after(ms: number, run: () => void): SimTimer {
    const entry: Entry = { remaining: Math.max(0, ms), armedAt: Date.now(), run, handle: null };
    this.entries.add(entry);
    this.arm(entry);
    return { cancel: () => this.drop(entry) };
  }

  /** Changes the schedule divider; timers under way keep the part already waited. */
  setSpeed(speed: number): void {
    assertSpeed(speed);
    this.settle();
    this.divider = speed;
    for (const entry of this.entries) this.arm(entry);
  }

  /** Skips time: everything that falls due fires (asynchronously) and lifetimes move on. */
  advance(ms: number): void {
    if (!Number.isFinite(ms) || ms < 0) throw new RangeError('advance must be a non-negative number');
    this.settle();
    this.skipped += ms;
    this.onSkip(this.skipped);
    for (const entry of this.entries) {
      entry.remaining = Math.max(0, entry.remaining - ms);
      this.arm(entry);
    }
  }

  /** Restores skipped time of an earlier run. */
  restoreSkipped(ms: number): void {
    this.skipped = ms;
  }

  /** Cancels every timer. */
  stop(): void {
    for (const entry of [...this.entries]) this.drop(entry);
  }

  private settle(): void {
    const now = Date.now();
    for (const entry of this.entries) {
      entry.remaining = Math.max(0, entry.remaining - (now - entry.armedAt) * this.divider);
    }
  }

  private arm(entry: Entry): void {
    if (entry.handle) clearTimeout(entry.handle);
    entry.armedAt = Date.now();
    const wait = entry.remaining / this.divider;
    entry.handle = setTimeout(() => this.fire(entry, wait), Math.min(wait, MAX_TIMEOUT_MS));
    entry.handle.unref();
  }

  private fire(entry: Entry, wait: number): void {
    if (wait > MAX_TIMEOUT_MS) {
      entry.remaining -= MAX_TIMEOUT_MS * this.divider;
      this.arm(entry);
      return;
    }
    this.entries.delete(entry);
    entry.run();
  }

  private drop(entry: Entry): void {
    if (entry.handle) clearTimeout(entry.handle);
    this.entries.delete(entry);
  }
}

function assertSpeed(speed: number): void {
  if (!Number.isFinite(speed) || speed <= 0) throw new RangeError('clock speed must be a positive number');
}
