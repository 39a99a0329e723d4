/** Dates as tests need them: relative to today in Shanghai. */
export function inDays(days: number): string {
  const shanghai = new Date(Date.now() + 8 * 3_600_000);
  shanghai.setUTCDate(shanghai.getUTCDate() + days);
  return shanghai.toISOString().slice(0, 10);
}
