import { describe, expect, it } from 'vitest';
import type { Feature, Signs } from '../../src/core/features';
import WEIGHTS from '../../src/core/gate-weights.json';
import { createEvidence, judge, textsOf, witnessesOf, type Certainty, type Verdict } from '../../src/core/gate';
import type { Matcher } from '../../src/core/matcher';
import { BLOCK_END, createSurroundings } from '../../src/core/surroundings';
import { matcherOf, pattern } from './index-of';

const matcher = matcherOf(
  [
    pattern('lying-flat', 'lying flat', { ambiguous: true }),
    pattern('lying-flat', '躺平', { ambiguous: true, variant: 1 }),
    pattern('lying-flat', 'tang ping', { ambiguous: true, variant: 2 }),
    pattern('xi', 'Xi Jinping'),
    pattern('congress', 'congress', { ambiguous: true }),
    pattern('era', 'new era', { ambiguous: true }),
    pattern('dream', 'China Dream', { ambiguous: true, capitals: true }),
    pattern('noise', 'Xinhuanet', { ambiguous: true, display: 'never' }),
    pattern('saying', 'the new era begins with every single step', { display: 'note' }),
  ],
  [
    { text: 'China', sign: 1, terms: null },
    { text: 'Beijing', sign: 1, terms: null },
    { text: 'work culture', sign: 1, terms: ['lying-flat'] },
    { text: 'lying flat', sign: 1, terms: ['lying-flat'] },
    { text: 'yoga', sign: -1, terms: ['lying-flat'] },
  ],
);

/** What holds for the first match of a term in the last of some blocks, and the verdict. */
function look(blocks: string[], term = 'lying-flat', by: Matcher = matcher): { signs: Signs; verdict: Verdict } {
  const text = blocks.join(BLOCK_END);
  const findings = by.find(text);
  const evidence = createEvidence();
  evidence.add(witnessesOf(findings, text), findings.cues(), text.length);
  const from = text.lastIndexOf(BLOCK_END);
  const match = findings.matches.find((one) => one.term === term && one.start > from)!;
  const around = createSurroundings(text, findings)(match);
  return { signs: evidence.signsOf(match, around), verdict: evidence.verdictOf(match, around) };
}

describe('what holds for a mention', () => {
  it.each<[string, Feature[], string[]]>([
    ['nothing', [], ['He was lying flat.']],
    [
      'a term in its sentence',
      ['termOnPage', 'termInSentence', 'termInBlock'],
      ['Xi Jinping spoke of lying flat. It rained.'],
    ],
    ['a term in its block', ['termOnPage', 'termInBlock'], ['Xi Jinping spoke. He was lying flat.']],
    ['a term on the page', ['termOnPage'], ['Xi Jinping spoke.', 'He was lying flat.']],
    ['a known passage', ['termOnPage'], ['The new era begins with every single step', 'lying flat']],
    ['China in its sentence', ['chinaOnPage', 'chinaInSentence', 'chinaInBlock'], ['In China he was lying flat.']],
    ['China in its block', ['chinaOnPage', 'chinaInBlock'], ['It is China. He was lying flat.']],
    ['China often', ['chinaOnPage', 'chinaOften'], ['China, Beijing, China', 'He was lying flat.']],
    [
      'a cue in its sentence',
      ['cueOnPage', 'cueInSentence', 'cueInBlock'],
      ['Lying flat, a kind of work culture, is common.'],
    ],
    ['a cue on the page', ['cueOnPage'], ['work culture', 'lying flat']],
    ['another form beside it', ['otherInBlock'], ['The congress. He was lying flat.']],
    ['two others on the page', ['othersOnPage'], ['The congress of a new era', 'lying flat']],
    ['quotation marks', ['quoted'], ['He was “lying flat” then.']],
    ['so-called', ['quoted'], ['He was a so-called lying flat man.']],
    ['its gloss', ['glossed'], ['He was lying flat (tang ping) then.']],
    ['its gloss before it', ['glossed'], ['the tang ping, "lying flat"', 'and tang ping (lying flat)']],
    ['Chinese amid Latin letters', ['otherScript'], ['He said 躺平 to everybody in the room.']],
    ['capitals', ['capitals'], ['He spoke about Lying Flat with some other people there.']],
    ['against it in its sentence', ['againstInSentence', 'againstInBlock'], ['In yoga one is lying flat.']],
    ['against it in its block', ['againstInBlock'], ['It is yoga. He was lying flat.']],
    ['against it elsewhere', [], ['It is yoga.', 'He was lying flat.']],
    ['itself twice', [], ['lying flat and lying flat', 'lying flat']],
    ['noise', [], ['Xinhuanet', 'lying flat']],
    ['a long page on something else', [], ['Xi Jinping', 'China, China, China', '-'.repeat(16_000), 'lying flat']],
  ])('%s', (_, features, blocks) => {
    expect(Object.keys(look(blocks).signs).sort()).toEqual([...features].sort());
  });

  it('knows a word that stands by itself behind many inside the mention', () => {
    const many = Array.from({ length: 20 }, () => 'the China Dream').join(', ');
    expect(look([`${many}, and Beijing`, 'The China Dream'], 'dream').signs).toMatchObject({
      chinaOnPage: ['Beijing'],
    });
    expect(look([many, 'The China Dream'], 'dream').signs).not.toHaveProperty('chinaOnPage');
  });

  it('does not count as capitals what a heading or the form itself has', () => {
    expect(look(['Lying Flat With Friends Is A Rage Now']).signs).toEqual({});
    expect(look(['He spoke about the China Dream with other people.'], 'dream').signs).toEqual({});
  });

  it('does not take a full stop inside a name for the end of a sentence', () => {
    expect(look(['Mr. X. of China was lying flat']).signs).toHaveProperty('chinaInSentence');
    expect(look(['They own 3.5 per cent of China, lying flat']).signs).toHaveProperty('chinaInSentence');
    expect(look(['中国开会。他们躺平了']).signs).not.toHaveProperty('chinaInSentence');
  });

  it('names texts as the page has them, each once, three at most', () => {
    const { signs } = look(['XI JINPING, Xi Jinping, Xi Jinping, Xi  Jinping, Xi-Jinping', 'lying flat']);
    expect(signs.termOnPage).toEqual(['XI JINPING', 'Xi Jinping', 'Xi  Jinping']);
  });
});

