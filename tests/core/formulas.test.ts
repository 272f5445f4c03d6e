import { describe, expect, it } from 'vitest';
import { FORMULA_PATTERNS } from '../../src/core/formula-patterns';
import { createFormulaFinder } from '../../src/core/formulas';
import { createEvidence, witnessesOf } from '../../src/core/gate';
import { matcherOf, pattern } from './index-of';

const matcher = matcherOf(
  [
    pattern('four', 'Four Comprehensives'),
    pattern('two', '两个维护', { variant: 1 }),
    pattern('cpc', 'Communist Party of China'),
    pattern('cpc', '中国共产党', { variant: 1 }),
  ],
  [
    { text: 'Beijing', sign: 1, terms: null },
    { text: '北京', sign: 1, terms: null },
  ],
);
const findFormulas = createFormulaFinder(FORMULA_PATTERNS);
const formulas = (text: string): string[] => {
  const findings = matcher.find(text);
  const evidence = createEvidence();
  evidence.add(witnessesOf(findings, text), findings.cues(), text.length);
  return findFormulas(text, () => findings, evidence);
};

describe('numbered formulas', () => {
  it.each([
    ['In Beijing they speak of the “Three Supremes” often.', 'Three Supremes'],
    ['In Beijing they speak of "the three supremes," often.', 'three supremes'],
    ["The Communist Party of China has 'Eight Musts' now.", 'Eight Musts'],
    ['The Communist Party of China has “three stricts and three steadies” now.', 'three stricts and three steadies'],
    ['北京提出“三个至上”的要求', '三个至上'],
    ['中国共产党要求「兩個結合」', '兩個結合'],
    ['中国共产党的“五要五不”', '五要五不'],
  ])('%s', (text, formula) => expect(formulas(text)).toEqual([formula]));

  it.each([
    ['without quotation marks', 'In Beijing they speak of the Three Supremes often.'],
    ['without a sign of China', 'In Paris they speak of the “Three Supremes” often.'],
    ['in small letters far from a sign of China', 'Beijing, Beijing, Beijing. There were “three friends” here.'],
    ['that is known', 'In Beijing they speak of the “Four Comprehensives” often.'],
    ['that is known in Chinese', '北京要求“两个维护”'],
    ['that is a sentence', 'In Beijing he said: “Two of my friends have seen it here and there, and they like it.”'],
    ['that is one thing', 'In Beijing he said “three metre” twice.'],
    ['that is a Chinese sentence', '北京人说“三个人一起去看了一场很好看的电影”'],
  ])('none %s', (_, text) => expect(formulas(text)).toEqual([]));

  it('lists each once, in the order of the text', () => {
    expect(formulas('北京的“三个至上”与“八个必须”，还有“三个至上”')).toEqual(['三个至上', '八个必须']);
  });
});
