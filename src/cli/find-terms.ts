/** The terms in one text, with the verdicts that a page holding it would get: the same matcher, gate and density. */
import { chooseMarked } from '../core/density';
import { createEvidence, type Certainty } from '../core/gate';
import type { CueHit, Match, Matcher } from '../core/matcher';
import type { Source } from './blocks';

export interface Found extends Match {
  certainty: Exclude<Certainty, 'no'>;
}

export interface FoundTerms {
  /** In order of `start`. */
  matches: Found[];
  /** Known quotations and sentences, which lie over the matches. */
  passages: Found[];
}

/** Every occurrence with its verdict, or, without `all`, those that a page would mark by default. */
export function findTerms({ text, blocks, sections, placeOf }: Source, matcher: Matcher, all: boolean): FoundTerms {
  const evidence = createEvidence();
  const found: { match: Match; cues: CueHit[] }[] = [];
  for (const { start, end } of blocks) {
    const findings = matcher.find(text.slice(start, end));
    evidence.add(findings);
    for (const match of [...findings.matches, ...findings.passages]) {
      found.push({ match: { ...match, start: start + match.start, end: start + match.end }, cues: findings.cues });
    }
  }
  const judged = found.flatMap(({ match, cues }) => {
    const certainty = evidence.certaintyOf(match, cues);
    return certainty === 'no' || !placeOf(match.start).readable ? [] : [{ ...match, certainty }];
  });
  const passages = judged.filter(({ display, certainty }) => display === 'note' && certainty === 'certain');
  const matches = judged.filter(({ display }) => display !== 'note');
  if (all) return { matches, passages };
  const mentions = matches.map((match) => ({
    ...match,
    section: sections.filter((section) => section <= match.start).length,
    eligible: match.certainty === 'certain' && placeOf(match.start).markable,
  }));
  const marked = chooseMarked(mentions, 'section');
  return { matches: marked.map(({ section: _section, eligible: _eligible, ...match }) => match), passages };
}
