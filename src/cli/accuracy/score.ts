/**
 * How right the marks in a passage are.
 *
 * Marks and labelled terms are paired one to one, a pair for each mark that is right. Leniently a mark is right where it
 * overlaps a labelled term, strictly where it has its ends. A further mark inside a term that is paired counts neither way.
 */
import type { Passage, LabelledSpan, Span } from './labelled';

/** A match as it is scored. */
export interface Mark extends Span {
  term: string;
}

/**
 * - `trap`: the words are there, the sense is not.
 * - `unlabelled`: marked where no term is labelled.
 * - `missed`: a term that must be marked and is not.
 * - `ends`: the right place with other ends.
 */
export type ErrorKind = 'trap' | 'unlabelled' | 'missed' | 'ends';

export interface AccuracyError {
  kind: ErrorKind;
  passage: string;
  /** The marked words; for a missed term, those that were not. */
  text: string;
  /** The term marked; null if it was missed. */
  term: string | null;
}

export interface Score {
  /** Marks that are right, and wrong. */
  right: number;
  wrong: number;
  /** The same, by exact ends. */
  exact: number;
  inexact: number;
  /** Terms that must be marked, those that are, and those that are with exact ends. */
  must: number;
  found: number;
  foundExactly: number;
  traps: number;
  trapsHit: number;
  /** Passages without a term that must be marked, and those of them with a wrong mark. */
  clean: number;
  cleanHit: number;
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && outer.end >= inner.end;
const hasEndsOf = (mark: Span, { start, end, alt = [] }: LabelledSpan): boolean =>
  [[start, end], ...alt].some(([from, to]) => mark.start === from && mark.end === to);

/** Pair marks with labelled terms, those that must be found first, then those that share most. */
function pair(
  marks: readonly Mark[],
  terms: readonly LabelledSpan[],
  fits: (mark: Span, term: LabelledSpan) => boolean,
): Map<Mark, LabelledSpan> {
  const shared = (mark: Span, term: Span): number => Math.min(mark.end, term.end) - Math.max(mark.start, term.start);
  const candidates = marks
    .flatMap((mark) => terms.filter((term) => fits(mark, term)).map((term) => ({ mark, term })))
    .sort((a, b) => Number(b.term.must) - Number(a.term.must) || shared(b.mark, b.term) - shared(a.mark, a.term));
  const pairs = new Map<Mark, LabelledSpan>();
  const taken = new Set<LabelledSpan>();
  for (const { mark, term } of candidates) {
    if (pairs.has(mark) || taken.has(term)) continue;
    pairs.set(mark, term);
    taken.add(term);
  }
  return pairs;
}

/** Score the marks of one passage; `marks` may hold several with the same ends, which count once. */
export function scorePassage(passage: Passage, marks: readonly Mark[]): { score: Score; errors: AccuracyError[] } {
  const { text, spans, polarity } = passage;
  const single = [...new Map(marks.map((mark) => [`${mark.start}-${mark.end}`, mark])).values()];
  const terms = spans.filter(({ gold }) => gold === 'highlight');
  const traps = spans.filter(({ gold }) => gold === 'no-highlight');
  const must = terms.filter((term) => term.must);
  const lenient = pair(single, terms, overlap);
  const strict = pair(single, terms, hasEndsOf);
  const paired = new Set(lenient.values());
  const exactly = new Set(strict.values());

  const wrong = single.filter((mark) => !lenient.has(mark) && !terms.some((term) => covers(term, mark)));
  const inTrap = (mark: Mark): boolean => traps.some((trap) => overlap(mark, trap));
  const isFound = (term: LabelledSpan): boolean => paired.has(term) || single.some((mark) => covers(mark, term));
  const missed = must.filter((term) => !isFound(term));
  const isClean = polarity !== 'positive' && must.length === 0;

  const toError = (kind: ErrorKind, { start, end }: Span, term: string | null): AccuracyError => ({
    kind,
    passage: passage.id,
    text: text.slice(start, end).replace(/\s+/g, ' '),
    term,
  });
  return {
    score: {
      right: lenient.size,
      wrong: wrong.length,
      exact: strict.size,
      inexact: single.length - strict.size,
      must: must.length,
      found: must.length - missed.length,
      foundExactly: must.filter((term) => exactly.has(term)).length,
      traps: traps.length,
      trapsHit: traps.filter((trap) => single.some((mark) => !lenient.has(mark) && overlap(mark, trap))).length,
      clean: Number(isClean),
      cleanHit: Number(isClean && wrong.length > 0),
    },
    errors: [
      ...wrong.map((mark) => toError(inTrap(mark) ? 'trap' : 'unlabelled', mark, mark.term)),
      ...missed.map((term) => toError('missed', term, null)),
      ...[...lenient.keys()].filter((mark) => !strict.has(mark)).map((mark) => toError('ends', mark, mark.term)),
    ],
  };
}

/** Of several passages together. */
export function addScores(scores: readonly Score[]): Score {
  const total = { ...NOTHING };
  for (const score of scores) for (const key of Object.keys(NOTHING) as (keyof Score)[]) total[key] += score[key];
  return total;
}

const NOTHING: Score = {
  right: 0,
  wrong: 0,
  exact: 0,
  inexact: 0,
  must: 0,
  found: 0,
  foundExactly: 0,
  traps: 0,
  trapsHit: 0,
  clean: 0,
  cleanHit: 0,
};

/** Shares from 0 to 1; NaN where there is nothing to take a share of. */
export const precisionOf = ({ right, wrong }: Score): number => right / (right + wrong);
export const recallOf = ({ found, must }: Score): number => found / must;

/** The harmonic mean of strict precision and strict recall. */
export function strictF1Of({ exact, inexact, foundExactly, must }: Score): number {
  const precision = exact / (exact + inexact);
  const recall = foundExactly / must;
  return (2 * precision * recall) / (precision + recall);
}
