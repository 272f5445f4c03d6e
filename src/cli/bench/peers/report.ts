/** The peers' times as figures and as a table. */
import { asTimes, figure, inMs, shorten, toTable, type Figure, type Report } from '../figures';
import { median, percentile, sum } from '../statistics';
import type { PeerPage, State, Timing } from './measure';
import { ENGINE_NAMES, OURS, SIZES, SLOW, type Engine, type Job } from './names';

const STATES: Readonly<Record<State, string>> = {
  cold: 'in a fresh document',
  first: 'in a fresh document of a new process, where the browser has nothing compiled yet',
};

interface Row extends Job {
  pages: readonly PeerPage[];
  ms: number;
  found: number;
  /** Of each page: as many times as long as ours takes with the same forms; of ours, as a bare read takes. */
  ratios: number[];
  total: number;
  /** Of each page: as many times as long as a bare read. */
  toRead: number[];
}

const CLOCK_STEP = 0.001;
const over = (ms: number, limit: number): number => ms / Math.max(limit, CLOCK_STEP);

const timingOf = ({ timings }: PeerPage, { engine, size }: Job): Timing | undefined =>
  timings.find((timing) => timing.engine === engine && timing.size === size);

/** One engine with one number of forms, or nothing if it was not run. */
function rowOf(results: readonly PeerPage[], job: Job): Row[] {
  const pages = results.filter((page) => timingOf(page, job));
  if (pages.length === 0) return [];
  const times = pages.map((page) => timingOf(page, job)!);
  const limits = pages.map((page) =>
    job.engine === OURS ? page.readMs : timingOf(page, { ...job, engine: OURS })!.ms,
  );
  const ms = sum(times.map((timing) => timing.ms));
  return [
    {
      ...job,
      pages,
      ms,
      found: sum(times.map(({ found }) => found)),
      ratios: times.map((timing, index) => over(timing.ms, limits[index]!)),
      total: over(ms, sum(limits)),
      toRead: times.map((timing, index) => over(timing.ms, pages[index]!.readMs)),
    },
  ];
}

/** What was measured in one browser. */
export function reportPeers(which: string, results: readonly PeerPage[]): Report {
  const states = (Object.keys(STATES) as State[]).flatMap((state) => {
    const pages = results.filter((page) => page.state === state);
    const jobs = [...SIZES, 'bundled' as const].flatMap((size) =>
      (Object.keys(ENGINE_NAMES) as Engine[]).map((engine): Job => ({ engine, size })),
    );
    return pages.length === 0 ? [] : [{ state, pages, rows: jobs.flatMap((job) => rowOf(pages, job)) }];
  });
  return {
    figures: states.flatMap(({ state, pages, rows }) => [
      ...rows.flatMap((row) => rowFigures(`peers/${which}/${state}/${row.size}/${row.engine}`, row)),
      ...pages.flatMap((page) => pageFigures(`peers/${which}/${state}/page/${page.page}`, page)),
    ]),
    text: states.map(({ state, pages, rows }) => toText(which, state, pages, rows)).join('\n\n'),
  };
}

function toText(which: string, state: State, pages: readonly PeerPage[], rows: readonly Row[]): string {
  const table = toTable(
    ['forms and who looks for them', 'pages', 'hits', 'ms', 'min', 'median', '95th pct', 'total', 'to read'],
    rows.map(({ engine, size, pages: { length }, found, ms, ratios, total, toRead }) => [
      `${size === 'bundled' ? 'all' : size}: ${ENGINE_NAMES[engine]}`,
      `${length}`,
      `${found}`,
      inMs(ms),
      ...[percentile(ratios, 0), median(ratios), percentile(ratios, 0.95), total, median(toRead)].map(asTimes),
    ]),
  );
  const slow = rows.filter(({ engine }) => engine === SLOW);
  return [
    `Peers in ${which}, ${STATES[state]}:`,
    'milliseconds over all pages, from opening the index or making the expression to the marks, and how many times as long as',
    'Termlight takes with the same forms on the same page; Termlight itself beside a bare read',
    '',
    table,
    `A bare read of the ${pages.length} pages took ${inMs(sum(pages.map(({ readMs }) => readMs)))} ms. To read: median of the times of a bare read.`,
    ...slow.map((row) => `mark.js with ${row.size} terms ran once on ${row.pages.map(describe).join(', ')}.`),
  ].join('\n');
}

const describe = ({ page, characters }: PeerPage): string =>
  `${shorten(page.replace(/\.html$/, ''), 32)} (${characters} characters)`;

function rowFigures(name: string, { pages, ms, found, ratios, total, toRead }: Row): Figure[] {
  return [
    figure(`${name}/pages`, pages.length, 'count'),
    figure(`${name}/found`, found, 'count'),
    figure(`${name}/time`, ms, 'ms'),
    figure(`${name}/ratio/min`, percentile(ratios, 0), 'ratio'),
    figure(`${name}/ratio/median`, median(ratios), 'ratio'),
    figure(`${name}/ratio/p95`, percentile(ratios, 0.95), 'ratio'),
    figure(`${name}/ratio/total`, total, 'ratio'),
    figure(`${name}/to-read/median`, median(toRead), 'ratio'),
  ];
}

const pageFigures = (name: string, { characters, readMs, timings }: PeerPage): Figure[] => [
  figure(`${name}/characters`, characters, 'characters'),
  figure(`${name}/read`, readMs, 'ms'),
  ...timings.map(({ engine, size, ms }) => figure(`${name}/${size}/${engine}`, ms, 'ms')),
];
