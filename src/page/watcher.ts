/** Sees what changes in a page and says which subtrees are to be read again. */
import { flowOf } from './elements';
import { workedMs } from './slices';
import { isElement, isText, page, parentOf } from './tree';

/** Milliseconds in which changes are gathered before they are read: many come in bursts. */
const GATHER_MS = 120;
/**
 * A page that goes on changing is read the more seldom the dearer that is, since every reading goes through all that is known: until
 * the next one the last may have taken this part of the time.
 */
const SHARE = 0.007;
/** The longest that changes wait, whatever a reading takes. */
const MAX_GATHER_MS = 2500;

/** Records kept before they are looked at: they keep what has gone. */
const MOST_WAITING = 2000;

export interface Watcher {
  /** Watch a shadow root too: its changes do not show in the document. */
  watch: (root: Node) => void;
}

/**
 * Watch `document` and report subtrees to read again; none at all where parts of the page have only gone. Changes in a hidden tab wait until it is shown.
 * `isOurs` tells our own element, whose coming and going is no change of the page.
 */
export function createWatcher(
  document: Document,
  {
    onDirty,
    isOurs,
    signal,
  }: { onDirty: (roots: Node[]) => void; isOurs: (node: Node) => boolean; signal: AbortSignal },
): Watcher {
  let waiting: MutationRecord[] = [];
  const dirty = new Set<Node>();
  let hasRemovals = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flushed = -Infinity; // when
  let workedBefore = 0;

  /** See what is dirty. Not at each change: pages may make hundreds a second, and each calls on us. */
  const look = (): void => {
    for (const record of waiting) {
      if (record.type === 'characterData') dirty.add(blockOf(record.target));
      else if (markDirty(record, dirty, isOurs)) hasRemovals = true;
    }
    waiting = [];
  };
  const flush = (): void => {
    timer = undefined;
    if (page.isHidden()) return;
    look();
    if (dirty.size === 0 && !hasRemovals) return;
    flushed = performance.now();
    workedBefore = workedMs();
    const roots = [...dirty];
    dirty.clear();
    hasRemovals = false;
    onDirty(roots);
  };
  const schedule = (): void => {
    if (waiting.length > MOST_WAITING) look();
    if ((waiting.length === 0 && dirty.size === 0 && !hasRemovals) || timer !== undefined || page.isHidden()) return;
    const between = Math.min((workedMs() - workedBefore) / SHARE, MAX_GATHER_MS);
    timer = setTimeout(flush, Math.max(flushed + between - performance.now(), GATHER_MS));
  };

  const observer = new MutationObserver((records) => {
    for (const record of records) waiting.push(record);
    schedule();
  });
  const watch = (root: Node): void => observer.observe(root, { childList: true, characterData: true, subtree: true });

  watch(document);
  addEventListener('visibilitychange', schedule, { signal, capture: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return { watch };
}

/** Add what is to be read again; true if something with text of its own has gone. */
function markDirty(record: MutationRecord, dirty: Set<Node>, isOurs: (node: Node) => boolean): boolean {
  // Blocks that come are read for themselves; a change within a line makes its whole block new.
  let isInLine = false;
  let hasGone = false;
  for (const node of record.removedNodes) {
    if (isOurs(node)) continue;
    isInLine ||= runsOn(node);
    hasGone ||= hasText(node);
  }
  const blocks: Node[] = [];
  for (const node of record.addedNodes) {
    if (isOurs(node)) continue;
    if (runsOn(node)) isInLine = true;
    else if (hasText(node)) blocks.push(node);
  }
  if (isInLine) dirty.add(blockOf(record.target));
  else for (const block of blocks) dirty.add(block);
  return hasGone;
}

/** Is this an element whose text is read? */
const hasText = (node: Node): boolean => isElement(node) && !flowOf(node).startsWith('skip');

/** Does the node run on within a line? White space between blocks does not, nor do comments. */
function runsOn(node: Node): boolean {
  if (isText(node)) return /\S/.test(node.data);
  if (!isElement(node)) return false;
  const flow = flowOf(node);
  return flow === 'inline' || flow === 'spaced';
}

/** The element whose text makes up the block that a node stands in. */
function blockOf(node: Node): Node {
  let at = isText(node) ? (parentOf(node) ?? node) : node;
  for (let parent = parentOf(at); runsOn(at) && parent; parent = parentOf(at)) at = parent;
  return at;
}
