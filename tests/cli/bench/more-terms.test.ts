import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/cli/bench/figures';
import type { IndexName } from '../../../src/cli/bench/inputs';
import { BUILD_BOUND_MS, expectedBuildMs, type Measured } from '../../../src/cli/bench/matcher';
import type { PeerResult, Timing } from '../../../src/cli/bench/matcher-in-page';
import { reportMatcher } from '../../../src/cli/bench/matcher-report';
import type { PeerName } from '../../../src/cli/bench/peer-names';
import { SCANNED, reportTerms, type PageTerms } from '../../../src/cli/bench/terms';
import type { Language } from '../../../src/cli/bench/texts';
import { TEXT_LENGTHS, type Transport } from '../../../src/cli/bench/transport';
import type { Arrival, Search } from '../../../src/cli/bench/transport-content';
import { reportTransport } from '../../../src/cli/bench/transport-report';

const valueOf = ({ figures }: Report, name: string): number | undefined =>
  figures.find((figure) => figure.name === name)?.value;

const ms = (...values: number[]): Timing => ({ ms: values });

const own = (language: Language, finds: Record<string, number>): Measured => ({
  language,
  characters: 1_000_000,
  indexes: Object.keys(finds) as IndexName[],
  peer: null,
  result: {
    characters: 1_000_000,
    bare: ms(1, 2, 1),
    indexes: Object.values(finds).map((find) => ({
      find: ms(find, 3 * find, 1.5 * find),
      matches: ms(find * 0.8),
      words: ms(find / 2),
      sum: { found: 3000, checksum: 1 },
    })),
  },
});

const peer = (name: PeerName, find: number | null, count = 5000, rest: Partial<PeerResult> = {}): Measured => ({
  language: 'english',
  characters: 1_000_000,
  indexes: [`${count}`],
  peer: name,
  result: {
    characters: 1_000_000,
    bare: ms(1),
    indexes: [{ find: ms(6), matches: ms(5), words: ms(3), sum: { found: 1, checksum: 1 } }],
    peer: { buildMs: 50, find: find === null ? null : ms(find), found: 7, ...rest },
  },
});

