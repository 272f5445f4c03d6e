import { describe, expect, it } from 'vitest';
import { widthOf, wrap } from '../../src/glossary/compile/columns';
import { foldForm } from '../../src/glossary/compile/forms';
import { toSyllables } from '../../src/glossary/compile/pinyin';
import {
  foldScript,
  isForeignToTraditional,
  scriptMap,
  toSimplified,
  toTraditional,
} from '../../src/glossary/compile/scripts';
import { countHan, countWords, isCalendarDate } from '../../src/glossary/compile/words';

describe('toSyllables', () => {
  it.each([
    ['gòngtóng fùyù', 'gong tong fu yu'],
    ['Tiān’ānmén', 'tian an men'],
    ["Xī'ān", 'xi an'],
    ['fāngàn', 'fan gan'],
    ["fāng'àn", 'fang an'],
    ['nǚxìng', 'nu xing'],
    ['zhōngguó xiàndàihuà', 'zhong guo xian dai hua'],
    ['shuāngxúnhuán', 'shuang xun huan'],
    ['liǎng huì', 'liang hui'],
    ['èrshí dà', 'er shi da'],
    ['yuǎnjǐng mùbiāo', 'yuan jing mu biao'],
    ['nèijuǎn', 'nei juan'],
    ['jiǔ’èr gòngshí', 'jiu er gong shi'],
    ['A gǔ', 'a gu'],
    ['996 gōngzuòzhì', '996 gong zuo zhi'],
    ['QDII zhìdù', 'qdii zhi du'],
  ])('takes %s apart', (pinyin, syllables) => {
    expect(toSyllables(pinyin)).toBe(syllables);
  });
});

describe('foldForm', () => {
  it.each([
    ['Common Prosperity', 'common prosperity'],
    ['“win–win”  cooperation', 'win win cooperation'],
    ["people's democracy", 'people’s democracy'],
    ['ＣＰＣ', 'cpc'],
    ['共同富裕', '共同 富裕'],
    ['發展', '发展'],
    ['「發展」', '发展'],
    ['著名', '着名'],
    ['Déng', 'deng'],
  ])('holds %s and %s for one form', (a, b) => {
    expect(foldForm(a)).toBe(foldForm(b));
  });

  it.each([
    ['common prosperity', 'common property'],
    ['十八大', '十九大'],
    ['18th congress', '19th congress'],
  ])('tells %s from %s', (a, b) => {
    expect(foldForm(a)).not.toBe(foldForm(b));
  });
});

describe('scripts', () => {
  it('folds each character by itself, but converts whole words', () => {
    expect([foldScript('著名發展'), toSimplified('著名發展')]).toEqual(['着名发展', '著名发展']);
  });

  it('writes traditional characters as newspapers in Taiwan do', () => {
    expect(toTraditional('台湾群众的说法')).toBe('台灣群眾的說法');
  });

  it('knows the characters that traditional text does not hold', () => {
    expect([...'发国习党这万'].every(isForeignToTraditional)).toBe(true);
    expect([...'后征台里干群共發'].some(isForeignToTraditional)).toBe(false);
  });

  it('maps traditional characters to simplified ones, one for one', () => {
    const map = scriptMap();
    expect([map.get('發'), map.get('髮'), map.get('臺'), map.get('发')]).toEqual(['发', '发', '台', undefined]);
    expect(map.size).toBeGreaterThan(2500);
    expect([...map].every(([from, to]) => from.length === 1 && to.length === 1 && from !== to)).toBe(true);
  });
});

describe('words', () => {
  it.each([
    ['one two', 2],
    [' one — two, 3 % ', 3],
    ['win-win 共同富裕', 2],
    ['this—that', 2],
    ['', 0],
  ])('counts those of %j', (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  it('counts Han characters', () => {
    expect(countHan('共同富裕, 2021年')).toBe(5);
  });

  it.each([
    ['2021', true],
    ['2021-02', true],
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2021-13', false],
    ['2021-00', false],
    ['2021-04-31', false],
    ['21-04-30', false],
    ['2021-4-3', false],
    ['soon', false],
  ])('judges whether %s is a date of the calendar', (date, isDate) => {
    expect(isCalendarDate(date)).toBe(isDate);
  });
});

describe('wrap', () => {
  it('breaks at spaces and between Han characters, which take two columns', () => {
    expect(wrap('one two three', 8)).toBe('one two\nthree');
    expect(wrap('共同富裕,共同', 8, ' ')).toBe(' 共同富\n 裕,共同');
    expect(widthOf('共a')).toBe(3);
  });

  it('leaves a word that is longer than the line whole', () => {
    expect(wrap('a https://example.org/long b', 10)).toBe('a\nhttps://example.org/long\nb');
  });
});
