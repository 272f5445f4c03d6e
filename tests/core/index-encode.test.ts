import { describe, expect, it } from 'vitest';
import { LINE } from '../../src/core/index-format';
import { slotOf } from '../../src/core/keys';
import { createMatcher } from '../../src/core/matcher';
import { tokenize } from '../../src/core/tokens';
import { FOLD, indexOf, pattern } from './index-of';

/** All words of these letters that begin with the first of them: they have one key, since keys know no order. */
function anagrams([first = '', ...letters]: string): string[] {
  const ordersOf = (rest: readonly string[]): string[] =>
    rest.length === 0
      ? ['']
      : rest.flatMap((letter, at) => ordersOf(rest.toSpliced(at, 1)).map((word) => letter + word));
  return ordersOf(letters).map((word) => first + word);
}

describe('encodeIndex', () => {
  it('keeps apart any number of forms with one key, also where they are more than the last buckets hold', () => {
    const buckets = 512;
    const bucketOf = (word: string): number => slotOf(tokenize(word, FOLD)[0]!, buckets - 1);
    const ends = [...'abdfghijklmnop'];
    const families = ends.flatMap((first) => ends.map((last) => `${first}qrtvw${last}`));
    const letters = families.find((word) => bucketOf(word) > buckets - 10)!;
    const words = anagrams(letters).slice(0, 500);
    expect(new Set(words.map(bucketOf)).size).toBe(1);
    const index = indexOf(words.map((word) => pattern(word, word)));
    expect(index.bucketMask + 1).toBe(buckets);
    expect(index.fills.length * 8).toBeGreaterThan(buckets + 8);
    const { findMatches } = createMatcher(index);
    expect(words.filter((word) => findMatches(`the ${word} of`)[0]?.term !== word)).toEqual([]);
    expect(findMatches(anagrams(letters).slice(500).join(' '))).toEqual([]);
  });

  it('keeps small words that share a place with words in capitals', () => {
    const word = (number: number): string =>
      `w${[...number.toString(5)].map((digit) => 'abdfg'[Number(digit)]).join('')}`;
    const small = Array.from({ length: 400 }, (_, number) => pattern('small', word(number)));
    const capitals = Array.from({ length: 400 }, (_, number) =>
      pattern('capitals', word(number + 400).toUpperCase(), { capitals: true }),
    );
    const matcher = createMatcher(indexOf([...small, ...capitals]));
    const lost = [...small, ...capitals].filter(({ term, text }) => matcher.findMatches(text)[0]?.term !== term);
    expect(lost).toEqual([]);
  });

  it.each([
    ['an index', 1000, false],
    ['a wide one', 10_000, true],
  ])('keeps forms of three words and more whose beginnings share places with those of others: %s', (_, count, wide) => {
    const word = (number: number): string =>
      `w${[...(number * 7).toString(5)].map((digit) => 'abdfg'[Number(digit)]).join('')}`;
    const phrase = (from: number, words: number): string =>
      Array.from({ length: words }, (_, at) => word(from + at * (from + 1))).join(' ');
    const forms = Array.from({ length: count }, (_, number) =>
      [[1, 3], [1, 3, 4, 5], [1], [1, 5]][number % 4]!.map((words) => phrase(number, words)),
    ).flat();
    const index = indexOf(forms.map((form) => pattern(form, form)));
    expect(index.wide).toBe(wide);
    const { findMatches } = createMatcher(index);
    expect(forms.filter((form) => findMatches(form)[0]?.term !== form)).toEqual([]);
  });

  it('refuses more terms than it can number', () => {
    const patterns = Array.from({ length: 0x10000 }, (_, number) => pattern(`term-${number}`, 'form'));
    expect(() => indexOf(patterns)).toThrow(new RangeError('65536 terms do not fit into an index of 65535.'));
  });

  it('refuses forms and cues with the character that sets its lines apart', () => {
    expect(() => indexOf([pattern('term', `two${LINE}lines`)])).toThrow(RangeError);
    const cue = { text: `two${LINE}lines`, sign: 1, terms: null } as const;
    expect(() => indexOf([pattern('term', 'form')], [cue])).toThrow(RangeError);
    expect(() => indexOf([pattern('term', 'form')])).not.toThrow();
  });
});
