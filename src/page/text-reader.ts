/**
 * Reads the text of a page in blocks, across inline elements, a chunk at a time.
 *
 * A chunk is the text of some whole blocks with `BLOCK_END` between them, so that one search serves many small blocks. The
 * walk goes from text to text, which the browser does by itself, and asks for elements only what sets two texts apart. It
 * uses no filter callback and asks for no style: hidden text is read too and left out when it matches. Shadow trees are
 * other roots: see `shadow-hosts.ts`.
 */
import { isHanUnit } from '../core/han';
import { BLOCK_END } from '../core/surroundings';
import { displayOf, isInlineByName, kindOf, type Kind } from './elements';
import {
  firstChildOf,
  isConnected,
  isElement,
  isInsideAny,
  isText,
  nameOf,
  nextSiblingOf,
  parentOf,
  walkTexts,
} from './tree';

/** Chunks end at the first end of a block after this many code units, or at twice as many in one block. */
const CHUNK_LENGTH = 8192;
/** Texts visited after which a chunk ends with its block, so that a slice of time ends in a page of tiny texts too. */
const CHUNK_TEXTS = 1000;
/** Texts after which it ends in any case: these are of no words, or of no block that anybody reads. */
const MOST_TEXTS = 20_000;

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
  headings: { element: Node; start: number }[];
}

export interface TextReader {
  /** The next chunk, or null at the end. */
  read: () => Chunk | null;
  /** False once the place in the page has been taken away by a change of the page. */
  isIntact: () => boolean;
}

/** A chunk being read. The text is joined once, at the end: joining it at each piece would copy it each time. */
interface Draft {
  parts: string[];
  length: number;
  pieces: Piece[];
  headings: Chunk['headings'];
  /** The text that was read last, if it may run on, and the block that it stands in. */
  last: Text | null;
  block: Node | null;
  /** White space behind it: part of the text only if it runs on. */
  white: Text[];
  isDisplayedApart: (before: Text, after: Text) => boolean;
}

/** Read everything inside `root`, in the order of the page. */
export function createTextReader(root: Node): TextReader {
  const walker = walkTexts(root);
  const roots = new Set([root]);
  let text: Text | null = isText(root) ? root : walker.nextNode();
  let offset = 0; // in a text too long for one chunk
  let heading: Node | null = null; // that the text belongs to

  /** Read the next text, or as much of it as a chunk may hold. */
  const readText = (draft: Draft, from: Text, data: string): void => {
    const end = data.length - offset > CHUNK_LENGTH ? cutBefore(data, offset + CHUNK_LENGTH) : data.length;
    take(draft, from, offset === 0 && end === data.length ? data : data.slice(offset, end), offset);
    if (end < data.length) draft.last = null;
    offset = end === data.length ? 0 : end;
  };

  /** A page may move the text that comes next, or take it away, between two chunks. */
  const isIntact = (): boolean => text === null || (isConnected(text) && isInsideAny(text, roots));

  const read = (): Chunk | null => {
    if (!text || !isIntact()) return null;
    const draft = createDraft();
    const blocks = createBlocks();
    for (let visited = 0; text && visited < MOST_TEXTS && draft.length < 2 * CHUNK_LENGTH; visited++) {
      const { data } = text;
      const block = isWhite(data) ? null : blocks.of(parentOf(text));
      if (block) {
        if (draft.length > 0 && (offset > 0 || !runsOn(draft, text, data, block))) {
          if (draft.length >= CHUNK_LENGTH || visited >= CHUNK_TEXTS) break;
          add(draft, BLOCK_END);
        }
        draft.block = block;
        const next = blocks.heading();
        if (next && next !== heading) draft.headings.push({ element: (heading = next), start: draft.length });
        readText(draft, text, data);
      } else if (draft.last) draft.white.push(text);
      else if (visited >= CHUNK_TEXTS) break;
      if (offset === 0) text = walker.nextNode();
    }
    return { text: draft.parts.join(''), pieces: draft.pieces, headings: draft.headings };
  };
  return { read, isIntact };
}

const createDraft = (): Draft => ({
  ...{ parts: [], length: 0, pieces: [], headings: [], last: null, block: null, white: [] },
  isDisplayedApart: createApartness(),
});

function add(draft: Draft, text: string): void {
  draft.parts.push(text);
  draft.length += text.length;
}

function take(draft: Draft, node: Text, data: string, offset: number): void {
  draft.pieces.push({ node, start: draft.length, offset });
  add(draft, data);
  draft.last = node;
  if (draft.white.length > 0) draft.white = [];
}

/** White space between two blocks is no text. Most texts are told by their first character. */
const isWhite = (data: string): boolean => {
  const first = data.charCodeAt(0);
  return !(first > 0x20 && first !== 0xa0) && !/\S/.test(data);
};

interface Blocks {
  /** The block that a parent of text is in: itself or an element around it; null where its text is not read. */
  of: (parent: Node | null) => Node | null;
  /** The heading that the last block is, or is in. */
  heading: () => Node | null;
}

/** What lies around a block. */
interface Around {
  isSkipped: boolean;
  heading: Node | null;
}

const NOTHING_AROUND: Around = { isSkipped: false, heading: null };

