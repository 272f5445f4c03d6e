/**
 * Keeps the list of mentions of one document up to date: reads the page once, then again what has changed, in slices.
 */
import { createEvidence, type Evidence } from '../core/gate';
import type { Matcher } from '../core/matcher';
import { memoize } from '../core/memoize';
import { flowOf, isReadable } from './elements';
import {
  asShown,
  cuesOf,
  elementOfMention,
  mergeMentions,
  toMentions,
  type PageCue,
  type PageMention,
} from './mentions';
import { createLengths } from './lengths';
import { createRemembering } from './remembering';
import { createSections } from './sections';
import { createBareHosts, createHostFinder, type HostFinder } from './shadow-hosts';
import { runInSlices } from './slices';
import { createTextReader, type Chunk } from './text-reader';
import { hostOf, isConnected, isElement, isInsideAny, parentOf } from './tree';

export interface Scanner {
  /** In the order of the page. */
  mentions: () => readonly PageMention[];
  /** What the page, as it is now, says for its ambiguous forms. Gathered in steps, in which cues are read that have not been. */
  evidence: () => Generator<void, Evidence>;
  /** Number of the section that a mention lies in; 0 before the first heading. */
  sectionOf: (mention: PageMention) => number;
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
  /** Called for each custom element that may get its shadow root later. Whether it has is seen when something is scanned. */
  onBareHost: () => void;
  signal: AbortSignal;
}

/** What is known of a page. */
interface Found {
  /** In the order of the page. */
  mentions: readonly PageMention[];
  /** Chunk by chunk; read when this is first called. */
  cues: readonly PageCues[];
}

type PageCues = () => readonly PageCue[];

/** Milliseconds of reading after which what has been found is first reported; each time after that three times as many. */
const FIRST_REPORT_MS = 12;
const LATER = 3;

export function createScanner({ matcher, onScanned, onShadowRoot, onBareHost, signal }: ScannerOptions): Scanner {
  const queue = new Set<Node>();
  const bareHosts = createBareHosts(onBareHost);
  const find = createRemembering(matcher);
  let known: Found = { mentions: [], cues: [] };
  const sections = createSections();
  const lengths = createLengths();
  let running = false;

  /** Read what waits, in one batch. What is found in a long one is known before it ends. */
  const readBatch = async (): Promise<void> => {
    const roots = new Set(queue);
    queue.clear();
    const isFirst = known.mentions.length === 0;
    const batch = createBatch(known, roots, find);
    lengths.begin(roots);
    sections.begin();
    const report = (): void => {
      const before = known;
      known = batch.known();
      const haveSectionsChanged = sections.refresh(batch.kept, known.mentions[0]?.segments[0]!.node);
      // Most pages hold cues, and no mention that these could speak for.
      const areMentions = before.mentions.length + known.mentions.length > 0;
      if (areMentions && (known !== before || haveSectionsChanged) && !signal.aborted) onScanned();
    };
    await readInSlices(
      [...roots].filter((root) => isToBeRead(root, roots)),
      {
        take: (chunk, root, heading) => {
          lengths.add(root, chunk.text.length);
          batch.take(chunk, heading);
        },
        headingBefore: sections.headingBefore,
        again: (root) => queue.add(root),
        onShadowRoot,
        onBare: bareHosts.add,
        // What waits to be read again is not gone: where there is such, nothing is said before the end.
        report: () => batch.onlyAdds && report(),
        // The first marks of a page come before the search for shadow trees, of which most pages have none.
        onRead: () => isFirst && report(),
        signal,
      },
    );
    report();
  };

  const work = async (): Promise<void> => {
    running = true;
    try {
      while (queue.size > 0 && !signal.aborted) await readBatch();
    } finally {
      running = false; // whatever a page has made throw, the next change is read
    }
  };

  return {
    mentions: () => known.mentions,
    evidence: () => gatherEvidence(known, lengths.total()),
    sectionOf: sections.of,
    scan(roots) {
      for (const root of roots) queue.add(root);
      for (const host of bareHosts.takeAttached()) queue.add(host);
      if (queue.size === 0) queue.add(NOWHERE);
      if (!running) void work();
    },
  };
}

interface Batch {
  take: (chunk: Chunk, heading: () => Node | null) => void;
  /** The mentions that stay of what was known before. */
  kept: readonly PageMention[];
  /** Does everything stay? */
  onlyAdds: boolean;
  /** What is known with what has been read; the same object for as long as nothing has come or gone where there are mentions. */
  known: () => Found;
}

/** Chunks whose cues are not read before somebody asks for them: until then their text is kept. */
const MOST_UNREAD = 20;

