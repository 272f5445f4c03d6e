/**
 * The part of the bench that runs in the page, in a world of its own like a content script: the whole scan, and the least that
 * reading the same text can cost.
 *
 * `scan` does what the content script does from the first node to the painted marks, with the same modules. Choosing the
 * marks stands here once more, since the command line knows nothing of the content script.
 */
import { chooseMarked } from '../../core/density';
import { createMatcher, type Matcher } from '../../core/matcher';
import { DEFAULTS } from '../../core/settings';
import { openBundledIndex } from '../../glossary/bundled-index';
import { isMarkable } from '../../page/elements';
import { createHighlighter } from '../../page/highlighter';
import { createHitTest } from '../../page/hit-test';
import type { PageMention } from '../../page/mentions';
import { createScanner, type Scanner } from '../../page/scanner';
import { createTextReader } from '../../page/text-reader';

export interface Read {
  ms: number;
  characters: number;
}

export interface Scan extends Read {
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
}

const ROUNDS = 10;
/** Shorter reads are done several times in a row, up to `MAX_TIMES`: clocks step in 5 µs, in Firefox 20. */
const LEAST_MS = 0.2;
const MAX_TIMES = 20;

// The scanner gives the page its turn every few milliseconds. What the page then does is not ours: here it gets no turn.
Object.defineProperty(globalThis, 'scheduler', { value: { yield: () => Promise.resolve() } });

let matcher: Matcher | null = null;

/** Resolves when the page has been laid out and drawn. */
export async function settle(): Promise<true> {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  return true;
}

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
  const best: Warm = { readMs: Infinity, scanMs: Infinity };
  const first = coldRead().ms;
  const times = first < LEAST_MS ? Math.min(MAX_TIMES, Math.ceil(LEAST_MS / Math.max(first, 0.001))) : 1;
  for (let round = 0; round < ROUNDS; round++) {
    const begin = performance.now();
    for (let time = 0; time < times; time++) readBare();
    const readMs = (performance.now() - begin) / times;
    let scanMs = 0;
    for (let time = 0; time < times; time++) scanMs += (await scan(matcher)).ms;
    best.readMs = Math.min(best.readMs, readMs);
    best.scanMs = Math.min(best.scanMs, scanMs / times);
  }
  return best;
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

/** Walk, match, judge, choose, paint. */
function scan(using: Matcher): Promise<Omit<Scan, 'openMs' | 'characters'>> {
  const { signal } = new AbortController();
  const highlighter = createHighlighter();
  const hitTest = createHitTest(() => []);
  return new Promise((resolve) => {
    const begin = performance.now();
    const onScanned = (): void => {
      const marked = chooseMarks(scanner);
      if (marked.length > 0) highlighter.paint(marked, DEFAULTS.style);
      hitTest.set(marked);
      const ms = performance.now() - begin;
      highlighter.clear();
      resolve({ ms, matches: scanner.mentions().length, marked: marked.length });
    };
    const scanner = createScanner({ matcher: using, onScanned, onShadowRoot: () => undefined, signal });
    scanner.scan([document.documentElement]);
  });
}

function chooseMarks({ mentions, evidence, sectionOf }: Scanner): PageMention[] {
  const known = new Map<Element, boolean>();
  const isVisible = (element: Element): boolean => {
    let visible = known.get(element);
    if (visible === undefined) {
      visible = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      known.set(element, visible);
    }
    return visible;
  };
  const { certaintyOf } = evidence();
  const visible = mentions().filter(
    (mention) =>
      mention.match.display !== 'never' &&
      certaintyOf(mention.match, mention.cues) === 'certain' &&
      isVisible(elementOf(mention)),
  );
  const choices = visible.map((mention) => ({
    mention,
    term: mention.match.term,
    display: mention.match.display,
    section: sectionOf(mention.segments[0]!.node),
    eligible: isMarkable(elementOf(mention)),
  }));
  return chooseMarked(choices, DEFAULTS.density).map(({ mention }) => mention);
}

const elementOf = ({ segments }: PageMention): Element => segments[0]!.node.parentElement!;

/** Characters that a scan reads. */
function lengthOfText(): number {
  const reader = createTextReader(document.documentElement);
  const nodes = new Set<Text>();
  for (let chunk = reader.read(); chunk; chunk = reader.read()) for (const { node } of chunk.pieces) nodes.add(node);
  return [...nodes].reduce((sum, { data }) => sum + data.length, 0);
}
