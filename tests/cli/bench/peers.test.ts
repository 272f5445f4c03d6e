import { beforeAll, describe, expect, test } from 'vitest';
import { toControl } from '../../../src/cli/bench/peers/engines';
import { toExpression, toSource } from '../../../src/cli/bench/peers/expression';
import {
  choosePatterns,
  readPatterns,
  toGiven,
  toIndexModule,
  type Patterns,
} from '../../../src/cli/bench/peers/forms';
import { findBlind, type PeerPage, type Timing } from '../../../src/cli/bench/peers/measure';
import { quantiles } from '../../../src/cli/bench/peers/quantiles';
import { reportPeers } from '../../../src/cli/bench/peers/report';
import { bundle } from '../../../src/cli/bench/world';
import { openIndex } from '../../../src/core/index-format';
import { createMatcher } from '../../../src/core/matcher';
import { FOLD, pattern } from '../../core/index-of';

describe('the one regular expression', () => {
  const expression = toExpression(toSource(['AI', 'AI+', 'two sessions', 'two sessions of 2024', '两会', 'a.b']));
  test.each([
    ['the Two Sessions of 2024', ['Two Sessions of 2024']],
    ['AI and AI+x', ['AI', 'AI+']],
    ['said he', []],
    ['全国两会上', ['两会']],
    ['axb a.b', ['a.b']],
  ])('in %s finds %j', (text, found) => {
    expect([...text.matchAll(expression)].map(([hit]) => hit)).toEqual(found);
  });
});

describe('the forms', () => {
  let all: Patterns;
  beforeAll(() => {
    all = readPatterns();
  });

  test.each([500, 5000])('%s of them are different ones, the same each time', (count) => {
    const texts = (): string[] => choosePatterns(all, count).patterns.map(({ text }) => text);
    expect(new Set(texts()).size).toBe(count);
    expect(texts()).toEqual(texts());
  });

  test('more than there are cannot be chosen', () => {
    expect(() => choosePatterns(all, 1_000_000)).toThrow('fewer than 1000000');
  });

  test('the control page holds forms that stand in both choices', () => {
    const choices = [500, 5000].map((count) => choosePatterns(all, count));
    const { html, forms } = toControl(choices);
    expect(forms).toBeGreaterThanOrEqual(10);
    const texts = [...html.matchAll(/<p>(.*?)<\/p>/g)].map(([, text]) => text);
    expect(texts).toHaveLength(forms);
    for (const { patterns } of choices)
      expect(texts.filter((text) => patterns.every((one) => one.text !== text))).toEqual([]);
  });
});

describe('what takes the place of other modules', () => {
  const given: Patterns = { patterns: [pattern('a', 'common prosperity'), pattern('b', '共同富裕')], cues: [] };

  test('our index finds exactly the given forms', async () => {
    const code = toIndexModule(given, FOLD);
    const { BYTES, TEXT } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Record<
      string,
      string
    >;
    const index = openIndex({ bytes: new Uint8Array(Buffer.from(BYTES!, 'base64').values()), text: TEXT! });
    const found = createMatcher(index).findMatches('Common prosperity, 共同富裕, dual circulation');
    expect(found.map(({ term }) => term)).toEqual(['a', 'b']);
  });

  test('a peer’s bundle holds the forms, and nothing is replaced that is not there', async () => {
    const path = 'src/cli/bench/peers/given.ts';
    const entry = 'src/cli/bench/peers/index-of.ts';
    expect(await bundle(entry, { [path]: toGiven(given) })).toContain('common prosperity');
    expect(await bundle(entry)).not.toContain('common prosperity');
    await expect(bundle('src/cli/bench/settle.ts', { [path]: toGiven(given) })).rejects.toThrow('does not import');
  });
});

test('some of many come from the middle of equal parts', () => {
  expect(quantiles([0, 1, 2, 3, 4, 5, 6, 7, 8], 3)).toEqual([1, 4, 7]);
  expect(quantiles(['a', 'b'], 5)).toEqual(['a', 'b']);
});

const timing = (engine: Timing['engine'], size: Timing['size'], ms: number, found = 3): Timing => ({
  engine,
  size,
  ms,
  found,
});
const page = (name: string, readMs: number, timings: Timing[], state: PeerPage['state'] = 'cold'): PeerPage => ({
  state,
  page: name,
  characters: 1000,
  readMs,
  timings,
});

describe('the report', () => {
  const { figures, text } = reportPeers('chromium', [
    page('a.html', 1, [timing('ours', 500, 2), timing('regexp', 500, 1), timing('mark-js', 500, 900)]),
    page('b.html', 2, [timing('ours', 500, 8), timing('regexp', 500, 16)]),
    page('c.html', 3, [timing('ours', 500, 9), timing('regexp', 500, 27), timing('ours', 'bundled', 12)]),
    page('a.html', 4, [timing('ours', 500, 10), timing('regexp', 500, 40)], 'first'),
  ]);

  test.each([
    ['cold/500/regexp/ratio/min', 0.5],
    ['cold/500/regexp/ratio/median', 2],
    ['cold/500/regexp/ratio/p95', 3],
    ['cold/500/regexp/ratio/total', 2.316],
    ['cold/500/regexp/to-read/median', 8],
    ['cold/500/regexp/found', 9],
    ['cold/500/ours/ratio/median', 3],
    ['cold/500/mark-js/ratio/median', 450],
    ['cold/500/mark-js/pages', 1],
    ['cold/bundled/ours/ratio/total', 4],
    ['first/500/regexp/ratio/median', 4],
    ['cold/page/b.html/500/regexp', 16],
  ])('%s is %s', (name, value) => {
    expect(figures.find((figure) => figure.name === `peers/chromium/${name}`)?.value).toBe(value);
  });

  test('what was not run has no figure, and few pages are named', () => {
    expect(figures.some(({ name }) => name.includes('/5000/'))).toBe(false);
    expect(text).toContain('mark.js with 500 terms ran once on a (1000 characters).');
  });
});

describe('an engine that finds nothing', () => {
  const pages = (theirs: number): PeerPage[] => [
    page('a.html', 1, [timing('ours', 500, 2, 5), timing('regexp', 500, 1, theirs)]),
    page('b.html', 1, [timing('ours', 500, 2, 0), timing('regexp', 500, 1, 0)]),
  ];

  test('where we do is not measured', () => {
    expect(() => findBlind(pages(0))).toThrow('regexp-500 found nothing in 1 pages in which we find something.');
  });

  test('where we find none either is all right', () => {
    expect(() => findBlind(pages(1))).not.toThrow();
  });
});
