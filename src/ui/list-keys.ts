/**
 * The item that a key moves to in a list of `count` items, going round at the ends; null where the key does not move.
 * `current` is -1 where no item is chosen yet.
 */
export function itemAfterKey(key: string, current: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (current + 1) % count;
    case 'ArrowUp':
      return current <= 0 ? count - 1 : current - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
