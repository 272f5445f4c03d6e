/** Measuring several ways to read one text in turns, so that a machine that gets slower or faster favours none. */

/** Milliseconds that a sample takes at least: what is shorter is done several times. Clocks step in 5 µs, in Firefox 20. */
const SAMPLE_MS = 2;
const MAX_TIMES = 500;
/**
 * Before anything counts, each way reads the beginning of the text again and again: compilers need a while, and their best is
 * for functions that are called often. A function called once, for a long text, may be read at a quarter of its speed.
 */
const WARM_MS = 150;
const WARM_LENGTH = 8192;

export interface RoundOptions {
  rounds: number;
  /** No further round begins after so many milliseconds, but for the third. */
  budgetMs: number;
  now: () => number;
}

export type Way = (text: string) => unknown;

/** The milliseconds that each way took in each round. */
export function measureInTurns(text: string, ways: readonly Way[], options: RoundOptions): number[][] {
  const { rounds, budgetMs, now } = options;
  const start = flatten(text.slice(0, WARM_LENGTH));
  for (const way of ways) warmUp(() => way(start), now);
  const times = ways.map((way) => timesOf(() => way(text), now));
  const results: number[][] = ways.map(() => []);
  const begin = now();
  for (let round = 0; round < rounds; round++) {
    if (round >= 3 && now() - begin > budgetMs) break;
    for (let turn = 0; turn < ways.length; turn++) {
      const at = (turn + round) % ways.length;
      const from = now();
      for (let time = 0; time < times[at]!; time++) ways[at]!(text);
      results[at]!.push((now() - from) / times[at]!);
    }
  }
  return results;
}

/** Run a way until compilers are done with it. */
export function warmUp(way: () => unknown, now: () => number): void {
  for (const begin = now(); now() - begin < WARM_MS;) way();
}

/** How often a sample repeats a way. */
function timesOf(way: () => unknown, now: () => number): number {
  const start = now();
  way();
  return Math.min(MAX_TIMES, Math.max(1, Math.ceil(SAMPLE_MS / Math.max(now() - start, 0.001))));
}

/** The same text in one piece of memory, as the joined text of a page is: what comes from a server or is cut out is read by detours. */
export const flatten = (text: string): string =>
  [text.slice(0, text.length >> 1), text.slice(text.length >> 1)].join('');
