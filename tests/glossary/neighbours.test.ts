/** Characters beside a form that make another word of it, from the word list and in the bundled glossary. */
import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/core/matcher';
import { openBundledIndex } from '../../src/glossary/bundled-index';
import { neighboursOf, type Neighbour, type Side } from '../../src/glossary/compile/neighbours';
import { readWordList } from '../../src/glossary/compile/word-list';

const words = readWordList();
const find = (form: string, side: Side, char: string): Neighbour | undefined =>
  neighboursOf(form, side, words).find((neighbour) => neighbour.char === char);

describe('neighbours', () => {
  it.each<[form: string, side: Side, char: string, word: string]>([
    ['求是', 'before', '要', '要求'],
    ['求是', 'after', '否', '是否'],
    ['台独', 'before', '平', '平台'],
    ['台獨', 'after', '立', '独立'],
    ['新时代', 'before', '崭', '崭新'],
    ['党员', 'before', '民', '国民党'],
  ])('of %s: %s it %s, as in %s', (form, side, char, word) => {
    expect(find(form, side, char)?.across).toContain(word);
  });

  it('are read as part of the other word where that is the usual one', () => {
    expect(find('求是', 'before', '要')?.crossed).toBe(1);
    // 京 stands at the end of 北京 more often than at the beginning of 京剧, but not always.
    expect(find('北京', 'after', '剧')?.crossed).toBeGreaterThan(0);
    expect(find('北京', 'after', '剧')?.crossed).toBeLessThan(1);
  });

  it('are the more usual ones first', () => {
    const shares = neighboursOf('北京', 'after', words).map(({ crossed }) => crossed);
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });

  it('of words that hold the whole form are told apart', () => {
    expect(find('北京', 'after', '市')).toMatchObject({ across: [], crossed: 0, around: ['北京市'] });
  });

  it('are none with which there is no word', () => {
    expect(find('求是', 'before', '们')).toBeUndefined();
    expect(find('北京', 'after', '说')).toBeUndefined();
  });
});

describe('the bundled glossary', () => {
  const matcher = createMatcher(openBundledIndex());
  const found = (text: string): string[] => matcher.findMatches(text).map(({ start, end }) => text.slice(start, end));

  it.each([
    '先看请求是否成功',
    '供求是一对矛盾',
    '名列排行榜单位居第一',
    '五金砖瓦',
    '根据身高考虑座位',
    '他们殴打工人',
    '交通基本法语课程',
    '日本人大多早起',
    '两人大战三百回合',
    '行军委员',
    '獲得感悟',
    '不精干部门',
  ])('finds nothing in %s', (text) => expect(found(text)).toEqual([]));

  it.each([
    ['干部扎根基层', '干部', '基层'],
    ['推动党中央决策落地', '党中央'],
    ['上调低保标准', '低保'],
    ['确保全会精神落实', '全会'],
    ['遏制“台独”挑衅', '台独'],
    ['名人大代表', '人大'],
    ['市政协主席', '政协'],
    ['毛泽东同志在北京', '毛泽东同志', '北京'],
    ['香港基本法规定', '香港基本法'],
  ])('still finds the terms in %s', (text, ...terms) => expect(found(text).join()).toBe(terms.join()));
});
