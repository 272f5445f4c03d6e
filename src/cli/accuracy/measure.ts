/** From labelled texts to a report: the verdicts are those that `spot --all` gives. */
import type { Matcher } from '../../core/matcher';
import type { Entry, TermId } from '../../core/term';
import { readPlainText } from '../blocks';
import { findTerms, type Found } from '../find-terms';
import { LANGUAGES, type Passage, type PassageLanguage, type Trap } from './labelled';
import type { AccuracyReport, LanguageReport, TrapHit, TrapReport } from './report';
import { addScores, scorePassage } from './score';

/** Kinds that the labels leave out: marks of them are neither right nor wrong. */
const UNLABELLED_KINDS: ReadonlySet<string> = new Set(['person', 'place', 'event', 'statistic']);

export interface Judge {
  matcher: Matcher;
  findEntry: (term: TermId) => Entry | null;
}

/** Measure both languages. */
export function measureAccuracy(
  judge: Judge,
  passages: readonly Passage[],
  traps: Record<PassageLanguage, readonly Trap[]>,
): AccuracyReport {
  const reports = LANGUAGES.map((lang) => [
    lang,
    measureLanguage(
      judge,
      passages.filter((passage) => passage.lang === lang),
      traps[lang],
    ),
  ]);
  return Object.fromEntries(reports) as AccuracyReport;
}

function measureLanguage(judge: Judge, passages: readonly Passage[], traps: readonly Trap[]): LanguageReport {
  const marked = passages.map((passage) => ({ passage, marks: scoredMarks(judge, passage.text) }));
  const certain = marked.map(({ passage, marks }) => scorePassage(passage, marks.filter(isCertain)));
  const all = marked.map(({ passage, marks }) => scorePassage(passage, marks));
  const marks = marked.flatMap((one) => one.marks);
  return {
    passages: passages.length,
    marks: marks.length,
    possible: marks.filter((mark) => !isCertain(mark)).length,
    certain: addScores(certain.map(({ score }) => score)),
    withPossible: addScores(all.map(({ score }) => score)),
    errors: certain.flatMap(({ errors }) => errors),
    traps: measureTraps(judge, traps),
  };
}

const isCertain = ({ certainty }: Found): boolean => certainty === 'certain';

const marksIn = ({ matcher }: Judge, text: string): Found[] =>
  findTerms(readPlainText(text), matcher, true).matches.filter(({ display }) => display !== 'never');

const scoredMarks = (judge: Judge, text: string): Found[] =>
  marksIn(judge, text).filter(({ term }) => !UNLABELLED_KINDS.has(judge.findEntry(term)?.kind ?? ''));

/** Marks of all kinds count: a name that is taken for a term misleads as much. */
function measureTraps(judge: Judge, traps: readonly Trap[]): TrapReport {
  const hits = traps
    .map((trap) => ({ trap, marks: marksIn(judge, trap.text) }))
    .filter(({ marks }) => marks.length > 0);
  const toHit = ({ trap, marks }: { trap: Trap; marks: Found[] }): TrapHit => ({
    ...trap,
    terms: [...new Set(marks.map(({ term }) => term))],
  });
  return {
    traps: traps.length,
    certain: hits.filter(({ marks }) => marks.some(isCertain)).map(toHit),
    possible: hits.filter(({ marks }) => !marks.some(isCertain)).map(toHit),
  };
}
