/**
 * The part of the bench that runs in the page, in a world of its own like a content script: the whole scan, and the least that
 * reading the same text can cost.
 *
 * `scan` does what the content script does from the first node to the painted marks, with the same modules.
 */
import { createMatcher, type Match, type Matcher } from '../../core/matcher';
import { DEFAULTS } from '../../core/settings';
import { openBundledIndex } from '../../glossary/bundled-index';
import { createHighlighter } from '../../page/highlighter';
import { createHitTest } from '../../page/hit-test';
import { choosingMarks, createVisibility } from '../../page/marks';
import type { PageMention } from '../../page/mentions';
import { createScanner, type Scanner } from '../../page/scanner';
import { toEnd } from '../../page/slices';
import { createTextReader } from '../../page/text-reader';

export { settle } from './settle';

export interface Read {
  ms: number;
  characters: number;
}

export interface Scan extends Read {
  /** With the search for shadow trees, which comes after the marks of the page itself. */
  wholeMs: number;
  /** Milliseconds to decode and open the index, once a page; not part of `ms`. */
  openMs: number;
  /** Mentions that the matcher found. */
  matches: number;
  /** Mentions that were painted. */
  marked: number;
}

/** Milliseconds, the best of several rounds. */
export interface Warm {
  readMs: number;
  scanMs: number;
  /** The scan without the gate: the same marks, of which none is asked about. */
  ungatedMs: number;
}

const ROUNDS = 10;
/** Shorter reads are done several times in a row, up to `MAX_TIMES`: clocks step in 5 µs, in Firefox 20. */
const LEAST_MS = 0.2;
const MAX_TIMES = 20;

/** The scanner gives the page its turn every few milliseconds, and now and then a frame. What the page then does is not ours: here it gets none. */
function takeAllTurns(): void {
  Object.defineProperty(globalThis, 'scheduler', { value: { yield: () => Promise.resolve() }, configurable: true });
  globalThis.requestAnimationFrame = (callback) => (queueMicrotask(() => callback(0)), 0);
}

let matcher: Matcher | null = null;

/** The first bare read in this world. */
export function coldRead(): Read {
  const begin = performance.now();
  const characters = readBare();
  return { ms: performance.now() - begin, characters };
}

/** The first scan in this world. */
export async function coldScan(): Promise<Scan> {
  const begin = performance.now();
  matcher = createMatcher(openBundledIndex());
  const openMs = performance.now() - begin;
  return { openMs, ...(await scan(matcher)), characters: lengthOfText() };
}

/** Both again and again, in turn. */
export async function warm(): Promise<Warm> {
  matcher ??= createMatcher(openBundledIndex());
  const best: Warm = { readMs: Infinity, scanMs: Infinity, ungatedMs: Infinity };
  const ungated = await withoutGate(matcher);
  const first = coldRead().ms;
  const times = first < LEAST_MS ? Math.min(MAX_TIMES, Math.ceil(LEAST_MS / Math.max(first, 0.001))) : 1;
  for (let round = 0; round < ROUNDS; round++) {
    const begin = performance.now();
    for (let time = 0; time < times; time++) readBare();
    const readMs = (performance.now() - begin) / times;
    let scanMs = 0;
    for (let time = 0; time < times; time++) scanMs += (await scan(matcher)).ms;
    let ungatedMs = 0;
    for (let time = 0; time < times; time++) ungatedMs += (await scan(ungated())).ms;
    best.readMs = Math.min(best.readMs, readMs);
    best.scanMs = Math.min(best.scanMs, scanMs / times);
    best.ungatedMs = Math.min(best.ungatedMs, ungatedMs / times);
  }
  return best;
}

/** Matchers for one scan each that find, as unambiguous, what the gate lets pass in a scan with `using`. */
async function withoutGate(using: Matcher): Promise<() => Matcher> {
  const found: Match[][] = [];
  const find: Matcher['find'] = (text) => {
    const findings = using.find(text);
    found.push(findings.matches);
    return findings;
  };
  const passed = new Set<Match>();
  await scan({ ...using, find }, ({ mentions, evidence }) => {
    const { verdictOf } = toEnd(evidence());
    for (const { match, around } of mentions()) if (verdictOf(match, around).certainty === 'certain') passed.add(match);
  });
  const certain = found.map((matches) => matches.filter((match) => passed.has(match)));
  return () => {
    let chunk = 0;
    return {
      ...using,
      find: (text) => {
        const findings = using.find(text); // the cost of finding stays
        const matches = (certain[chunk++] ?? []).map((match) => ({ ...match, ambiguous: false }));
        return { ...findings, matches };
      },
    };
  };
}

/** Kept and handed out, so that no compiler can leave the reading out. */
export let checksum = 0;

/** Visit every text node and look at every character: nothing that reads a page can be faster. Returns their number. */
function readBare(): number {
  let characters = 0;
  let total = 0;
  const walker = document.createTreeWalker(document.body ?? document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { data } = node as Text;
    for (let at = 0; at < data.length; at++) total = (total + data.charCodeAt(at)) | 0;
    characters += data.length;
  }
  checksum = total;
  return characters;
}

/** Turns of the queue of microtasks without reading after which a scan is over. */
const IDLE_TURNS = 20;

/** Walk, match, judge, choose, paint. For other parts of the bench; it cannot be called from outside the page. */
export async function scan(
  using: Matcher,
  onDone?: (scanner: Scanner) => void,
): Promise<Omit<Scan, 'openMs' | 'characters'>> {
  takeAllTurns();
  const { signal } = new AbortController();
  const highlighter = createHighlighter();
  const hitTest = createHitTest(() => []);
  let marked: PageMention[] = [];
  let idle = 0;
  const find: Matcher['find'] = (text) => {
    idle = 0;
    const findings = using.find(text);
    end = performance.now();
    return findings;
  };
  const begin = performance.now();
  let end = begin;
  const onScanned = (): void => {
    const marks = toEnd(choosingMarks(scanner, DEFAULTS, new Set(), createVisibility().isShown));
    ({ marked } = marks);
    const isCertain = (mention: PageMention): boolean => !marks.doubts.has(mention);
    const possible = marked.filter((mention) => !isCertain(mention));
    if (marked.length > 0) highlighter.paint(marked.filter(isCertain), possible, DEFAULTS.style);
    hitTest.set(marked);
    idle = 0;
    end = performance.now();
  };
  const ignore = (): void => undefined;
  const scanner = createScanner({
    ...{ matcher: { ...using, find }, onScanned, signal },
    ...{ onShadowRoot: ignore, onBareHost: ignore },
  });
  scanner.scan([document.documentElement]);
  // What finds nothing says nothing: it is over when it has been at rest for a while. A long page tells of its first marks before.
  for (; idle < IDLE_TURNS; idle++) await Promise.resolve();
  const wholeMs = performance.now() - begin;
  highlighter.clear();
  onDone?.(scanner);
  return { ms: end - begin, wholeMs, matches: scanner.mentions().length, marked: marked.length };
}

/** Characters that a scan reads. */
function lengthOfText(): number {
  const reader = createTextReader(document.documentElement);
  const nodes = new Set<Text>();
  for (let chunk = reader.read(); chunk; chunk = reader.read()) for (const { node } of chunk.pieces) nodes.add(node);
  return [...nodes].reduce((sum, { data }) => sum + data.length, 0);
}
