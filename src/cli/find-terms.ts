/** The terms in one text, with the verdicts that a page holding it would get: the same matcher, gate and density. */
import { chooseMarked } from '../core/density';
import { createEvidence, witnessesOf, type Certainty, type Reason } from '../core/gate';
import type { CueHit, Match, Matcher } from '../core/matcher';
import type { Source } from './blocks';

export interface Found extends Match {
  certainty: Exclude<Certainty, 'no'>;
  /** What decided that. */
  reason: Reason;
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
    const block = text.slice(start, end);
    const findings = matcher.find(block);
    const isRead = (offset: number): boolean => placeOf(start + offset).readable;
    const mentions = witnessesOf(findings, block).filter(({ match }) => isRead(match.start));
    evidence.add(
      mentions,
      findings.cues.filter((cue) => isRead(cue.start)),
    );
    for (const { match } of mentions)
      found.push({ match: { ...match, start: start + match.start, end: start + match.end }, cues: findings.cues });
  }
  const judged = found.flatMap(({ match, cues }) => {
    const { certainty, reason } = evidence.verdictOf(match, cues);
    return certainty === 'no' || !placeOf(match.start).shown ? [] : [{ ...match, certainty, reason }];
  });
  const passages = judged.filter(({ display, certainty }) => display === 'note' && certainty === 'certain');
  const matches = judged.filter(({ display }) => display !== 'note');
  if (all) return { matches, passages };
  const mentions = matches.map((match) => ({
    ...match,
    section: sections.filter((section) => section <= match.start).length,
    eligible: placeOf(match.start).markable,
  }));
  const marked = chooseMarked(mentions, 'section');
  return { matches: marked.map(({ section: _section, eligible: _eligible, ...match }) => match), passages };
}
