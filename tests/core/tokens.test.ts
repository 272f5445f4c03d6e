import { describe, expect, it } from 'vitest';
import { createTokens, readTokens, tokenize } from '../../src/core/tokens';
import { FOLD, indexOf, pattern } from './index-of';

describe('the key of a word', () => {
  it.each([
    ['bébé', 'bebe'],
    ['Cömmön', 'common'],
    ['cómmon', 'common'],
    ['ＣＯＭＭＯＮ', 'common'],
    ['comＭon', 'common'],
    ['ﬁnance', 'finance'],
    ['oﬀice', 'office'],
    ['ofﬁce', 'office'],
    ['Ⅷ', 'viii'],
    ['co\u00ADoperate', 'cooperate'],
    ['o\u0301\u200Bo', 'oo'],
    ['parties', 'party'],
    ['labour', 'labor'],
    ['programmes', 'program'],
  ])('is the same for %s and %s', (one, other) => {
    expect(tokenize(one, FOLD)).toEqual(tokenize(other, FOLD));
  });

  it.each([
    ['bebe', 'be'],
    ['mamma', 'mama a'],
    ['office', 'ofice9'],
    ['пять', 'a'],
    ['path', 'bath'],
  ])('is another one for %s and %s', (one, other) => {
    expect(tokenize(one, FOLD)).not.toEqual(tokenize(other, FOLD));
  });
});

describe('the words of a text', () => {
  const index = indexOf([pattern('hukou', 'hukou')]);
  const wordsOf = (text: string): string[] => {
    const tokens = createTokens();
    readTokens(text, 0, index, tokens);
    return Array.from({ length: tokens.count }, (_, at) => at)
      .filter((at) => tokens.keys[at] !== 0)
      .map((at) => text.slice(tokens.starts[at], tokens.ends[at]));
  };

  it.each([
    ['word', ['word']],
    ['word\u00AD\u200B', ['word']],
    ['wo\u00ADrd\u00AD next', ['wo\u00ADrd', 'next']],
    ['résumé\u0301', ['résumé']],
    ['e\u0301', ['e']],
    ['five-year plan’s', ['five', 'year', 'plan']],
    ['пять лет', ['пять', 'лет']],
    ['第14个五年规划abc', ['第', '14', '个', '五', '年', '规', '划', 'abc']],
    ['', []],
    ['\u00AD', []],
  ])('of %j end with their letters', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});
