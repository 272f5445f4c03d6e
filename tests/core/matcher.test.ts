import { describe, expect, it } from 'vitest';
import { matcherOf, pattern } from './index-of';

const matcher = matcherOf([
  pattern('common-prosperity', 'common prosperity'),
  pattern('common-prosperity', '共同富裕'),
  pattern('cp-all', 'common prosperity for all people'),
  pattern('five-year-plan', 'five-year plan'),
  pattern('fyp-14', '14th Five-Year Plan'),
  pattern('fyp-14', '十四五'),
  pattern('fyp-14', '第十四个五年规划'),
  pattern('congress-20', '20th National Congress'),
  pattern('congress-20', '二十大'),
  pattern('labour', 'labour camp'),
  pattern('center', 'center of democracy'),
  pattern('modernisation', 'Chinese-style modernisation'),
  pattern('programme', 'poverty programme'),
  pattern('party-group', 'leading party group'),
  pattern('policy', 'monetary policy'),
  pattern('affirm', 'affirm'),
  pattern('livelihood', "people's livelihood"),
  pattern('long-march', 'Long March', { capitals: true }),
  pattern('cpc', 'CPC', { capitals: true }),
  pattern('cpc', '中共', { denyBefore: '其高', denyAfter: '享赢' }),
  pattern('two-unswervingly', 'two unshakable', { machine: true }),
  pattern('two-unswervingly', '两个毫不动摇'),
  pattern('xi', 'Xi Jinping'),
  pattern('xi', '习近平'),
  pattern('new-era', '新时代', { ambiguous: true }),
  pattern('qiushi', 'Qiushi'),
  pattern('four', 'four comprehensives'),
  pattern('million', '98.99 million rural poor'),
  pattern('marx', '卡尔·马克思'),
  pattern('fight', 'fight against poverty'),
  pattern('state', 'Ministry of State Security'),
  pattern('incomes', 'adjust excessive incomes'),
  pattern('three', 'primary distribution, redistribution and tertiary distribution'),
  pattern('three', '初次分配、再分配、三次分配'),
  pattern('brics', 'BRICS', { capitals: true }),
  pattern('brics-plus', 'BRICS+', { capitals: true }),
  pattern('ai-plus', '人工智能+'),
  pattern('net-plus', '互联网＋', { denyAfter: '医' }),
  pattern('hk-47', '香港47人案'),
]);

