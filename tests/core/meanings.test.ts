/** Forms that name several terms: which of them is meant. */
import { describe, expect, it } from 'vitest';
import { BLOCK_END } from '../../src/core/surroundings';
import { matcherOf, pattern } from './index-of';

const SHARED = [
  { term: 'local', variant: 3 },
  { term: 'strait', variant: 2 },
];
const matcher = matcherOf(
  [
    pattern('national', '两会', { ambiguous: true, variant: 1, homographs: SHARED }),
    pattern('national', 'two sessions', { ambiguous: true, homographs: [SHARED[0]!] }),
    pattern('local', '地方两会', { variant: 1 }),
    pattern('strait', '海协会', { variant: 1 }),
    pattern('strait', 'ARATS', { capitals: true, ambiguous: true }),
  ],
  [
    { text: '人民大会堂', sign: 1, terms: ['national'] },
    { text: '省政协', sign: 1, terms: ['local'] },
    { text: '汪辜', sign: 1, terms: ['strait'] },
    { text: '立法院', sign: -1, terms: ['strait'] },
    { text: 'provincial', sign: 1, terms: ['local'] },
    { text: '中国', sign: 1, terms: null },
  ],
);
const meant = (text: string, words = '两会'): string[] =>
  matcher
    .findMatches(text)
    .filter(({ start, end }) => text.slice(start, end) === words)
    .map(({ term, variant }) => `${term} ${variant}`);

describe('a form that names several terms', () => {
  it.each([
    ['两会在中国召开', 'national 1'],
    ['两会在人民大会堂召开', 'national 1'],
    ['省政协说，两会召开', 'local 3'],
    ['海协会说，两会商谈', 'strait 2'],
    ['汪辜会谈以后，两会中断', 'strait 2'],
    // What stands in the sentence counts more than what stands in the block.
    ['汪辜会谈。省政协说，两会召开', 'local 3'],
    ['汪辜会谈。两会召开', 'strait 2'],
    // Speaks against it.
    ['汪辜会谈，立法院说，两会召开', 'national 1'],
    // In another block.
    [`汪辜会谈${BLOCK_END}两会召开`, 'national 1'],
  ])('in %j is %s', (text, meaning) => expect(meant(text)).toEqual([meaning]));

  it('is in each place what that place speaks for', () => {
    const text = ['省政协说，两会召开', '海协会说，两会商谈'].join(BLOCK_END);
    expect(meant(text)).toEqual(['local 3', 'strait 2']);
  });

  it('takes no term that has not left that form to it', () => {
    expect(meant('海协会 spoke of two sessions', 'two sessions')).toEqual(['national 0']);
    expect(meant('the provincial two sessions', 'two sessions')).toEqual(['local 3']);
  });

  it('is not decided by an ambiguous form of one of them', () => {
    expect(meant('ARATS 与两会')).toEqual(['national 1']);
  });
});
