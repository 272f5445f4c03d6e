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

const NUMBERS =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|hundred|\\d{1,3}';
/** A number and one to four words, the noun in the plural: "four comprehensives", "Three Stricts and Three Steadies". */
const ENGLISH = new RegExp(
  `[“"„‘'«](?:the )?((?:${NUMBERS})[ -](?:[\\p{L}’'-]+ ){0,3}[\\p{L}’'-]+s(?: and (?:${NUMBERS}) [\\p{L}-]+s)?)[,.]?[”"“’'»]`,
  'giu',
);
/** A Chinese number, perhaps with a measure word, and one to six characters; longer ones are sentences. */
const CHINESE = /[“「『"《]([两兩双雙一二三四五六七八九十百]{1,3}[个個项項条條大不]?\p{Script=Han}{1,6})[”」』"》]/gu;

/**
 * Each once, in the order of the text. `find` gives what is found in it, and is asked only where something looks like a formula;
 * `evidence` is what the whole page says.
 */
export function findFormulas(text: string, find: () => Findings, evidence: Evidence): string[] {
  const found = [ENGLISH, CHINESE].flatMap((pattern) => [...text.matchAll(pattern)]);
  if (found.length === 0) return [];
  const findings = find();
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
