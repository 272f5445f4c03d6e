/**
 * The part of the bench that runs in pages to show what a scan is made of, and what less than a scan takes: each call is the first
 * in its world, and does a part of the work or leaves a part out. All return milliseconds.
 */
import { createMatcher } from '../../../core/matcher';
import { createTokens, readTokens } from '../../../core/tokens';
import { openBundledIndex } from '../../../glossary/bundled-index';
import { createHostFinder } from '../../../page/shadow-hosts';
import { createTextReader, type Chunk } from '../../../page/text-reader';
import { coldRead, coldScan } from '../in-page';
import { Matcher, build, makeFold } from './prototype';
import { FORMS } from './prototype-forms';

export { settle } from '../settle';

/** Kept and handed out, so that no compiler can leave the work out. */
export let checksum = 0;

function time(work: () => number): number {
  const begin = performance.now();
  checksum = work();
  return performance.now() - begin;
}

const root = (): HTMLElement => document.body ?? document.documentElement;

/** Go to every text node and ask for its length. */
export const lengths = (): number =>
  time(() => {
    let characters = 0;
    const walker = document.createTreeWalker(root(), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) characters += (node as Text).length;
    return characters;
  });

/** The bare read, for the first time and once more. */
export const read = (): number[] => [coldRead().ms, coldRead().ms];

/** Our own reading alone: the text in blocks, across inline elements. */
export const text = (): number => time(() => chunks().length);

/** That and the pass over the words. */
export function words(): number {
  const index = openBundledIndex();
  const tokens = createTokens();
  return time(() => {
    let count = 0;
    for (const chunk of chunks()) {
      for (let at = 0; at < chunk.text.length; count += tokens.count) at = readTokens(chunk.text, at, index, tokens);
    }
    return count;
  });
}

/** That and all mentions that the matcher finds. */
export function found(): number {
  const { find } = createMatcher(openBundledIndex());
  return time(() => chunks().reduce((count, chunk) => count + find(chunk.text).matches.length, 0));
}

/** The search for shadow trees. */
export const search = (): number =>
  time(() => {
    let roots = 0;
    const finder = createHostFinder(document.documentElement, { onRoot: () => roots++, onBare: () => undefined });
    while (finder.step());
    return roots;
  });

/** The whole scan three times: what only the first ones take is the browser's work on script that it has not run yet. */
export async function scan(): Promise<number[]> {
  const times: number[] = [];
  while (times.length < 3) times.push((await coldScan()).ms);
  return times;
}

/** The prototype, twice: elements and text in one walk, no comparison, no gate, no choice of marks. */
export function prototype(): number[] {
  const fold = makeFold();
  const index = build(FORMS, fold);
  const matcher = (): InstanceType<typeof Matcher> => new Matcher(index, fold);
  return [matcher(), matcher()].map((using) => time(() => scanWithPrototype(using)));
}

function chunks(): Chunk[] {
  const reader = createTextReader(document.documentElement);
  const all: Chunk[] = [];
  for (let chunk = reader.read(); chunk; chunk = reader.read()) all.push(chunk);
  return all;
}

const SKIPPED = new Set('SCRIPT STYLE NOSCRIPT TEXTAREA SELECT CODE PRE SVG'.split(' '));
const INLINE = new Set(
  'A ABBR B BDI BDO CITE DFN EM FONT I INS LABEL MARK Q S SMALL SPAN STRONG SUB SUP TIME U'.split(' '),
);
const ELEMENT = 1;

function scanWithPrototype(matcher: InstanceType<typeof Matcher>): number {
  const nodes: Text[] = [];
  const starts: number[] = [];
  let length = 0;
  const walker = document.createTreeWalker(root(), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node;) {
    if (node.nodeType === ELEMENT) {
      const name = node.nodeName;
      if (SKIPPED.has(name)) {
        node = behind(walker);
        continue;
      }
      if (!INLINE.has(name)) matcher.brk();
    } else {
      const { data } = node as Text;
      nodes.push(node as Text);
      starts.push(length);
      matcher.feed(data, length);
      length += data.length;
    }
    node = walker.nextNode();
  }
  matcher.brk();
  const count = matcher.resolve();
  if (count > 0) CSS.highlights.set('prototype', paint(matcher.out.subarray(0, 3 * count), nodes, starts));
  return count;
}

/** The next node that is not inside this one. */
function behind(walker: TreeWalker): Node | null {
  for (let next = walker.nextSibling(); ; next = walker.nextSibling()) {
    if (next || !walker.parentNode()) return next;
  }
}

function paint(found: Int32Array, nodes: readonly Text[], starts: readonly number[]): Highlight {
  const highlight = new Highlight();
  const shown = new Map<Element | null, boolean>();
  let at = 0;
  let last = 0;
  for (let match = 0; match < found.length; match += 3) {
    while (at + 1 < starts.length && starts[at + 1]! <= found[match]!) at++;
    const parent = nodes[at]!.parentElement;
    if (!shown.has(parent)) shown.set(parent, parent?.checkVisibility({ visibilityProperty: true }) ?? false);
    if (!shown.get(parent)) continue;
    for (last = at; last + 1 < starts.length && starts[last + 1]! < found[match + 1]!;) last++;
    const [startContainer, endContainer] = [nodes[at]!, nodes[last]!];
    highlight.add(
      new StaticRange({
        ...{ startContainer, startOffset: found[match]! - starts[at]! },
        ...{ endContainer, endOffset: found[match + 1]! - starts[last]! },
      }),
    );
  }
  return highlight;
}