describe('the verdict', () => {
  const weights = {
    ...{ bias: -3, certain: 0, possible: -1 },
    weights: Object.fromEntries(
      Object.entries(WEIGHTS.weights).map(([feature, weight]) => [feature, Math.sign(weight)]),
    ) as Record<Feature, number>,
  };
  const signs = (...features: Feature[]): Signs => Object.fromEntries(features.map((feature) => [feature, [feature]]));

  it.each<[Feature[], Certainty, Feature[]]>([
    [[], 'no', []],
    [['quoted'], 'no', []],
    [['quoted', 'glossed'], 'possible', ['quoted', 'glossed']],
    [['quoted', 'glossed', 'capitals'], 'certain', ['capitals', 'quoted', 'glossed']],
    [['quoted', 'glossed', 'capitals', 'otherScript'], 'certain', ['quoted', 'glossed', 'otherScript']],
    [['quoted', 'glossed', 'againstInBlock'], 'no', ['againstInBlock']],
    [['quoted', 'againstInBlock'], 'no', []],
  ])('of %j is %s for %j', (features, certainty, reasons) => {
    const verdict = judge(signs(...features), weights);
    expect(verdict.certainty).toBe(certainty);
    expect(verdict.reasons.map(({ feature }) => feature)).toEqual(reasons);
    // Each reason is needed: without it the others do not carry the verdict.
    for (const reason of verdict.reasons.filter(() => certainty !== 'no')) {
      const others = verdict.reasons.filter((other) => other !== reason).map(({ feature }) => feature);
      const against = features.filter((feature) => feature.startsWith('against'));
      expect(judge(signs(...others, ...against), weights).certainty).not.toBe(certainty);
    }
  });

  it('lets an unambiguous form pass without a reason', () => {
    expect(look(['Xi Jinping'], 'xi').verdict).toEqual({ certainty: 'certain', reasons: [] });
  });

  it.each<[Certainty, string[]]>([
    ['no', ['He was lying flat.']],
    ['no', ['The congress, and lying flat.']],
    ['possible', ['It rains in Beijing. He was lying flat.']],
    ['certain', ['In Beijing he was lying flat.']],
    ['certain', ['China and China', 'China: lying flat']],
    ['certain', ['Xi Jinping spoke of lying flat.']],
    ['certain', ['work culture: lying flat']],
    ['no', ['In China, yoga: lying flat']],
  ])('is %s of %j with the weights in use', (certainty, blocks) => {
    expect(look(blocks).verdict.certainty).toBe(certainty);
  });

  it('names what speaks for a term that is possible', () => {
    expect(textsOf(look(['It rains in Beijing. He was lying flat.']).verdict.reasons)).toEqual(['Beijing']);
  });
});

describe('the weights in use', () => {
  it('are few, and speak for the term but where their feature speaks against it', () => {
    const entries = Object.entries(WEIGHTS.weights);
    expect(entries.length).toBeLessThanOrEqual(20);
    const against = entries.filter(([, weight]) => weight < 0).map(([feature]) => feature);
    expect(against).toEqual(['againstInSentence', 'againstInBlock']);
  });
});
