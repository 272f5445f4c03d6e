/**
 * Finds the terms in a text: all forms at once, in one pass, in time linear in the text.
 *
 * Method: the words of the text get keys (`tokens.ts`); a Bloom filter over single words and pairs says where a phrase may
 * begin; at such places the keys of longer and longer phrases are looked up, and whatever is found is compared with the
 * form itself (`compare.ts`). What stands in an address is no mention (`address.ts`); hashtags and words torn at the end of a
 * line are read a second way (`readings.ts`). See `docs/adr/0001-matching.md`.
 */
import { isInAddress } from './address';
import { createCompare } from './compare';
import {
  AMBIGUOUS,
  CAPITALS,
  IS_CUE,
  LONG,
  MACHINE,
  MAX_WORDS,
  VARIANT_SHIFT,
  lengthsFrom,
  readCue,
  readForm,
  slotTagOf,
  type TermIndex,
} from './index-format';
import { addWord, slotOf } from './keys';
import { chooseMeanings } from './meanings';
import { otherReadings, place } from './readings';
import { byStart, mergeLongest, overlapping } from './stretches';
import type { Display, Homograph, TermId } from './term';
import { createTokens, readTokens } from './tokens';

/** A mention of a term. Offsets are UTF-16 code units of the original text, half-open. */
export interface Match {
  start: number;
  end: number;
  term: TermId;
  /** Which of the term's forms: 0 and 1 are the headword's English and Chinese. */
  variant: number;
  /** Which mentions of the term are marked. */
  display: Display;
  ambiguous: boolean;
  /** True where capitals of the form are required in the text too. */
  capitals: boolean;
  /** True for a machine translator's rendering. */
  machine: boolean;
  /** What else the form may name. `term` is what its surroundings speak for. */
  homographs: readonly Homograph[];
}

/** A word that speaks for or against ambiguous forms. Offsets as of a match. */
export interface CueHit {
  start: number;
  end: number;
  /** As the glossary writes it. */
  text: string;
  sign: 1 | -1;
  /** The terms it speaks of; null for all. */
  terms: TermId[] | null;
  /** The term in whose mention it stands. */
  within: TermId | null;
}

export interface Findings {
  /** Sorted, non-overlapping: the longest from the left, but where another reading gives a longer one. */
  matches: Match[];
  /** Known quotations and sentences, sorted by where they begin. They lie over matches and take the place of none. */
  passages: Match[];
  /** Sorted. Of the cues inside a match only those at its first word are reported. */
  cues: CueHit[];
}

export interface Matcher {
  /** All mentions in `text`. Never throws. */
  findMatches: (text: string) => Match[];
  /** All mentions and cues in `text`. Never throws. */
  find: (text: string) => Findings;
}

/** A form found at a word. */
interface Hit {
  form: number;
  /** Where it ends in the text. */
  end: number;
  /** Its last word. */
  to: number;
  /** Then it is no mention, and nor is what its words would be by themselves. */
  inAddress: boolean;
}