/** text → what is found, as `term: matched text`. */
const CASES: [name: string, text: string, ...found: string[]][] = [
  ['a plain form', 'On common prosperity today', 'common-prosperity: common prosperity'],
  ['the longest form', 'Common prosperity for all people.', 'cp-all: Common prosperity for all people'],
  ['the shorter form where the longer breaks off', 'common prosperity for all', 'common-prosperity: common prosperity'],
  ['capitals and full width', 'COMMON ｐｒｏｓｐｅｒｉｔｙ', 'common-prosperity: COMMON ｐｒｏｓｐｅｒｉｔｙ'],
  [
    'a soft hyphen and a zero-width space inside',
    'com\u00ADmon pros\u200Bperity',
    'common-prosperity: com\u00ADmon pros\u200Bperity',
  ],
  [
    'a line break and no-break space inside',
    'common\n  prosperity, common\u00A0prosperity',
    'common-prosperity: common\n  prosperity',
    'common-prosperity: common\u00A0prosperity',
  ],
  [
    'every dash for a hyphen, and none',
    'five–year plan, five year plan',
    'five-year-plan: five–year plan',
    'five-year-plan: five year plan',
  ],
  ['quotation marks inside', '"common" prosperity', 'common-prosperity: common" prosperity'],
  ['accents composed and decomposed', 'cómmon prospe\u0301rity', 'common-prosperity: cómmon prospe\u0301rity'],
  ['a ligature', 'ﬁve-year plan', 'five-year-plan: ﬁve-year plan'],
  ['no part of a word', 'uncommon prosperity, common prosperityx'],
  ['nothing across a full stop', 'It is common. Prosperity came.'],
  ['nothing across a comma', 'common, prosperity'],
  [
    'commas only where the form has them',
    'primary distribution, redistribution and tertiary distribution; primary distribution redistribution and tertiary distribution',
    'three: primary distribution, redistribution and tertiary distribution',
  ],
  ['enumerating commas', '初次分配、再分配、三次分配；初次分配再分配三次分配', 'three: 初次分配、再分配、三次分配'],
  [
    'the plural of the last word',
    'five-year plans, monetary policies',
    'five-year-plan: five-year plans',
    'policy: monetary policies',
  ],
  ['the plural before a preposition', 'centers of democracy, fights against poverty', 'center: centers of democracy'],
  [
    'the singular of a longer form only',
    'the red line of three; adjust excessive income; four comprehensive',
    'incomes: adjust excessive income',
  ],
  ['no plural elsewhere', 'fives-year plan, commons prosperity'],
  ['a possessive, which stays outside', "Xi Jinping’s speech, the CPC's view", 'xi: Xi Jinping', 'cpc: CPC'],
  ['a possessive inside', 'the people’s livelihood', 'livelihood: people’s livelihood'],
  ['a possessive inside only where the form has it', 'people livelihood, common’s prosperity'],
  [
    'a possessive with soft hyphens and zero-width characters around',
    'the people\u00AD\u2019\u200Bs\u00AD livelihood; Xi Jinping\u200B\u2019\u00ADs view',
    'livelihood: people\u00AD\u2019\u200Bs\u00AD livelihood',
    'xi: Xi Jinping',
  ],
  [
    'a ligature of doubled letters',
    'affirm; aﬀirm; aﬃrm; afﬁrm',
    'affirm: affirm',
    'affirm: aﬀirm',
    'affirm: aﬃrm',
    'affirm: afﬁrm',
  ],
  ['a quotation mark without a space', "the'two unshakable'", 'two-unswervingly: two unshakable'],
  [
    'British for American and back',
    'labor camp, centre of democracy, Chinese-style modernization, poverty program',
    'labour: labor camp',
    'center: centre of democracy',
    'modernisation: Chinese-style modernization',
    'programme: poverty program',
  ],
  ['no other word with the same key', 'for comprehensives, monetary polices, fise-year plan'],
  [
    'ordinals in digits and letters',
    'the fourteenth five year plan, the 14th Five-Year Plan',
    'fyp-14: fourteenth five year plan',
    'fyp-14: 14th Five-Year Plan',
  ],
  ['no other ordinal', '13th Five-Year Plan; 18th National Congress', 'five-year-plan: Five-Year Plan'],
  ['the twentieth congress', 'Twentieth National Congress', 'congress-20: Twentieth National Congress'],
  [
    'required capitals only as capitals',
    'a long march; the Long March; cpc; CPC',
    'long-march: Long March',
    'cpc: CPC',
  ],
  ['all-caps headlines', 'LONG MARCH', 'long-march: LONG MARCH'],
  ['Han without spaces', '要实现共同富裕的目标', 'common-prosperity: 共同富裕'],
  [
    'traditional and mixed script',
    '兩个毫不動摇。習近平說：兩個毫不動搖',
    'two-unswervingly: 兩个毫不動摇',
    'xi: 習近平',
    'two-unswervingly: 兩個毫不動搖',
  ],
  ['traditional characters', '習近平', 'xi: 習近平'],
  [
    'Han numerals in digits',
    '14五、14·5、第14个五年规划、20大',
    'fyp-14: 14五',
    'fyp-14: 14·5',
    'fyp-14: 第14个五年规划',
    'congress-20: 20大',
  ],
  ['a guarded form', '中共中央', 'cpc: 中共'],
  ['no guarded form beside its deny neighbours', '其中共有三人，发展中共享成果'],
  ['a guarded form in quotation marks', '其“中共”享有', 'cpc: 中共'],
  ['a guarded form at the ends of the text', '中共', 'cpc: 中共'],
  ['spaces and line breaks between Han', '共同\n富裕', 'common-prosperity: 共同\n富裕'],
  ['Han quotation marks', '“共同富裕”', 'common-prosperity: 共同富裕'],
  ['a number with a point', '98.99 million rural poor people', 'million: 98.99 million rural poor'],
  ['a middle dot', '卡尔·马克思，卡尔•马克思', 'marx: 卡尔·马克思', 'marx: 卡尔•马克思'],
  ['two side by side', 'Xi Jinping common prosperity', 'xi: Xi Jinping', 'common-prosperity: common prosperity'],
  ['Latin beside Han', '中国的CPC和Xi Jinping说', 'cpc: CPC', 'xi: Xi Jinping'],
  [
    'a form that ends in a plus sign',
    'BRICS+ and BRICS, 人工智能＋',
    'brics-plus: BRICS+',
    'brics: BRICS',
    'ai-plus: 人工智能＋',
  ],
  ['a plus sign behind an invisible character', '人工智能\u200B+、AI', 'ai-plus: 人工智能\u200B+'],
  ['no score or decimal for the short form of a plan', '14.5, 14-5, 14–5, 14 5, 14．5, １４.５, 14·5', 'fyp-14: 14·5'],
  ['a Chinese form with digits', '香港47人案', 'hk-47: 香港47人案'],
  ['a neighbour to deny behind a plus sign', '互联网＋农业，互联网+医疗', 'net-plus: 互联网＋'],
  ['no such form without its sign', '人工智能'],
  [
    'no name of a thing that is called after it',
    '共同富裕路小学、共同富裕大道88号、共同富裕路小學、习近平路站；共同富裕广场、共同富裕大酒店旁的共同富裕小学',
  ],
  [
    'the term where a road or school only follows',
    '共同富裕路上，共同富裕小学生，共同富裕大道理，二十大广场',
    'common-prosperity: 共同富裕',
    'common-prosperity: 共同富裕',
    'common-prosperity: 共同富裕',
    'congress-20: 二十大',
  ],
  ['nothing in nothing', ''],
];

