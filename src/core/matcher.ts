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
import { createForms, type Described } from './forms';
import { FULL, IS_CUE, LONG, fillOf, firstPhrase, isAsked, lengthsFrom, type TermIndex } from './index-format';
import { addWord, mayBegin, slotOf, tagOf } from './keys';
import { chooseMeanings } from './meanings';
import { otherReadings, place } from './readings';
import { mergeAll, mergeLongest, type Stretch } from './stretches';
import type { Cue, TermId } from './term';
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

/** The form that words `from` to `to`, whose key is given, are. Cues and passages go to `findings`. */
type LookUp = (text: string, key: number, from: number, to: number, findings: Findings) => Hit | null;

function createLookUp(index: TermIndex, tokens: Tokens, describe: (form: number) => Described): LookUp {
  const { phrases, tagBits, fills, bucketMask } = index;
  const compare = createCompare(index);
  const tagMask = (1 << tagBits) - 1;
  return (text, key, from, to, findings) => {
    let bucket = slotOf(key, bucketMask);
    let fill = fillOf(fills, bucket);
    if (fill === 0) return null;
    let at = firstPhrase(index, bucket);
    let behind = at + fill;
    while (fill === FULL) behind += fill = fillOf(fills, ++bucket);
    const tag = tagOf(key) & tagMask;
    const start = tokens.starts[from]!;
    let hit: Hit | null = null;
    for (; at < behind; at++) {
      const phrase = phrases[at]!;
      if ((phrase & tagMask) !== tag) continue;
      const form = phrase >>> tagBits;
      const end = compare(text, form, start, tokens.ends[to]!, to - from + 1);
      if (end < 0) continue;
      const inAddress = isInAddress(text, start, end);
      const described = describe(form);
      if (!inAddress) addCues(findings.cues, described.cues, start, end);
      if (index.traits[form]! & IS_CUE) continue;
      if (described.display !== 'note') hit = !hit || end >= hit.end ? { form, end, to, inAddress } : hit;
      else if (!inAddress) addPassage(findings.passages, matchOf(described, start, end));
    }
    return hit;
  };
}

/** The bit of phrases of one word. */
const ONE_WORD = 2;

/** A matcher over an opened index. Scratch memory is kept, so one matcher serves one thread of work. */
export function createMatcher(index: TermIndex): Matcher {
  const tokens = createTokens();
  const describe = createForms(index);
  const lookUp = createLookUp(index, tokens, describe);

  /** The longest form that begins with word `from`; `lengths` says how many words it may have. */
  const longestFrom = (text: string, from: number, lengths: number, findings: Findings): Hit | null => {
    const { keys, count } = tokens;
    let key = keys[from]!;
    let longest: Hit | null = null;
    for (let words = 1; lengths >>> Math.min(words, LONG) !== 0; words++) {
      const to = from + words - 1;
      if (to >= count || keys[to] === 0) break;
      if (words > 1) key = addWord(key, keys[to]!);
      if (words > 2 && isAsked(words, lengths) && !mayBegin(index.bloom, key)) break;
      if ((lengths >>> Math.min(words, LONG)) & 1) longest = lookUp(text, key, from, to, findings) ?? longest;
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
  const readStretch = (text: string, findings: Findings): void => {
    const { candidates, candidateCount } = tokens;
    let next = 0; // first word that no match covers
    for (let at = 0; at < candidateCount; at++) {
      const candidate = candidates[at]!;
      const from = candidate >> 1;
      let lengths = lengthsAt(candidate);
      if (at + 1 < candidateCount && candidates[at + 1]! >> 1 === from) lengths |= lengthsAt(candidates[++at]!);
      if (from < next || lengths === 0) continue;
      const hit = longestFrom(text, from, lengths, findings);
      if (!hit) continue;
      if (!hit.inAddress) findings.matches.push(matchOf(describe(hit.form), tokens.starts[from]!, hit.end));
      next = hit.to + 1;
    }
  };

  const read = (text: string): Findings => {
    const findings: Findings = { matches: [], passages: [], cues: [] };
    let at = 0;
    do {
      at = readTokens(text, at, index, tokens);
      readStretch(text, findings);
    } while (at < text.length);
    return findings;
  };

  const find = (text: string): Findings => {
    const findings = read(text);
    return chooseMeanings(text, placeCues(withOtherReadings(text, tokens.signs, findings, read)));
  };
  return { find, findMatches: (text) => find(text).matches };
}

function matchOf(described: Described, start: number, end: number): Match {
  const { term, variant, display, ambiguous, capitals, machine, homographs } = described;
  return { start, end, term, variant, display, ambiguous, capitals, machine, homographs };
}

/** Each property by itself: spread ones would have finding take three times as long. In whose mention it stands comes later. */
function addCues(hits: CueHit[], cues: readonly Cue[], start: number, end: number): void {
  for (const { text, sign, terms } of cues) hits.push({ start, end, text, sign, terms, within: null });
}

/** What a text holds, its other readings included. */
function withOtherReadings(
  text: string,
  signs: readonly number[],
  findings: Findings,
  read: (text: string) => Findings,
): Findings {
  if (signs.length === 0) return findings;
  const others = otherReadings(text, signs).map((reading) => ({ reading, found: read(reading.text) }));
  const more = <S extends Stretch>(listOf: (found: Findings) => readonly S[]): S[] =>
    others.flatMap(({ reading, found }) => place(listOf(found), reading));
  return {
    matches: mergeLongest(
      findings.matches,
      more(({ matches }) => matches),
    ),
    passages: mergeAll(
      findings.passages,
      more(({ passages }) => passages),
    ),
    cues: mergeAll(
      findings.cues,
      more(({ cues }) => cues),
    ),
  };
}

/** Of passages that begin together the longest counts; longer ones come later. */
function addPassage(passages: Match[], passage: Match): void {
  if (passages.at(-1)?.start === passage.start) passages.pop();
  passages.push(passage);
}

/** The findings, each cue with the term in whose mention it stands. */
function placeCues(findings: Findings): Findings {
  const { matches, cues } = findings;
  let at = 0;
  for (const cue of cues) {
    while (at < matches.length && matches[at]!.end <= cue.start) at++;
    const match = matches[at];
    if (match && match.start <= cue.start && match.end >= cue.end) cue.within = match.term;
  }
  return findings;
}
