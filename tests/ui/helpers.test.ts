import { beforeAll, describe, expect, it } from 'vitest';
import { chosenOf } from '../../src/options/chosen';
import { parseHost } from '../../src/options/parse-host';
import { DEFAULTS, withDefaults } from '../../src/core/settings';
import { CHARACTERS } from '../../src/ui/characters';
import { leadingScript, runsOf, scriptOf, setCharacters } from '../../src/ui/chinese';
import { webAddress } from '../../src/ui/card-entry';
import { bySource } from '../../src/ui/citations';
import { formatDate } from '../../src/ui/dates';
import { itemAfterKey } from '../../src/ui/list-keys';

describe('formatDate', () => {
  it.each([
    ['2021', 'en', '2021'],
    ['2021-08', 'en', 'August 2021'],
    ['2021-08-17', 'en', '17 August 2021'],
    ['2021', 'zh-Hans', '2021年'],
    ['2021-08', 'zh-Hans', '2021年8月'],
    ['2021-08-17', 'zh-Hant', '2021年8月17日'],
    ['about 1953', 'en', 'about 1953'],
  ])('writes %s in %s as %s', (date, language, written) => {
    expect(formatDate(date, language)).toBe(written);
  });
});

beforeAll(() => setCharacters(CHARACTERS));

describe('scriptOf', () => {
  it.each([
    ['习近平', 'zh-Hant', 'zh-Hans'],
    ['習近平', 'zh-Hans', 'zh-Hant'],
    ['共同富裕', 'zh-Hans', 'zh-Hans'],
    ['共同富裕', 'zh-Hant', 'zh-Hant'],
  ] as const)('of %s beside %s is %s', (text, otherwise, script) => {
    expect(scriptOf(text, otherwise)).toBe(script);
  });
});

describe('runsOf', () => {
  it.each([
    ['plain words', [['plain words', 'en']]],
    ['共同富裕', [['共同富裕', 'zh-Hans']]],
    [
      'the word (共同富裕) again',
      [
        ['the word (', 'en'],
        ['共同富裕', 'zh-Hans'],
        [') again', 'en'],
      ],
    ],
    [
      '《求是》, a journal',
      [
        ['《求是》', 'zh-Hans'],
        [', a journal', 'en'],
      ],
    ],
    [
      '兩個毫不動搖 and 两个',
      [
        ['兩個毫不動搖', 'zh-Hant'],
        [' and ', 'en'],
        ['两个', 'zh-Hans'],
      ],
    ],
    ['公有制经济，必须', [['公有制经济，必须', 'zh-Hans']]],
    ['', []],
  ])('cuts %j where the writing changes', (text, runs) => {
    const found = runsOf(text, 'zh-Hans');
    expect(found.map((run) => [run.text, run.lang])).toEqual(runs);
    expect(found.map((run) => run.text).join('')).toBe(text);
  });
});

describe('leadingScript', () => {
  it.each([
    ['page', 'zh-TW', 'zh-Hant'],
    ['page', 'zh-Hant', 'zh-Hant'],
    ['page', 'zh-Hant-HK', 'zh-Hant'],
    ['page', 'ZH-hk', 'zh-Hant'],
    ['page', 'zh', 'zh-Hans'],
    ['page', 'zh-CN', 'zh-Hans'],
    ['page', 'zh-Hans-HK', 'zh-Hans'],
    ['page', 'en', 'zh-Hans'],
    ['page', '', 'zh-Hans'],
    ['zh-Hant', 'zh-CN', 'zh-Hant'],
    ['zh-Hans', 'zh-TW', 'zh-Hans'],
  ] as const)('is, for the setting %s on a page in "%s", %s', (setting, language, script) => {
    expect(leadingScript(setting, language)).toBe(script);
  });
});

describe('webAddress', () => {
  it.each([
    ['https://example.org/a', 'https://example.org/a'],
    ['http://example.org', 'http://example.org/'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['ftp://example.org/', null],
    ['/relative', null],
    ['', null],
    [undefined, null],
  ])('makes of %j %j', (address, link) => {
    expect(webAddress(address)).toBe(link);
  });
});

describe('bySource', () => {
  it('names each document once, with all its places in order', () => {
    const cites = [
      { source: 'b', at: 'p. 2' },
      { source: 'a', at: 'p. 9' },
      { source: 'b', at: 'p. 1' },
      { source: 'b', at: 'p. 2' },
    ];
    expect(bySource(cites)).toEqual([
      { source: 'b', places: ['p. 2', 'p. 1'] },
      { source: 'a', places: ['p. 9'] },
    ]);
  });
});

describe('itemAfterKey', () => {
  it.each([
    ['ArrowDown', 0, 3, 1],
    ['ArrowDown', 2, 3, 0],
    ['ArrowDown', -1, 3, 0],
    ['ArrowUp', 0, 3, 2],
    ['ArrowUp', -1, 3, 2],
    ['ArrowUp', 2, 3, 1],
    ['Home', 2, 3, 0],
    ['End', 0, 3, 2],
    ['a', 0, 3, null],
    ['ArrowDown', -1, 0, null],
  ])('moves on %s from %i of %i to %j', (key, current, count, next) => {
    expect(itemAfterKey(key, current, count)).toBe(next);
  });
});

describe('parseHost', () => {
  it.each([
    ['news.example.org', 'news.example.org'],
    ['  News.Example.ORG ', 'news.example.org'],
    ['https://news.example.org:8080/a?b#c', 'news.example.org'],
    ['news.example.org/path', 'news.example.org'],
    ['localhost:3000', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['http://[::1]/', '[::1]'],
    ['例子.测试', 'xn--fsqu00a.xn--0zwm56d'],
    ['', null],
    ['two words', null],
    ['*.example.org', null],
    ['a..b', null],
    ['ftp://example.org', null],
    ['about:blank', null],
    ['javascript:alert(1)', null],
    ['someone@example.org', null],
    ['https://', null],
  ])('finds in %j %j', (typed, host) => {
    expect(parseHost(typed)).toBe(host);
  });
});

describe('chosenOf', () => {
  it('keeps only what differs from the defaults', () => {
    expect(chosenOf({ ...DEFAULTS, theme: 'dark', disabledHosts: ['example.org'] })).toEqual({
      theme: 'dark',
      disabledHosts: ['example.org'],
    });
    expect(chosenOf({ ...DEFAULTS })).toEqual({});
  });

  it('is enough to bring the settings back', () => {
    const settings = { ...DEFAULTS, pinyin: false, delay: 0, mutedTerms: ['a-term'] };
    expect(withDefaults(chosenOf(settings))).toEqual(settings);
  });
});
