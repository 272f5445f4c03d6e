import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { formatNumber, formatValue } from '../../../src/cli/bench/document/format';
import { drawPictures } from '../../../src/cli/bench/document/pictures';
import { toSvg } from '../../../src/cli/bench/document/plot';
import { TARGETS, judge } from '../../../src/cli/bench/document/targets';
import { toDocument, writeDocument } from '../../../src/cli/bench/document/write';
import { figure, toRun, type Figure } from '../../../src/cli/bench/figures';
import { SECTIONS } from '../../../src/cli/bench/options';
import { reportPeers } from '../../../src/cli/bench/peers/report';
import { reportScans } from '../../../src/cli/bench/scan';

const scan = reportScans('chromium', [
  {
    page: 'a.html',
    characters: 1000,
    readCharacters: 1100,
    matches: 2,
    marked: 1,
    openMs: 0.25,
    cold: { readMs: 2, scanMs: 3 },
    warm: { readMs: 1, scanMs: 2.5 },
    ungatedMs: 2,
    againMs: 3,
    wholeMs: 4,
  },
]);
const peers = reportPeers(
  'chromium',
  ['a.html', 'b.html', 'c.html'].map((page, index) => ({
    state: 'cold',
    page,
    characters: 1000 * 10 ** index,
    readMs: 1,
    timings: ([500, 5000] as const).flatMap((size) => [
      { engine: 'ours', size, ms: 2, found: 1 },
      { engine: 'regexp', size, ms: size / 500, found: 1 },
    ]),
  })),
);
const run = toRun({ cpus: 2, pages: 3, chromium: '156.0' }, [
  ...scan.figures,
  ...peers.figures,
  figure('changes/append/share', 0.025, 'ratio'),
  figure('changes/append/changes', 5000, 'count'),
  figure('sizes/chrome/file/a.js/raw', 1234, 'bytes'),
  figure('sizes/chrome/content-script/code/gzip', 35_001, 'bytes'),
]);

describe('values', () => {
  test.each([
    [0.12345, '0.123'],
    [1.999, '2'],
    [12.345, '12.3'],
    [123.45, '123'],
    [12345.6, '12,346'],
    [0, '0'],
  ])('%s is written %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test('each unit has its sign', () => {
    expect([formatValue(35_001, 'bytes'), formatValue(1.5, 'ratio'), formatValue(3, 'ms')]).toEqual([
      '35 kB',
      '1.5 ×',
      '3 ms',
    ]);
  });
});

describe('targets', () => {
  const verdictOf = (name: string) => judge(run.figures).find(({ target }) => target.figure === name);

  test.each([
    ['scan/chromium/cold/ratio/total', '1.5 ×', true],
    ['scan/chromium/warm/ratio/total', '2.5 ×', false],
    ['peers/chromium/cold/500/regexp/ratio/median', '0.5 ×', false],
    ['scan/chromium/open-index', '0.25 ms', true],
    ['changes/append/share', '2.5 %', false],
    ['sizes/chrome/content-script/code/gzip', '35 kB', false],
    ['huge/viewport', 'not measured', null],
  ])('%s: %s, met: %s', (name, measured, met) => {
    expect(verdictOf(name)).toMatchObject({ measured, met });
  });

  test('each is about a section that is measured', () => {
    for (const target of TARGETS) expect(SECTIONS).toContain(target.figure.split('/')[0]);
  });

  test('a figure decides one target only', () => {
    expect(new Set(TARGETS.map((target) => target.figure)).size).toBe(TARGETS.length);
  });

  test('times that are measured in milliseconds can be aimed at in microseconds', () => {
    const target = { what: '', figure: 'a', at: 'most', bound: 60, as: 'µs' } as const;
    expect(judge(toRun({}, [figure('a', 0.061, 'ms')]).figures, [target])[0]).toMatchObject({
      measured: '61 µs',
      met: false,
    });
  });
});

