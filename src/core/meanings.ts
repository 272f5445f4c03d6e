/**
 * Forms that name several things: 两会 are the yearly meetings of the state, those of a province, or two bodies on either side
 * of the Taiwan Strait. The term is meant whose own words stand nearest; where none do, the one that keeps the form.
 */
import type { Findings, Match } from './matcher';
import { lies, startingIn } from './stretches';
import { blockOf, sentenceOf } from './surroundings';
import type { TermId } from './term';

/** What a word in the sentence counts, beside one in the block. */
const IN_SENTENCE = 3;

/** The same findings, with the term that is meant where a form may name several. */
export const chooseMeanings = (text: string, findings: Findings): Findings => ({
  ...findings,
  matches: findings.matches.map((match) => choose(text, findings, match)),
});

function choose(text: string, findings: Findings, match: Match): Match {
  if (match.homographs.length === 0) return match;
  const supportOf = countSupport(text, findings, match);
  const meanings = [{ term: match.term, variant: match.variant }, ...match.homographs];
  const best = meanings.reduce((a, b) => (supportOf(b.term) > supportOf(a.term) ? b : a));
  return { ...match, ...best };
}

/** How much around a match speaks for a term: its cues and its unambiguous forms, less what speaks against it. */
function countSupport(text: string, { matches, cues }: Findings, match: Match): (term: TermId) => number {
  const block = blockOf(text, match);
  const sentence = sentenceOf(text, block, match);
  const forms = startingIn(matches, block).filter(({ ambiguous }) => !ambiguous);
  const words = startingIn(cues(), block);
  return (term) => {
    const support = new Map<string, number>(); // each word once
    const add = (start: number, end: number, sign: number): void => {
      const word = text.slice(start, end);
      const weight = lies({ start, end }, sentence) ? IN_SENTENCE * sign : sign;
      if (Math.abs(weight) > Math.abs(support.get(word) ?? 0)) support.set(word, weight);
    };
    for (const form of forms) if (form.term === term) add(form.start, form.end, 1);
    for (const cue of words)
      if (cue.terms?.includes(term) && cue.within !== match.term) add(cue.start, cue.end, cue.sign);
    return [...support.values()].reduce((sum, weight) => sum + weight, 0);
  };
}
