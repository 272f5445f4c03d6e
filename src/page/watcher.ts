/** Sees what changes in a page and says which subtrees are to be read again. */
import { flowOf } from './elements';

/** Milliseconds in which changes are gathered before they are read: many come in bursts. */
const GATHER_MS = 120;

export interface Watcher {
  /** Watch a shadow root too: its changes do not show in the document. */
  watch: (root: Node) => void;
}

/**
 * Watch `document` and report subtrees to read again, none inside another; none at all where parts of the page have only
 * gone. Changes in a hidden tab wait until it is shown.
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
  const dirty = new Set<Node>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    timer = undefined;
    if (document.hidden || dirty.size === 0) return;
    const roots = [...dirty].filter((node) => node.isConnected && !hasAncestorIn(node, dirty));
    dirty.clear();
    onDirty(roots);
  };
  const schedule = (): void => {
    if (dirty.size > 0 && timer === undefined && !document.hidden) timer = setTimeout(flush, GATHER_MS);
  };

  const observer = new MutationObserver((records) => {
    for (const record of records) markDirty(record, dirty, isOurs);
    schedule();
  });
  const watch = (root: Node): void => observer.observe(root, { childList: true, characterData: true, subtree: true });

  watch(document);
  document.addEventListener('visibilitychange', schedule, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return { watch };
}

function markDirty(record: MutationRecord, dirty: Set<Node>, isOurs: (node: Node) => boolean): void {
  if (record.type === 'characterData') {
    dirty.add(blockOf(record.target));
    return;
  }
  const changed = [...record.addedNodes, ...record.removedNodes].filter((node) => !isOurs(node));
  // Blocks that come are read for themselves; a change within a line makes its whole block new.
  if (changed.some(runsOn)) dirty.add(blockOf(record.target));
  else record.addedNodes.forEach((node) => node.nodeType === Node.ELEMENT_NODE && !isOurs(node) && dirty.add(node));
  // What is gone is reported by a dirty node that is no longer connected.
  record.removedNodes.forEach((node) => !isOurs(node) && dirty.add(node));
}

/** Does the node run on within a line? White space between blocks does not, nor do comments. */
function runsOn(node: Node): boolean {
  if (node.nodeType === Node.TEXT_NODE) return /\S/.test((node as Text).data);
  return node.nodeType === Node.ELEMENT_NODE && ['inline', 'spaced'].includes(flowOf(node as Element));
}

/** The element whose text makes up the block that a node stands in. */
function blockOf(node: Node): Node {
  let at = node.nodeType === Node.TEXT_NODE ? (node.parentNode ?? node) : node;
  while (runsOn(at) && at.parentNode) at = at.parentNode;
  return at;
}

function hasAncestorIn(node: Node, nodes: Set<Node>): boolean {
  for (let at = node.parentNode; at; at = at.parentNode) if (nodes.has(at)) return true;
  return false;
}
