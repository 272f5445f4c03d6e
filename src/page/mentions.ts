/**
 * The mentions found in a page, in the order of the page. This list, not the registry of highlights (which the page shares and
 * may change), is the truth about what is marked where.
 */
import type { CueHit, Findings, Match } from '../core/matcher';
import { BLOCK_END, type Chunk, type Piece } from './text-reader';

/** The part of a mention that lies in one text node. */
export interface Segment {
  node: Text;
  start: number;
  end: number;
}

/** A match with its place in the page. */
export interface PageMention {
  match: Match;
  /** The text as the page has it, without markup. */
  text: string;
  /** In order; more than one where the term runs across inline elements. */
  segments: Segment[];
  /** Cues of the same block. */
  cues: CueHit[];
}

/** Give the findings in a chunk their places in the page. */
export function toMentions(chunk: Chunk, findings: Findings): PageMention[] {
  let piece = 0;
  return findings.matches.map((match) => {
    while (piece + 1 < chunk.pieces.length && chunk.pieces[piece + 1]!.start <= match.start) piece++;
    return {
      match,
      text: chunk.text.slice(match.start, match.end),
      segments: segmentsOf(chunk.pieces, piece, match),
      cues: findings.cues.length === 0 ? [] : cuesOfBlock(chunk.text, findings.cues, match),
    };
  });
}

function segmentsOf(pieces: Piece[], first: number, { start, end }: Match): Segment[] {
  const segments: Segment[] = [];
  for (let at = first; at < pieces.length && pieces[at]!.start < end; at++) {
    const { node, start: pieceStart, offset } = pieces[at]!;
    const length = node.data.length - offset;
    const from = Math.max(start - pieceStart, 0);
    const to = Math.min(end - pieceStart, length);
    if (to > from) segments.push({ node, start: offset + from, end: offset + to });
  }
  return segments;
}

function cuesOfBlock(text: string, cues: CueHit[], { start }: Match): CueHit[] {
  const from = text.lastIndexOf(BLOCK_END, start);
  const end = text.indexOf(BLOCK_END, start);
  return cues.filter((cue) => cue.start > from && (end < 0 || cue.start < end));
}

/** -1 where `a` comes before `b` in the page, 1 where after, 0 for the same node. Shadow trees count as their host. */
export function comparePlaces(a: Node, b: Node): number {
  if (a === b) return 0;
  const [first, second] = a.getRootNode() === b.getRootNode() ? [a, b] : [inDocument(a), inDocument(b)];
  const position = first.compareDocumentPosition(second);
  if (position & Node.DOCUMENT_POSITION_FOLLOWING) return -1;
  return position & Node.DOCUMENT_POSITION_PRECEDING ? 1 : 0;
}

function inDocument(node: Node): Node {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? inDocument(root.host) : node;
}

/** Where in `sorted` something at `place` belongs: the first index whose node comes after it. */
export function indexAfter<T>(sorted: readonly T[], nodeOf: (item: T) => Node, place: Node): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comparePlaces(nodeOf(sorted[middle]!), place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Does the node lie in `root`, shadow trees included? */
export function isInside(node: Node, root: Node): boolean {
  for (let at: Node | null = node; at;) {
    if (root.contains(at)) return true;
    const top: Node = at.getRootNode();
    at = top instanceof ShadowRoot ? top.host : null;
  }
  return false;
}
