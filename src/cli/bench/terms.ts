/** What more terms cost: building the index, its size, opening it, and scanning pages with it. */
import { gzipSync } from 'node:zlib';
import type { Served } from '../browsers/serve-pages';
import { openScanChromium } from './chromium';
import { asTimes, figure, inKb, inMs, toTable, type Figure, type Report } from './figures';
import { openScanFirefox } from './firefox';
import { COUNTS, type Inputs } from './inputs';
import { spread } from './random';
import { least, median, percentile, sum } from './statistics';
import type * as TermsInPage from './terms-in-page';
import type { TermScan } from './terms-in-page';
import { takeTurns } from './turns';
import { bundle, type ScanBrowser } from './world';

/** Numbers of patterns that pages are scanned with. */
export const SCANNED = [500, 5000, 50_000] as const;
/** More pages say the same. */
const PAGES = 12;

/** The index of so many patterns, as it is embedded: base64 and text. */
export interface BuiltIndex {
  patterns: number;
  buildMs: number;
  raw: number;
  gzip: number;
}

/** One page; by number of patterns. */
export interface PageTerms {
  page: string;
  cold: Record<number, TermScan[]>;
  warmMs: Record<number, number>;
}

export interface TermsOptions {
  inputs: Inputs;
  served: Served;
  pages: readonly string[];
  repeats: number;
  firefox: boolean;
  onPage: (page: string) => void;
}

/** Needs no browser. */
export function measureIndexes({ indexOf, encodeMsOf }: Inputs): BuiltIndex[] {
  return COUNTS.map((patterns) => {
    const { bytes, text } = indexOf(`${patterns}`);
    const literals = Buffer.from(Buffer.from(bytes).toString('base64') + text);
    return {
      patterns,
      buildMs: encodeMsOf(`${patterns}`),
      raw: bytes.length + Buffer.byteLength(text),
      gzip: gzipSync(literals, { level: 9 }).length,
    };
  });
}

/** Scan pages with all indexes in one browser after the other. Throws where nothing is found in any page. */
export async function measureTerms(options: TermsOptions): Promise<Map<string, PageTerms[]>> {
  const literals = SCANNED.map((patterns) => {
    const { bytes, text } = options.inputs.indexOf(`${patterns}`);
    return `${patterns}: ${JSON.stringify({ bytes: Buffer.from(bytes).toString('base64'), text })}`;
  });
  const code = await bundle('src/cli/bench/terms-in-page.ts');
  const scripts = { terms: `globalThis.benchIndexes = {${literals.join()}};\n${code}` };
  const results = new Map<string, PageTerms[]>();
  for (const open of [openScanChromium, ...(options.firefox ? [openScanFirefox] : [])]) {
    const browser = await open(scripts);
    try {
      await measurePage(browser, options.pages[0]!, { ...options, repeats: 1 }); // the first page of a new process pays for much else
      const pages: PageTerms[] = [];
      for (const page of spread(options.pages, PAGES)) {
        options.onPage(page);
        pages.push(await measurePage(browser, page, options));
      }
      results.set(browser.which, pages);
    } finally {
      await browser.close();
    }
  }
  return results;
}

/** What can be called in the page. */
type Calls = typeof TermsInPage;

async function measurePage(browser: ScanBrowser, page: string, { served, repeats }: TermsOptions): Promise<PageTerms> {
  const url = `${served.base}/${encodeURIComponent(page)}`;
  const cold = Object.fromEntries(SCANNED.map((patterns): [number, TermScan[]] => [patterns, []]));
  await takeTurns(
    repeats,
    async (turn) => {
      for (let place = 0; place < SCANNED.length; place++) {
        const patterns = SCANNED[(turn + place) % SCANNED.length]!;
        cold[patterns]!.push(await (await browser.fresh<Calls>(url)).call(`cold${patterns}`));
      }
    },
    () => SCANNED.map((patterns) => Math.min(...cold[patterns]!.map(({ scanMs }) => scanMs))),
  );
  return { page, cold, warmMs: await (await browser.fresh<Calls>(url)).call('warmAll') };
}

