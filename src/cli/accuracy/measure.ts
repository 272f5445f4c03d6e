/** From labelled texts to a report: the verdicts are those that `spot --all` gives. */
import { readPlainText } from '../blocks';
import type { Bundled } from '../bundled';
import { findTerms, type Found } from '../find-terms';
import { LANGUAGES, type Passage, type PassageLanguage, type Trap } from './labelled';
import type { AccuracyReport, LanguageReport, TrapHit, TrapReport } from './report';
import { addScores, scorePassage } from './score';

/** Kinds that the labels leave out: marks of them are neither right nor wrong. */
const UNLABELLED_KINDS: ReadonlySet<string> = new Set(['person', 'place', 'event', 'statistic']);

/** Measure both languages. */
export function measureAccuracy(
  bundled: Bundled,
  passages: readonly Passage[],
  traps: Record<PassageLanguage, readonly Trap[]>,
): AccuracyReport {
  const reports = LANGUAGES.map((lang) => [
    lang,
    measureLanguage(
      bundled,
      passages.filter((passage) => passage.lang === lang),
      traps[lang],
    ),
  ]);
  return Object.fromEntries(reports) as AccuracyReport;
}

function measureLanguage(bundled: Bundled, passages: readonly Passage[], traps: readonly Trap[]): LanguageReport {
  const marked = passages.map((passage) => ({ passage, marks: scoredMarks(bundled, passage.text) }));
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
    traps: measureTraps(bundled, traps),
  };
}

const isCertain = ({ certainty }: Found): boolean => certainty === 'certain';

const marksIn = ({ matcher }: Bundled, text: string): Found[] =>
  findTerms(readPlainText(text), matcher, true).matches.filter(({ display }) => display !== 'never');

const scoredMarks = (bundled: Bundled, text: string): Found[] =>
  marksIn(bundled, text).filter(({ term }) => !UNLABELLED_KINDS.has(bundled.findEntry(term)?.kind ?? ''));

/** Marks of all kinds count: a name that is taken for a term misleads as much. */
function measureTraps(bundled: Bundled, traps: readonly Trap[]): TrapReport {
  const hits = traps
    .map((trap) => ({ trap, marks: marksIn(bundled, trap.text) }))
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
