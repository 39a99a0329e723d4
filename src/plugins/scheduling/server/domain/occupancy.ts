/** Days are offsets from the first day of a grid, half-open. */
export interface Stretch {
  from: number;
  to: number;
}

/** How many units are taken on each of `days` days; what reaches beyond the grid counts only inside it. */
export function takenPerDay(days: number, taken: readonly Stretch[]): number[] {
  const change = new Int32Array(days + 1);
  for (const { from, to } of taken) {
    const [start, end] = [Math.max(0, from), Math.min(days, to)];
    if (start >= end) continue;
    change[start]! += 1;
    change[end]! -= 1;
  }
  let now = 0;
  return Array.from({ length: days }, (_, day) => (now += change[day]!));
}
