/**
 * Finds the terms in a text: all forms at once, in one pass, in time linear in the text.
 *
 * Method: the words of the text get keys (`tokens.ts`); a Bloom filter over single words and pairs says where a phrase may
 * begin; at such places the keys of longer and longer phrases are looked up, and whatever is found is compared with the
 * form itself (`compare.ts`). What stands in an address is no mention (`address.ts`); hashtags and words torn at the end of a
 * line are read a second way (`readings.ts`). See `docs/adr/0001-matching.md`.
 */
import { isInAddress } from './address';
import { createCompare, type Compare } from './compare';
import { createForms, type Described } from './forms';
import {
  FULL,
  HAS_MORE,
  IS_CUE,
  LONG,
  fillOf,
  firstPhrase,
  isAsked,
  lengthsFrom,
  type TermIndex,
} from './index-format';
import { addWord, mayBegin, slotOf, tagOf } from './keys';
import { chooseMeanings } from './meanings';
import { once } from './memoize';
import { otherReadings, place } from './readings';
import { lies, mergeAll, mergeLongest, overlapping, type Stretch } from './stretches';
import type { TermId } from './term';
import { createTokens, readTokens, type Tokens } from './tokens';

/** A mention of a term. Offsets are UTF-16 code units of the original text, half-open. */
export interface Match extends Omit<Described, 'cues'> {
  start: number;
  end: number;
}

/** A word that speaks for or against ambiguous forms. Offsets as of a match. */
export interface CueHit {
  start: number;
  end: number;
  /** As the glossary writes it. */
  text: string;
  sign: 1 | -1;
  /** The terms it speaks of; null for all. */
  terms: readonly TermId[] | null;
  /** The term in whose mention it stands. */
  within: TermId | null;
}

export interface Findings {
  /** Sorted, non-overlapping: the longest from the left, but where another reading gives a longer one. */
  matches: Match[];
  /** Known quotations and sentences, sorted by where they begin. They lie over matches and take the place of none. */
  passages: Match[];
  /**
   * Sorted. Of the cues inside a match only those at its first word are reported. Read when this is first called: nearly every page
   * holds cues, and most hold no form that these could speak for.
   */
  cues: () => readonly CueHit[];
}

/** What a text holds as it stands. */
interface Found {
  text: string;
  matches: Match[];
  passages: Match[];
  /** Where a key is that of a cue. */
  cuePlaces: CuePlace[];
}

/** What `Compare` asks for: the form, where its words begin and end, and how many they are. */
type CuePlace = readonly [form: number, start: number, end: number, count: number];

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

/** The form that words `from` to `to`, whose key is given, are. Passages, and where there may be cues, go to `found`. */
type LookUp = (found: Found, key: number, from: number, to: number) => Hit | null;

function createLookUp(
  index: TermIndex,
  tokens: Tokens,
  compare: Compare,
  describe: (form: number) => Described,
): LookUp {
  const { phrases, tagBits, fills, bucketMask, traits } = index;
  const tagMask = (1 << tagBits) - 1;
  return ({ text, passages, cuePlaces }, key, from, to) => {
    let bucket = slotOf(key, bucketMask);
    let fill = fillOf(fills, bucket);
    if (fill === 0) return null;
    let at = firstPhrase(index, bucket);
    let behind = at + fill;
    while (fill === FULL) behind += fill = fillOf(fills, ++bucket);
    const tag = tagOf(key) & tagMask;
    const start = tokens.starts[from]!;
    const wordsEnd = tokens.ends[to]!;
    const count = to - from + 1;
    let hit: Hit | null = null;
    for (; at < behind; at++) {
      const phrase = phrases[at]!;
      if ((phrase & tagMask) !== tag) continue;
      const form = phrase >>> tagBits;
      if (traits[form]! & (IS_CUE | HAS_MORE)) cuePlaces.push([form, start, wordsEnd, count]);
      if (traits[form]! & IS_CUE) continue;
      const end = compare(text, form, start, wordsEnd, count);
      if (end < 0) continue;
      const inAddress = isInAddress(text, start, end);
      const described = describe(form);
      if (described.display !== 'note') hit = !hit || end >= hit.end ? { form, end, to, inAddress } : hit;
      else if (!inAddress) addPassage(passages, matchOf(described, start, end));
    }
    return hit;
  };
}

/** The cues of a text, each compared with it. In whose mention they stand comes later. */
type ReadCues = (found: Found) => CueHit[];

