/** What every peer hands back from a page. */
export interface Found {
  /** From the forms, or the source of the expression, to what is shown. */
  ms: number;
  /** Hits. */
  found: number;
}

/** Time a peer's work; `find` returns the number of hits, or a function that counts them when the clock has stopped. */
export function timed(find: () => number | (() => number)): Found {
  const begin = performance.now();
  const found = find();
  const ms = performance.now() - begin;
  return { ms, found: typeof found === 'number' ? found : found() };
}
