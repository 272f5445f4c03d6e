import { describe, expect, it } from 'vitest';
import { createChoice, type Mention } from '../../src/core/density';
import type { Density } from '../../src/core/settings';
import { isFast, addSample, type Sample } from '../../src/core/pointer';

const mention = (term: string, section: number, rest: Partial<Mention> = {}): Mention => ({
  term,
  display: 'first',
  section,
  isEligible: () => true,
  ...rest,
});

describe('the choice of marks', () => {
  const chooseMarked = (mentions: Mention[], density: Density): Mention[] => mentions.filter(createChoice(density));
  const page = [mention('a', 0), mention('a', 0), mention('b', 0), mention('a', 1), mention('a', 1)];
  const places = (marked: Mention[]): number[] => marked.map((one) => page.indexOf(one));

  it('marks the first of each section, of the page, or all', () => {
    expect(places(chooseMarked(page, 'section'))).toEqual([0, 2, 3]);
    expect(places(chooseMarked(page, 'page'))).toEqual([0, 2]);
    expect(places(chooseMarked(page, 'every'))).toEqual([0, 1, 2, 3, 4]);
  });

  it('takes the next mention where the first cannot be marked', () => {
    const hidden = [mention('a', 0, { isEligible: () => false }), mention('a', 0)];
    expect(chooseMarked(hidden, 'page')).toEqual([hidden[1]]);
  });

  it('follows what the entry says', () => {
    expect(chooseMarked([mention('a', 0, { display: 'never' })], 'every')).toEqual([]);
    expect(chooseMarked([mention('a', 0, { display: 'note' })], 'every')).toEqual([]);
    const always = [mention('a', 0, { display: 'every' }), mention('a', 0, { display: 'every' })];
    expect(chooseMarked(always, 'page')).toEqual(always);
  });
});

describe('the pointer', () => {
  const moves = (...path: [x: number, time: number][]): Sample[] => {
    const samples: Sample[] = [];
    for (const [x, timeStamp] of path) addSample(samples, { x, y: 0, timeStamp });
    return samples;
  };

  it.each([
    ['rests', moves([100, 0], [100, 50]), false],
    ['reads along a line', moves([100, 0], [110, 16], [120, 32], [130, 48]), false],
    ['crosses the page', moves([0, 0], [60, 16], [120, 32], [180, 48]), true],
    ['has come fast and slowed down', moves([0, 0], [300, 50], [302, 120], [303, 140]), false],
    ['has been seen once', moves([0, 0]), false],
  ])('that %s: fast is %s', (_, samples, fast) => {
    expect(isFast(samples)).toBe(fast);
  });
});