describe('the document', () => {
  const text = toDocument(run, drawPictures(run.figures));

  test('has conditions, targets, pictures and a table for each section that ran', () => {
    expect(text).toContain('| cores | 2 |');
    expect(text).toContain('| Whole scan, cold, beside a bare read: Chromium | ≤ 1.5 × | 1.5 × | met |');
    expect(text).toContain('| ≤ 1.8 × | 2.5 × | **not met** |');
    expect(text).toContain('](performance-pages.svg)');
    expect(text).toMatch(/\| chromium, cold \| 2 ms \| 3 ms \| 1\.5 × /);
    expect(text).toMatch(/\| 5,000: one regular expression, highlights \| 3 \| 3 \| 5 × \| 5 × /);
    expect(text).toContain('| append/changes | 5,000 |');
    expect(text).not.toContain('## Memory');
  });

  test('leaves out single pages and files', () => {
    expect(text).not.toMatch(/a\.html|a\.js/);
  });

  test('shows the matcher by patterns where it was measured', () => {
    const names = ['1000000/500/find', '1000000/5000/find', '1000000/500/fastscan', '100000/50000/fastscan'].map(
      (part) => `matcher/chromium/mixed/${part}/ratio`,
    );
    const { figures } = toRun({}, names.map((name, index): Figure => figure(name, index + 1, 'ratio'))); // prettier-ignore
    expect(toDocument({ conditions: {}, figures }, [])).toContain('| find | 1 × | 2 × |\n| fastscan | 3 × |  |');
    const [picture, ...others] = drawPictures(figures);
    expect([picture!.file, others.length]).toEqual(['performance-patterns.svg', 0]);
    expect(picture!.svg.match(/<path transform/g)).toHaveLength(3); // of the peer only the point with the shorter text
  });

  const dir = mkdtempSync(join(tmpdir(), 'termlight-document-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('is the same, byte for byte, each time', () => {
    const written = (): Record<string, string> => {
      writeDocument(run, dir);
      return Object.fromEntries(readdirSync(dir).map((file) => [file, readFileSync(join(dir, file), 'utf8')]));
    };
    const first = written();
    expect(Object.keys(first)).toEqual(['performance-pages.svg', 'performance-terms.svg', 'performance.md']);
    expect(written()).toEqual(first);
  });
});

describe('pictures', () => {
  const plot = {
    title: 'Time < size',
    xLabel: 'x',
    yLabel: 'y',
    series: [{ name: 'a & b', joined: true, points: [10, 1, 100].map((x) => ({ x, y: x })) }],
  };

  test('place points by their logarithms and join them from left to right', () => {
    const svg = toSvg(plot);
    const [, line = ''] = /polyline class="s0 line" points="([^"]+)"/.exec(svg)!;
    const [first, middle, last] = line.split(' ').map((at) => at.split(',').map(Number) as [number, number]);
    expect(middle![0] - first![0]).toBeCloseTo(last![0] - middle![0], 0);
    expect(first![1]).toBeGreaterThan(last![1]);
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  test('are drawn for light and dark grounds, with texts as texts', () => {
    expect(toSvg(plot)).toMatch(/\.s0\{--c:#\w+\}.*prefers-color-scheme:dark.*\.s0\{--c:#\w+\}/);
    expect(toSvg(plot)).toContain('<title>Time &lt; size</title>');
    expect(toSvg(plot)).toContain('a &amp; b');
  });

  test('are refused of nothing, and of what has no logarithm', () => {
    expect(() => toSvg({ ...plot, series: [] })).toThrow(RangeError);
    const zero = { name: 'a', joined: false, points: [{ x: 1, y: 0 }] };
    expect(() => toSvg({ ...plot, series: [zero] })).toThrow(RangeError);
  });

  test('have a point for each page and each thing measured in it', () => {
    const pages = drawPictures(run.figures).find(({ file }) => file === 'performance-pages.svg')!;
    const marks = pages.svg.match(/<path transform/g);
    expect(marks).toHaveLength(3 * 3); // ours and the expression with 5,000 forms, and the bare read
  });
});
