/**
 * The gate: is an ambiguous phrase the term here? For now it asks whether the page is about China at all. An ambiguous form
 * counts where the page also holds an unambiguous term, a cue of its own, or several page-wide cues; a cue against it in
 * the same block rules it out.
 *
 * Evidence only ever grows while a page is read, so verdicts are asked for at the end, and again when the page has grown.
 */
import type { CueHit, Findings, Match } from './matcher';
import type { TermId } from './term';

export type Certainty = 'certain' | 'possible' | 'no';

/** Fewer page-wide cues than this are met on many pages that have nothing to do with China ("made in China"). */
const ENOUGH_CUES = 3;

/** What a page, or one text, says for its ambiguous forms. */
export interface Evidence {
  /** Take in the findings of one block. */
  add: (findings: Findings) => void;
  /** The verdict on a match; `cues` are those of its own block. */
  certaintyOf: (match: Match, cues: readonly CueHit[]) => Certainty;
}

export function createEvidence(): Evidence {
  let unambiguous = false;
  let pageCues = 0;
  const supported = new Set<TermId>();
  return {
    add({ matches, passages, cues }) {
      unambiguous ||= [...matches, ...passages].some((match) => !match.ambiguous);
      for (const { sign, terms } of cues) {
        if (sign < 0) continue;
        if (terms === null) pageCues++;
        else terms.forEach((term) => supported.add(term));
      }
    },
    certaintyOf(match, cues) {
      if (!match.ambiguous) return 'certain';
      if (cues.some(({ sign, terms }) => sign < 0 && (terms === null || terms.includes(match.term)))) return 'no';
      return unambiguous || pageCues >= ENOUGH_CUES || supported.has(match.term) ? 'certain' : 'possible';
    },
  };
}
