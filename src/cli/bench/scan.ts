/** How long a whole scan takes beside a bare read of the same text: page by page, cold and warm. */
import type { Served } from '../browsers/serve-pages';
import { asTimes, figure, inMs, shorten, toTable, type Figure, type Report } from './figures';
import type { Read, Scan, Warm } from './in-page';
import { BLANK_PATH } from './saved-pages';
import { least, percentile, sum } from './statistics';
import { takeTurns } from './turns';
import type { ScanBrowser } from './world';

/** One page; milliseconds, the least of all repeats. */
export interface PageScan {
  page: string;
  characters: number;
  /** Characters of the bare read: those that a scan passes over are in it. */
  readCharacters: number;
  matches: number;
  marked: number;
  openMs: number;
  cold: { readMs: number; scanMs: number };
  /** The cold scan with the search for shadow trees, which comes after the marks. */
  wholeMs: number;
  /** The second scan in the same world: what the first one pays only once is the browser's work on the script. */
  againMs: number;
  warm: { readMs: number; scanMs: number };
  /** The warm scan without the gate. */
  ungatedMs: number;
}

export interface ScanOptions {
  served: Served;
  pages: readonly string[];
  repeats: number;
  onPage: (page: string) => void;
}

/** Measure all pages in one browser: first all that is cold, since what is warm leaves much behind for the browser to clear up. */
export async function measureScans(browser: ScanBrowser, options: ScanOptions): Promise<PageScan[]> {
  const { served, pages, repeats, onPage } = options;
  const urlOf = (page: string): string => `${served.base}/${encodeURIComponent(page)}`;
  await measureCold(browser, urlOf(pages[0]!), 1); // the first page of a new process pays for much else
  const cold = new Map<string, Cold>();
  for (const page of pages) {
    onPage(page);
    await browser.clearUp(`${served.base}${BLANK_PATH}`);
    cold.set(page, await measureCold(browser, urlOf(page), repeats));
  }
  const scans: PageScan[] = [];
  for (const page of pages) {
    onPage(page);
    scans.push({ page, ...cold.get(page)!, ...(await measureWarm(browser, urlOf(page), repeats)) });
  }
  return scans;
}

type Heat = 'warm' | 'ungatedMs';
type Cold = Omit<PageScan, 'page' | Heat>;

/** The two take turns in going first: a browser that gets slower or faster meanwhile favours neither. */
async function measureCold(browser: ScanBrowser, url: string, repeats: number): Promise<Cold> {
  const reads: Read[] = [];
  const scans: Scan[] = [];
  const again: number[] = [];
  const read = async (): Promise<void> => {
    reads.push(await (await browser.fresh(url)).call('coldRead'));
  };
  const scan = async (): Promise<void> => {
    const world = await browser.fresh(url);
    scans.push(await world.call('coldScan'));
    again.push((await world.call('coldScan')).ms);
  };
  await takeTurns(
    repeats,
    async (turn) => {
      for (const go of turn % 2 ? [scan, read] : [read, scan]) await go();
    },
    () => Object.values(leastOf(reads, scans)),
  );
  const { characters, matches, marked } = scans[0]!;
  return {
    characters,
    readCharacters: reads[0]!.characters,
    matches,
    marked,
    openMs: least(scans.map(({ openMs }) => openMs)),
    cold: leastOf(reads, scans),
    wholeMs: least(scans.map(({ wholeMs }) => wholeMs)),
    againMs: least(again),
  };
}

/** Infinite where there are none yet. */
const leastOf = (reads: readonly Read[], scans: readonly Scan[]): PageScan['cold'] => ({
  readMs: Math.min(...reads.map(({ ms }) => ms)),
  scanMs: Math.min(...scans.map(({ ms }) => ms)),
});

async function measureWarm(browser: ScanBrowser, url: string, repeats: number): Promise<Pick<PageScan, Heat>> {
  const warm: Warm[] = [];
  while (warm.length < repeats) warm.push(await (await browser.fresh(url)).call('warm'));
  return {
    warm: {
      readMs: least(warm.map(({ readMs }) => readMs)),
      scanMs: least(warm.map(({ scanMs }) => scanMs)),
    },
    ungatedMs: least(warm.map(({ ungatedMs }) => ungatedMs)),
  };
}

const STATES = ['cold', 'warm'] as const;
type State = (typeof STATES)[number];

const ratioOf = (scan: PageScan, state: State): number => scan[state].scanMs / Math.max(scan[state].readMs, 0.001);

