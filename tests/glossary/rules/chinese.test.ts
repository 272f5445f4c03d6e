import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/glossary/compile/read';
import { chineseText, pinyinOfHeadword } from '../../../src/glossary/compile/rules/chinese';
import { objections, termOf } from '../term-of';

describe('pinyin', () => {
  it.each([
    ['共同富裕', 'gòngtóng fùyù', true],
    ['共同富裕', 'gongtong fuyu', false],
    ['共同富裕', 'gòngtóng fuyu', true],
    ['为人民服务', 'wèi renmin fuwu', false],
    ['为人民', 'wèi renmin', true],
    ['东西', 'dōngxi', true],
    ['东西', 'dōngxǐ', false],
    ['14亿人', '14 yì rén', true],
  ])('of %s may be %s: %s', (hans, pinyin, isRight) => {
    const term = termOf('term', { 'zh-Hans': hans, 'zh-Hant': hans, pinyin });
    expect(objections(pinyinOfHeadword, [term]).length === 0).toBe(isRight);
  });
});

describe('Chinese texts', () => {
  const han = (count: number): string => '文'.repeat(count);
  const objectionsTo = (definition: string, exceptions?: string): string[] => {
    const term = termOf('term', {}, { zh: { gloss: han(6), definition } });
    return objections(chineseText, [term], exceptions ? { exceptions: parseYaml('exceptions.yaml', exceptions) } : {});
  };

  it('have six and fifty Han characters at least', () => {
    expect(objectionsTo(han(50))).toEqual([]);
    expect(objectionsTo(`${han(49)}，1234`)).toEqual([
      'term The Chinese text has 49 Han characters; write at least 50.',
    ]);
    const short = termOf('term', {}, { zh: { gloss: han(5), definition: han(50) } });
    expect(objections(chineseText, [short])).toEqual(['term The Chinese text has 5 Han characters; write at least 6.']);
  });

  it('are not made wrong by the converter, but for what is listed', () => {
    expect(objectionsTo(`${han(50)}，中国制定。`)).toEqual([
      'term Its traditional form has 國製定; list the phrase, written right, with a reason in exceptions.yaml.',
    ]);
    expect(objectionsTo(`${han(50)}，中国制定。`, 'traditional: { 中國制定: the tool writes 製 }')).toEqual([]);
  });

  it('come back whole from traditional characters', () => {
    expect(objectionsTo(`${han(50)}，昵称。`)).toEqual([
      'term The text does not come back whole from traditional characters (暱); reword it.',
    ]);
  });
});