describe('findMatches', () => {
  it.each(CASES.map(([name, text, ...found]) => ({ name, text, found })))('finds $name', ({ text, found }) => {
    expect(matcher.findMatches(text).map(({ term, start, end }) => `${term}: ${text.slice(start, end)}`)).toEqual(
      found,
    );
  });

  it('says which form it found and whether it is ambiguous or a machine rendering', () => {
    expect(matcher.findMatches('新时代')).toMatchObject([{ term: 'new-era', ambiguous: true, machine: false }]);
    expect(matcher.findMatches('two unshakables')).toMatchObject([{ machine: true }]);
  });

  it('compares the form itself: a text with the same keys but other letters is not found', () => {
    // c, e, s, u and z are silent in keys, so these differ from the forms in nothing that is hashed.
    expect(matcher.findMatches('commmon prosprity, five year plan')).toMatchObject([{ term: 'five-year-plan' }]);
    expect(matcher.findMatches('Qiuuushi')).toEqual([]);
  });

  it('serves texts of any length one after the other', () => {
    const long = 'plain words here '.repeat(20_000) + 'common prosperity';
    expect(matcher.findMatches(long)).toMatchObject([{ start: long.length - 17, end: long.length }]);
    expect(matcher.findMatches('short')).toEqual([]);
  });

  it.each([
    ['plain words ', 'common prosperity for all people'],
    ['的', '共同富裕'],
  ])('finds the same where no phrase of %j ends before it', (filler, form) => {
    for (let length = 8150; length < 8230; length++) {
      const before = filler.repeat(length).slice(0, length);
      const one = matcherOf([pattern('one', form)]); // with no more room than in a fresh page
      expect(one.findMatches(`${before} ${form}`)).toMatchObject([{ start: length + 1 }]);
    }
  });

  it('finds the same wherever it stands in a long text, which is read in stretches', () => {
    const text = CASES.map(([, text]) => text).join('. ');
    const found = matcher.findMatches(text);
    for (let length = 1; length < 5000; length += 3) {
      const before = `${'plain words '.repeat(420).slice(0, length - 1)}\0`;
      const inLong = matcher.findMatches(before + text);
      expect(inLong.map(({ start, end }) => [start - length, end - length])).toEqual(
        found.map(({ start, end }) => [start, end]),
      );
    }
  });
});

