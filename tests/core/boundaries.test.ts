/** Where terms of the bundled glossary begin and end: numerals, brackets, quotation marks, hyphens, endings, capitals. */
import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/core/matcher';
import { openBundledIndex } from '../../src/glossary/bundled-index';

const matcher = createMatcher(openBundledIndex());

/** text → what is found, as `term: matched text`. */
const CASES: Record<string, [text: string, ...found: string[]][]> = {
  numerals: [
    ['十四五', 'fyp-14: 十四五'],
    ['“十四五”', 'fyp-14: 十四五'],
    ['「十四五」期間', 'fyp-14: 十四五'],
    ['14五', 'fyp-14: 14五'],
    ['14·5', 'fyp-14: 14·5'],
    ['十四·五', 'fyp-14: 十四·五'],
    ['１４·５', 'fyp-14: １４·５'],
    ['14.5 and 14-5'],
    ['二百十四五个'],
    ['第14个五年规划', 'fyp-14: 第14个五年规划'],
  ],
  'ordinals, which are identity': [
    ['18大、20大', 'cpc-18-congress: 18大', 'cpc-20-congress: 20大'],
    ['十八大以来，二十大以后', 'cpc-18-congress: 十八大', 'cpc-20-congress: 二十大'],
    ['the 18th Party Congress', 'cpc-18-congress: 18th Party Congress'],
    ['the Twentieth Party Congress', 'cpc-20-congress: Twentieth Party Congress'],
    ['the fourteenth five-year plan', 'fyp-14: fourteenth five-year plan'],
    ['the 13th Five-Year Plan', 'five-year-plan: Five-Year Plan'],
  ],
  'brackets, quotation marks and spaces': [
    ['“两个维护”', 'two-safeguards: 两个维护'],
    ['“两个 维护”', 'two-safeguards: 两个 维护'],
    ['（两个维护）', 'two-safeguards: 两个维护'],
    ['两个（维护）'],
    ['中国特色社会主义（新时代）', 'socialism-with-chinese-characteristics: 中国特色社会主义', 'new-era: 新时代'],
    ['《求是》', 'qiushi: 求是'],
    ['要求是'],
    ['要“求是”', 'qiushi: 求是'],
  ],
  'full width and single characters': [
    [
      'ＣＰＣ ｃｏｍｍｏｎ　ｐｒｏｓｐｅｒｉｔｙ',
      'cpc: ＣＰＣ',
      'common-prosperity: ｃｏｍｍｏｎ　ｐｒｏｓｐｅｒｉｔｙ',
    ],
    ['党、民、润、卷'],
  ],
  'hyphens, slashes and endings': [
    ['five-year plans', 'five-year-plan: five-year plans'],
    ['fives-year plan, five-years plan'],
    ['the five-year plan’s aims', 'five-year-plan: five-year plan'],
    ["the CPC's aims", 'cpc: CPC'],
    ['a common-prosperity drive', 'common-prosperity: common-prosperity'],
    [
      'common prosperity/rural revitalization',
      'common-prosperity: common prosperity',
      'rural-revitalization: rural revitalization',
    ],
    ['a dual–circulation strategy', 'dual-circulation: dual–circulation strategy'],
  ],
  'headlines in capitals': [
    ['XI JINPING SPEAKS OF COMMON PROSPERITY', 'xi-jinping: XI JINPING', 'common-prosperity: COMMON PROSPERITY'],
    ['TWO SESSIONS OPEN', 'two-sessions: TWO SESSIONS'],
    ['a long march; cpc scores'],
  ],
};

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  it.each(cases.map(([text, ...found]) => ({ text, found })))('$text', ({ text, found }) => {
    expect(matcher.findMatches(text).map(({ term, start, end }) => `${term}: ${text.slice(start, end)}`)).toEqual(
      found,
    );
  });
});
