/**
 * Numbered formulas that the glossary lacks: "the Two Somethings" and 「三个什么」 in quotation marks, where the text speaks of
 * China. They are offered for looking up, and never marked.
 */
import type { Signs } from './features';
import { holdsHan } from './han';
import type { Evidence } from './gate';
import type { Findings, Match } from './matcher';
import { overlapping } from './stretches';
import { createSurroundings } from './surroundings';

/**
 * The formulas in a text, each once, in their order. `find` gives what is found in the text, and is asked only where something
 * looks like a formula; `evidence` is what the whole page says.
 */
export type FindFormulas = (text: string, find: () => Findings, evidence: Evidence) => string[];

/** `sources` are those of `formula-patterns.ts`. */
export function createFormulaFinder(sources: readonly string[]): FindFormulas {
  const patterns = sources.map((source) => new RegExp(source, 'giu'));
  return (text, find, evidence) => {
    const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
    return found.length > 0 ? chooseUnknown(found, text, find(), evidence) : [];
  };
}

function chooseUnknown(
  found: readonly RegExpExecArray[],
  text: string,
  findings: Findings,
  evidence: Evidence,
): string[] {
  const around = createSurroundings(text, findings);
  const unknown = found
    .map(({ index, 0: quoted, 1: formula = '' }) => ({ formula, start: index + quoted.indexOf(formula) }))
    .filter(({ formula, start }) => {
      const stretch = { start, end: start + formula.length };
      if (overlapping(findings.matches, stretch).some(({ display }) => display !== 'never')) return false;
      const match = { ...FORMULA, ...stretch };
      const signs = around(match);
      return isApart(formula, signs) && evidence.verdictOf(match, signs).certainty === 'certain';
    })
    .sort((a, b) => a.start - b.start);
  return [...new Set(unknown.map(({ formula }) => formula))];
}

/** On a page about China too people say “three friends”: small letters need a sign of China beside them. */
const isApart = (formula: string, { chinaInSentence, termInSentence }: Signs): boolean =>
  holdsHan(formula) || /\p{Lu}/u.test(formula) || chinaInSentence !== undefined || termInSentence !== undefined;

/** What the gate is asked about: a form of no term. */
const FORMULA: Omit<Match, 'start' | 'end'> = {
  ...{ term: '', variant: 0, display: 'first', homographs: [] },
  ...{ ambiguous: true, capitals: false, machine: false },
};
