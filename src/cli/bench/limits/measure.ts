/** What a cold scan is made of, and what less than a scan takes, part by part: where the limits lie. */
import { asTimes, figure, inMs, toTable, type Report } from '../figures';
import type { Served } from '../../browsers/serve-pages';
import { quantiles } from '../peers/quantiles';
import { least } from '../statistics';
import { bundle, type ScanBrowser } from '../world';
import type * as LimitsInPage from './in-page';
import { PROTOTYPE } from './prototype-text';

type Calls = Omit<typeof LimitsInPage, 'checksum'>;
type Call = Exclude<keyof Calls, 'settle'>;

/** What is called in a world of its own, and what the milliseconds that it returns are of. */
const CALLS: Readonly<Record<Call, readonly (readonly [name: string, what: string])[]>> = {
  lengths: [['lengths', 'going to every text node, asking for its length']],
  read: [
    ['read', 'bare read: the same, looking at every character'],
    ['read-again', 'bare read, a second time'],
  ],
  text: [['text', 'our own reading: the text in blocks, across inline elements']],
  words: [['words', '… and the pass over the words']],
  found: [['found', '… and the mentions that the matcher finds in them']],
  scan: [
    ['scan', 'the whole scan, to the painted marks'],
    ['scan-again', 'the whole scan, a second time'],
    ['scan-third', 'the whole scan, a third time'],
  ],
  search: [['search', 'the search for shadow trees, which comes after the marks']],
  prototype: [
    ['prototype', 'prototype: phrases told by hashes alone, nothing weighed or chosen'],
    ['prototype-again', 'prototype, a second time'],
  ],
};

/** Pages enough: each is loaded eight times for each repeat. */
const SAMPLE = 16;

export interface LimitOptions {
  served: Served;
  pages: readonly string[];
  repeats: number;
  onPage: (page: string) => void;
}

/** How many pages are measured of so many. */
export const sampleSize = (pages: number): number => Math.min(pages, SAMPLE);

/** Milliseconds of all pages together, by part; of each page the least of all repeats. */
export type Limits = Readonly<Record<string, number>>;

/** The script for the pages. The prototype looks for these forms. */
export const bundleLimits = (forms: readonly string[]): Promise<string> =>
  bundle('src/cli/bench/limits/in-page.ts', {
    ...PROTOTYPE,
    'src/cli/bench/limits/prototype-forms.ts': `export const FORMS = ${JSON.stringify(forms)};`,
  });

/** Each page is read in every way, part by part. */
export async function measureLimits(browser: ScanBrowser, options: LimitOptions): Promise<Limits> {
  const { served, pages, repeats, onPage } = options;
  const totals: Record<string, number> = {};
  const calls = Object.keys(CALLS) as Call[];
  for (const page of quantiles(pages, sampleSize(pages.length))) {
    onPage(page);
    const times: Record<string, number[]> = {};
    // A call is repeated at once: of script that has not run for a while the browser forgets what it has compiled.
    for (const call of calls)
      for (let repeat = 0; repeat < repeats; repeat++) {
        const world = await browser.fresh<Calls>(`${served.base}/${encodeURIComponent(page)}`);
        const ms = [await world.call(call)].flat();
        for (const [at, [name]] of CALLS[call].entries()) (times[name] ??= []).push(ms[at]!);
      }
    for (const [name, ms] of Object.entries(times)) totals[name] = (totals[name] ?? 0) + least(ms);
  }
  return totals;
}

export function reportLimits(which: string, limits: Limits): Report {
  const parts = Object.values(CALLS).flat();
  const ratioOf = (name: string): number => limits[name]! / limits['read']!;
  return {
    figures: parts.flatMap(([name]) => [
      figure(`limits/${which}/${name}/ms`, limits[name]!, 'ms'),
      figure(`limits/${which}/${name}/ratio`, ratioOf(name), 'ratio'),
    ]),
    text: [
      `What a cold scan is made of, in ${which}: milliseconds, and how many times as long as the bare read`,
      '',
      toTable(
        ['part, the first run in a fresh document unless said otherwise', 'ms', ''],
        parts.map(([name, what]) => [what, inMs(limits[name]!), asTimes(ratioOf(name))]),
      ),
    ].join('\n'),
  };
}
