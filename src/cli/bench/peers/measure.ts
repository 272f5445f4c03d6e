/** How long the peers take on the saved pages, beside our whole scan and a bare read of the same text. */
import { serveStill } from '../saved-pages';
import { least, sum } from '../statistics';
import type { ScanBrowser } from '../world';
import type { PeerCalls, Prepared } from './engines';
import type { Found } from './found';
import { OURS, QUICK, SIZES, SLOW, scriptOf, type Job } from './names';
import { quantiles } from './quantiles';

/** Milliseconds, the least of all repeats. Ours begin with opening the index, as the peers' do with making their expression. */
export interface Timing extends Job, Found {}

/**
 * `cold`: in a fresh document, in a process that has seen other pages: what the browser keeps from them is kept.
 * `first`: in a process that has run nothing yet, as of every site that is opened anew.
 */
export type State = 'cold' | 'first';

export interface PeerPage {
  state: State;
  page: string;
  characters: number;
  readMs: number;
  timings: Timing[];
}

export interface PeerOptions {
  prepared: Prepared;
  pages: readonly string[];
  repeats: number;
  /** Called for each of `sampleSize` pages. */
  onPage: (page: string) => void;
}

const CONTROL_PATH = '/control';
/** Enough pages for the peers: with all their loads, each takes several seconds. */
const SAMPLE = 16;
const REPEATS = 3;
/** The slow one: so many pages, each once, and an odd number, of which one is the median; with 5,000 forms it needs ten times as long. */
const SLOW_PAGES = { 500: 5, 5000: 3 };
const SLOW_FACTOR = 10;
const SLOW_LIMIT_MS = 20_000;
const FIRST_PAGES = 8;

/** How many pages are measured of so many. */
export const sampleSize = (pages: number): number => Math.min(pages, SAMPLE);

const ALL: readonly Job[] = [
  { engine: OURS, size: 'bundled' },
  ...SIZES.flatMap((size) => [OURS, ...QUICK].map((engine) => ({ engine, size }))),
];
const FIRST: readonly Job[] = SIZES.flatMap((size) => [
  { engine: OURS, size },
  { engine: 'regexp', size },
]);
const SLOW_JOBS = SIZES.map((size): Job => ({ engine: SLOW, size }));

/** Measure a sample of the pages in one browser. Throws if something finds nothing where there is something. */
export async function measurePeers(browser: ScanBrowser, options: PeerOptions): Promise<PeerPage[]> {
  const { prepared, pages, onPage } = options;
  const repeats = Math.min(2 * options.repeats, REPEATS);
  const served = await serveStill({ [CONTROL_PATH]: prepared.control.html });
  const urlOf = (page: string): string => `${served.base}/${encodeURIComponent(page)}`;
  try {
    await control(browser, served.base + CONTROL_PATH, prepared.control.forms);
    const sample = quantiles(await bySize(browser, pages, urlOf), sampleSize(pages.length));
    const results: PeerPage[] = [];
    for (const page of sample) {
      onPage(page);
      results.push({ state: 'cold', page, ...(await measurePage(browser, urlOf(page), ALL, repeats)) });
    }
    await addSlow(browser, results, urlOf);
    for (const page of browser.renew ? quantiles(sample, FIRST_PAGES) : [])
      results.push({ state: 'first', page, ...(await measurePage(browser, urlOf(page), FIRST, repeats, true)) });
    findBlind(results);
    return results;
  } finally {
    await served.close();
  }
}

/** Run everything once on a page that holds a known number of forms. It also gets the browser going. */
async function control(browser: ScanBrowser, url: string, forms: number): Promise<void> {
  for (const job of [...ALL, ...SLOW_JOBS]) {
    const { found } = await run(browser, url, job);
    if (found < forms) throw new Error(`${scriptOf(job)} found ${found} of ${forms} forms in the control page.`);
  }
}

/** Pages in the order of what there is to read. */
async function bySize(browser: ScanBrowser, pages: readonly string[], urlOf: (page: string) => string) {
  const sizes: [page: string, characters: number][] = [];
  for (const page of pages) sizes.push([page, (await read(browser, urlOf(page))).characters]);
  return sizes.sort((a, b) => a[1] - b[1]).map(([page]) => page);
}

const read = async (browser: ScanBrowser, url: string) => (await browser.fresh(url)).call('coldRead');

async function run(browser: ScanBrowser, url: string, job: Job): Promise<Found> {
  if (job.engine !== OURS) return (await browser.fresh<PeerCalls>(url, scriptOf(job))).call('coldFind');
  const { openMs, ms, matches } = await (await browser.fresh(url, scriptOf(job))).call('coldScan');
  return { ms: openMs + ms, found: matches };
}

/** All take turns in going first: a browser that gets slower or faster meanwhile favours none. */
async function measurePage(
  browser: ScanBrowser,
  url: string,
  jobs: readonly Job[],
  repeats: number,
  renewing = false,
): Promise<Omit<PeerPage, 'page' | 'state'>> {
  const times = new Map<Job | null, number[]>([null, ...jobs].map((job) => [job, []]));
  const found = new Map<Job, number>();
  let characters = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const turn = [null, ...jobs];
    turn.push(...turn.splice(0, Math.floor((repeat * turn.length) / repeats)));
    for (const job of turn) {
      if (renewing) await browser.renew?.();
      const result = job ? await run(browser, url, job) : await read(browser, url);
      times.get(job)!.push(result.ms);
      if ('characters' in result) characters = result.characters;
      else found.set(job!, result.found);
    }
  }
  const timings = jobs.map((job) => ({ ...job, ms: least(times.get(job)!), found: found.get(job)! }));
  return { characters, readMs: least(times.get(null)!), timings };
}

/** Add the slow peer to some of the results. */
async function addSlow(browser: ScanBrowser, results: PeerPage[], urlOf: (page: string) => string): Promise<void> {
  const [short, long] = SLOW_JOBS as [Job, Job];
  const add = async ({ page, timings }: PeerPage, job: Job): Promise<number> => {
    const timing = { ...job, ...(await run(browser, urlOf(page), job)) };
    timings.push(timing);
    return timing.ms;
  };
  const bearable: PeerPage[] = [];
  for (const result of quantiles(results, SLOW_PAGES[500]))
    if ((await add(result, short)) * SLOW_FACTOR <= SLOW_LIMIT_MS) bearable.push(result);
  for (const result of quantiles(bearable, SLOW_PAGES[5000])) await add(result, long);
}

/** So many mentions are enough to expect a hit of everybody: single ones may be written as only we can read them. */
const ENOUGH = 5;

/** Throws if an engine found nothing in all the pages in which we find something with the same forms. */
export function findBlind(results: readonly PeerPage[]): void {
  for (const job of [...ALL, ...SLOW_JOBS]) {
    const pairs = results.flatMap(({ timings }) => {
      const of = (engine: string): Timing | undefined =>
        timings.find((timing) => timing.engine === engine && timing.size === job.size);
      const [ours, theirs] = [of(OURS), of(job.engine)];
      return ours && theirs && ours.found > 0 ? [{ ours: ours.found, theirs: theirs.found }] : [];
    });
    if (sum(pairs.map(({ ours }) => ours)) >= ENOUGH && sum(pairs.map(({ theirs }) => theirs)) === 0)
      throw new Error(`${scriptOf(job)} found nothing in ${pairs.length} pages in which we find something.`);
  }
}
