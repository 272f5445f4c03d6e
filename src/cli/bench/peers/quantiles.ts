/** At most `count` of the items, at equal distances, each from the middle of its part. */
export function quantiles<T>(items: readonly T[], count: number): T[] {
  const parts = Math.min(count, items.length);
  return Array.from({ length: parts }, (_, part) => items[Math.floor(((part + 0.5) * items.length) / parts)]!);
}