/** The built indexes once, and what was measured in each browser. */
export function reportTerms(built: readonly BuiltIndex[], results: ReadonlyMap<string, readonly PageTerms[]>): Report {
  const parts = [...results].map(([which, pages]) => reportScans(which, pages));
  const rows = built.map(({ patterns, buildMs, raw, gzip }) => [
    `${patterns}`,
    inMs(buildMs),
    inKb(raw),
    (raw / patterns).toFixed(1),
    inKb(gzip),
    (gzip / patterns).toFixed(1),
  ]);
  return {
    figures: [
      ...built.flatMap(({ patterns, buildMs, raw, gzip }) => [
        figure(`terms/${patterns}/build`, buildMs, 'ms'),
        figure(`terms/${patterns}/raw`, raw, 'bytes'),
        figure(`terms/${patterns}/gzip`, gzip, 'bytes'),
        figure(`terms/${patterns}/raw-per-pattern`, raw / patterns, 'bytes'),
        figure(`terms/${patterns}/gzip-per-pattern`, gzip / patterns, 'bytes'),
      ]),
      ...parts.flatMap(({ figures }) => figures),
    ],
    text: [
      'Index by number of patterns, the cues of the glossary in each: built in Node; as it is embedded, gzipped',
      '',
      toTable(['patterns', 'build ms', 'raw', 'each', 'gzip', 'each'], rows),
      ...parts.flatMap(({ text }) => ['', text]),
    ].join('\n'),
  };
}

function reportScans(which: string, pages: readonly PageTerms[]): Report {
  const coldMs = (page: PageTerms, patterns: number): number => least(page.cold[patterns]!.map(({ scanMs }) => scanMs));
  const all = (patterns: number): TermScan[] => pages.flatMap(({ cold }) => cold[patterns]!);
  const sums = SCANNED.map((patterns) => ({
    patterns,
    matches: sum(pages.map(({ cold }) => cold[patterns]![0]!.matches)),
    openMs: median(all(patterns).map(({ openMs }) => openMs)),
    openAgainMs: median(all(patterns).map(({ openAgainMs }) => openAgainMs)),
    coldMs: sum(pages.map((page) => coldMs(page, patterns))),
    warmMs: sum(pages.map(({ warmMs }) => warmMs[patterns]!)),
  }));
  if (sums.some(({ matches }) => matches === 0)) throw new Error(`Nothing was found in ${pages.length} pages.`);
  const first = sums[0]!;
  const name = `terms/${which}`;
  const figures: Figure[] = sums.flatMap(({ patterns, openMs, openAgainMs, ...totals }) => {
    const ratios = pages.map((page) => coldMs(page, patterns) / Math.max(coldMs(page, SCANNED[0]), 0.001));
    const flat = [
      figure(`${name}/scan/flat-${patterns}`, totals.coldMs / first.coldMs, 'ratio'),
      figure(`${name}/scan/flat-${patterns}/min`, percentile(ratios, 0), 'ratio'),
      figure(`${name}/scan/flat-${patterns}/median`, percentile(ratios, 0.5), 'ratio'),
      figure(`${name}/scan/flat-${patterns}/p95`, percentile(ratios, 0.95), 'ratio'),
      figure(`${name}/scan/warm-flat-${patterns}`, totals.warmMs / first.warmMs, 'ratio'),
    ];
    return [
      figure(`${name}/${patterns}/open`, openMs, 'ms'),
      figure(`${name}/${patterns}/open-again`, openAgainMs, 'ms'),
      figure(`${name}/${patterns}/scan/cold`, totals.coldMs, 'ms'),
      figure(`${name}/${patterns}/scan/warm`, totals.warmMs, 'ms'),
      ...(patterns === SCANNED[0] ? [] : flat),
    ];
  });
  const rows = sums.map(({ patterns, matches, openMs, openAgainMs, ...totals }) => [
    `${patterns}`,
    inMs(openMs),
    inMs(openAgainMs),
    `${matches}`,
    inMs(totals.coldMs),
    asTimes(totals.coldMs / first.coldMs),
    inMs(totals.warmMs),
    asTimes(totals.warmMs / first.warmMs),
  ]);
  const head = ['patterns', 'open ms', 'again', 'matches', 'cold ms', 'as long', 'warm ms', 'as long'];
  const text = `Whole scan of ${pages.length} pages in ${which}, and opening the index: first in a page, and again (medians)`;
  return { figures, text: [text, '', toTable(head, rows)].join('\n') };
}