/** A matcher over an opened index. Scratch memory is kept, so one matcher serves one thread of work. */
export function createMatcher(index: TermIndex): Matcher {
  const { bloom, slots, tags } = index;
  const tokens = createTokens();
  const compare = createCompare(index);

  const matchOf = (from: number, { form, end }: Hit): Match => ({
    start: tokens.starts[from]!,
    end,
    ...describe(index, form),
  });

  /** The form that words `from` to `to`, whose key is given, are. Cues and passages go to `findings`. */
  const lookUp = (text: string, key: number, from: number, to: number, findings: Findings): Hit | null => {
    const mask = slots.length - 1;
    const tag = slotTagOf(key);
    let hit: Hit | null = null;
    for (let slot = slotOf(key, mask); slots[slot] !== 0; slot = (slot + 1) & mask) {
      if (tags[slot] !== tag) continue;
      const form = slots[slot]! - 1;
      const end = compare(text, form, tokens.starts[from]!, tokens.ends[to]!, to - from + 1);
      if (end < 0) continue;
      const found = { form, end, to, inAddress: isInAddress(text, tokens.starts[from]!, end) };
      if (!found.inAddress) findings.cues.push(...cuesOf(index, form, tokens.starts[from]!, end));
      if (index.traits[form]! & IS_CUE) continue;
      if (index.displays[index.owners[form]!] !== 'note') hit = !hit || end >= hit.end ? found : hit;
      else if (!found.inAddress) addPassage(findings.passages, matchOf(from, found));
    }
    return hit;
  };

  /** The longest form that begins with word `from`. */
  const longestFrom = (text: string, from: number, findings: Findings): Hit | null => {
    const { keys, count } = tokens;
    let key = keys[from]!;
    const second = from + 1 < count ? keys[from + 1]! : 0;
    const lengths = lengthsFrom(index, key) | (second === 0 ? 0 : lengthsFrom(index, addWord(key, second)));
    let longest: Hit | null = null;
    for (let words = 1; lengths >>> Math.min(words, LONG) !== 0 && words <= MAX_WORDS; words++) {
      const to = from + words - 1;
      if (to >= count || keys[to] === 0) break;
      if (words > 1) key = addWord(key, keys[to]!);
      if ((lengths >>> Math.min(words, LONG)) & 1) longest = lookUp(text, key, from, to, findings) ?? longest;
    }
    return longest;
  };

  const read = (text: string): Findings => {
    readTokens(text, index.fold, bloom, tokens);
    const findings: Findings = { matches: [], passages: [], cues: [] };
    let next = 0; // first word that no match covers
    for (let at = 0; at < tokens.candidateCount; at++) {
      const from = tokens.candidates[at]!;
      if (from < next || (at > 0 && tokens.candidates[at - 1] === from)) continue;
      const hit = longestFrom(text, from, findings);
      if (!hit) continue;
      if (!hit.inAddress) findings.matches.push(matchOf(from, hit));
      next = hit.to + 1;
    }
    return findings;
  };

  const find = (text: string): Findings => chooseMeanings(text, placeCues(withOtherReadings(text, read)));
  return { find, findMatches: (text) => find(text).matches };
}

/** What a text holds, its other readings included. */
function withOtherReadings(text: string, read: (text: string) => Findings): Findings {
  const findings = read(text);
  const more = otherReadings(text).map((reading) => {
    const { matches, passages, cues } = read(reading.text);
    return { matches: place(matches, reading), passages: place(passages, reading), cues: place(cues, reading) };
  });
  if (more.length === 0) return findings;
  return {
    matches: mergeLongest(
      findings.matches,
      more.flatMap(({ matches }) => matches),
    ),
    passages: [findings, ...more].flatMap(({ passages }) => passages).sort(byStart),
    cues: [findings, ...more].flatMap(({ cues }) => cues).sort(byStart),
  };
}

/** Of passages that begin together the longest counts; longer ones come later. */
function addPassage(passages: Match[], passage: Match): void {
  if (passages.at(-1)?.start === passage.start) passages.pop();
  passages.push(passage);
}

/** The cues that a form is, found at a place. */
const cuesOf = (index: TermIndex, form: number, start: number, end: number): CueHit[] =>
  cueLinesOf(index, form).map((line) => ({
    start,
    end,
    text: readForm(index, form).text,
    ...readCue(index, line),
    within: null, // known when all matches are
  }));

/** The cues with the terms in whose mentions they stand. */
const placeCues = ({ matches, passages, cues }: Findings): Findings => ({
  matches,
  passages,
  cues: cues.map((cue) => {
    const match = overlapping(matches, cue)[0];
    const isWithin = match && match.start <= cue.start && match.end >= cue.end;
    return { ...cue, within: isWithin ? match.term : null };
  }),
});

const NONE: readonly string[] = [];

/** The cues that a form is, as they are stored: a cue by itself, or those that a term's form is as well. */
function cueLinesOf({ traits, owners, cues, formCues }: TermIndex, form: number): readonly string[] {
  return traits[form]! & IS_CUE ? [cues[owners[form]!]!] : (formCues.get(form) ?? NONE);
}

const NO_HOMOGRAPHS: readonly Homograph[] = [];

function describe(index: TermIndex, form: number): Omit<Match, 'start' | 'end'> {
  const traits = index.traits[form]!;
  const owner = index.owners[form]!;
  return {
    term: index.terms[owner]!,
    display: index.displays[owner]!,
    variant: traits >>> VARIANT_SHIFT,
    ambiguous: (traits & AMBIGUOUS) !== 0,
    capitals: (traits & CAPITALS) !== 0,
    machine: (traits & MACHINE) !== 0,
    homographs: index.homographs.get(form) ?? NO_HOMOGRAPHS,
  };
}
