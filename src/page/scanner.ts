/**
 * Keeps the list of mentions of one document up to date: reads the page once, then again what has changed, in slices.
 */
import { createEvidence, type Evidence } from '../core/gate';
import type { Matcher } from '../core/matcher';
import { flowOf, isReadable } from './elements';
import { comparePlaces, indexAfter, isInside, toMentions, type PageMention } from './mentions';
import { runInSlices } from './slices';
import { createTextReader, type Chunk } from './text-reader';

export interface Scanner {
  /** In the order of the page. */
  mentions: () => readonly PageMention[];
  evidence: Evidence;
  /** Number of the section that a node lies in, counted by headings; 0 before the first. */
  sectionOf: (node: Node) => number;
  /**
   * Read these subtrees, again where they were read before; with none, forget what has left the page. Several calls are
   * served one after the other.
   */
  scan: (roots: readonly Node[]) => void;
}

export interface ScannerOptions {
  matcher: Matcher;
  /** Called when a scan is done and the list of mentions may have changed. */
  onScanned: () => void;
  /** Called once for each open shadow root that is met. */
  onShadowRoot: (root: ShadowRoot) => void;
  signal: AbortSignal;
}

export function createScanner({ matcher, onScanned, onShadowRoot, signal }: ScannerOptions): Scanner {
  const evidence = createEvidence();
  const queue: Node[] = [];
  let mentions: PageMention[] = [];
  let headings: Element[] = [];
  let running = false;

  const take = (chunk: Chunk): void => {
    for (const root of chunk.shadowRoots) onShadowRoot(root);
    insertSorted(
      headings,
      chunk.headings.map(({ element }) => element),
      (element) => element,
    );
    const findings = matcher.find(chunk.text);
    if (findings.matches.length + findings.cues.length === 0) return;
    evidence.add(findings);
    const found = toMentions(chunk, findings).filter(({ segments }) => {
      const parent = segments[0]?.node.parentElement;
      return parent && isReadable(parent);
    });
    insertSorted(mentions, found, placeOf);
  };

  /** Forget what was found in a subtree that is read again. */
  const forget = (root: Node): void => {
    if (mentions.length > 0)
      mentions = mentions.filter(({ segments }) => !segments.some(({ node }) => isInside(node, root)));
    if (headings.length > 0) headings = headings.filter((heading) => heading.isConnected && !isInside(heading, root));
  };

  const work = async (): Promise<void> => {
    running = true;
    while (queue.length > 0 && !signal.aborted) {
      const root = queue.shift()!;
      forget(root);
      if (!root.isConnected || isPassedOver(root)) continue;
      const reader = createTextReader(root);
      await runInSlices(() => {
        const chunk = reader.read();
        if (chunk) take(chunk);
        return chunk !== null;
      }, signal);
      if (!reader.isIntact()) queue.push(root); // the page changed under the reader: begin again
    }
    running = false;
    mentions = mentions.filter(isConnected);
    if (!signal.aborted) onScanned();
  };

  return {
    mentions: () => mentions,
    evidence,
    sectionOf: (node) => indexAfter(headings, (element) => element, node),
    scan(roots) {
      queue.push(...roots);
      if (!running) void work();
    },
  };
}

const isConnected = ({ segments }: PageMention): boolean => segments.every(({ node }) => node.isConnected);

const placeOf = ({ segments }: PageMention): Node => segments[0]!.node;

/** Insert items that are in order among themselves. Nearly always they belong at the end, or together somewhere. */
function insertSorted<T>(sorted: T[], items: T[], nodeOf: (item: T) => Node): void {
  if (items.length === 0) return;
  const last = sorted.at(-1);
  const isLast = !last || comparePlaces(nodeOf(last), nodeOf(items[0]!)) <= 0;
  const at = isLast ? sorted.length : indexAfter(sorted, nodeOf, nodeOf(items[0]!));
  sorted.splice(at, 0, ...items);
}

/** Does the node lie in something whose text is passed over? */
function isPassedOver(node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parentNode) {
    if (at.nodeType === Node.ELEMENT_NODE && flowOf(at as Element).startsWith('skip')) return true;
  }
  return false;
}
