/**
 * The gate: is an ambiguous phrase the term here? For now it asks whether the page is about China at all. An ambiguous form
 * counts where the page also holds an unambiguous term, a cue of its own, or several page-wide cues; a cue against it in
 * the same block rules it out. With less, it is possible; with nothing, it is an everyday phrase.
 *
 * Evidence grows while a page is read, so verdicts are asked for at the end, and again when the page has changed.
 */
import type { CueHit, Findings, Match } from './matcher';
import type { TermId } from './term';

export type Certainty = 'certain' | 'possible' | 'no';

/**
 * What decided: the form itself is unambiguous (`form`), an unambiguous term on the page (`term`), a cue of the term's own
 * (`cue`), page-wide cues (`page`), other ambiguous forms (`others`), a cue against it in the same block (`against`), or
 * that there is nothing of the kind (`nothing`).
 */
export type ReasonKind = 'form' | 'term' | 'cue' | 'page' | 'others' | 'against' | 'nothing';

/** Why a verdict is what it is. */
export interface Reason {
  kind: ReasonKind;
  /** What decided: terms as the page has them, cues as the glossary does; each once, at most three. */
  texts: string[];
}

export interface Verdict {
  certainty: Certainty;
  reason: Reason;
}

/** A mention as far as it is evidence: its match, or passage, and its text. */
export interface Witness {
  match: Match;
  text: string;
}

/** The mentions that a text holds, passages included. */
export const witnessesOf = ({ matches, passages }: Findings, text: string): Witness[] =>
  [...matches, ...passages].map((match) => ({ match, text: text.slice(match.start, match.end) }));

/** Fewer page-wide cues than this are met on many pages that have nothing to do with China ("made in China"). */
const ENOUGH_CUES = 3;
/** Two ambiguous terms beside a third are no accident; one may be. */
const ENOUGH_OTHERS = 2;
const MAX_TEXTS = 3;

/** What a page, or one text, says for its ambiguous forms. */
export interface Evidence {
  /** Take in the mentions and cues of one block. */
  add: (mentions: readonly Witness[], cues: readonly CueHit[]) => void;
  /** The verdict on a match; `cues` are those of its own block. */
  verdictOf: (match: Match, cues: readonly CueHit[]) => Verdict;
}

export function createEvidence(): Evidence {
  const terms = new Set<string>();
  const pageCues: string[] = [];
  const own = new Map<TermId, Set<string>>();
  const ambiguous = new Map<TermId, string>();
  return {
    add(mentions, cues) {
      for (const { match, text } of mentions) {
        if (match.ambiguous) ambiguous.set(match.term, text);
        else terms.add(text);
      }
      for (const { sign, terms: of, text } of cues) {
        if (sign < 0) continue;
        if (of === null) pageCues.push(text);
        else for (const term of of) own.set(term, (own.get(term) ?? new Set()).add(text));
      }
    },
    verdictOf(match, cues) {
      const verdict = (certainty: Certainty, kind: ReasonKind, texts: Iterable<string> = []): Verdict => ({
        certainty,
        reason: { kind, texts: [...new Set(texts)].slice(0, MAX_TEXTS) },
      });
      if (!match.ambiguous) return verdict('certain', 'form');
      const against = cues.filter(({ sign, terms: of }) => sign < 0 && (of === null || of.includes(match.term)));
      if (against.length > 0) return verdict('no', 'against', texts(against));
      const cuesOfTerm = own.get(match.term);
      if (cuesOfTerm) return verdict('certain', 'cue', cuesOfTerm);
      if (terms.size > 0) return verdict('certain', 'term', terms);
      if (pageCues.length >= ENOUGH_CUES) return verdict('certain', 'page', pageCues);
      if (pageCues.length > 0) return verdict('possible', 'page', pageCues);
      const others = [...ambiguous].filter(([term]) => term !== match.term).map(([, text]) => text);
      return others.length >= ENOUGH_OTHERS ? verdict('possible', 'others', others) : verdict('no', 'nothing');
    },
  };
}

const texts = (cues: readonly CueHit[]): string[] => cues.map(({ text }) => text);
