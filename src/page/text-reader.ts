/**
 * Reads the text of a page in blocks, across inline elements, a chunk at a time.
 *
 * A chunk is the text of some whole blocks with `BLOCK_END` between them, so that one search serves many small blocks. The
 * walk uses no filter callback and asks for no style: hidden text is read too and left out when it matches.
 */
import { flowOf, isHeading } from './elements';

/** Stands between blocks. It folds to a break, so no phrase runs across it, and no page holds it. */
export const BLOCK_END = '\u0000';

/** Chunks end at the first end of a block after this many code units, or at twice as many in one block. */
const CHUNK_LENGTH = 8192;
/** Nodes visited before a chunk ends, so that a slice of time ends in a page of empty elements too. */
const CHUNK_NODES = 1500;

/** A piece of a text node in a chunk. */
export interface Piece {
  node: Text;
  /** Where the piece begins in the chunk's text. */
  start: number;
  /** Where the piece begins in the node's data. */
  offset: number;
}

export interface Chunk {
  text: string;
  /** In order of `start`. */
  pieces: Piece[];
  /** Headings met, with the offset in `text` from which the text belongs to them. */
  headings: { element: Element; start: number }[];
  /** Open shadow roots met; their text is part of the chunk. */
  shadowRoots: ShadowRoot[];
}

export interface TextReader {
  /** The next chunk, or null at the end. */
  read: () => Chunk | null;
  /** False once the place in the page has been taken away by a change of the page. */
  isIntact: () => boolean;
}

// The DOM's own constants, by number: the command line reads parsed HTML, where there is no global Node.
const ELEMENT = 1;
const TEXT = 3;

const isElement = (node: Node): node is Element => node.nodeType === ELEMENT;

/** The host of a shadow root, null for every other node. */
const hostOf = (node: Node): Element | null =>
  'host' in node && node.nodeType === 11 ? (node as ShadowRoot).host : null;

/** A chunk being read. The text is joined once, at the end: joining it at each piece would copy it each time. */
interface Draft extends Omit<Chunk, 'text'> {
  parts: string[];
  length: number;
}

/** Read everything inside `root` (itself included), in the order of the page; shadow trees come before their host's children. */
export function createTextReader(root: Node): TextReader {
  let node: Node | null = root;
  let offset = 0; // in a text node too long for one chunk
  let draft: Draft;

  const readText = (text: Text): void => {
    const { data } = text;
    const end = data.length - offset > CHUNK_LENGTH ? cutBefore(data, offset + CHUNK_LENGTH) : data.length;
    draft.pieces.push({ node: text, start: draft.length, offset });
    add(draft, offset === 0 && end === data.length ? data : data.slice(offset, end));
    offset = end === data.length ? 0 : end;
    if (offset > 0) endBlock(draft);
  };

  /** The node after `from` and all it holds. */
  const after = (from: Node): Node | null => {
    let at: Node | null = from;
    while (at && at !== root) {
      if (at.nextSibling) return at.nextSibling;
      const parent: Node | null = at.parentNode;
      const host: Element | null = parent && parent !== root ? hostOf(parent) : null;
      if (host) endBlock(draft);
      if (host?.firstChild) return host.firstChild;
      at = host ?? parent;
      if (at && isElement(at)) leave(at, draft);
    }
    return null;
  };

  const read = (): Chunk | null => {
    if (!node || !node.isConnected) return null;
    draft = { parts: [], length: 0, pieces: [], headings: [], shadowRoots: [] };
    for (let visited = 0; node && !isFull(draft, visited); visited++) {
      if (node.nodeType === TEXT) {
        readText(node as Text);
        if (offset === 0) node = after(node);
        continue;
      }
      const inside: Node | null = isElement(node) ? enter(node, draft) : node === root ? node.firstChild : null;
      if (!inside && isElement(node)) leave(node, draft);
      node = inside ?? after(node);
    }
    const { parts, pieces, headings, shadowRoots } = draft;
    return { text: parts.join(''), pieces, headings, shadowRoots };
  };

  return { read, isIntact: () => node === null || node.isConnected };
}

function add(draft: Draft, text: string): void {
  draft.parts.push(text);
  draft.length += text.length;
}

const isAtBlockEnd = ({ parts }: Draft): boolean => parts.at(-1) === BLOCK_END;

function endBlock(draft: Draft): void {
  if (!isAtBlockEnd(draft)) add(draft, BLOCK_END);
}

/** Go into an element: its first node, or null if it is empty or passed over. */
function enter(element: Element, draft: Draft): Node | null {
  const flow = flowOf(element);
  if (flow === 'skip-inline') return null;
  if (flow === 'spaced') add(draft, ' ');
  else if (flow !== 'inline') endBlock(draft);
  if (flow === 'skip') return null;
  if (isHeading(element)) draft.headings.push({ element, start: draft.length });
  const shadow = element.shadowRoot;
  if (!shadow) return element.firstChild;
  draft.shadowRoots.push(shadow);
  return shadow.firstChild ?? element.firstChild;
}

function leave(element: Element, draft: Draft): void {
  const flow = flowOf(element);
  if (flow === 'spaced') add(draft, ' ');
  else if (flow === 'block') endBlock(draft);
}

const isFull = (draft: Draft, visited: number): boolean =>
  isAtBlockEnd(draft) ? draft.length >= CHUNK_LENGTH || visited >= CHUNK_NODES : draft.length >= 2 * CHUNK_LENGTH;

/** A place to cut a long text before `limit`: after a space or a full stop, else anywhere. */
function cutBefore(text: string, limit: number): number {
  const cut = Math.max(text.lastIndexOf(' ', limit), text.lastIndexOf('\n', limit), text.lastIndexOf('。', limit));
  return cut > limit - CHUNK_LENGTH / 2 ? cut + 1 : limit;
}