function createReadCues(compare: Compare, describe: (form: number) => Described): ReadCues {
  return ({ text, cuePlaces }) => {
    const hits: CueHit[] = [];
    for (const [form, start, wordsEnd, count] of cuePlaces) {
      const end = compare(text, form, start, wordsEnd, count);
      if (end < 0 || isInAddress(text, start, end)) continue;
      // Each property by itself: spread ones would take three times as long.
      for (const { text, sign, terms } of describe(form).cues)
        hits.push({ start, end, text, sign, terms, within: null });
    }
    return hits;
  };
}

/** The bit of phrases of one word. */
const ONE_WORD = 2;

/** A matcher over an opened index. Scratch memory is kept, so one matcher serves one thread of work. */
export function createMatcher(index: TermIndex): Matcher {
  const { bloom, wide } = index;
  const tokens = createTokens();
  const describe = createForms(index);
  const compare = createCompare(index);
  const lookUp = createLookUp(index, tokens, compare, describe);
  const readCues = createReadCues(compare, describe);

  /** The longest form that begins with word `from`; `lengths` says how many words it may have. */
  const longestFrom = (found: Found, from: number, lengths: number): Hit | null => {
    const { keys, count } = tokens;
    let key = keys[from]!;
    let longest: Hit | null = null;
    for (let words = 1; lengths >>> Math.min(words, LONG) !== 0; words++) {
      const to = from + words - 1;
      if (to >= count || keys[to] === 0) break;
      if (words > 1) key = addWord(key, keys[to]!);
      if (words > 2 && isAsked(words, lengths, wide) && !mayBegin(bloom, key)) break;
      if ((lengths >>> Math.min(words, LONG)) & 1) longest = lookUp(found, key, from, to) ?? longest;
    }
    return longest;
  };

  /** How many words a phrase may have that begins at this candidate, as bits: just those of its words, as `isAsked` counts on. */
  const lengthsAt = (candidate: number): number => {
    const key = tokens.keys[candidate >> 1]!;
    if (candidate & 1) return lengthsFrom(index, addWord(key, tokens.keys[(candidate >> 1) + 1]!));
    return lengthsFrom(index, key) & ONE_WORD; // others may share its place
  };

  /** What begins at the candidates of the stretch whose words have been read. */
  const readStretch = (found: Found): void => {
    const { candidates, candidateCount } = tokens;
    let next = 0; // first word that no match covers
    for (let at = 0; at < candidateCount; at++) {
      const candidate = candidates[at]!;
      const from = candidate >> 1;
      let lengths = lengthsAt(candidate);
      if (at + 1 < candidateCount && candidates[at + 1]! >> 1 === from) lengths |= lengthsAt(candidates[++at]!);
      if (from < next || lengths === 0) continue;
      const hit = longestFrom(found, from, lengths);
      if (!hit) continue;
      if (!hit.inAddress) found.matches.push(matchOf(describe(hit.form), tokens.starts[from]!, hit.end));
      next = hit.to + 1;
    }
  };

  const read = (text: string): Found => {
    const found: Found = { text, matches: [], passages: [], cuePlaces: [] };
    let at = 0;
    do {
      at = readTokens(text, at, index, tokens);
      readStretch(found);
    } while (at < text.length);
    return found;
  };

  const find = (text: string): Findings => {
    const found = read(text);
    return chooseMeanings(text, withOtherReadings(found, tokens.signs, read, readCues));
  };
  return { find, findMatches: (text) => find(text).matches };
}

/** What a text holds, its other readings included. */
function withOtherReadings(
  found: Found,
  signs: readonly number[],
  read: (text: string) => Found,
  readCues: ReadCues,
): Findings {
  const others = otherReadings(found.text, signs).map((reading) => ({ reading, other: read(reading.text) }));
  const more = <S extends Stretch>(listOf: (found: Found) => readonly S[]): S[] =>
    others.flatMap(({ reading, other }) => place(listOf(other), reading));
  const matches = mergeLongest(
    found.matches,
    more((other) => other.matches),
  );
  const passages = mergeAll(
    found.passages,
    more((other) => other.passages),
  );
  return { matches, passages, cues: once(() => placeCues(matches, mergeAll(readCues(found), more(readCues)))) };
}

function matchOf(described: Described, start: number, end: number): Match {
  const { term, variant, display, ambiguous, capitals, machine, homographs } = described;
  return { start, end, term, variant, display, ambiguous, capitals, machine, homographs };
}

/** Of passages that begin together the longest counts; longer ones come later. */
function addPassage(passages: Match[], passage: Match): void {
  if (passages.at(-1)?.start === passage.start) passages.pop();
  passages.push(passage);
}

/** The cues, each with the term in whose mention it stands. */
function placeCues(matches: readonly Match[], cues: CueHit[]): CueHit[] {
  for (const cue of cues) cue.within = overlapping(matches, cue).find((match) => lies(cue, match))?.term ?? null;
  return cues;
}
