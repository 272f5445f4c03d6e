/**
 * Patterns in any number: some hundred forms of the glossary, the same in every number, and decoys, which no text holds. The
 * hits are then as many with few patterns as with many, and what is measured is the number of patterns alone.
 */
import type { Pattern } from '../../core/term';
import { createRandom, pick, spread } from './random';
import type { Pools } from './texts';

/** Forms of the glossary in every number of patterns. */
export const REAL = 500;
/** An index counts at most 65,535 terms, so a decoy is one of several forms of its term. */
const FORMS_PER_TERM = 10;
/** Code units of a Chinese decoy, as often as they stand here. */
const HAN_LENGTHS = [2, 3, 3, 4, 4, 4, 4, 5, 6, 7, 8];
const WORD_COUNTS = [2, 2, 3, 4];
const SEED = 20261126;

/** What the texts are made of. Words and characters stand as often as in the texts: what begins a decoy is met in them. */
export interface Vocabulary {
  words: readonly string[];
  characters: string;
  /** Two words, joined by a space, and two characters that stand side by side in some text. */
  pairs: ReadonlySet<string>;
}

/** `foldScript` turns traditional characters into simplified ones, as the matcher does. */
export function vocabularyOf({ english, chinese }: Pools, foldScript: (text: string) => string): Vocabulary {
  const pairs = new Set<string>();
  const words: string[] = [];
  for (const sentence of [...english.plain, ...english.policy]) {
    const all = sentence.toLowerCase().match(/[a-z]+/g) ?? [];
    for (const [at, word] of all.entries()) {
      if (word.length >= 4) words.push(word);
      if (at > 0) pairs.add(`${all[at - 1]} ${word}`);
    }
  }
  const stretches: string[] = [];
  for (const sentence of [...chinese.plain, ...chinese.policy]) {
    for (const stretch of foldScript(sentence).match(/[\u4e00-\u9fff]+/gu) ?? []) {
      stretches.push(stretch);
      for (let at = 1; at < stretch.length; at++) pairs.add(stretch.slice(at - 1, at + 1));
    }
  }
  return { words, characters: stretches.join(''), pairs };
}

/** Decoys without end, English and Chinese in turn, none twice. */
export function* decoys({ words, characters, pairs }: Vocabulary): Generator<string, never> {
  const random = createRandom(SEED);
  const seen = new Set<string>();
  for (let english = true; ; english = !english) {
    for (;;) {
      const parts = english
        ? Array.from({ length: pick(WORD_COUNTS, random) }, () => pick(words, random))
        : Array.from({ length: pick(HAN_LENGTHS, random) }, () => pick(characters, random));
      const glue = english ? ' ' : '';
      const text = parts.join(glue);
      // Of two parts that stand side by side in no text no text holds the whole.
      const isStrange = parts.some((part, at) => at > 0 && !pairs.has(`${parts[at - 1]}${glue}${part}`));
      if (!isStrange || seen.has(text)) continue;
      seen.add(text);
      yield text;
      break;
    }
  }
}

/** Forms for every number of patterns: those that occur in the texts, as far apart as can be, filled up with others. */
export function chooseReal(patterns: readonly Pattern[], occurs: (pattern: Pattern) => boolean): Pattern[] {
  const found = spread(patterns.filter(occurs), REAL);
  const others = patterns.filter((pattern) => !occurs(pattern));
  const chosen = new Set([...found, ...spread(others, REAL - found.length)]);
  return patterns.filter((pattern) => chosen.has(pattern));
}

/** Patterns in these numbers, in rising order; each holds those of the smaller ones. Numbers below `REAL` get fewer forms. */
export function patternSets(
  real: readonly Pattern[],
  vocabulary: Vocabulary,
  counts: readonly number[],
): Map<number, Pattern[]> {
  const known = new Set(real.map(({ text }) => text.toLowerCase()));
  const source = decoys(vocabulary);
  const made: Pattern[] = [];
  const sets = new Map<number, Pattern[]>();
  for (const count of [...counts].sort((a, b) => a - b)) {
    while (made.length < count - real.length) {
      const text = source.next().value;
      if (!known.has(text)) made.push(toPattern(text, made.length));
    }
    sets.set(count, [...real.slice(0, count), ...made]);
  }
  return sets;
}

const toPattern = (text: string, number: number): Pattern => ({
  text,
  term: `decoy-${Math.floor(number / FORMS_PER_TERM)}`,
  display: 'first',
  variant: number % FORMS_PER_TERM,
  ambiguous: false,
  capitals: false,
  machine: false,
  denyBefore: '',
  denyAfter: '',
});
