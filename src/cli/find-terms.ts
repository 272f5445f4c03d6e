/** The terms in one text, with the verdicts that a page holding it would get: the same matcher, gate and density. */
import { createChoice } from '../core/density';
import { createEvidence, witnessesOf, type Certainty, type Evidence, type Reason } from '../core/gate';
import type { Signs } from '../core/features';
import type { Match, Matcher } from '../core/matcher';
import { firstIndex } from '../core/stretches';
import { createSurroundings } from '../core/surroundings';
import type { Source } from './blocks';

export interface Found extends Match {
  certainty: Exclude<Certainty, 'no'>;
  /** What decided that. */
  reasons: Reason[];
}

export interface FoundTerms {
  /** In order of `start`. */
  matches: Found[];
  /** Known quotations and sentences, which lie over the matches. */
  passages: Found[];
}

/** A match with what its surroundings say. */
export interface Surrounded {
  match: Match;
  around: Signs;
}

/** All that is found in a text, and what the text says for it. Offsets are those of the text. */
export function readEvidence(
  { text, blocks, placeOf }: Source,
  matcher: Matcher,
): { found: Surrounded[]; evidence: Evidence } {
  const evidence = createEvidence();
  const found: Surrounded[] = [];
  for (const { start, end } of blocks) {
    const block = text.slice(start, end);
    const findings = matcher.find(block);
    const isRead = (offset: number): boolean => placeOf(start + offset).readable;
    const aroundOf = createSurroundings(block, findings);
    const mentions = witnessesOf(findings, block).filter(({ match }) => isRead(match.start));
    evidence.add(
      mentions,
      findings.cues().filter((cue) => isRead(cue.start)),
      block.length,
    );
    for (const { match } of mentions)
      found.push({ match: { ...match, start: start + match.start, end: start + match.end }, around: aroundOf(match) });
  }
  return { found, evidence };
}

/** Every occurrence with its verdict, or, without `all`, those that a page would mark by default. */
export function findTerms(source: Source, matcher: Matcher, all: boolean): FoundTerms {
  const { sections, placeOf } = source;
  const { found, evidence } = readEvidence(source, matcher);
  const judged = found.flatMap(({ match, around }) => {
    const { certainty, reasons } = evidence.verdictOf(match, around);
    return certainty === 'no' || !placeOf(match.start).shown ? [] : [{ ...match, certainty, reasons }];
  });
  const passages = judged.filter(({ display, certainty }) => display === 'note' && certainty === 'certain');
  const matches = judged.filter(({ display }) => display !== 'note');
  if (all) return { matches, passages };
  const mentions = matches.map((match) => ({
    ...match,
    section: firstIndex(sections.length, (at) => sections[at]! > match.start),
    isEligible: () => placeOf(match.start).markable,
  }));
  const marked = mentions.filter(createChoice('section'));
  return { matches: marked.map(({ section: _section, isEligible: _isEligible, ...match }) => match), passages };
}