describe('the matcher', () => {
  const report = reportMatcher('chromium', [
    own('english', { '500': 4, '5000': 5, '50000': 4.4, '500000': 8 }),
    own('chinese', { bundled: 10 }),
    peer('fastscan', 54),
    peer('ahocorasick', 60),
    peer('trie-regexp', 12),
    peer('monyone-aho-corasick', null, 500_000, { why: 'not built in 45 s' }),
  ]);

  test.each([
    ['english/1000000/5000/find/ratio', 5],
    ['english/1000000/5000/find/ratio/min', 5],
    ['english/1000000/5000/find/ratio/median', 7.5],
    ['english/1000000/5000/find/ratio/p95', 7.5],
    ['english/1000000/5000/find/share', 20],
    ['english/1000000/5000/find/speed', 200],
    ['english/1000000/5000/matches/ratio', 4],
    ['english/1000000/5000/words/ratio', 2.5],
    ['english/flat-50000', 1.1],
    ['english/flat-500000', 2],
    ['chinese/1000000/bundled/find/ratio', 10],
    ['english/1000000/5000/fastscan/to-ours', 9],
    ['english/1000000/5000/fastscan/build', 50],
    ['english/best-aho-corasick', 9],
    ['best-aho-corasick', 9],
    ['english/1000000/500000/monyone-aho-corasick/ratio', undefined],
  ])('%s is %s', (name, value) => {
    expect(valueOf(report, `matcher/chromium/${name}`)).toBe(value);
  });

  test('no figure is there twice', () => {
    const names = report.figures.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('is printed with its share of the bare loop; a peer that was not built with the reason', () => {
    expect(report.text).toMatch(
      /^english +1000000 +5000 +3\.0 +1\.00 +5\.00 +5\.00× \(20\.0 %; 200\) +4\.00× .* 2\.50×/m,
    );
    expect(report.text).toMatch(/^fastscan +english +1000000 +5000 +50\.0 +54\.0 +54\.00× +9\.00× +7$/m);
    expect(report.text).toMatch(/^monyone-aho-corasick +english +1000000 +500000 +not built in 45 s$/m);
  });

  test('a build is expected to grow as it did from step to step', () => {
    const builds = [
      peer('fastscan', 1, 500, { buildMs: 10 }),
      peer('fastscan', 1, 5000, { buildMs: 200 }),
      peer('ahocorasick', 1, 5000, { buildMs: 9000 }),
    ];
    expect(expectedBuildMs(builds, peer('fastscan', 1, 50_000))).toBe(4000);
    expect(expectedBuildMs(builds, peer('fastscan', 1, 500))).toBe(0);
    expect(expectedBuildMs(builds, peer('trie-regexp', 1, 50_000))).toBe(0);
    expect(expectedBuildMs(builds, peer('ahocorasick', 1, 50_000))).toBeLessThan(BUILD_BOUND_MS);
  });
});

describe('more terms', () => {
  const page = (name: string, cold: number[], warm: number[], matches = 2): PageTerms => ({
    page: name,
    cold: Object.fromEntries(
      SCANNED.map((patterns, at) => [
        patterns,
        [cold[at]!, cold[at]! + 1].map((scanMs) => ({
          decodeMs: 1,
          openMs: at + 1,
          openAgainMs: 0.5,
          scanMs,
          matches,
        })),
      ]),
    ),
    warmMs: Object.fromEntries(SCANNED.map((patterns, at) => [patterns, warm[at]!])),
  });
  const built = [{ patterns: 5000, buildMs: 80, raw: 100_000, gzip: 90_000 }];

  test.each([
    ['5000/gzip-per-pattern', 18],
    ['chromium/50000/open', 3],
    ['chromium/scan/flat-50000', 1.1],
    ['chromium/scan/flat-50000/p95', 1.5],
    ['chromium/scan/warm-flat-5000', 1.25],
  ])('%s is %s', (name, value) => {
    const pages = [page('a', [2, 2, 3], [1, 2, 3]), page('b', [8, 8, 8], [3, 3, 3])];
    expect(valueOf(reportTerms(built, new Map([['chromium', pages]])), `terms/${name}`)).toBe(value);
  });

  test('pages in which nothing was found measure nothing', () => {
    const pages = [page('a', [1, 1, 1], [1, 1, 1], 0)];
    expect(() => reportTerms(built, new Map([['chromium', pages]]))).toThrow('Nothing was found in 1 pages.');
  });
});

describe('ways to a large index', () => {
  const arrival = (arriveMs: number, openMs: number, wholeMs = NaN): Arrival => ({
    arriveMs,
    openMs,
    wholeMs,
    forms: 1,
  });
  const search = (factor: number): Search[] =>
    TEXT_LENGTHS.map((_, at) => ({
      coldMs: 2 * (at + 1),
      warmMs: at + 1,
      awayColdMs: factor * 4 * (at + 1),
      awayMs: factor * (at + 1),
    }));
  const transport: Transport = {
    patterns: 100_000,
    raw: 3_000_000,
    scriptBytes: 4_000_000,
    embedded: [arrival(10, 4, 14), arrival(12, 6, 20), arrival(8, 2, 9)],
    bytes: [arrival(20, 5)],
    base64: [arrival(60, 5)],
    loadMs: [70, 50, 90],
    search: { json: search(2), structured_clone: search(1) },
  };
  const report = reportTransport({ version: '1', empty: [arrival(0, 0, 0.5)], counts: [transport] });

  test.each([
    ['empty', 0.5],
    ['100000/embedded/evaluate', 8],
    ['100000/embedded/total', 11],
    ['100000/message-bytes/total', 25],
    ['100000/message-base64/arrive', 60],
    ['100000/worker/load', 50],
    ['100000/search/50000/here', 2],
    ['100000/search/50000/away-json', 4],
    ['100000/away-to-embedded', 0.533],
  ])('%s is %s', (name, value) => {
    expect(valueOf(report, `transport/chromium/${name}`)).toBe(value);
  });

  test('are rows of two tables', () => {
    expect(report.text).toMatch(
      /^100000 +3000\.0 kB +4000\.0 kB +8\.00 +2\.00 +11\.0 +20\.0 +25\.0 +60\.0 +65\.0 +50\.0$/m,
    );
    expect(report.text).toMatch(/^100000 +50000 +4\.00 +2\.00 +16\.0 +4\.00 +8\.00 +2\.00$/m);
    expect(report.text).toContain('100000 patterns  0.53×');
  });
});
