import { describe, expect, it } from 'vitest';
import type { LabelledSpan, Passage } from '../../../src/cli/accuracy/labelled';
import { addScores, precisionOf, recallOf, scorePassage, strictF1Of } from '../../../src/cli/accuracy/score';

const TEXT = 'The common prosperity of the yoga club and the new five-year plan of France.';
const at = (words: string): { start: number; end: number } => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};
const term = (words: string, more: Partial<LabelledSpan> = {}): LabelledSpan => ({
  ...at(words),
  gold: 'highlight',
  must: true,
  ...more,
});
const mark = (words: string): { start: number; end: number; term: string } => ({ ...at(words), term: 'a-term' });
const passageOf = (spans: LabelledSpan[], polarity = 'positive'): Passage => ({
  id: 'en-1',
  lang: 'en',
  source: { key: 'example.org' },
  polarity,
  text: TEXT,
  spans,
});

describe('scorePassage', () => {
  it('takes an overlap as right, and says that the ends are others', () => {
    const { score, errors } = scorePassage(passageOf([term('common prosperity')]), [mark('The common prosperity')]);
    expect(score).toMatchObject({ right: 1, wrong: 0, exact: 0, inexact: 1, must: 1, found: 1, foundExactly: 0 });
    expect(errors).toEqual([{ kind: 'ends', passage: 'en-1', text: 'The common prosperity', term: 'a-term' }]);
  });

  it('accepts the other ends that the label allows', () => {
    const { start, end } = at('The common prosperity');
    const { score, errors } = scorePassage(passageOf([term('common prosperity', { alt: [[start, end]] })]), [
      mark('The common prosperity'),
    ]);
    expect(score.exact).toBe(1);
    expect(errors).toEqual([]);
  });

  it('counts a second mark within a term neither way, but not one that lies elsewhere', () => {
    const { score } = scorePassage(passageOf([term('common prosperity')]), [mark('common'), mark('prosperity')]);
    expect(score).toMatchObject({ right: 1, wrong: 0, inexact: 2 });
    expect(scorePassage(passageOf([term('common prosperity')]), [mark('common'), mark('club')]).score.wrong).toBe(1);
  });

  it('takes the same ends once, whatever they are marked as', () => {
    const twice = [mark('yoga'), { ...mark('yoga'), term: 'other' }];
    expect(scorePassage(passageOf([]), twice).score.wrong).toBe(1);
  });

  it('lets one long mark find all the terms that it covers', () => {
    const long = mark('common prosperity of the yoga club');
    const { score } = scorePassage(passageOf([term('common prosperity'), term('yoga club')]), [long]);
    expect(score).toMatchObject({ must: 2, found: 2, right: 1 });
  });

  it('pairs a mark with the term that must be found before one that may be', () => {
    const spans = [term('common prosperity of', { must: false }), term('of the yoga')];
    expect(scorePassage(passageOf(spans), [mark('prosperity of the')]).score.found).toBe(1);
  });

  it('tells a trap from words that nobody has labelled, and both from a term that is missed', () => {
    const trap = term('five-year plan', { gold: 'no-highlight', must: false });
    const { score, errors } = scorePassage(passageOf([trap, term('common prosperity')]), [
      mark('five-year plan'),
      mark('France'),
    ]);
    expect(score).toMatchObject({ traps: 1, trapsHit: 1, wrong: 2, found: 0, must: 1 });
    expect(errors.map(({ kind, text, term: marked }) => [kind, text, marked])).toEqual([
      ['trap', 'five-year plan', 'a-term'],
      ['unlabelled', 'France', 'a-term'],
      ['missed', 'common prosperity', null],
    ]);
  });

  it('calls a passage clean that is there to be left alone and has no term that must be found', () => {
    const marks = [mark('yoga')];
    expect(scorePassage(passageOf([], 'ordinary'), marks).score).toMatchObject({ clean: 1, cleanHit: 1 });
    expect(scorePassage(passageOf([], 'ordinary'), []).score).toMatchObject({ clean: 1, cleanHit: 0 });
    expect(scorePassage(passageOf([], 'positive'), marks).score).toMatchObject({ clean: 0, cleanHit: 0 });
    expect(scorePassage(passageOf([term('yoga')], 'negative'), marks).score.clean).toBe(0);
  });
});

describe('the shares', () => {
  it('are taken over all passages together', () => {
    const total = addScores([
      scorePassage(passageOf([term('common prosperity')]), [mark('common prosperity'), mark('France')]).score,
      scorePassage(passageOf([term('yoga')]), []).score,
      scorePassage(passageOf([term('yoga')]), [mark('yoga')]).score,
    ]);
    expect(precisionOf(total)).toBeCloseTo(2 / 3);
    expect(recallOf(total)).toBeCloseTo(2 / 3);
    expect(strictF1Of(total)).toBeCloseTo(2 / 3);
    expect(recallOf(addScores([]))).toBeNaN();
  });
});
