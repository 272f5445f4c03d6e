/**
 * Keeps the list of mentions of one document up to date: reads the page once, then again what has changed, in slices.
 */
import { createEvidence, type Evidence } from '../core/gate';
import type { Matcher } from '../core/matcher';
import { flowOf, isReadable } from './elements';
import { cuesOf, indexAfter, mergeMentions, toMentions, type PageCue, type PageMention } from './mentions';
import { runInSlices } from './slices';
import { createTextReader, type Chunk } from './text-reader';
import { comparePlaces, elementOf, isConnected, isElement, isInsideAny, parentOf, shadowRootOf } from './tree';

export interface Scanner {
  /** In the order of the page. */
  mentions: () => readonly PageMention[];
  /** What the page, as it is now, says for its ambiguous forms. */
  evidence: () => Evidence;
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
  /** Called when a scan has changed what is known of the page. */
  onScanned: () => void;
  /** Called for each open shadow root that is met, each time. */
  onShadowRoot: (root: ShadowRoot) => void;
  signal: AbortSignal;
}

/** What is known of a page, each list in the order of the page. */
interface Found {
  mentions: PageMention[];
  cues: PageCue[];
  headings: Element[];
  /** Code units read in each root, in no order. What was read again by itself counts for both roots. */
  lengths: Map<Node, number>;
}

const nothingFound = (): Found => ({ mentions: [], cues: [], headings: [], lengths: new Map() });

export function createScanner({ matcher, onScanned, onShadowRoot, signal }: ScannerOptions): Scanner {
  const queue = new Set<Node>();
  const bareHosts = new Set<Element>();
  let known = nothingFound();
  let running = false;

  const take = (chunk: Chunk, root: Node, found: Found): void => {
    found.lengths.set(root, (found.lengths.get(root) ?? 0) + chunk.text.length);
    chunk.shadowRoots.forEach(onShadowRoot);
    chunk.bareHosts.forEach((host) => bareHosts.add(host));
    found.headings.push(...chunk.headings.map(({ element }) => element));
    const findings = matcher.find(chunk.text);
    if (findings.matches.length + findings.passages.length + findings.cues.length === 0) return;
    found.mentions.push(...toMentions(chunk, findings).filter(({ segments }) => isRead(segments[0]?.node)));
    found.cues.push(...cuesOf(chunk, findings).filter(({ node }) => isRead(node)));
  };

  /** Read what waits, in one batch; false if that has changed nothing. */
  const readBatch = async (): Promise<boolean> => {
    const batch = new Set(queue);
    queue.clear();
    const kept = withoutBatch(known, batch);
    const roots = [...batch].filter((root) => isToBeRead(root, batch));
    const found = nothingFound();
    await readInSlices(
      roots,
      (chunk, root) => take(chunk, root, found),
      (root) => queue.add(root),
      signal,
    );
    const changed = sizeOf(kept) < sizeOf(known) || sizeOf(found) > 0;
    known = {
      mentions: mergeMentions(known.mentions, kept.mentions, found.mentions),
      cues: [...kept.cues, ...found.cues],
      headings: inOrder([...kept.headings, ...found.headings]),
      lengths: new Map([...kept.lengths, ...found.lengths]),
    };
    return changed;
  };

  const work = async (): Promise<void> => {
    running = true;
    let changed = false;
    try {
      while (queue.size > 0 && !signal.aborted) changed = (await readBatch()) || changed;
    } finally {
      running = false; // whatever a page has made throw, the next change is read
    }
    if (changed && !signal.aborted) onScanned();
  };

  return {
    mentions: () => known.mentions,
    evidence: () => evidenceOf(known),
    sectionOf: (node) => indexAfter(known.headings, (element) => element, node),
    scan(roots) {
      for (const root of roots) queue.add(root);
      for (const host of takeAttached(bareHosts)) queue.add(host);
      if (queue.size === 0) queue.add(NOWHERE);
      if (!running) void work();
    },
  };
}

/** A root that nothing lies in: a batch of it only forgets what has left the page. */
const NOWHERE = {} as Node;

/** Read all roots, in slices of time over all of them together. `again` gets those that changed under the reader. */
async function readInSlices(
  roots: Node[],
  take: (chunk: Chunk, root: Node) => void,
  again: (root: Node) => void,
  signal: AbortSignal,
): Promise<void> {
  let at = 0;
  let reader = roots[0] ? createTextReader(roots[0]) : null;
  await runInSlices(() => {
    if (!reader) return false;
    const chunk = reader.read();
    if (chunk) {
      take(chunk, roots[at]!);
      return true;
    }
    if (!reader.isIntact()) again(roots[at]!);
    const next = roots[++at];
    reader = next ? createTextReader(next) : null;
    return reader !== null;
  }, signal);
}

function evidenceOf({ mentions, cues, lengths }: Found): Evidence {
  const evidence = createEvidence();
  evidence.add(
    mentions,
    cues.map(({ hit }) => hit),
    [...lengths.values()].reduce((sum, length) => sum + length, 0),
  );
  return evidence;
}

/** Take out those that have got a shadow root since, and those that have left the page. */
function takeAttached(hosts: Set<Element>): Element[] {
  const attached = [...hosts].filter((host) => !isConnected(host) || shadowRootOf(host) !== null);
  for (const host of attached) hosts.delete(host);
  return attached;
}

const sizeOf = ({ mentions, cues, headings }: Found): number => mentions.length + cues.length + headings.length;

/** What stays when these subtrees are read again and what has left the page is forgotten. */
function withoutBatch({ mentions, cues, headings, lengths }: Found, batch: ReadonlySet<Node>): Found {
  const stays = (node: Node): boolean => isConnected(node) && !isInsideAny(node, batch);
  return {
    mentions: mentions.filter(({ segments }) => segments.every(({ node }) => stays(node))),
    cues: cues.filter(({ node }) => stays(node)),
    headings: headings.filter(stays),
    lengths: new Map([...lengths].filter(([root]) => stays(root))),
  };
}

function inOrder(headings: Element[]): Element[] {
  const isSorted = headings.every((heading, at) => at === 0 || comparePlaces(headings[at - 1]!, heading) <= 0);
  return isSorted ? headings : [...new Set(headings)].sort(comparePlaces);
}

/** Is this still in the page, not inside another of the batch, and not inside something that is passed over? */
function isToBeRead(root: Node, batch: ReadonlySet<Node>): boolean {
  if (root === NOWHERE || !isConnected(root)) return false;
  const parent = parentOf(root);
  if (parent && isInsideAny(parent, batch)) return false;
  for (let at: Node | null = root; at; at = parentOf(at)) {
    if (isElement(at) && flowOf(at).startsWith('skip')) return false;
  }
  return true;
}

function isRead(node: Text | undefined): boolean {
  const element = node && elementOf(node);
  return element ? isReadable(element) : false;
}