/** Reads these roots, again where they were read `before`. */
function createBatch(before: Found, roots: ReadonlySet<Node>, find: Matcher['find']): Batch {
  const stays = memoize((node: Node) => isConnected(node) && !isInsideAny(node, roots));
  const kept = before.mentions.filter(({ segments }) => segments.every(({ node }) => stays(node)));
  const cuesBefore = before.cues.flatMap((cues) => cues());
  const keptCues = cuesBefore.filter(({ node }) => stays(node));
  const found: PageMention[] = [];
  const foundCues: PageCues[] = [];
  const onlyAdds = kept.length === before.mentions.length && keptCues.length === cuesBefore.length;
  let together = onlyAdds ? before : null; // what is known with all that has been found
  return {
    kept,
    onlyAdds,
    take(chunk, heading) {
      const findings = find(chunk.text);
      const isRead = memoize(mayRead);
      const mentions = toMentions(chunk, findings, heading)
        .filter((mention) => isRead(elementOfMention(mention)))
        .flatMap((mention) => asShown(mention, find));
      const cues = cuesOf(chunk, findings, isRead);
      found.push(...mentions);
      foundCues.push(cues);
      // That there are cues is news where there are mentions already; nobody reads them where there are none.
      const isUnread = before.mentions.length === 0 && foundCues.length <= MOST_UNREAD;
      if (isUnread || mentions.length + cues().length > 0) together = null;
    },
    known: () =>
      (together ??= {
        mentions: mergeMentions(before.mentions, kept, found),
        cues: [always(keptCues), ...foundCues],
      }),
  };
}

/** A function by itself: made in a batch, what it returns would keep what was known before that, and so on without end. */
const always =
  <T>(value: T): (() => T) =>
  () =>
    value;

/** A root that nothing lies in: a batch of it only forgets what has left the page. */
const NOWHERE = {} as Node;

interface Reading {
  /** `heading` says under which heading the chunk begins. */
  take: (chunk: Chunk, root: Node, heading: () => Node | null) => void;
  headingBefore: (node: Node) => Node | null;
  /** Gets those that changed under the reader. */
  again: (root: Node) => void;
  onShadowRoot: (root: ShadowRoot) => void;
  onBare: (host: Element) => void;
  /** Called now and then while a long reading lasts. */
  report: () => void;
  /** Called when the roots themselves have been read, and shadow trees in them have not been looked for. */
  onRead: () => void;
  signal: AbortSignal;
}

/** Read all roots, then the shadow trees in them, in slices of time over all of them together. */
async function readInSlices(roots: Node[], reading: Reading): Promise<void> {
  const waiting = [...roots];
  const unsearched: Node[] = []; // roots that have been read, whose shadow trees have not
  const onRoot = (shadow: ShadowRoot): void => {
    reading.onShadowRoot(shadow);
    waiting.push(shadow);
  };
  const nextStep = (): (() => boolean) | null => {
    const root = waiting.shift();
    if (root) {
      unsearched.push(root);
      return createReadingStep(root, reading);
    }
    const read = unsearched.shift();
    return read ? createSearchStep(read, reading, onRoot) : null;
  };
  const begin = performance.now();
  let nextReport = FIRST_REPORT_MS;
  let step = nextStep();
  await runInSlices(() => {
    if (step && !step()) {
      if (waiting.length === 0 && unsearched.length === roots.length) reading.onRead();
      step = nextStep();
    }
    const elapsed = performance.now() - begin;
    if (step === null || elapsed <= nextReport) return step !== null;
    nextReport = elapsed * LATER;
    reading.report();
    return 'draw';
  }, reading.signal);
}

/** Reads the text of one root a step at a time. False when all has been read. */
function createReadingStep(root: Node, { take, headingBefore, again }: Reading): () => boolean {
  const reader = createTextReader(root);
  let last: Node | null | undefined; // heading of what comes next; undefined until it is asked for
  const heading = (): Node | null => (last === undefined ? (last = headingBefore(root)) : last);
  return () => {
    const chunk = reader.read();
    if (chunk) {
      take(chunk, root, heading);
      last = chunk.headings.at(-1)?.element ?? last;
    } else if (!reader.isIntact()) again(root);
    return chunk !== null;
  };
}

/** Looks for the shadow trees in one root a step at a time. False when all elements have been asked. */
function createSearchStep(root: Node, { again, onBare }: Reading, onRoot: (root: ShadowRoot) => void): () => boolean {
  let hosts: HostFinder | null = null;
  return () => {
    hosts ??= createHostFinder(root, { onRoot, onBare });
    if (hosts.step()) return true;
    if (!hosts.isIntact()) again(root);
    return false;
  };
}

const mayRead = (element: Element | null): boolean => element !== null && isReadable(element);

function* gatherEvidence({ mentions, cues }: Found, length: number): Generator<void, Evidence> {
  const evidence = createEvidence();
  evidence.add(mentions, [], length);
  for (const read of cues) {
    yield;
    evidence.add(
      [],
      read().map(({ hit }) => hit),
      0,
    );
  }
  return evidence;
}

/** Is this still in the page, not inside another of the batch, and not inside something that is passed over? */
function isToBeRead(root: Node, batch: ReadonlySet<Node>): boolean {
  if (root === NOWHERE || !isConnected(root)) return false;
  const parent = parentOf(root) ?? hostOf(root);
  if (parent && isInsideAny(parent, batch)) return false;
  for (let at: Node | null = root; at; at = parentOf(at) ?? hostOf(at)) {
    if (isElement(at) && flowOf(at).startsWith('skip')) return false;
  }
  return true;
}
