import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeFold, computeFold, decodeFold, encodeFold } from '../../src/core/fold';
import { encodeIndex } from '../../src/core/index-encode';
import { createForms } from '../../src/core/forms';
import { IS_CUE, openIndex, readForm, type TermIndex } from '../../src/core/index-format';
import { createMatcher } from '../../src/core/matcher';
import { hanNumerals, ordinalValue, otherOrdinal, toHanNumeral } from '../../src/core/numerals';
import { pluralOf } from '../../src/core/words';
import { FOLD, indexOf, matcherOf, pattern } from './index-of';

describe('the fold table', () => {
  // What follows the character that Unicode has twice means nothing, and has a code of its own.
  it.each([
    ['in traditional characters', FOLD],
    ['in one that Unicode has twice', computeFold(new Map([['\uFA6D', '舘']]))],
  ])('is the same after encoding and decoding, with mapping %s', (_, computed) => {
    const fold = decodeFold(encodeFold(computed), computed.expansions);
    expect(fold).not.toEqual(computed);
    completeFold(fold);
    expect(fold).toEqual(computed);
  });

  it.each(['兩個', 'CPC兩個', '的兩個', `${'word '.repeat(2000)}, 兩個。CPC`])(
    'maps Han characters from the first one on, in %.9s',
    (text) => {
      const { findMatches } = matcherOf([pattern('two', '两个'), pattern('party', 'CPC')]);
      expect(findMatches(text).map(({ term }) => term)).toContain('two');
    },
  );

  it('refuses to map what is no Han character', () => {
    expect(() => computeFold(new Map([['α', '一']]))).toThrow(new RangeError('α is mapped, and is no Han character.'));
  });

  it('tells letters apart that share one code, and ends no word at them', () => {
    const { findMatches } = matcherOf([
      pattern('truth', 'правда', { denyAfter: 'я' }),
      pattern('mixed', 'ﬁrst пять'),
      pattern('china', 'China'),
    ]);
    const found = (text: string): string[] => findMatches(text).map(({ start, end }) => text.slice(start, end));
    expect(found('правда, кривда, правды, прав, правда ю, правда я')).toEqual(['правда', 'правда']);
    expect(found('the first пять, the first семь')).toEqual(['first пять']);
    expect(found('Chinaя яChina China')).toEqual(['China']);
  });
});

describe('numerals', () => {
  it.each([
    ['14th', 14],
    ['fourteenth', 14],
    ['twentieth', 20],
    ['1st', 1],
    ['third', 3],
    ['fourteen', 0],
    ['14', 0],
    ['th', 0],
  ])('the value of %s is %i', (word, value) => {
    expect(ordinalValue(word)).toBe(value);
  });

  it.each([
    ['14th', 'fourteenth'],
    ['fourteenth', '14th'],
    ['third', '3rd'],
    ['twelfth', '12th'],
    ['plan', ''],
  ])('%s is also written %j', (word, other) => {
    expect(otherOrdinal(word)).toBe(other);
  });

  it.each([
    [1, '一'],
    [10, '十'],
    [14, '十四'],
    [20, '二十'],
    [35, '三十五'],
    [0, ''],
    [100, ''],
  ])('%i is %s', (value, numeral) => {
    expect(toHanNumeral(value)).toBe(numeral);
  });

  it('finds the numerals of a form', () => {
    expect(hanNumerals('第十四个五年规划')).toEqual([{ start: 1, end: 3, value: 14 }]);
    expect(hanNumerals('二十大')).toEqual([{ start: 0, end: 2, value: 20 }]);
  });
});

it.each([
  ['plan', 'plans'],
  ['policy', 'policies'],
  ['key', 'keys'],
  ['congress', 'congresses'],
  ['crunch', 'crunches'],
])('the plural of %s is %s', (word, plural) => {
  expect(pluralOf(word)).toBe(plural);
});

/** The numbers of all forms. */
const formsOf = ({ traits }: TermIndex): number[] => [...traits.keys()];

