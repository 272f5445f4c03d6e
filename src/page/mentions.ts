/**
 * The mentions found in a page, in the order of the page. This list, not the registry of highlights (which the page shares and
 * may change), is the truth about what is marked where.
 */
import type { Signs } from '../core/features';
import type { CueHit, Findings, Match, Matcher } from '../core/matcher';
import { once } from '../core/memoize';
import { firstIndex, mergeAll } from '../core/stretches';
import { createSurroundings } from '../core/surroundings';
import { areApart } from './seams';
import type { Chunk, Piece } from './text-reader';
import { comparePlaces, elementOf } from './tree';

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
  /** What its sentence and its block say for and against it. */
  around: Signs;
  /** The heading of its section; null before the first. */
  heading: Node | null;
}

/** A cue with its place in the page. */
export interface PageCue {
  hit: CueHit;
  node: Text;
}

/** The element that a mention begins in. */
export const elementOfMention = ({ segments }: PageMention): Element | null => elementOf(segments[0]!.node);

/** Does a passage lie over the beginning of a mention? */
export const liesOver = (passage: PageMention, { segments: [first] }: PageMention): boolean =>
  passage.segments.some(({ node, start, end }) => node === first!.node && start <= first!.start && first!.end <= end);

/** Give the matches and passages in a chunk their places in the page, in order. `before` says under which heading the chunk begins. */
export function toMentions(chunk: Chunk, findings: Findings, before: () => Node | null): PageMention[] {
  const around = createSurroundings(chunk.text, findings);
  const { headings } = chunk;
  return mergeAll(findings.matches, findings.passages).map((match) => ({
    match,
    text: chunk.text.slice(match.start, match.end),
    segments: segmentsOf(chunk.pieces, pieceAt(chunk.pieces, match.start), match),
    around: around(match),
    heading: headings[firstIndex(headings.length, (at) => headings[at]!.start > match.start) - 1]?.element ?? before(),
  }));
}

/** A mention; where its parts do not stand in one line it is none, and the result is what each part holds by itself. */
export function asShown(mention: PageMention, find: Matcher['find']): PageMention[] {
  const { match, segments, heading } = mention;
  if (segments.every(isInOneLine)) return [mention];
  if (match.display === 'note') return []; // the terms in a passage have been found beside it
  return segments.flatMap(({ node, start, end }) => {
    const text = node.data.slice(start, end);
    return toMentions({ text, pieces: [{ node, start: 0, offset: start }], headings: [] }, find(text), () => heading);
  });
}

/** Is a part of a mention, if it touches the part before, shown in one line with it? */
const isInOneLine = ({ node, start }: Segment, at: number, segments: readonly Segment[]): boolean => {
  const before = segments[at - 1];
  return !before || /\s/.test(before.node.data[before.end - 1]! + node.data[start]!) || !areApart(before.node, node);
};

/** The cues in a chunk with their places in the page, in order, where they may be read. Asked for when this is first called. */
export const cuesOf = (
  { pieces }: Chunk,
  { cues }: Findings,
  isRead: (element: Element | null) => boolean,
): (() => readonly PageCue[]) =>
  once(() => {
    let next = 0; // piece behind the one that the cue is in: both are in order, and there are many cues
    return cues()
      .map((hit) => {
        while (next < pieces.length && pieces[next]!.start <= hit.start) next++;
        return { hit, node: pieces[next - 1]!.node };
      })
      .filter(({ node }) => isRead(elementOf(node)));
  });

/** Index of the last piece that begins at or before an offset. */
const pieceAt = (pieces: readonly Piece[], offset: number): number =>
  firstIndex(pieces.length, (at) => pieces[at]!.start > offset) - 1;

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

/**
 * The list of mentions after a scan: those kept, which are in order, and those found, in the order of the page. A mention that
 * stands where it stood before stays the same object, so that an open card knows its term again.
 */
export function mergeMentions(
  before: readonly PageMention[],
  kept: readonly PageMention[],
  found: readonly PageMention[],
): PageMention[] {
  const staying = new Set(kept);
  const old = placesOf(kept.length < before.length ? before.filter((mention) => !staying.has(mention)) : []);
  // Most are in order. Asked the other way round, whether the later comes before the earlier, Chromium goes through all siblings.
  const sorted = found.toSorted((a, b) => -compareMentions(b, a));
  const fresh = sorted.map((mention) => {
    const same = old.get(nodeOf(mention))?.get(placeOf(mention));
    return same?.match.term === mention.match.term ? Object.assign(same, mention) : mention;
  });
  return mergeSorted(kept, fresh);
}

/** Two lists in the order of the page as one. Asks little where what is new stands together, as it mostly does. */
function mergeSorted(kept: readonly PageMention[], fresh: readonly PageMention[]): PageMention[] {
  const merged: PageMention[] = [];
  let from = 0; // first of `kept` that is not in yet
  for (const mention of fresh) {
    const isBehind = (at: number): boolean => compareMentions(kept[from + at]!, mention) > 0;
    if (from < kept.length && !isBehind(0)) {
      const next = from + firstIndex(kept.length - from, isBehind);
      merged.push(...kept.slice(from, next));
      from = next;
    }
    merged.push(mention);
  }
  return [...merged, ...kept.slice(from)];
}

const nodeOf = ({ segments }: PageMention): Text => segments[0]!.node;
/** What keeps mentions in one node apart: where they begin, and that a passage may begin with a term. */
const placeOf = ({ segments, match }: PageMention): number => 2 * segments[0]!.start + Number(match.display === 'note');

const compareMentions = (a: PageMention, b: PageMention): number =>
  nodeOf(a) === nodeOf(b) ? placeOf(a) - placeOf(b) : comparePlaces(nodeOf(a), nodeOf(b));

type Places = Map<Text, Map<number, PageMention>>;

function placesOf(mentions: readonly PageMention[]): Places {
  const places: Places = new Map();
  for (const mention of mentions) {
    const node = nodeOf(mention);
    const inNode = places.get(node) ?? new Map<number, PageMention>();
    places.set(node, inNode.set(placeOf(mention), mention));
  }
  return places;
}
