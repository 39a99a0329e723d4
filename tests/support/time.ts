/**
 * The application's clock, for tests that run it in their own process: `Date.now()` is the only place where it asks
 * for the time. The database's clock goes on as it is.
 */
const real = Date.now;
const DAY_MS = 86_400_000;

/** From now on it is this many days later than it really is. */
export function travel(days: number): void {
  Date.now = () => real() + days * DAY_MS;
}

export function comeBack(): void {
  Date.now = real;
}