describe('the index', () => {
  const patterns = [
    pattern('b', 'new development pattern'),
    pattern('a', '中共', { denyBefore: '其', denyAfter: '享' }),
    pattern('a', 'CPC', { capitals: true, variant: 2 }),
  ];

  it('is the same, byte for byte, from the same patterns', () => {
    expect(encodeIndex(patterns, [], FOLD)).toEqual(encodeIndex([...patterns], [], FOLD));
  });

  it('opens as what went in', () => {
    const index = indexOf(patterns);
    const describe = createForms(index);
    expect(formsOf(index).map((form) => readForm(index, form).text)).toEqual([
      'new development pattern',
      'CPC',
      '中共',
    ]);
    expect(formsOf(index).map((form) => describe(form).term)).toEqual(['b', 'a', 'a']);
    expect(formsOf(index).map((form) => describe(form).display)).toEqual(['first', 'first', 'first']);
    expect(readForm(index, 2)).toEqual({ text: '中共', denyBefore: '其', denyAfter: '享' });
    completeFold(index.fold);
    expect(index.fold).toEqual(FOLD);
  });

  it('takes no form with the character that it keeps for itself', () => {
    expect(() => indexOf([pattern('a', 'one|two')])).toThrow(
      'The form one|two holds a |, which the index keeps for itself.',
    );
  });

  it('tells forms apart whose numbers begin alike', () => {
    const terms = Array.from({ length: 40 }, (_, number) => `term-${number}`);
    const many = terms.map((term, number) => pattern(term, `plan ${number}`));
    const cues = many.map(({ text }, number) => ({ text, sign: 1 as const, terms: [terms[(number + 1) % 40]!] }));
    const homographs = terms.map((_, number) => [{ term: terms[(number + 2) % 40]!, variant: number }]);
    const index = indexOf(
      many.map((of, number) => ({ ...of, homographs: homographs[number]! })),
      cues,
    );
    const describe = createForms(index);
    expect(formsOf(index).map((form) => describe(form).cues)).toEqual(cues.map((cue) => [cue]));
    expect(formsOf(index).map((form) => describe(form).homographs)).toEqual(homographs);
  });

  it('keeps what cues say, behind the forms of their language', () => {
    const index = indexOf(patterns, [
      { text: '国务院', sign: 1, terms: null },
      { text: 'yoga', sign: -1, terms: ['a', 'b'] },
      { text: 'nobody', sign: 1, terms: [] },
      { text: 'CPC', sign: 1, terms: ['b'] },
    ]);
    const describe = createForms(index);
    expect(describe(1)).toMatchObject({ term: 'a', cues: [{ text: 'CPC', sign: 1, terms: ['b'] }] });
    expect(describe(0).cues).toEqual([]);
    const forms = formsOf(index);
    const isCue = (form: number): boolean => (index.traits[form]! & IS_CUE) !== 0;
    expect(forms.filter(isCue).flatMap((form) => describe(form).cues)).toEqual([
      { text: 'yoga', sign: -1, terms: ['a', 'b'] },
      { text: 'nobody', sign: 1, terms: [] },
      { text: '国务院', sign: 1, terms: null },
    ]);
  });

  it.each([41_000, 66_000])('finds all of %i phrases, more than two bytes can keep apart', (length) => {
    const many = Array.from({ length }, (_, number) => pattern(`t-${number % 900}`, `phrase number ${number}`));
    const matcher = createMatcher(indexOf(many));
    const lost = Array.from({ length: 1000 }, (_, step) => Math.floor((step * length) / 1000)).filter(
      (number) => matcher.findMatches(`a phrase number ${number}`)[0]?.term !== `t-${number % 900}`,
    );
    expect(lost).toEqual([]);
    expect(matcher.findMatches(`a phrase number ${length}`)).toEqual([]);
  });

  it('numbers the variants of each language by themselves', () => {
    const forms = [
      pattern('a', 'one', { variant: 0 }),
      pattern('a', 'three', { variant: 2 }),
      pattern('a', '二二', { variant: 1 }),
      pattern('a', '四四', { variant: 3 }),
    ];
    const matcher = createMatcher(indexOf(forms, [{ text: 'cue', sign: 1, terms: null }]));
    expect(forms.map(({ text }) => matcher.findMatches(text)[0]?.variant)).toEqual([0, 2, 1, 3]);
  });

  it('of nothing finds nothing', () => {
    expect(createMatcher(openIndex(encodeIndex([], [], FOLD))).findMatches('common prosperity 中共')).toEqual([]);
  });
});

describe('what a page does to a text does not change what is found', () => {
  const FORMS = [
    'common prosperity',
    'five-year plan',
    '共同富裕',
    '习近平',
    'Xi Jinping',
    '14th Five-Year Plan',
    'two unshakable',
    '两个毫不动摇',
  ];
  const matcher = matcherOf(FORMS.map((text, number) => pattern(`term-${number}`, text)));
  const FILLERS = ['the', 'of', 'people', '的', '和', '。', ', ', ' ', '\n', 'prosperity', 'common', '共同', '(', 'é'];
  const words = fc.array(
    fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom(...FORMS) },
      { weight: 2, arbitrary: fc.constantFrom(...FILLERS) },
    ),
    { maxLength: 20 },
  );
  const texts = words.map((parts) => parts.join(' '));
  const found = (text: string): string[] => matcher.findMatches(text).map(({ term }) => term);

  const noise = fc.constantFrom('\u00AD', '\u200B', '\u200D', '\u2060', '\uFEFF', '\uFE0F');
  const CHANGES: [string, (text: string, at: number, mark: string) => string][] = [
    ['soft hyphens and zero-width characters', (text, at, mark) => text.slice(0, at) + mark + text.slice(at)],
    ['capitals', (text) => text.toUpperCase()],
    [
      'full width',
      (text) =>
        text.replace(/[!-~]/g, (char) => (char === "'" ? char : String.fromCharCode(char.charCodeAt(0) + 0xfee0))),
    ],
    ['decomposition', (text) => text.normalize('NFD')],
    ['line breaks for spaces', (text) => text.replaceAll(' ', '\n\t')],
    ['no-break spaces', (text) => text.replaceAll(' ', '\u00A0')],
    ['traditional characters', (text) => text.replaceAll('习', '習').replaceAll('两个', '兩個').replaceAll('动', '動')],
  ];

  it.each(CHANGES)('%s', (_, change) => {
    fc.assert(
      fc.property(texts, fc.nat(), noise, (text, at, mark) => {
        expect(found(change(text, at % (text.length + 1), mark))).toEqual(found(text));
      }),
      { numRuns: 1500 },
    );
  });

  it('and offsets select whole mentions of the original text, in order, without overlap', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end, term } of matcher.findMatches(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(found(text.slice(start, end))).toEqual([term]);
          last = end;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void matcher.find(text)),
      { numRuns: 3000 },
    );
  });
});
