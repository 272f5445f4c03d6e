/** The terms in one text, with the verdicts that a page holding it would get: the same matcher, gate and density. */
import { chooseMarked } from '../core/density';
import { createEvidence, type Certainty } from '../core/gate';
import type { CueHit, Match, Matcher } from '../core/matcher';
import type { Source } from './blocks';

export interface Found extends Match {
  certainty: Exclude<Certainty, 'no'>;
}

/** Every occurrence with its verdict, or, without `all`, those that a page would mark by default. In order of `start`. */
export function findTerms({ text, blocks, sections, placeOf }: Source, matcher: Matcher, all: boolean): Found[] {
  const evidence = createEvidence();
  const found: { match: Match; cues: CueHit[] }[] = [];
  for (const { start, end } of blocks) {
    const findings = matcher.find(text.slice(start, end));
    evidence.add(findings);
    for (const match of findings.matches) {
      found.push({ match: { ...match, start: start + match.start, end: start + match.end }, cues: findings.cues });
    }
  }
  const judged = found.flatMap(({ match, cues }) => {
    const certainty = evidence.certaintyOf(match, cues);
    return certainty === 'no' || !placeOf(match.start).readable ? [] : [{ ...match, certainty }];
  });
  if (all) return judged;
  const mentions = judged.map((match) => ({
    ...match,
    section: sections.filter((section) => section <= match.start).length,
    eligible: match.certainty === 'certain' && placeOf(match.start).markable,
  }));
  return chooseMarked(mentions, 'section').map(({ section: _section, eligible: _eligible, ...match }) => match);
}
