/** Words run together or torn apart, and words that are parts of an address. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInAddress } from '../../src/core/address';
import { otherReadings } from '../../src/core/readings';
import { createTokens, readTokens } from '../../src/core/tokens';
import { indexOf, matcherOf, pattern } from './index-of';

const matcher = matcherOf([
  pattern('common-prosperity', 'common prosperity'),
  pattern('common-prosperity', '共同富裕'),
  pattern('cp-drive', 'common prosperity drive'),
  pattern('rural', 'rural revitalization strategy'),
  pattern('five-year-plan', 'five-year plan'),
  pattern('bri', 'Belt and Road', { capitals: true }),
  pattern('hukou', 'hukou'),
  pattern('xi', 'Xi', { capitals: true }),
  pattern('xi-jinping', 'Xi Jinping', { capitals: true }),
  pattern('summit', 'APEC summit'),
  pattern('handover', 'Hong Kong 1997'),
]);
const found = (text: string): string[] =>
  matcher.findMatches(text).map(({ start, end, term }) => `${term}: ${text.slice(start, end)}`);

describe('hashtags', () => {
  it.each([
    ['#CommonProsperity now', 'common-prosperity: CommonProsperity'],
    ['(#BeltAndRoad)', 'bri: BeltAndRoad'],
    ['#HongKong1997.', 'handover: HongKong1997'],
    ['＃CommonProsperity', 'common-prosperity: CommonProsperity'],
    ['#共同富裕', 'common-prosperity: 共同富裕'],
    ['#hukou', 'hukou: hukou'],
    ['#APECSummit', 'summit: APECSummit'],
  ])('%s', (text, ...expected) => expect(found(text)).toEqual(expected));

  it('are the term only as a whole, and keep their place among the other matches', () => {
    expect(found('#CommonProsperityGospel #NoCommonProsperity')).toEqual([]);
    expect(found('hukou #CommonProsperity hukou')).toEqual([
      'hukou: hukou',
      'common-prosperity: CommonProsperity',
      'hukou: hukou',
    ]);
  });

  it('do not begin in the middle of a word or an entity', () => {
    expect(found('C#CommonProsperity &#CommonProsperity page#CommonProsperity')).toEqual([]);
    expect(found('##CommonProsperity #CommonProsperity-drive')).toEqual([]);
  });

  it('are no fragments of addresses', () => {
    const addresses = ['https://example.com/?q=#CommonProsperity', 'https://example.com/a;#CommonProsperity'];
    expect(found([...addresses, 'https://example.com/(x)#CommonProsperity', 'a/#CommonProsperity'].join(' '))).toEqual(
      [],
    );
  });
});

describe('a hyphen at the end of a line', () => {
  it.each([
    ['the rural revitali-\nzation strategy', 'rural: rural revitali-\nzation strategy'],
    ['common pros-\r\n  perity drive', 'cp-drive: common pros-\r\n  perity drive'],
    ['common pros- \t\nperity', 'common-prosperity: common pros- \t\nperity'],
    ['a five-\nyear plan', 'five-year-plan: five-\nyear plan'],
    ['hu\u2010\nkou and hukou', 'hukou: hu\u2010\nkou', 'hukou: hukou'],
    ['hu-\nkou and common pros-\nperity', 'hukou: hu-\nkou', 'common-prosperity: common pros-\nperity'],
  ])('%j', (text, ...expected) => expect(found(text)).toEqual(expected));

  it('joins no lines without a hyphen, nor a dash with what follows it', () => {
    expect(found('hu\nkou, hu -\nkou, hu-\nKou')).toEqual([]);
  });
});

it('the pass over the words sees every place at which a text may be read another way', () => {
  const part = fc.constantFrom(
    '#',
    '＃',
    '-',
    '\u2010',
    '\n',
    '\r\n',
    ' ',
    '\t',
    '\u00ad',
    '中',
    'ab',
    'Ab',
    '9',
    '.',
    "'s",
  );
  const { fold, places, bloom } = indexOf([pattern('hukou', 'hukou')]);
  const tokens = createTokens();
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = ['Common', ...parts, '#AbAb', 'pros-\nperity'].join('');
      readTokens(text, 0, { fold, places, bloom }, tokens);
      const everywhere = Array.from(text, (_, at) => at);
      expect(otherReadings(text, tokens.signs)).toEqual(otherReadings(text, everywhere));
      expect(tokens.signs.length).toBeLessThanOrEqual(text.match(/[#＃\n]/g)!.length);
    }),
    { numRuns: 2000 },
  );
});

it('sees each of these places once in a long text, which is read in stretches', () => {
  const { fold, places, bloom } = indexOf([pattern('hukou', 'hukou')]);
  const tokens = createTokens();
  const text = '#AbAb. '.repeat(3000);
  for (let at = 0; at < text.length;) at = readTokens(text, at, { fold, places, bloom }, tokens);
  expect(tokens.signs).toEqual(Array.from({ length: 3000 }, (_, nth) => 7 * nth));
  expect(tokens.keys).toHaveLength(createTokens().keys.length); // no more room than for a line
  readTokens('#ab', 0, { fold, places, bloom }, tokens);
  expect(tokens.signs).toEqual([0]);
});

it('sees each of these places once where no phrase ends, and room for the words has to be got', () => {
  const { fold, places, bloom } = indexOf([pattern('hukou', 'hukou')]);
  const tokens = createTokens();
  const text = '#a. '.repeat(1100) + 'long-\nwords '.repeat(3000);
  for (let at = 0; at < text.length;) at = readTokens(text, at, { fold, places, bloom }, tokens);
  const expected = [
    ...Array.from({ length: 1100 }, (_, nth) => 4 * nth),
    ...Array.from({ length: 3000 }, (_, nth) => 4404 + 12 * nth),
  ];
  expect(tokens.signs).toEqual(expected);
});

describe('a form that only another reading gives', () => {
  const overlaps = matcherOf([
    pattern('first', 'alpha beta'),
    pattern('torn', 'betagamma'),
    pattern('last', 'gamma delta epsilon'),
  ]);

  it('takes the place of shorter ones, and of them only', () => {
    const terms = (text: string): string[] => overlaps.findMatches(text).map(({ term }) => term);
    expect(terms('alpha beta-\ngamma delta epsilon')).toEqual(['first', 'last']);
    expect(terms('a beta-\ngamma delta')).toEqual(['torn']);
  });
});

describe('addresses, file names and handles', () => {
  it.each([
    'Xi Jinping.jpg',
    'www.x.org/a-hukou-b',
    'hukou.html?x=1',
    '../a/hukou',
    '@the-hukou',
    'hukou).pdf',
    'https://example.com/common-prosperity/hukou.html',
    'see www.common-prosperity.org',
    'example.com/hukou/common-prosperity',
    'common-prosperity.pdf',
    'the file common prosperity.docx.',
    'hukou@example.org',
    'editor@hukou',
    '@hukou',
    '~/texts/common-prosperity/',
    '@共同富裕',
    '共同富裕.pdf',
  ])('nothing is found in %s', (text) => expect(found(text)).toEqual([]));

  it.each([
    'socialism/common prosperity',
    'common prosperity/growth',
    'common prosperity.The plan',
    'common prosperity.the plan',
    'common prosperity.it is',
    'common prosperity@home',
    'common prosperity...and more',
    'common prosperity.”',
    '(common prosperity)',
    'U.S./common prosperity',
    'https://example.com/ common prosperity',
    'price @ common prosperity',
  ])('the term is found in %s', (text) => expect(found(text)).toEqual(['common-prosperity: common prosperity']));

  it('ends where the ASCII characters end', () => {
    expect(found('见https://example.com/a.html，共同富裕与hukou制度')).toEqual([
      'common-prosperity: 共同富裕',
      'hukou: hukou',
    ]);
  });

  it.each(['https://t.cn/abc共同富裕', '//@user:共同富裕', '共同富裕@user', '谈共同富裕.另一'])(
    '%s is about it',
    (text) => {
      expect(found(text)).toEqual(['common-prosperity: 共同富裕']);
    },
  );

  it('is told from what stands beside the words, within reach', () => {
    const far = `https://example.com/${'a'.repeat(5000)}hukou`;
    expect(isInAddress(far, far.length - 5, far.length)).toBe(false);
    expect(isInAddress('https://example.com/hukou', 20, 25)).toBe(true);
  });
});

describe('whatever the text', () => {
  it('matches are sorted, lie apart and lie in the text', () => {
    const piece = fc.constantFrom(
      '#',
      'CommonProsperity',
      'hukou',
      'hu-\nkou',
      '-\n',
      ' ',
      '@',
      '.com',
      '共同富裕',
      '//',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of matcher.findMatches(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });
});
