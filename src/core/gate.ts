/**
 * The gate: is an ambiguous phrase the term here? What its sentence, its block and the page hold is weighed feature by feature
 * (`features.ts`, `gate-weights.json`), and the sum says whether it is the term, may be, or is an everyday phrase.
 *
 * Evidence grows while a page is read, so verdicts are asked for at the end, and again when the page has changed.
 */
import type { Feature, Signs } from './features';
import WEIGHTS from './gate-weights.json';
import type { CueHit, Findings, Match } from './matcher';
import { memoize } from './memoize';
import { sign } from './surroundings';
import type { TermId } from './term';

export type Certainty = 'certain' | 'possible' | 'no';

/** One feature that the verdict rests on. */
export interface Reason {
  feature: Feature;
  /** Terms as the page has them, cues as the glossary does; each once, at most three. */
  texts: readonly string[];
}

export interface Verdict {
  certainty: Certainty;
  /**
   * Features that carry the verdict and of which none can be spared: without it the others would not. None where the form is
   * unambiguous, and where nothing speaks for it.
   */
  reasons: Reason[];
}

/** What the gate weighs with. The sum of `bias` and the weights of what holds is compared with the two bounds. */
export interface Weights {
  bias: number;
  /** The least sum that is certain, and possible. */
  certain: number;
  possible: number;
  /** Below 0 for what speaks against the term. */
  weights: Readonly<Record<Feature, number>>;
}

/** What reasons name, each once. */
export const textsOf = (reasons: readonly Reason[]): string[] => [...new Set(reasons.flatMap(({ texts }) => texts))];

/** A mention as far as it is evidence: its match, or passage, and its text. */
export interface Witness {
  match: Match;
  text: string;
}

/** The mentions that a text holds, passages included. */
export const witnessesOf = ({ matches, passages }: Findings, text: string): Witness[] =>
  [...matches, ...passages].map((match) => ({ match, text: text.slice(match.start, match.end) }));

const OFTEN = 3;
/**
 * Code units of the page for each mention that is evidence, at most: a long page that names China here and there, as many an
 * encyclopaedia's article does, is about something else.
 */
const SPARSE = 4000;
/** Two ambiguous terms beside a third are no accident; one may be. */
const ENOUGH_OTHERS = 2;
/** Texts kept of the page, of which reasons name a few. */
const KEPT = 8;

/** What a page, or one text, says for its ambiguous forms. */
export interface Evidence {
  /** Take in the mentions and cues of some text of this length in code units. */
  add: (mentions: readonly Witness[], cues: readonly CueHit[], length: number) => void;
  /** Everything that holds for a match; `around` is what holds by its surroundings. */
  signsOf: (match: Match, around: Signs) => Signs;
  /** The verdict on a match. */
  verdictOf: (match: Match, around: Signs) => Verdict;
}

export function createEvidence(): Evidence {
  const terms = new Set<string>();
  let termCount = 0;
  let pageLength = 0;
  const ambiguous = new Map<TermId, string>();
  const own = new Map<TermId, Set<string>>();
  const china = createCounter();
  const readPage = (term: TermId): Signs => {
    const words = china.without(term);
    const others = [...ambiguous].filter(([other]) => other !== term).map(([, text]) => text);
    const isDense = (count: number): boolean => count * SPARSE >= pageLength;
    return sign({
      termOnPage: isDense(termCount) ? [...terms] : [],
      chinaOnPage: isDense(words.count) ? words.texts : [],
      chinaOften: words.count >= OFTEN && isDense(words.count) ? words.texts : [],
      cueOnPage: [...(own.get(term) ?? [])],
      othersOnPage: others.length >= ENOUGH_OTHERS && isDense(others.length) ? others : [],
    });
  };
  let onPage = memoize(readPage); // since the last block was taken in
  const signsOf = ({ term }: Match, around: Signs): Signs => ({ ...onPage(term), ...around });
  return {
    add(mentions, cues, length) {
      onPage = memoize(readPage);
      pageLength += length;
      for (const { match, text } of mentions) {
        if (match.display === 'never') continue; // noise says nothing of what the page is about
        if (match.ambiguous) ambiguous.set(match.term, text);
        else {
          termCount++;
          if (terms.size < KEPT) terms.add(text);
        }
      }
      for (const { sign: is, terms: of, text, within } of cues) {
        if (is < 0) continue;
        if (of === null) china.add(text, within);
        else for (const term of of) if (term !== within) own.set(term, (own.get(term) ?? new Set()).add(text));
      }
    },
    signsOf,
    verdictOf: (match, around) =>
      match.ambiguous ? judge(signsOf(match, around), WEIGHTS) : { certainty: 'certain', reasons: [] },
  };
}

/** Counts words by the term in whose mention they stand (null: in none), since they are no evidence for that term. */
function createCounter(): {
  add: (text: string, within: TermId | null) => void;
  without: (term: TermId) => { count: number; texts: string[] };
} {
  const words = new Map<TermId | null, { count: number; texts: Set<string> }>();
  return {
    add(text, within) {
      const known = words.get(within) ?? { count: 0, texts: new Set() };
      words.set(within, known);
      known.count++;
      if (known.texts.size < KEPT) known.texts.add(text);
    },
    without(term) {
      const others = [...words].filter(([within]) => within !== term).map(([, known]) => known);
      return {
        count: others.reduce((sum, { count }) => sum + count, 0),
        texts: others.flatMap(({ texts }) => [...texts]),
      };
    },
  };
}

/** Weigh what holds. */
export function judge(signs: Signs, { bias, certain, possible, weights }: Weights): Verdict {
  const features = Object.keys(weights) as Feature[];
  const held = features.filter((feature) => signs[feature] && weights[feature] !== 0);
  const sum = held.reduce((total, feature) => total + weights[feature], bias);
  const toReasons = (names: readonly Feature[]): Reason[] =>
    names.map((feature) => ({ feature, texts: signs[feature]! }));
  if (sum >= possible) {
    const least = sum >= certain ? certain : possible;
    const needed = withoutNeedless(
      held.filter((feature) => weights[feature] > 0).sort((a, b) => weights[a] - weights[b]),
      sum - least,
      weights,
    );
    return { certainty: sum >= certain ? 'certain' : 'possible', reasons: toReasons(needed) };
  }
  const against = held.filter((feature) => weights[feature] < 0 && sum - weights[feature] >= possible);
  return { certainty: 'no', reasons: toReasons(against) };
}

/** The features that are left when those that can be spared are, the lightest first; `spare` is how much can be. */
function withoutNeedless(features: readonly Feature[], spare: number, weights: Weights['weights']): Feature[] {
  return features.filter((feature) => {
    if (weights[feature] > spare) return true;
    spare -= weights[feature];
    return false;
  });
}
