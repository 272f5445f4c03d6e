/**
 * Keeps the list of mentions of one document up to date: reads the page once, then again what has changed, in slices.
 */
import { createEvidence, type Evidence } from '../core/gate';
import type { Matcher } from '../core/matcher';
import { flowOf, isReadable } from './elements';
import { cuesOf, mergeMentions, toMentions, type PageCue, type PageMention } from './mentions';
import { createSections } from './sections';
import { createHostFinder, type HostFinder } from './shadow-hosts';
import { runInSlices } from './slices';
import { createTextReader, type Chunk, type TextReader } from './text-reader';
import { elementOf, hostOf, isConnected, isElement, isInsideAny, parentOf, shadowRootOf } from './tree';

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

/** What is known of a page. */
interface Found {
  /** In the order of the page. */
  mentions: PageMention[];
  cues: PageCue[];
  /** Code units read in each root, in no order. What was read again by itself counts for both roots. */
  lengths: Map<Node, number>;
}

const nothingFound = (): Found => ({ mentions: [], cues: [], lengths: new Map() });

export function createScanner({ matcher, onScanned, onShadowRoot, signal }: ScannerOptions): Scanner {
  const queue = new Set<Node>();
  const bareHosts = new Set<Element>();
  let known = nothingFound();
  const sections = createSections();
  let running = false;

  const take = (chunk: Chunk, root: Node, found: Found): void => {
    found.lengths.set(root, (found.lengths.get(root) ?? 0) + chunk.text.length);
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
    const found = nothingFound();
    await readInSlices(
      [...batch].filter((root) => isToBeRead(root, batch)),
      {
        take: (chunk, root) => take(chunk, root, found),
        again: (root) => queue.add(root),
        onShadowRoot,
        onBare: (host) => bareHosts.add(host),
        signal,
      },
    );
    const changed = sizeOf(kept) < sizeOf(known) || sizeOf(found) > 0;
    known = {
      mentions: mergeMentions(known.mentions, kept.mentions, found.mentions),
      cues: [...kept.cues, ...found.cues],
      lengths: new Map([...kept.lengths, ...found.lengths]),
    };
    return sections.refresh(known.mentions[0]?.segments[0]!.node) || changed;
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
    sectionOf: sections.of,
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

interface Reading {
  take: (chunk: Chunk, root: Node) => void;
  /** Gets those that changed under the reader. */
  again: (root: Node) => void;
  onShadowRoot: (root: ShadowRoot) => void;
  onBare: (host: Element) => void;
  signal: AbortSignal;
}

/** Read all roots, and the shadow trees in them, in slices of time over all of them together. */
async function readInSlices(roots: Node[], { take, again, onShadowRoot, onBare, signal }: Reading): Promise<void> {
  const waiting = [...roots];
  const onRoot = (shadow: ShadowRoot): void => {
    onShadowRoot(shadow);
    waiting.push(shadow);
  };
  let root: Node | undefined;
  let reader: TextReader;
  let hosts: HostFinder;
  await runInSlices(() => {
    if (!root) {
      root = waiting.shift();
      if (!root) return false;
      reader = createTextReader(root);
      hosts = createHostFinder(root, { onRoot, onBare });
    }
    const chunk = reader.read();
    if (chunk) take(chunk, root);
    else if (!hosts.step()) {
      if (!reader.isIntact() || !hosts.isIntact()) again(root);
      root = undefined;
    }
    return true;
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

const sizeOf = ({ mentions, cues }: Found): number => mentions.length + cues.length;

/** What stays when these subtrees are read again and what has left the page is forgotten. */
function withoutBatch({ mentions, cues, lengths }: Found, batch: ReadonlySet<Node>): Found {
  const stays = (node: Node): boolean => isConnected(node) && !isInsideAny(node, batch);
  return {
    mentions: mentions.filter(({ segments }) => segments.every(({ node }) => stays(node))),
    cues: cues.filter(({ node }) => stays(node)),
    lengths: new Map([...lengths].filter(([root]) => stays(root))),
  };
}

/** Is this still in the page, not inside another of the batch, and not inside something that is passed over? */
function isToBeRead(root: Node, batch: ReadonlySet<Node>): boolean {
  if (root === NOWHERE || !isConnected(root)) return false;
  const parent = parentOf(root);
  if (parent && isInsideAny(parent, batch)) return false;
  for (let at: Node | null = root; at; at = parentOf(at) ?? hostOf(at)) {
    if (isElement(at) && flowOf(at).startsWith('skip')) return false;
  }
  return true;
}

function isRead(node: Text | undefined): boolean {
  const element = node && elementOf(node);
  return element ? isReadable(element) : false;
}
