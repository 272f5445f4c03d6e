import { describe, expect, it } from 'vitest';
import { createExactSearch, createSearch, type Scripts, type SearchDocument } from '../../src/core/search';
import { toSyllables } from '../../src/glossary/compile/pinyin';

type Row = [
  id: string,
  en: string,
  zhHans: string,
  zhHant: string,
  pinyin: string,
  tier: 1 | 2 | 3,
  variants: string[],
];

const ROWS: Row[] = [
  [
    'common-prosperity',
    'common prosperity',
    '共同富裕',
    '共同富裕',
    'gòngtóng fùyù',
    1,
    ['共富', 'prosperity for all'],
  ],
  [
    'prosperity-funds',
    'common prosperity funds',
    '共同富裕专项资金',
    '共同富裕專項資金',
    'gòngtóng fùyù zhuānxiàng zījīn',
    3,
    [],
  ],
  ['two-sessions', 'Two Sessions', '两会', '兩會', 'Liǎnghuì', 1, ['lianghui', 'annual session of parliament']],
  ['two-establishes', 'Two Establishes', '两个确立', '兩個確立', 'liǎng gè quèlì', 2, []],
  ['congress-20', '20th National Congress', '二十大', '二十大', 'Èrshí Dà', 1, ['20th Party Congress']],
  ['congress-19', '19th National Congress', '十九大', '十九大', 'Shíjiǔ Dà', 2, []],
  ['the-party', 'the Party', '党', '黨', 'dǎng', 1, []],
  ['party-line', 'party line', '党的路线', '黨的路線', 'dǎng de lùxiàn', 3, []],
  ['green-gold', 'clear waters and green mountains', '绿水青山', '綠水青山', 'lǜshuǐ qīngshān', 2, []],
  ['mountain-village', 'Mountain village', '山村', '山村', 'shāncūn', 1, []],
  ['people-first', "people's livelihood", '民生', '民生', 'mínshēng', 2, []],
  ['involution', 'involution', '内卷', '內卷', 'nèijuǎn', 2, ['rat race', 'neijuan']],
  ['anti-involution', 'anti-involution', '反内卷', '反內卷', 'fǎn nèijuǎn', 1, []],
  ['five-year-plan', 'five-year plan', '五年规划', '五年規劃', 'wǔ nián guīhuà', 1, []],
];

const documents: SearchDocument[] = ROWS.map(([id, en, zhHans, zhHant, pinyin, tier, variants]) => ({
  id,
  en,
  zhHans,
  zhHant,
  pinyin,
  syllables: toSyllables(pinyin),
  gloss: `What ${en} is.`,
  topics: ['party'],
  tier,
  variants,
  borrowed: id === 'two-sessions' ? ['CPC'] : [],
}));

/** As the compile step finds them: of each headword's characters. */
const scripts: Scripts = new Map(
  ROWS.flatMap(([, , hans, hant]) => [...hant].map((char, at) => [char, [...hans][at]!] as const)),
);
const search = createSearch(documents, scripts);
const found = (query: string, limit?: number): string[] => search(query, limit).map(({ term }) => term);

