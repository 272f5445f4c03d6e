import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/cli/bench/figures';
import { reportScans, type PageScan } from '../../../src/cli/bench/scan';
import { CODE_BOUND, reportSizes, splitScript, type BuildSizes } from '../../../src/cli/bench/sizes';
import { SHORT_PAGE } from '../../../src/cli/bench/start-cost';
import { reportTasks, type PageLongest } from '../../../src/cli/bench/tasks';
import { readHtml } from '../../../src/cli/blocks';
import { ensureGenerated } from '../../../src/cli/generated';
import { encodeIndex } from '../../../src/core/index-encode';
import { createMatcher } from '../../../src/core/matcher';
import { FOLD, pattern } from '../../core/index-of';

const valueOf = ({ figures }: Report, name: string): number | undefined =>
  figures.find((figure) => figure.name === name)?.value;

describe('scans', () => {
  const page = (name: string, readMs: number, scanMs: number): PageScan => ({
    page: name,
    characters: 1000,
    readCharacters: 1100,
    matches: 2,
    marked: 1,
    openMs: 0.5,
    cold: { readMs, scanMs },
    warm: { readMs: readMs / 10, scanMs: scanMs / 5 },
    ungatedMs: scanMs / 6,
    againMs: scanMs / 2,
    wholeMs: scanMs * 1.5,
  });
  const report = reportScans('chromium', [page('a.html', 1, 4), page('b.html', 10, 20), page('c.html', 2, 6)]);

  test.each([
    ['cold/ratio/min', 2],
    ['cold/ratio/median', 3],
    ['cold/ratio/p95', 4],
    ['cold/ratio/total', 2.308],
    ['warm/ratio/total', 4.615],
    ['gate', 1.2],
    ['page/b.html/cold/ratio', 2],
    ['page/b.html/warm/scan', 4],
    ['matches', 6],
    ['read-characters', 3300],
  ])('%s is %s', (name, value) => {
    expect(valueOf(report, `scan/chromium/${name}`)).toBe(value);
  });

  test('each page is a row, and the sums come last', () => {
    expect(report.text).toMatch(/^a +1000 +2 +1\.00 +4\.00 +4\.00× +0\.10 +0\.80 +8\.00×$/m);
    expect(report.text).toMatch(/^cold +13\.0 +30\.0 +2\.00× +3\.00× +4\.00× +2\.31×$/m);
  });
});

describe('longest tasks', () => {
  const page = (name: string, ms: number): PageLongest => ({
    page: name,
    ours: { ms, scriptMs: ms / 2 },
    script: ms - 1,
    control: { any: 30, script: 0.1 },
  });
  const pages = Array.from({ length: 20 }, (_, index) => page(`${index}.html`, 3 * (index + 1)));
  const report = reportTasks(pages);

  test.each([
    ['longest/max', 60],
    ['longest/median', 30],
    ['longest/above-50-ms', 4],
    ['script/max', 59],
    ['script/above-50-ms', 3],
    ['page/19.html/longest-script', 30],
    ['control/script-max', 0.1],
  ])('%s is %s', (name, value) => {
    expect(valueOf(report, `tasks/${name}`)).toBe(value);
  });

  test('the longest are printed first, and not all', () => {
    expect(report.text).toMatch(/\n19 +60\.0 +30\.0 +59\.0 +0\.10 +30\.0\n18 /);
    expect(report.text).toContain('and 8 pages with shorter ones.');
    expect(report.text).toMatch(/where there should be none: at most 0\.10 ms\.$/);
  });
});

describe('sizes', () => {
  const cue = { text: 'reform', sign: 1, terms: null } as const;
  const { bytes, text } = encodeIndex([pattern('a', 'common prosperity'), pattern('a', '共同富裕')], [cue], FOLD);
  const base64 = JSON.stringify(Buffer.from(bytes).toString('base64'));
  const CODE = 'const a=,b=;run(a,b,`${a}`,"\\u0001");';
  const scriptWith = (first: string, second: string): string =>
    `const a=${first},b=${second};run(a,b,\`\${a}\`,"\\u0001");`;

  test.each([
    ['in quotes', scriptWith(base64, JSON.stringify(text))],
    ['as a template', scriptWith(base64, `\`${text}\``)],
    ['the other way round', scriptWith(JSON.stringify(text), base64)],
  ])('an index %s is told from the code', (_, script) => {
    const parts = splitScript(script);
    expect(parts.code.raw).toBe(CODE.length);
    expect(parts.index.raw).toBe(Buffer.byteLength(script) - CODE.length);
    expect(parts.patterns).toBe(2);
  });

  test('a script without an index is refused', () => {
    expect(() => splitScript('run("a");')).toThrow('does not hold the index');
  });

  test('the code is printed beside its bound', () => {
    const size = { raw: 100_000, gzip: CODE_BOUND };
    const build = (gzip: number): BuildSizes => ({
      files: new Map([['a.js', size]]),
      total: size,
      script: { code: { raw: 90_000, gzip }, index: { raw: 400, gzip: 200 }, patterns: 10 },
    });
    const report = reportSizes({ chrome: build(CODE_BOUND), firefox: build(CODE_BOUND + 1) });
    expect(report.text).toMatch(/chrome: .* within the bound of 35\.0 kB; .* 20\.0 bytes for each of 10 patterns/);
    expect(report.text).toMatch(/firefox: .* ABOVE the bound/);
    expect(valueOf(report, 'sizes/firefox/content-script/index/gzip-per-pattern')).toBe(20);
    expect(valueOf(report, 'sizes/chrome/file/a.js/raw')).toBe(100_000);
  });
});

test('the plain page holds no term of the glossary', async () => {
  ensureGenerated();
  const { openBundledIndex } = await import('../../../src/glossary/bundled-index');
  const matcher = createMatcher(openBundledIndex());
  const { text } = readHtml(SHORT_PAGE);
  expect(text).toContain('lighthouse');
  expect(matcher.findMatches(text)).toEqual([]);
  expect(matcher.findMatches(`${text} common prosperity`)).toHaveLength(1);
});