/** What is learnt of the elements around texts is kept while nothing can change them: neighbours mostly stand in the same one. */
function createBlocks(): Blocks {
  const known = new Map<Node, Around>();
  let lastParent: Node | null = null;
  let lastBlock: Node | null = null;
  let outer: Node | null = null; // what the last block stood in
  let around = NOTHING_AROUND;
  let heading: Node | null = null; // of the last block

  const lookAround = (node: Node | null): Around => {
    const path: Node[] = [];
    let found: Around | undefined;
    let at = node;
    for (; at && !(found = known.get(at)); at = parentOf(at)) path.push(at);
    found ??= NOTHING_AROUND;
    for (const next of path.reverse()) {
      const { isSkipped, isHeading } = kindOf(next);
      if (isSkipped || isHeading)
        found = { isSkipped: isSkipped || found.isSkipped, heading: isHeading ? next : found.heading };
      known.set(next, found);
    }
    return found;
  };

  /** The block, if it is read. */
  const read = (block: Node, { isHeading }: Kind): Node | null => {
    const parent = parentOf(block);
    if (parent !== outer) around = lookAround((outer = parent));
    heading = isHeading ? block : around.heading;
    return around.isSkipped ? null : block;
  };

  return {
    of(parent) {
      if (parent === lastParent || !parent) return lastBlock;
      lastParent = parent;
      let block = parent;
      // Most texts stand in the block of the text before, or in something that runs on within it.
      for (; block !== lastBlock;) {
        const kind = kindOf(block);
        if (kind.flow === 'block') return (lastBlock = read(block, kind));
        const next = kind.isSkipped ? null : parentOf(block);
        if (!next) return (lastBlock = null);
        block = next;
      }
      return lastBlock;
    },
    heading: () => heading,
  };
}

/** Does the text that was read last run on into this one? Then what lies between them is added. */
function runsOn(draft: Draft, text: Text, data: string, block: Node): boolean {
  const { last, white } = draft;
  const gap = last && block === draft.block ? gapBetween(last, text) : 'block';
  if (gap === 'block') return false;
  for (const space of white) if (!isPassedOver(space)) take(draft, space, space.data, 0);
  if (gap === 'spaced') add(draft, ' ');
  return !(abuts(draft, data) && draft.isDisplayedApart(last!, text));
}

const isPassedOver = (text: Text): boolean => {
  const parent = parentOf(text);
  return parent !== null && kindOf(parent).isSkipped;
};

/** What stands between two texts of one block, with no text of the block between them. */
function gapBetween(before: Text, after: Text): 'inline' | 'spaced' | 'block' {
  let gap: 'inline' | 'spaced' = 'inline';
  for (let at: Node | null = before; at;) {
    let next: Node | null = nextSiblingOf(at);
    if (!next) {
      at = parentOf(at);
      if (at && kindOf(at).flow === 'spaced') gap = 'spaced';
      continue;
    }
    for (; next; next = firstChildOf(next)) {
      if (next === after) return gap;
      at = next;
      const { flow } = kindOf(next);
      if (flow === 'block' || flow === 'skip') return 'block';
      if (flow === 'spaced') gap = 'spaced';
      if (flow === 'skip-inline') break;
    }
  }
  return 'block';
}

/** Would two words run together here? Asked first, since styles are asked for only where it is so. */
function abuts({ parts }: Draft, data: string): boolean {
  const last = parts.at(-1) ?? '';
  return isOfWord(last, last.length - 1) && isOfWord(data, 0);
}

/** Does a letter or a digit stand there? Nearly all are told without a pattern of all scripts. */
function isOfWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
  if (isHanUnit(code) || (code >= 0xd800 && code < 0xe000)) return true;
  const isPunctuation = (code >= 0x2000 && code < 0x2070) || (code >= 0x3000 && code < 0x3040) || code === 0xff0c;
  return !isPunctuation && /[\p{L}\p{N}]/u.test(text[at] ?? '');
}

/**
 * Tells inline elements that a style shows as blocks: the words at their edges are not one. Elements of one name and class in one
 * parent are taken to be shown alike: styles are dear, and the links of a menu are many.
 */
function createApartness(): (before: Text, after: Text) => boolean {
  const known = new Map<Node | null, Map<string, boolean>>();
  const isApart = (element: Node | null): boolean => {
    if (!element || !isElement(element) || !isInlineByName(element)) return false;
    const parent = parentOf(element);
    const siblings = known.get(parent) ?? new Map<string, boolean>();
    known.set(parent, siblings);
    const look = `${nameOf(element)} ${element.getAttribute('class')}`;
    const apart = siblings.get(look) ?? !/^(?:inline|contents|ruby)/.test(displayOf(element));
    siblings.set(look, apart);
    return apart;
  };
  return (before, after) => isApart(parentOf(before)) || isApart(parentOf(after));
}

/** Where a sentence or a line ends: no term runs across. */
const ENDS = ['\n', '. ', '。', '！', '？', '! ', '? '];

/** A place to cut a long text before `limit`: after the last end of a sentence, else after a space, else anywhere. */
function cutBefore(text: string, limit: number): number {
  const earliest = limit - CHUNK_LENGTH / 2;
  const near = text.slice(earliest, limit); // searched backwards, and no farther than this
  const end = Math.max(...ENDS.map((mark) => near.lastIndexOf(mark)));
  if (end >= 0) return earliest + end + 1;
  const space = near.lastIndexOf(' ');
  return space >= 0 ? earliest + space + 1 : limit;
}
