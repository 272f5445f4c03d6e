import { describe, expect, test } from 'vitest';
import { chooseReal, decoys, patternSets, vocabularyOf, REAL } from '../../../src/cli/bench/decoys';
import { sumUp, toPlain } from '../../../src/cli/bench/findings-sum';
import { createRandom, shuffle, spread } from '../../../src/cli/bench/random';
import { flatten, measureInTurns } from '../../../src/cli/bench/rounds';
import { STRETCH, languageOf, textOf, type Pools } from '../../../src/cli/bench/texts';
import { toTrieRegExp } from '../../../src/cli/bench/trie-regexp';
import { holdsHan } from '../../../src/core/han';
import { matcherOf, pattern } from '../../core/index-of';

const POOLS: Pools = {
  english: {
    plain: [
      'The cat sleeps under that table. ',
      'Many boats come with morning tides. ',
      'Winter roads were closed again. ',
    ],
    policy: ['Common prosperity concerns everybody. '],
  },
  chinese: { plain: ['今天天气很好。', '他们在海边看船。'], policy: ['共同富裕是社会主义的本质要求。'] },
};

describe('chance', () => {
  test('is the same for the same seed, and another for another', () => {
    const draw = (seed: number): number[] => Array.from({ length: 5 }, createRandom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1).every((value) => value >= 0 && value < 1)).toBe(true);
  });

  test('shuffles without losing anything', () => {
    const items = Array.from({ length: 50 }, (_, at) => at);
    const shuffled = shuffle(items, createRandom(3));
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
  });

  test('what is spread lies over the whole', () => {
    expect(spread([0, 1, 2, 3, 4, 5], 3)).toEqual([0, 2, 4]);
    expect(spread([0, 1], 3)).toEqual([0, 1]);
  });
});

describe('texts', () => {
  test.each(['english', 'chinese', 'mixed'] as const)(
    'in %s are as long as asked for, and always the same',
    (language) => {
      for (const length of [10, 5000, 30_001]) expect(textOf(POOLS, language, length)).toHaveLength(length);
      expect(textOf(POOLS, language, 5000)).toBe(textOf(POOLS, language, 5000));
    },
  );

  test('every fourth sentence is about policy', () => {
    const text = textOf(POOLS, 'english', 10_000);
    const [all, policy] = [text.match(/\./g)!.length, text.match(/Common/g)!.length];
    expect(policy / all).toBeCloseTo(0.25, 1);
  });

  test('mixed ones are Chinese in three of ten stretches', () => {
    const text = textOf(POOLS, 'mixed', 10 * STRETCH);
    const chinese = Array.from({ length: 10 }, (_, at) => holdsHan(text.slice(at * STRETCH, (at + 1) * STRETCH)));
    expect(chinese.filter(Boolean)).toHaveLength(3);
  });

  test('no character is cut in two', () => {
    const pools = { ...POOLS, english: { plain: ['a😀😀 '], policy: [] } };
    for (const length of [2, 3, 4, 5]) {
      const text = textOf(pools, 'english', length);
      expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
      expect(text).toHaveLength(length);
    }
  });

  test.each([
    ['The reform of the system.', 'english'],
    ['改革开放是一件大事。', 'chinese'],
    ['La réforme d’un système à la mode.', null],
    ['日本のニュースです。経済改革', null],
    ['GDP 2024 改革', null],
    ['Menu', null],
  ])('%s is %s', (sentence, language) => {
    expect(languageOf(sentence)).toBe(language);
  });
});

