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

/** Read everything inside `root` (itself included), in the order of the page; shadow trees come before their host's children. */
export function createTextReader(root: Node): TextReader {
  let node: Node | null = root;
  let offset = 0; // in a text node too long for one chunk
  let chunk: Chunk;

  const endBlock = (): void => {
    if (!chunk.text.endsWith(BLOCK_END)) chunk.text += BLOCK_END;
  };

  const readText = (text: Text): void => {
    const { data } = text;
    const end = data.length - offset > CHUNK_LENGTH ? cutBefore(data, offset + CHUNK_LENGTH) : data.length;
    chunk.pieces.push({ node: text, start: chunk.text.length, offset });
    chunk.text += offset === 0 && end === data.length ? data : data.slice(offset, end);
    offset = end === data.length ? 0 : end;
    if (offset > 0) endBlock();
  };

  /** Go into an element; null if it is passed over. */
  const enter = (element: Element): Node | null => {
    const flow = flowOf(element);
    if (flow === 'skip-inline') return null;
    if (flow === 'spaced') chunk.text += ' ';
    else if (flow !== 'inline') endBlock();
    if (flow === 'skip') return null;
    if (isHeading(element)) chunk.headings.push({ element, start: chunk.text.length });
    const shadow = element.shadowRoot;
    if (!shadow) return element.firstChild;
    chunk.shadowRoots.push(shadow);
    return shadow.firstChild ?? element.firstChild;
  };

  /** The node after `from` and all it holds. */
  const after = (from: Node): Node | null => {
    let at: Node | null = from;
    while (at && at !== root) {
      if (at.nextSibling) return at.nextSibling;
      const parent: Node | null = at.parentNode;
      const host: Element | null = parent && parent !== root ? hostOf(parent) : null;
      if (host) endBlock();
      if (host?.firstChild) return host.firstChild;
      at = host ?? parent;
      if (at && isElement(at)) leave(at);
    }
    return null;
  };

  const leave = (element: Element): void => {
    const flow = flowOf(element);
    if (flow === 'spaced') chunk.text += ' ';
    else if (flow === 'block') endBlock();
  };

  const isFull = (visited: number): boolean =>
    (chunk.text.length >= CHUNK_LENGTH && (chunk.text.endsWith(BLOCK_END) || chunk.text.length >= 2 * CHUNK_LENGTH)) ||
    (visited >= CHUNK_NODES && chunk.text.endsWith(BLOCK_END));

  const read = (): Chunk | null => {
    if (!node || !node.isConnected) return null;
    chunk = { text: '', pieces: [], headings: [], shadowRoots: [] };
    for (let visited = 0; node && !isFull(visited); visited++) {
      if (node.nodeType === TEXT) {
        readText(node as Text);
        if (offset === 0) node = after(node);
        continue;
      }
      let inside: Node | null = null;
      if (isElement(node)) {
        inside = enter(node);
        if (!inside && !flowOf(node).startsWith('skip')) leave(node);
      } else if (node === root) inside = node.firstChild;
      node = inside ?? after(node);
    }
    return chunk;
  };

  return { read, isIntact: () => node === null || node.isConnected };
}

/** A place to cut a long text before `limit`: after a space or a full stop, else anywhere. */
function cutBefore(text: string, limit: number): number {
  const cut = Math.max(text.lastIndexOf(' ', limit), text.lastIndexOf('\n', limit), text.lastIndexOf('。', limit));
  return cut > limit - CHUNK_LENGTH / 2 ? cut + 1 : limit;
}
