import { describe, expect, it } from 'vitest';
import type { Pattern } from '../../src/core/term';
import { findContained, partsOf } from '../../src/glossary/compile/contains';
import { pattern } from '../core/index-of';

describe('partsOf', () => {
  it('gives every run of words or Han characters but for the whole', () => {
    expect(partsOf('two big things')).toEqual(['two', 'two big', 'big', 'big things', 'things']);
    expect(partsOf('共同富')).toEqual(['共', '共同', '同', '同富', '富']);
    expect(partsOf('新era')).toEqual(['新', 'era']);
  });

  it('gives runs of twelve words at most', () => {
    const words = Array.from({ length: 14 }, (_, index) => `w${index}`);
    const longest = Math.max(...partsOf(words.join(' ')).map((part) => part.split(' ').length));
    expect(longest).toBe(12);
  });
});

describe('findContained', () => {
  /** What stands inside the name of the one term. */
  const inside = (name: string, ...others: Pattern[]): string[] =>
    findContained([pattern('name', name), ...others], [], () => 'policy').get('name') ?? [];
  const guarded = pattern('form', '发展', { denyBefore: '开', denyAfter: '商' });

  it.each([
    ['中国发展', ['form']],
    ['开发展', []],
    ['发展商', []],
    ['发展商与发展', ['form']],
    ['开发展与发展商', []],
  ])('sees in %s: %j, by its neighbours', (name, found) => {
    expect(inside(name, guarded)).toEqual(found);
  });

  it('sees no passage and not itself inside a name', () => {
    const known = 'seek truth from facts';
    expect(inside(`to ${known} always`, pattern('form', known))).toEqual(['form']);
    expect(inside(`to ${known} always`, pattern('form', known, { display: 'note' }))).toEqual([]);
    expect(inside(`to ${known} always`, pattern('name', known))).toEqual([]);
  });
});