describe('patterns', () => {
  const vocabulary = vocabularyOf(POOLS, (text) => text);
  const real = Array.from({ length: REAL }, (_, at) => pattern(`term-${at}`, `form number ${at}`));

  test('decoys are the same each time, differ, and are in both languages', () => {
    const take = (): string[] =>
      Array.from(
        { length: 200 },
        (
          (source) => () =>
            source.next().value
        )(decoys(vocabulary)),
      );
    expect(take()).toEqual(take());
    expect(new Set(take()).size).toBe(200);
    expect(take().filter(holdsHan)).toHaveLength(100);
    for (const text of take())
      expect(holdsHan(text) ? text : text.split(' ')).toSatisfy(({ length }) => length >= 2 && length <= 8);
  });

  test('no decoy stands in a text that it was made of, and the forms of the glossary still do', () => {
    const own = [
      pattern('common-prosperity', 'common prosperity'),
      pattern('common-prosperity', '共同富裕', { variant: 1 }),
    ];
    const sets = patternSets(own, vocabulary, [2, 1000]);
    const text = textOf(POOLS, 'mixed', 20_000);
    const [few, many] = [2, 1000].map((count) => matcherOf(sets.get(count)!).findMatches(text));
    expect(few!.length).toBeGreaterThan(50);
    expect(many).toEqual(few);
  });

  test('larger numbers hold the smaller ones, and no more forms of one term than an index can count', () => {
    const sets = patternSets(real, vocabulary, [2000, REAL, 800]);
    expect([...sets].map(([count, { length }]) => [count, length])).toEqual([
      [REAL, REAL],
      [800, 800],
      [2000, 2000],
    ]);
    expect(sets.get(2000)!.slice(0, 800)).toEqual(sets.get(800));
    const decoy = sets.get(2000)!.slice(REAL);
    expect(new Set(decoy.map(({ term, variant }) => `${term} ${variant}`)).size).toBe(1500);
    expect(new Set(decoy.map(({ term }) => term)).size).toBe(150);
  });

  test('forms that occur are preferred', () => {
    const all = Array.from({ length: 2 * REAL }, (_, at) => pattern(`term-${at}`, `form ${at}`));
    const chosen = chooseReal(all, ({ term }) => term.endsWith('7'));
    expect(chosen).toHaveLength(REAL);
    expect(chosen.filter(({ term }) => term.endsWith('7'))).toHaveLength(REAL / 5);
  });
});

describe('a regular expression of all patterns', () => {
  const PATTERNS = ['ab', 'abc', 'abd', 'b.c', 'x', 'xyz', '共同富裕', '共同', '富裕', 'a[b]^-\\'];

  test.each([
    ['abcab', ['abc', 'ab']],
    ['abd.', ['abd']],
    ['b.c bxc', ['b.c', 'x']],
    ['xy xyz', ['x', 'xyz']],
    ['共同富裕共同', ['共同富裕', '共同']],
    ['a[b]^-\\', ['a[b]^-\\']],
    ['nothing', null],
  ])('finds in %s %j', (text, found) => {
    expect(text.match(toTrieRegExp(PATTERNS))).toEqual(found);
  });

  test('finds what a plain list of alternatives, longest first, finds', () => {
    const random = createRandom(5);
    const draw = (length: number): string => Array.from({ length }, () => 'abc'[Math.floor(random() * 3)]).join('');
    const patterns = Array.from({ length: 30 }, (_, at) => draw(2 + (at % 4)));
    const plain = new RegExp([...patterns].sort((a, b) => b.length - a.length).join('|'), 'g');
    const text = draw(2000);
    expect(text.match(toTrieRegExp(patterns))).toEqual(text.match(plain));
  });
});

describe('measuring in turns', () => {
  /** A clock that moves only while something is done. */
  const clockOf = (): { now: () => number; work: (ms: number) => void } => {
    let ms = 0;
    return { now: () => ms, work: (by) => (ms += by) };
  };

  test('each way is timed for itself, and goes first in turn', () => {
    const { now, work } = clockOf();
    const order: string[] = [];
    const way = (name: string, ms: number) => (text: string) => {
      work(ms);
      if (text.length > 8192) order.push(name);
    };
    const text = 'x'.repeat(10_000);
    const times = measureInTurns(text, [way('a', 5), way('b', 7)], { rounds: 4, budgetMs: Infinity, now });
    expect(times).toEqual([Array(4).fill(5), Array(4).fill(7)]);
    expect(order.slice(2).join('')).toBe('abbaabba');
  });

  test('what is short is repeated, and time runs out after three rounds', () => {
    const { now, work } = clockOf();
    let calls = 0;
    const times = measureInTurns('x', [() => (calls++, work(0.5))], { rounds: 100, budgetMs: 4, now });
    expect(times).toEqual([[0.5, 0.5, 0.5]]);
    expect(calls).toBe(300 + 1 + 3 * 4);
  });

  test('a flat text is the same text', () => {
    expect(['', 'a', 'ab', 'abc'].map(flatten)).toEqual(['', 'a', 'ab', 'abc']);
  });
});

test('findings differ in their sums where an offset does', () => {
  const find = matcherOf([pattern('a', 'common prosperity')]).find;
  const sum = sumUp(toPlain(find('On common prosperity.')));
  expect(sum.found).toBe(1);
  expect(sumUp(toPlain(find('of common prosperity.')))).toEqual(sum);
  expect(sumUp(toPlain(find('On  common prosperity.'))).checksum).not.toBe(sum.checksum);
});
