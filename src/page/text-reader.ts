/**
 * Reads the text of a page in blocks, across inline elements, a chunk at a time.
 *
 * A chunk is the text of some whole blocks with `BLOCK_END` between them, so that one search serves many small blocks. The
 * walk uses no filter callback and asks for no style: hidden text is read too and left out when it matches.
 */
import { BLOCK_END } from '../core/surroundings';
import { displayOf, isInlineByName, kindOf } from './elements';
import {
  firstChildOf,
  hostOf,
  isConnected,
  isElement,
  isInsideAny,
  isText,
  nextSiblingOf,
  parentOf,
  shadowRootOf,
} from './tree';

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
  /** Custom elements without a shadow root, as yet. */
  bareHosts: Element[];
}

export interface TextReader {
  /** The next chunk, or null at the end. */
  read: () => Chunk | null;
  /** False once the place in the page has been taken away by a change of the page. */
  isIntact: () => boolean;
}

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
    if (isAtBlockEnd(draft) && offset === 0 && !/\S/.test(data)) return; // between two blocks: nothing to read
    if (offset === 0 && abuts(draft, data) && isDisplayedApart(draft.pieces.at(-1)?.node, text)) endBlock(draft);
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
      const next = nextSiblingOf(at);
      if (next) return next;
      const parent: Node | null = parentOf(at);
      const host: Element | null = parent && parent !== root ? hostOf(parent) : null;
      if (host) endBlock(draft);
      const light = host && firstChildOf(host);
      if (light) return light;
      at = host ?? parent;
      if (at && isElement(at)) leave(at, draft);
    }
    return null;
  };

  /** A page may move the node that comes next, or take it away, between two chunks. */
  const isInPlace = (at: Node): boolean => isConnected(at) && isInsideAny(at, inside);
  const inside = new Set([root]);

  const read = (): Chunk | null => {
    if (!node || !isInPlace(node)) return null;
    draft = { parts: [], length: 0, pieces: [], headings: [], shadowRoots: [], bareHosts: [] };
    for (let visited = 0; node && !isFull(draft, visited); visited++) {
      if (isText(node)) {
        readText(node);
        if (offset === 0) node = after(node);
        continue;
      }
      const inside: Node | null = isElement(node) ? enter(node, draft) : node === root ? firstChildOf(node) : null;
      if (!inside && isElement(node)) leave(node, draft);
      node = inside ?? after(node);
    }
    const { parts, length: _length, ...chunk } = draft;
    return { text: parts.join(''), ...chunk };
  };

  return { read, isIntact: () => node === null || isInPlace(node) };
}

function add(draft: Draft, text: string): void {
  draft.parts.push(text);
  draft.length += text.length;
}

const isAtBlockEnd = ({ parts }: Draft): boolean => parts.at(-1) === BLOCK_END;

function endBlock(draft: Draft): void {
  if (!isAtBlockEnd(draft)) add(draft, BLOCK_END);
}

/** Would two words run together here? Asked first, since styles are asked for only where it is so. */
function abuts({ parts }: Draft, data: string): boolean {
  const last = parts.at(-1) ?? '';
  return isOfWord(last, last.length - 1) && isOfWord(data, 0);
}

/** Does a letter or a digit stand there? ASCII, nearly all there is, is told without a pattern of all scripts. */
function isOfWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return /[A-Za-z0-9]/.test(text[at]!);
  return (code >= 0xd800 && code < 0xe000) || /[\p{L}\p{N}]/u.test(text[at] ?? '');
}

/** Inline elements that a style shows as blocks: the words at their edges are not one. */
function isDisplayedApart(before: Text | undefined, after: Text): boolean {
  const elements = [before && parentOf(before), parentOf(after)];
  return elements.some(
    (element) =>
      element && isElement(element) && isInlineByName(element) && !/^(?:inline|contents|ruby)/.test(displayOf(element)),
  );
}

/** Go into an element: its first node, or null if it is empty or passed over. */
function enter(element: Element, draft: Draft): Node | null {
  const { flow, isHeading, mayHost, isCustom } = kindOf(element);
  if (flow === 'skip-inline') return null;
  if (flow === 'spaced') add(draft, ' ');
  else if (flow !== 'inline') endBlock(draft);
  if (flow === 'skip') return null;
  if (isHeading) draft.headings.push({ element, start: draft.length });
  const shadow = mayHost ? shadowRootOf(element) : null;
  if (!shadow) {
    if (isCustom) draft.bareHosts.push(element);
    return firstChildOf(element);
  }
  draft.shadowRoots.push(shadow);
  return firstChildOf(shadow) ?? firstChildOf(element);
}

function leave(element: Element, draft: Draft): void {
  const { flow } = kindOf(element);
  if (flow === 'spaced') add(draft, ' ');
  else if (flow === 'block') endBlock(draft);
}

const isFull = (draft: Draft, visited: number): boolean =>
  isAtBlockEnd(draft) ? draft.length >= CHUNK_LENGTH || visited >= CHUNK_NODES : draft.length >= 2 * CHUNK_LENGTH;

/** Where a sentence or a line ends: no term runs across. */
const ENDS = ['\n', '. ', '。', '！', '？', '! ', '? '];

/** A place to cut a long text before `limit`: after the last end of a sentence, else after a space, else anywhere. */
function cutBefore(text: string, limit: number): number {
  const earliest = limit - CHUNK_LENGTH / 2;
  const end = Math.max(...ENDS.map((mark) => text.lastIndexOf(mark, limit - 1)));
  if (end >= earliest) return end + 1;
  const space = text.lastIndexOf(' ', limit - 1);
  return space >= earliest ? space + 1 : limit;
}