/** Ratios of one state, summed up. */
function summary(scans: readonly PageScan[], state: State) {
  const ratios = scans.map((scan) => ratioOf(scan, state));
  const readMs = sum(scans.map((scan) => scan[state].readMs));
  const scanMs = sum(scans.map((scan) => scan[state].scanMs));
  return {
    min: percentile(ratios, 0),
    median: percentile(ratios, 0.5),
    p95: percentile(ratios, 0.95),
    total: scanMs / readMs,
    readMs,
    scanMs,
  };
}

/** What was measured in one browser, as figures and as a table of pages with a table of sums below. */
export function reportScans(which: string, scans: readonly PageScan[]): Report {
  const characters = sum(scans.map((scan) => scan.characters));
  const readCharacters = sum(scans.map((scan) => scan.readCharacters));
  const openMs = percentile(
    scans.map((scan) => scan.openMs),
    0.5,
  );
  const gate = sum(scans.map(({ warm }) => warm.scanMs)) / sum(scans.map(({ ungatedMs }) => ungatedMs));
  const coldReadMs = sum(scans.map(({ cold }) => cold.readMs));
  const again = sum(scans.map(({ againMs }) => againMs)) / coldReadMs;
  const whole = sum(scans.map(({ wholeMs }) => wholeMs)) / coldReadMs;
  const sums = STATES.map((state) => ({ state, ...summary(scans, state) }));
  const figures = [
    figure(`scan/${which}/characters`, characters, 'characters'),
    figure(`scan/${which}/read-characters`, readCharacters, 'characters'),
    figure(`scan/${which}/matches`, sum(scans.map(({ matches }) => matches)), 'count'),
    figure(`scan/${which}/open-index`, openMs, 'ms'),
    figure(`scan/${which}/gate`, gate, 'ratio'),
    figure(`scan/${which}/again`, again, 'ratio'),
    figure(`scan/${which}/whole`, whole, 'ratio'),
    ...sums.flatMap((row) => sumFigures(`scan/${which}/${row.state}`, row)),
    ...scans.flatMap((scan) => pageFigures(`scan/${which}/page/${scan.page}`, scan)),
  ];
  const text = [
    `Scan in ${which}: milliseconds of a bare read, of the whole scan, and how many times as long the scan took`,
    '',
    pageTable(scans),
    '',
    toTable(
      ['all pages', 'read', 'scan', 'min', 'median', '95th pct', 'total'],
      sums.map(({ state, readMs, scanMs, min, median, p95, total }) => [
        state,
        inMs(readMs),
        inMs(scanMs),
        ...[min, median, p95, total].map(asTimes),
      ]),
    ),
    `Characters read: ${readCharacters} bare, ${characters} by the scan. Index opened in ${inMs(openMs)} ms (median), once a page.`,
    `A second scan of the same page takes ${asTimes(again)} as long as the cold read: the rest is paid once a page, for script that the browser has not seen.`,
    `With the search for shadow trees, which comes after the marks, a cold scan takes ${asTimes(whole)} as long as the read.`,
    `With the gate a warm scan takes ${asTimes(gate)} as long as without.`,
  ];
  return { figures, text: text.join('\n') };
}

function pageTable(scans: readonly PageScan[]): string {
  const rows = scans.map((scan) => [
    shorten(scan.page.replace(/\.html$/, ''), 32),
    `${scan.characters}`,
    `${scan.matches}`,
    ...STATES.flatMap((state) => [inMs(scan[state].readMs), inMs(scan[state].scanMs), asTimes(ratioOf(scan, state))]),
  ]);
  return toTable(['page', 'chars', 'matches', 'cold read', 'scan', '', 'warm read', 'scan', ''], rows);
}

function sumFigures(name: string, { min, median, p95, total, readMs, scanMs }: ReturnType<typeof summary>): Figure[] {
  return [
    figure(`${name}/read`, readMs, 'ms'),
    figure(`${name}/scan`, scanMs, 'ms'),
    figure(`${name}/ratio/min`, min, 'ratio'),
    figure(`${name}/ratio/median`, median, 'ratio'),
    figure(`${name}/ratio/p95`, p95, 'ratio'),
    figure(`${name}/ratio/total`, total, 'ratio'),
  ];
}

function pageFigures(name: string, scan: PageScan): Figure[] {
  return [
    figure(`${name}/characters`, scan.characters, 'characters'),
    figure(`${name}/matches`, scan.matches, 'count'),
    figure(`${name}/marked`, scan.marked, 'count'),
    ...STATES.flatMap((state) => [
      figure(`${name}/${state}/read`, scan[state].readMs, 'ms'),
      figure(`${name}/${state}/scan`, scan[state].scanMs, 'ms'),
      figure(`${name}/${state}/ratio`, ratioOf(scan, state), 'ratio'),
    ]),
  ];
}