describe('search', () => {
  it.each([
    ['English', 'common prosperity'],
    ['English in capitals and quotation marks', '“COMMON Prosperity”'],
    ['full-width letters', 'ｃｏｍｍｏｎ prosperity'],
    ['English without spaces', 'commonprosperity'],
    ['a variant', 'prosperity for all'],
    ['simplified Chinese', '共同富裕'],
    ['Chinese with a space', '共同 富裕'],
    ['an abbreviation', '共富'],
    ['pinyin with tone marks', 'gòngtóng fùyù'],
    ['pinyin without', 'gongtong fuyu'],
    ['pinyin without spaces', 'gongtongfuyu'],
    ['pinyin by syllable', 'gong tong fu yu'],
    ['pinyin with tone numbers', 'gong4tong2 fu4yu4'],
    ['pinyin with a capital', 'Gongtong'],
    ['initials', 'gtfy'],
    ['the beginning of the pinyin', 'gongto'],
    ['a later word of the pinyin', 'fuyu'],
    ['a letter too few', 'common prosprity'],
    ['a letter too many', 'common prossperity'],
    ['a wrong letter', 'common prosparity'],
    ['two letters swapped', 'common prospeirty'],
    ['an error in the pinyin', 'gongtonfuyu'],
  ])('finds a term by %s', (_, query) => {
    expect(found(query)[0]).toBe('common-prosperity');
  });

  it.each([
    ['traditional headword', '兩會', 'two-sessions'],
    ['the beginning of a traditional headword', '兩個', 'two-establishes'],
    ['digits for Han numerals', '20大', 'congress-20'],
    ['an ordinal in letters', 'twentieth national congress', 'congress-20'],
    ['an ordinal in digits', '20th party congress', 'congress-20'],
    ['ü typed as v', 'lvshui', 'green-gold'],
    ['ü typed as u', 'lushui', 'green-gold'],
    ['words in another order', 'mountains green', 'green-gold'],
    ['a straight apostrophe left out', 'peoples livelihood', 'people-first'],
    ['a curly apostrophe', 'people’s livelihood', 'people-first'],
    ['an article too many', 'the two sessions', 'two-sessions'],
    ['hyphens left out', 'five year plan', 'five-year-plan'],
    ['characters left out', '绿青', 'green-gold'],
    ['a wrong character among eight', '共同富裕专项姿金', 'prosperity-funds'],
  ])('finds a term by %s', (_, query, term) => {
    expect(found(query)[0]).toBe(term);
  });

  it.each([
    ['exact forms before beginnings', 'common prosperity', ['common-prosperity', 'prosperity-funds']],
    ['beginnings before later words, though of a lower tier', 'invol', ['involution', 'anti-involution']],
    ['whole words before typing errors', 'mountain', ['mountain-village', 'green-gold']],
    ['the headword before a variant', 'prosperity f', ['common-prosperity', 'prosperity-funds']],
    ['the lower tier first among equals', 'two', ['two-sessions', 'two-establishes']],
    ['all initials before the first ones', 'gtfy', ['common-prosperity', 'prosperity-funds']],
  ])('puts %s', (_, query, terms) => {
    expect(found(query)).toEqual(terms);
  });

  it.each(['', '   ', '…', 'zzzzzz', '甲乙丙丁'])('finds nothing for %j', (query) => {
    expect(found(query)).toEqual([]);
  });

  it('forgives no error below five letters', () => {
    expect(found('plam')).toEqual([]);
    expect(found('involition')[0]).toBe('involution');
  });

  it('counts an error in the last character against a whole form only', () => {
    expect(found('involutiom')[0]).toBe('involution');
    expect(found('involutionx')[0]).toBe('involution');
    expect(found('peoplx')).toEqual([]);
  });

  it('takes a single letter for the beginning of the pinyin only', () => {
    expect(found('q')).toEqual([]);
    expect(found('qi')).toEqual(['green-gold']);
  });

  it('puts the shorter form first among equals', () => {
    const twin = { ...documents[0]!, variants: [] };
    const twins = [
      { ...twin, id: 'a', en: 'common bonds of old' },
      { ...twin, id: 'c', en: 'common bonds' },
      { ...twin, id: 'b', en: 'common bonds' },
    ];
    expect(createSearch(twins, scripts)('common b').map(({ term }) => term)).toEqual(['b', 'c', 'a']);
  });

  it('puts what a form is borrowed from before what borrows it', () => {
    const owner = { ...documents[0]!, id: 'z', tier: 3 as const, variants: ['CPC'] };
    expect(createSearch([...documents, owner], scripts)('cpc').map(({ term }) => term)).toEqual(['z', 'two-sessions']);
  });

  it('tells ordinals apart', () => {
    expect(found('19th national congress')[0]).toBe('congress-19');
  });

  it('gives at most as many hits as asked for, the best ones', () => {
    expect(found('p', 2)).toEqual(['the-party', 'people-first']);
    expect(found('p').length).toBeGreaterThan(2);
  });

  it.each([
    ['lianghui', 'lianghui'],
    ['lianghu', 'lianghui'],
    ['liang hui', 'lianghui'],
    ['lh', 'Liǎnghuì'],
    ['两会', '两会'],
    ['兩會', '兩會'],
    ['annual session', 'annual session of parliament'],
    ['two sesions', 'Two Sessions'],
  ])('says for %s that %s matched', (query, matched) => {
    expect(search(query)[0]).toEqual({
      term: 'two-sessions',
      en: 'Two Sessions',
      zhHans: '两会',
      zhHant: '兩會',
      pinyin: 'Liǎnghuì',
      gloss: 'What Two Sessions is.',
      matched,
    });
  });

  it('takes a query of any length and kind', () => {
    for (const query of [
      '(',
      '\\',
      'a'.repeat(10_000),
      '共'.repeat(10_000),
      '\ud800',
      '👩‍🌾',
      '__proto__',
      'constructor',
    ]) {
      expect(found(query)).toEqual([]);
    }
  });
});

describe('exact search', () => {
  const findExact = createExactSearch(documents, scripts);

  it.each([
    ['common prosperity', 'common-prosperity'],
    [' “Common  Prosperity” ', 'common-prosperity'],
    ['common\nprosperity', 'common-prosperity'],
    ['the Two Sessions', 'two-sessions'],
    ['兩會', 'two-sessions'],
    ['共富', 'common-prosperity'],
    ['five-year plans', 'five-year-plan'],
    ['common prosperities', 'common-prosperity'],
    ['CPC', 'two-sessions'],
    ['Two Sessions’', 'two-sessions'],
    ["involution's", 'involution'],
    ['twentieth national congress', 'congress-20'],
    ['the Party', 'the-party'],
    ['Party', 'the-party'],
  ])('knows that %j is a form of a term', (text, term) => {
    expect(findExact(text)?.term).toBe(term);
  });

  it.each([
    'common',
    'common prosperity is',
    'gongtong fuyu',
    'gtfy',
    'common prosprity',
    '共同',
    '',
    "'s",
    'constructor',
  ])('knows that %j is none', (text) => {
    expect(findExact(text)).toBeNull();
  });

  it('prefers the term whose headword it is', () => {
    const other = {
      ...documents[0]!,
      id: 'a',
      en: 'other',
      variants: ['Two Sessions'],
      zhHans: '其他',
      zhHant: '其他',
    };
    expect(createExactSearch([other, ...documents], scripts)('two sessions')?.term).toBe('two-sessions');
    const owner = { ...other, id: 'z', variants: ['CPC'] };
    expect(createExactSearch([...documents, owner], scripts)('CPC')?.term).toBe('z');
  });
});
