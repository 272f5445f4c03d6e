import { describe, expect, it } from 'vitest';
import { chooseMarked, type Mention } from '../../src/core/density';
import { createEvidence, witnessesOf, type Certainty, type ReasonKind, type Verdict } from '../../src/core/gate';
import { isFast, addSample, type Sample } from '../../src/core/pointer';
import { matcherOf, pattern } from './index-of';

const mention = (term: string, section: number, rest: Partial<Mention> = {}): Mention => ({
  term,
  display: 'first',
  section,
  eligible: true,
  ...rest,
});

describe('chooseMarked', () => {
  const page = [mention('a', 0), mention('a', 0), mention('b', 0), mention('a', 1), mention('a', 1)];
  const places = (marked: Mention[]): number[] => marked.map((one) => page.indexOf(one));

  it('marks the first of each section, of the page, or all', () => {
    expect(places(chooseMarked(page, 'section'))).toEqual([0, 2, 3]);
    expect(places(chooseMarked(page, 'page'))).toEqual([0, 2]);
    expect(places(chooseMarked(page, 'every'))).toEqual([0, 1, 2, 3, 4]);
  });

  it('takes the next mention where the first cannot be marked', () => {
    const hidden = [mention('a', 0, { eligible: false }), mention('a', 0)];
    expect(chooseMarked(hidden, 'page')).toEqual([hidden[1]]);
  });

  it('follows what the entry says', () => {
    expect(chooseMarked([mention('a', 0, { display: 'never' })], 'every')).toEqual([]);
    expect(chooseMarked([mention('a', 0, { display: 'note' })], 'every')).toEqual([]);
    const always = [mention('a', 0, { display: 'every' }), mention('a', 0, { display: 'every' })];
    expect(chooseMarked(always, 'page')).toEqual(always);
  });
});

describe('the gate', () => {
  const matcher = matcherOf(
    [
      pattern('lying-flat', 'lying flat', { ambiguous: true }),
      pattern('xi', 'Xi Jinping'),
      pattern('congress', 'congress', { ambiguous: true }),
      pattern('era', 'new era', { ambiguous: true }),
    ],
    [
      { text: 'China', sign: 1, terms: null },
      { text: 'work culture', sign: 1, terms: ['lying-flat'] },
      { text: 'yoga', sign: -1, terms: ['lying-flat'] },
    ],
  );

  /** The verdict on "lying flat" in the last of some blocks. */
  function verdict(...blocks: string[]): Verdict {
    const evidence = createEvidence();
    for (const block of blocks) {
      const findings = matcher.find(block);
      evidence.add(witnessesOf(findings, block), findings.cues);
    }
    const last = matcher.find(blocks.at(-1)!);
    return evidence.verdictOf(
      last.matches.find(({ term }) => term === 'lying-flat')!,
      last.cues,
    );
  }

  it.each<[string, Certainty, ReasonKind, string[], string[]]>([
    ['nothing speaks for it', 'no', 'nothing', [], ['lying flat']],
    ['an unambiguous term stands on the page', 'certain', 'term', ['Xi Jinping'], ['Xi Jinping spoke', 'lying flat']],
    ['another ambiguous form stands on the page', 'no', 'nothing', [], ['the congress', 'lying flat']],
    ['two others stand there', 'possible', 'others', ['congress', 'new era'], ['congress', 'a new era', 'lying flat']],
    ['a cue of its own stands on the page', 'certain', 'cue', ['work culture'], ['work culture', 'lying flat']],
    ['the page speaks of China in passing', 'possible', 'page', ['China'], ['made in China', 'lying flat']],
    ['the page is about China', 'certain', 'page', ['China'], ['China and China', 'China: lying flat']],
    ['a word in its block speaks against it', 'no', 'against', ['yoga'], ['Xi Jinping', 'yoga: lying flat']],
    [
      'a word in another block speaks against it',
      'certain',
      'term',
      ['Xi Jinping'],
      ['Xi Jinping', 'yoga', 'lying flat'],
    ],
  ])('where %s: %s, by %s', (_, certainty, kind, texts, blocks) => {
    expect(verdict(...blocks)).toEqual({ certainty, reason: { kind, texts } });
  });

  it('gives reasons as the page has them, each once, three at most', () => {
    const { reason } = verdict('XI JINPING, Xi Jinping, Xi Jinping, Xi  Jinping, Xi-Jinping', 'lying flat');
    expect(reason.texts).toEqual(['XI JINPING', 'Xi Jinping', 'Xi  Jinping']);
  });

  it('takes a known passage for evidence', () => {
    const withPassage = matcherOf([
      pattern('era', 'new era', { ambiguous: true }),
      pattern('saying', 'the new era begins with every single step', { display: 'note' }),
    ]);
    const evidence = createEvidence();
    const text = 'The new era begins with every single step';
    const findings = withPassage.find(text);
    evidence.add(witnessesOf(findings, text), findings.cues);
    expect(evidence.verdictOf(findings.matches[0]!, [])).toMatchObject({
      certainty: 'certain',
      reason: { kind: 'term', texts: [text] },
    });
  });

  it('lets an unambiguous form pass by itself', () => {
    const { matches, cues } = matcher.find('Xi Jinping');
    expect(createEvidence().verdictOf(matches[0]!, cues)).toEqual({
      certainty: 'certain',
      reason: { kind: 'form', texts: [] },
    });
  });
});

describe('the pointer', () => {
  const moves = (...path: [x: number, time: number][]): Sample[] =>
    path.reduce<Sample[]>((samples, [x, time]) => addSample(samples, { x, y: 0, time }), []);

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