describe('cues', () => {
  const withCues = matcherOf(
    [pattern('lying-flat', 'lying flat', { ambiguous: true }), pattern('xi', 'Xi Jinping')],
    [
      { text: 'Beijing', sign: 1, terms: null },
      { text: 'yoga', sign: -1, terms: ['lying-flat'] },
      { text: 'Xi Jinping', sign: 1, terms: null },
    ],
  );

  it('are found beside matches, also where both are the same words', () => {
    const { matches, cues } = withCues.find('Yoga in Beijing: lying flat with Xi Jinping');
    expect(matches.map(({ term }) => term)).toEqual(['lying-flat', 'xi']);
    expect(cues()).toEqual([
      { start: 0, end: 4, text: 'yoga', sign: -1, terms: ['lying-flat'], within: null },
      { start: 8, end: 15, text: 'Beijing', sign: 1, terms: null, within: null },
      { start: 33, end: 43, text: 'Xi Jinping', sign: 1, terms: null, within: 'xi' },
    ]);
    expect(withCues.find('yoga').cues()).toMatchObject([{ text: 'yoga', within: null }]);
  });

  it('are compared with the text, and are none in an address', () => {
    expect(withCues.find('Begijin').cues()).toEqual([]); // of the same key
    expect(withCues.find('https://example.org/Beijing').cues()).toEqual([]);
    expect(withCues.find('example, Beijing').cues()).toHaveLength(1);
  });

  it('are the same however late and often they are asked for', () => {
    const { cues } = withCues.find('in #LyingFlat Beijing');
    withCues.find('something else, and more of it, for Xi Jinping');
    expect(cues()).toMatchObject([{ start: 14, end: 21, text: 'Beijing' }]);
    expect(cues()).toBe(cues());
  });
});

describe('passages', () => {
  const withPassage = matcherOf([
    pattern('common-prosperity', 'common prosperity'),
    pattern('socialism', 'socialism', { display: 'never' }),
    pattern('deng', 'common prosperity is the greatest advantage of socialism', { display: 'note' }),
  ]);

  it('are found beside the terms inside them, and swallow none', () => {
    const { matches, passages } = withPassage.find(
      'He said: common prosperity is the greatest advantage of socialism.',
    );
    expect(matches.map(({ term, start, end }) => [term, start, end])).toEqual([
      ['common-prosperity', 9, 26],
      ['socialism', 56, 65],
    ]);
    expect(passages.map(({ term, start, end }) => [term, start, end])).toEqual([['deng', 9, 65]]);
  });

  it('are found again where the text goes on', () => {
    const text = 'common prosperity is the greatest advantage of socialism';
    expect(withPassage.find(`${text}. ${text}`).passages).toHaveLength(2);
    expect(withPassage.find('common prosperity is the greatest').passages).toEqual([]);
  });
});

describe('long forms', () => {
  // Of one beginning, with lengths on both sides of every step in which the index says how long they are.
  const words = 'one two three four five six seven eight nine ten'.split(' ');
  const formOf = (count: number): string =>
    Array.from({ length: count }, (_, at) => words[(at * 7 + 3) % 10]).join(' ');
  const lengths = [2, 8, 9, 10, 16, 17, 18, 25, 33, 120];
  const long = matcherOf(lengths.map((count) => pattern(`of-${count}`, formOf(count))));

  it.each(lengths)('finds the form of %i words', (count) => {
    const text = `${formOf(count)}, and so on`;
    expect(long.findMatches(text)).toMatchObject([{ term: `of-${count}`, start: 0, end: formOf(count).length }]);
  });

  it.each([
    [119, 33],
    [24, 18],
    [15, 10],
    [7, 2],
  ])('finds in the first %i words the form of %i', (said, count) => {
    expect(long.findMatches(formOf(said))[0]).toMatchObject({ term: `of-${count}`, start: 0 });
  });
});
