/** The list with `item` first and once, at most `most` long. */
export function withNewest<T>(list: readonly T[], item: T, keyOf: (item: T) => string, most: number): T[] {
  const key = keyOf(item);
  return [item, ...list.filter((held) => keyOf(held) !== key)].slice(0, most);
}
