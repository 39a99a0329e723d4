/** Hundredths of a percent that make a whole. */
export const WHOLE = 10_000;

/** The whole split evenly; the first ones take what is left over. @param count at least 1 */
export function evenShares(count: number): number[] {
  const part = Math.floor(WHOLE / count);
  const left = WHOLE - part * count;
  return Array.from({ length: count }, (_, index) => part + (index < left ? 1 : 0));
}

/** `张三` → `张*`, `欧阳小明` → `欧**明`: for the owner's own screen, where others may look on. */
export function maskedName(name: string): string {
  const letters = [...name];
  if (letters.length <= 1) return name;
  if (letters.length === 2) return `${letters[0]}*`;
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`;
}
