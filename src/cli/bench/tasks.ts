/**
 * The longest tasks of saved pages with the built extension: how much of them is its script, and the same pages without it as a
 * control, which has to have next to no script.
 */
import type { Served } from '../browsers/serve-pages';
import { openTraceChromium, type TraceBrowser } from './chromium';
import { figure, inMs, shorten, toTable, type Figure, type Report } from './figures';
import { least, percentile } from './statistics';
import { longest, readTasks, type PageTasks, type Task } from './trace';

/** One page. Milliseconds of processor time; of several loads the one with the shortest longest task counts. */
export interface PageLongest {
  page: string;
  /** The longest task with script of ours in it, and how much of it was script: the rest is parsing or layout of the page. */
  ours: Task;
  /** The most script of ours in one task. */
  script: number;
  /** The same page without the extension: its longest task, and the most of what would be taken for script of ours in one. */
  control: { any: number; script: number };
}

export interface TaskOptions {
  served: Served;
  pages: readonly string[];
  /** The built extension. */
  dir: string;
  /** Loads of each page, with the extension and without. */
  repeats: number;
  onPage: (page: string) => void;
}

/** Milliseconds after loading in which a content script starts and is done with most pages; where not, twice as many, and so on. */
const WORK_MS = 500;
const MAX_WORK_MS = 8000;
/** It is done when it has had nothing to do for so many milliseconds. */
const QUIET_MS = 150;

/** Longer tasks hold up what the reader does. */
const LONG_MS = 50;
/** Far enough below that to be no matter of noise. */
const CLEAR_MS = 25;
/** Rows that are printed; the JSON file has all. */
const SHOWN = 12;

/** Load all pages with and without the extension. */
export async function measureTasks({ served, pages, dir, repeats, onPage }: TaskOptions): Promise<PageLongest[]> {
  const [withIt, without] = [await openTraceChromium(dir), await openTraceChromium(null)];
  try {
    const results: PageLongest[] = [];
    for (const page of pages) {
      onPage(page);
      const url = `${served.base}/${encodeURIComponent(page)}`;
      const ours: Task[] = [];
      const script: number[] = [];
      const control: PageLongest['control'][] = [];
      for (let repeat = 0; repeat < repeats; repeat++) {
        const tasks = (await loadWithExtension(withIt, url)).scripted;
        ours.push(longest(tasks));
        script.push(mostScript(tasks));
        const { all, scripted } = readTasks(await without.record(url, WORK_MS), url);
        control.push({ any: longest(all).ms, script: mostScript(scripted) });
        if (longest(tasks).ms < CLEAR_MS) break; // another load could only make it less
      }
      results.push({
        page,
        ours: ours.reduce((best, task) => (task.ms < best.ms ? task : best)),
        script: least(script),
        control: {
          any: least(control.map(({ any }) => any)),
          script: least(control.map(({ script }) => script)),
        },
      });
    }
    return results;
  } finally {
    await Promise.all([withIt.close(), without.close()]);
  }
}

const mostScript = (tasks: readonly Task[]): number => Math.max(0, ...tasks.map(({ scriptMs }) => scriptMs));

/** Trace a page until the content script is done with it. Throws if it did not run: there would be nothing to measure. */
async function loadWithExtension(browser: TraceBrowser, url: string): Promise<PageTasks> {
  for (let wait = WORK_MS; wait <= MAX_WORK_MS; wait *= 2) {
    const tasks = readTasks(await browser.record(url, wait), url);
    if (tasks.evaluateMs !== null && tasks.quietMs >= QUIET_MS) return tasks;
  }
  throw new Error(`The extension did not start, or did not come to rest, in ${url}.`);
}

export function reportTasks(results: readonly PageLongest[]): Report {
  const sums = {
    longest: sumUp(results.map(({ ours }) => ours.ms)),
    script: sumUp(results.map(({ script }) => script)),
  };
  const control = Math.max(...results.map((result) => result.control.script));
  const worst = [...results].sort((a, b) => b.ours.ms - a.ours.ms).slice(0, SHOWN);
  const rows = worst.map(({ page, ours, script, control }) => [
    shorten(page.replace(/\.html$/, ''), 32),
    ...[ours.ms, ours.scriptMs, script, control.script, control.any].map(inMs),
  ]);
  const text = [
    'Longest task with script of ours per page, in Chromium, milliseconds of processor time: the task and the script in it; the',
    'most script in any task, the layout that it asks for included; and the page without Termlight: the most script',
    'in any task, and its longest task',
    '',
    toTable(['page', 'task', 'script', 'most script', 'without: most script', 'without: longest'], rows),
    ...(results.length > SHOWN ? [`and ${results.length - SHOWN} pages with shorter ones.`] : []),
    `Longest task over all pages: ${inWords(sums.longest)}.`,
    `Most script in a task:       ${inWords(sums.script)}.`,
    `Without Termlight, where there should be none: at most ${inMs(control)} ms.`,
  ];
  const figures = [
    ...Object.entries(sums).flatMap(([name, { median, p95, max, long }]) => [
      figure(`tasks/${name}/median`, median, 'ms'),
      figure(`tasks/${name}/p95`, p95, 'ms'),
      figure(`tasks/${name}/max`, max, 'ms'),
      figure(`tasks/${name}/above-50-ms`, long, 'count'),
    ]),
    figure('tasks/control/script-max', control, 'ms'),
    ...results.flatMap(pageFigures),
  ];
  return { figures, text: text.join('\n') };
}

interface Sums {
  median: number;
  p95: number;
  max: number;
  /** Pages above `LONG_MS`. */
  long: number;
}

const sumUp = (values: readonly number[]): Sums => ({
  median: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  max: percentile(values, 1),
  long: values.filter((ms) => ms > LONG_MS).length,
});

const inWords = ({ median, p95, max, long }: Sums): string =>
  `median ${inMs(median)}, 95th percentile ${inMs(p95)}, longest ${inMs(max)}; ${long} above ${LONG_MS} ms`;

const pageFigures = ({ page, ours, script, control }: PageLongest): Figure[] => [
  figure(`tasks/page/${page}/longest`, ours.ms, 'ms'),
  figure(`tasks/page/${page}/longest-script`, ours.scriptMs, 'ms'),
  figure(`tasks/page/${page}/script`, script, 'ms'),
  figure(`tasks/page/${page}/control-script`, control.script, 'ms'),
  figure(`tasks/page/${page}/control-any`, control.any, 'ms'),
];
