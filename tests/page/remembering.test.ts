import { describe, expect, it } from 'vitest';
import type { Matcher } from '../../src/core/matcher';
import { createRemembering } from '../../src/page/remembering';
import { matcherOf, pattern } from '../core/index-of';

describe('remembering', () => {
  const matcher = matcherOf([pattern('xi', 'Xi Jinping')]);
  let searched: string[] = [];
  const counting: Matcher = {
    ...matcher,
    find: (text) => {
      searched.push(text);
      return matcher.find(text);
    },
  };

  it('gives the findings of the matcher, and searches a text once', () => {
    searched = [];
    const find = createRemembering(counting);
    const texts = ['Xi Jinping spoke.', 'Nobody spoke.', 'Xi Jinping spoke.', 'Xi Jinping spoke!'];
    const matchesOf = (using: Matcher['find']): unknown[] => texts.map((text) => using(text).matches);
    expect(matchesOf(find)).toEqual(matchesOf(matcher.find));
    expect(searched).toEqual(['Xi Jinping spoke.', 'Nobody spoke.', 'Xi Jinping spoke!']);
  });

  it('keeps the texts that came last, and none that is long', () => {
    searched = [];
    const find = createRemembering(counting);
    const long = 'word '.repeat(500);
    find('first');
    for (let number = 0; number < 99; number++) find(`text ${number}`);
    find('first'); // kept, and now the last
    find('one more'); // takes the place of the oldest
    expect(searched).toHaveLength(101);
    find('first');
    expect(searched).toHaveLength(101);
    find('text 0');
    find(long);
    find(long);
    expect(searched.slice(101)).toEqual(['text 0', long, long]);
  });
});
