/**
 * Reads the text of a page in blocks, across inline elements, a chunk at a time.
 *
 * A chunk is the text of some whole blocks with `BLOCK_END` between them, so that one search serves many small blocks. The
 * walk goes from text to text, which the browser does by itself, and asks for elements only what sets two texts apart. It
 * uses no filter callback and asks for no style: hidden text is read too and left out when it matches. Shadow trees are
 * other roots: see `shadow-hosts.ts`.
 */
import { BLOCK_END } from '../core/surroundings';
import { kindOf, type Kind } from './elements';
import { areTwoWords } from './seams';
import { firstChildOf, isConnected, isInsideAny, isText, nextSiblingOf, parentOf, walkTexts } from './tree';

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
}

/** Read everything inside `root`, in the order of the page. */
export function createTextReader(root: Node): TextReader {
  const walker = walkTexts(root);
  const roots = new Set([root]);
  let text: Text | null = isText(root) ? root : walker.nextNode();
  let offset = 0; // in a text too long for one chunk
  let heading: Node | null = null; // that the text belongs to

  /** Read as much of a text too long for one chunk as a chunk may hold. */
  const readPart = (draft: Draft, from: Text, data: string): void => {
    const end = data.length - offset > CHUNK_LENGTH ? cutBefore(data, offset + CHUNK_LENGTH) : data.length;
    take(draft, from, data.slice(offset, end), offset);
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
        if (draft.length > 0 && (offset > 0 || block !== draft.block || !runsOn(draft, text, data))) {
          if (draft.length >= CHUNK_LENGTH || visited >= CHUNK_TEXTS) break;
          add(draft, BLOCK_END);
        }
        draft.block = block;
        const next = blocks.heading();
        if (next && next !== heading) draft.headings.push({ element: (heading = next), start: draft.length });
        if (data.length > CHUNK_LENGTH) readPart(draft, text, data);
        else take(draft, text, data, 0);
      } else if (visited >= CHUNK_TEXTS && !draft.last) break;
      if (offset === 0) text = walker.nextNode();
    }
    const { parts, pieces, headings } = draft;
    return { text: parts.join(''), pieces, headings };
  };
  return { read, isIntact };
}

const createDraft = (): Draft => ({
  parts: [],
  length: 0,
  pieces: [],
  headings: [],
  last: null,
  block: null,
});

function add(draft: Draft, text: string): void {
  draft.parts.push(text);
  draft.length += text.length;
}

function take(draft: Draft, node: Text, data: string, offset: number): void {
  draft.pieces.push({ node, start: draft.length, offset });
  add(draft, data);
  draft.last = node;
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
    let found: Around | undefined;
    let at = node;
    let isSkipped = false;
    let innermost: Node | null = null; // heading
    for (; at && !(found = known.get(at)); at = parentOf(at)) {
      const kind = kindOf(at);
      isSkipped ||= kind.isSkipped;
      if (kind.isHeading) innermost ??= at;
    }
    found ??= NOTHING_AROUND;
    if (isSkipped || innermost)
      found = { isSkipped: isSkipped || found.isSkipped, heading: innermost ?? found.heading };
    // Where nothing was met on the way, all of it lies in the same.
    else for (let on = node; on !== at; on = parentOf(on!)) known.set(on!, found);
    if (node) known.set(node, found);
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

/** Does the text that was read last run on into this one, in the same block? Then what lies between them is added. */
function runsOn(draft: Draft, text: Text, data: string): boolean {
  const { last } = draft;
  const gap = last && gapBetween(last, text);
  if (!gap) return false;
  for (const space of gap) {
    if (space) take(draft, space, space.data, 0);
    else add(draft, ' ');
  }
  return !areTwoWords(draft.parts.at(-1)!, data, last, text);
}

/**
 * What stands between two texts of one block, with no other text of it between them: texts of white space, and null where they are
 * set apart all the same. Null where they are in two blocks.
 */
function gapBetween(before: Text, after: Text): (Text | null)[] | null {
  const gap: (Text | null)[] = [];
  for (let at: Node | null = before; at;) {
    let next: Node | null = nextSiblingOf(at);
    if (!next) {
      at = parentOf(at);
      if (at && kindOf(at).flow === 'spaced') gap.push(null);
      continue;
    }
    for (; next; next = firstChildOf(next)) {
      if (next === after) return gap;
      at = next;
      const { flow, isText: isSpace } = kindOf(next);
      if (flow === 'block' || flow === 'skip') return null;
      if (flow === 'spaced') gap.push(null);
      if (isSpace) gap.push(next as Text);
      if (flow === 'skip-inline') break;
    }
  }
  return null;
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
