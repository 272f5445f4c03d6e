import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toGlossary, type Term } from '../../src/glossary/compile/glossary';
import { parseYaml, readGlossary } from '../../src/glossary/compile/read';
import { toCues, toNoisePatterns, toPatterns } from '../../src/glossary/compile/to-patterns';
import { termOf } from './term-of';

const valid = toGlossary(readGlossary(join(import.meta.dirname, '../fixtures/terms/valid')));

describe('toPatterns', () => {
  it.each([
    ['the Party', 'Party'],
    ['The Thing', 'Thing'],
    ['a wind', 'wind'],
    ['an old saying', 'old saying'],
    ['another saying', 'another saying'],
    ['theatre', 'theatre'],
    ['a', 'a'],
  ])('looks for %s as %s', (en, text) => {
    expect(toPatterns(termOf('saying', { en }))[0]).toMatchObject({ variant: 0, text });
  });

  it('gives both deny neighbours in simplified characters, each once, in order', () => {
    const [, chinese] = toPatterns(termOf('saying', { boundary: 'guarded', denyBefore: '舉', denyAfter: '獎發发' }));
    expect(chinese).toMatchObject({ denyBefore: '举', denyAfter: '发奖' });
  });

  it('knows noise for no machine rendering', () => {
    expect(toNoisePatterns(valid).map(({ text, machine }) => [text, machine])).toEqual([['Xyzzy Plugh', false]]);
  });
});

it('leaves out of noise and page-wide cues what is no text, since a card is shown before they are mended', () => {
  const noise = parseYaml('noise.yaml', 'left: { forms: [1, Xyzzy] }\nother:\nthird: { forms: Plugh }');
  const cues = parseYaml('cues.yaml', 'en: [1, Beijing]\nzh-Hans: 2');
  const files = { ...valid.files, noise, cues };
  expect(toNoisePatterns({ files }).map(({ text }) => text)).toEqual(['Xyzzy']);
  expect(toCues({ ...valid, terms: [], files }, []).map(({ text }) => text)).toEqual(['Beijing']);
});

/** The cues of these entries, with their signs, but for those that speak for every page. */
function cuesOf(...terms: Term[]): string[] {
  const cues = toCues({ ...valid, terms }, terms.flatMap(toPatterns));
  return cues.flatMap(({ text, sign, terms: ids }) => (ids ? [`${sign > 0 ? '+' : '-'}${text} ${ids.join()}`] : []));
}

describe('toCues', () => {
  const cues = { for: ['work', '工作'], against: ['yoga', '瑜伽'] };

  it('speaks against a form in its own language only, and for it in both', () => {
    expect(cuesOf(termOf('calm', { ambiguous: ['en'] }, { cues }))).toEqual(['+work calm', '-yoga calm', '+工作 calm']);
    expect(cuesOf(termOf('calm', { ambiguous: ['zh'] }, { cues }))).toEqual(['+work calm', '+工作 calm', '-瑜伽 calm']);
  });

  it('has no cue for a term that is never in doubt', () => {
    expect(cuesOf(termOf('calm', {}, { cues }))).toEqual([]);
  });

  it('needs no cue that is, or holds, an unambiguous form or stands for every page', () => {
    const calm = termOf('calm', { ambiguous: ['en'] }, { cues: { for: ['the State Council', 'Council', 'China'] } });
    expect(cuesOf(calm)).toEqual(['+Council calm', '+the State Council calm']);
    const council = termOf('council', { en: 'State Council', 'zh-Hans': '国务院', 'zh-Hant': '國務院' });
    expect(cuesOf(calm, council)).toEqual(['+Council calm']);
  });
});
