const STEPS: Record<string, 1 | -1> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Where an arrow key leads among `count` radio buttons, round the ends; null for every other key. */
export function radioAt(key: string, at: number, count: number): number | null {
  const step = STEPS[key];
  return step && count > 0 ? (at + step + count) % count : null;
}
