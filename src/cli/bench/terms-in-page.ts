/**
 * The part of the bench that opens indexes of several sizes in a page and scans it with each. They stand as literals in front of
 * this script, as in the released one: a saved page lets nothing be fetched.
 */
import { openIndex } from '../../core/index-format';
import { createMatcher, type Matcher } from '../../core/matcher';
import { scan } from './in-page';
import { median } from './statistics';

export { settle } from './in-page';

/** One index in one page. Milliseconds. */
export interface TermScan {
  decodeMs: number;
  /** The first opening, and the median of several. */
  openMs: number;
  openAgainMs: number;
  scanMs: number;
  matches: number;
}

const ROUNDS = 8;
const OPENINGS = 9;

type Literals = Readonly<Record<string, { bytes: string; text: string }>>;
const literals = (): Literals => (globalThis as unknown as { benchIndexes: Literals }).benchIndexes;

/** The first scan in this world. The name of the index is in it: a call takes no arguments. */
const cold = (patterns: number) => async (): Promise<TermScan> => {
  const { bytes: base64, text } = literals()[patterns]!;
  const begin = performance.now();
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const decoded = performance.now();
  const index = openIndex({ bytes, text });
  const openMs = performance.now() - decoded;
  const { ms: scanMs, matches } = await scan(createMatcher(index));
  const again = Array.from({ length: OPENINGS }, () => {
    const start = performance.now();
    openIndex({ bytes, text });
    return performance.now() - start;
  });
  return { decodeMs: decoded - begin, openMs, openAgainMs: median(again), scanMs, matches };
};

export const cold500 = cold(500);
export const cold5000 = cold(5000);
export const cold50000 = cold(50_000);

/** Scans with all indexes, in turns: the least milliseconds of each, by number of patterns. */
export async function warmAll(): Promise<Record<string, number>> {
  const matchers: [string, Matcher][] = Object.entries(literals()).map(([name, { bytes, text }]) => [
    name,
    createMatcher(openIndex({ bytes: Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0)), text })),
  ]);
  const least: Record<string, number> = {};
  for (let round = 0; round < ROUNDS; round++)
    for (let turn = 0; turn < matchers.length; turn++) {
      const [name, matcher] = matchers[(turn + round) % matchers.length]!;
      least[name] = Math.min(least[name] ?? Infinity, (await scan(matcher)).ms);
    }
  return least;
}
