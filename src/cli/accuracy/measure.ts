/**
 * From labelled texts to a report. The figures that count are cross-validated: no text is judged with weights that were fitted
 * on its publisher or, in a trap, its term.
 */
import type { Certainty, Weights } from '../../core/gate';
import { judge } from '../../core/gate';
import type { Signs } from '../../core/features';
import type { Match } from '../../core/matcher';
import { readPlainText } from '../blocks';
import type { Bundled } from '../bundled';
import { readEvidence } from '../find-terms';
import { crossValidate } from './fit';
import { UNLABELLED_KINDS, type Disputed, type Passage, type PassageLanguage, type Trap } from './labelled';
import type { AccuracyReport, CurvePoint, LanguageReport, ReportLanguage, TrapHit, TrapReport } from './report';
import { takeSamples, trapGroup } from './samples';
import { addScores, precisionOf, recallOf, scorePassage, type Mark, type Score } from './score';
import { toTraditional } from './traditional';

/** What a report is made from. */
export interface Labelled {
  passages: readonly Passage[];
  traps: Record<PassageLanguage, readonly Trap[]>;
  /** Matches that the labels leave out and a reader who did not see them labelled. */
  disputed: readonly Disputed[];
}

/** A text with what is found in it; judging it needs weights only. */
interface Read {
  found: { match: Match; signs: Signs }[];
  weights: Weights;
}

interface ReadPassage extends Read {
  passage: Passage;
}

type Judged = Mark & { certainty: Exclude<Certainty, 'no'> };

/** Measure English, Chinese, and the same Chinese in traditional characters. */
export function measureAccuracy(bundled: Bundled, labelled: Labelled): AccuracyReport {
  const { weightsFor } = crossValidate(takeSamples(bundled, labelled.passages, labelled.traps));
  const inLanguage = (lang: PassageLanguage): Passage[] => labelled.passages.filter((passage) => passage.lang === lang);
  const measure = (lang: PassageLanguage, passages: readonly Passage[]): LanguageReport => {
    const read = passages.map((passage) => ({
      passage,
      ...{ found: readText(bundled, passage.text), weights: weightsFor(passage.source.key) },
    }));
    const traps = labelled.traps[lang].map((trap) => ({
      trap,
      ...{ found: readText(bundled, trap.text), weights: weightsFor(trapGroup(trap)) },
    }));
    return { ...measurePassages(bundled, read, labelled.disputed), traps: measureTraps(traps) };
  };
  const languages: Record<ReportLanguage, () => LanguageReport> = {
    en: () => measure('en', inLanguage('en')),
    zh: () => measure('zh', inLanguage('zh')),
    zhHant: () => measure('zh', inLanguage('zh').map(toTraditional)),
  };
  return Object.fromEntries(Object.entries(languages).map(([lang, report]) => [lang, report()])) as AccuracyReport;
}

function readText({ matcher }: Bundled, text: string): Read['found'] {
  const { found, evidence } = readEvidence(readPlainText(text), matcher);
  return found
    .filter(({ match: { display } }) => display !== 'never' && display !== 'note')
    .map(({ match, around }) => ({ match, signs: match.ambiguous ? evidence.signsOf(match, around) : {} }));
}

function judgeAll({ found }: Read, weights: Weights): Judged[] {
  return found.flatMap(({ match, signs }) => {
    const certainty = match.ambiguous ? judge(signs, weights).certainty : 'certain';
    return certainty === 'no' ? [] : [{ start: match.start, end: match.end, term: match.term, certainty }];
  });
}

const isCertain = ({ certainty }: Judged): boolean => certainty === 'certain';

function measurePassages(
  bundled: Bundled,
  read: readonly ReadPassage[],
  disputed: readonly Disputed[],
): Omit<LanguageReport, 'traps'> {
  const isScored = ({ term }: Mark): boolean => !UNLABELLED_KINDS.has(bundled.findEntry(term)?.kind ?? '');
  const judged = read.map((one) => ({ passage: one.passage, all: judgeAll(one, one.weights) }));
  const scored = judged.map(({ passage, all }) => ({ passage, marks: all.filter(isScored) }));
  const marks = scored.flatMap((one) => one.marks);
  const certain = scored.map(({ passage, marks: all }) => scorePassage(passage, all.filter(isCertain)));
  const total = (score: (passage: Passage, all: Judged[]) => Score): Score =>
    addScores(scored.map(({ passage, marks: all }) => score(passage, all)));
  return {
    passages: read.length,
    marks: marks.length,
    possible: marks.filter((mark) => !isCertain(mark)).length,
    certain: addScores(certain.map(({ score }) => score)),
    withPossible: total((passage, all) => scorePassage(passage, all).score),
    withDisputed: total((passage, all) => scorePassage(withSpans(passage, disputed), all.filter(isCertain)).score),
    errors: certain.flatMap(({ errors }) => errors),
    unscored: countTerms(judged.flatMap(({ all }) => all.filter((mark) => !isScored(mark)))),
    curve: curveOf(read, isScored),
  };
}

/** A passage with the disputed matches that somebody has agreed to, as terms that may be marked. */
function withSpans(passage: Passage, disputed: readonly Disputed[]): Passage {
  const more = disputed
    .filter(({ passage: id, agreed }) => id === passage.id && agreed !== undefined)
    .map(({ start, end }) => ({ start, end, gold: 'highlight' as const, must: false }));
  return { ...passage, spans: [...passage.spans, ...more] };
}

function countTerms(marks: readonly Mark[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { term } of marks) counts[term] = (counts[term] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a, m], [b, n]) => n - m || a.localeCompare(b)));
}

/** Precision and recall as the bound of what is certain moves. */
function curveOf(read: readonly ReadPassage[], isScored: (mark: Mark) => boolean): CurvePoint[] {
  const bounds = Array.from({ length: 25 }, (_, step) => (step - 12) / 2);
  return bounds.map((bound) => {
    const scores = read.map((one) => {
      const weights = { ...one.weights, certain: one.weights.certain + bound, possible: one.weights.certain + bound };
      return scorePassage(one.passage, judgeAll(one, weights).filter(isScored)).score;
    });
    const score = addScores(scores);
    return { bound, precision: precisionOf(score), recall: recallOf(score) };
  });
}

/** Marks of all kinds count: a name that is taken for a term misleads as much. */
function measureTraps(traps: readonly (Read & { trap: Trap })[]): TrapReport {
  const hits = traps
    .map((one) => ({ trap: one.trap, marks: judgeAll(one, one.weights) }))
    .filter(({ marks }) => marks.length > 0);
  const toHit = ({ trap, marks }: { trap: Trap; marks: Judged[] }): TrapHit => ({
    ...trap,
    terms: [...new Set(marks.map(({ term }) => term))],
  });
  return {
    traps: traps.length,
    certain: hits.filter(({ marks }) => marks.some(isCertain)).map(toHit),
    possible: hits.filter(({ marks }) => !marks.some(isCertain)).map(toHit),
  };
}
