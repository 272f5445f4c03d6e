/** The longest tasks that the built extension causes in saved pages, with the same pages without it as a control. */
import type { Served } from '../browsers/serve-folder';
import { openTraceChromium, type TraceBrowser } from './chromium';
import { figure, inMs, shorten, toTable, type Report } from './figures';
import { least, percentile } from './statistics';
import { longest, readTasks, type PageTasks, type Task } from './trace';

/** One page. Milliseconds; of several loads the one with the shortest longest task counts. */
export interface PageLongest {
  page: string;
  /** The longest task with script in it, all of it ours, and how much of it was script. */
  ours: Task;
  /** The same page without the extension: its longest task of any kind, and its longest one with script in it. */
  control: { any: number; scripted: number };
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
      const control: PageLongest['control'][] = [];
      for (let repeat = 0; repeat < repeats; repeat++) {
        ours.push(longest((await loadWithExtension(withIt, url)).scripted));
        const { all, scripted } = readTasks(await without.record(url, WORK_MS), url);
        control.push({ any: longest(all).ms, scripted: longest(scripted).ms });
      }
      results.push({
        page,
        ours: ours.reduce((best, task) => (task.ms < best.ms ? task : best)),
        control: {
          any: least(control.map(({ any }) => any)),
          scripted: least(control.map(({ scripted }) => scripted)),
        },
      });
    }
    return results;
  } finally {
    await Promise.all([withIt.close(), without.close()]);
  }
}

/** Trace a page until the content script is done with it. Throws if it did not run: there would be nothing to measure. */
export async function loadWithExtension(browser: TraceBrowser, url: string): Promise<PageTasks> {
  for (let wait = WORK_MS; wait <= MAX_WORK_MS; wait *= 2) {
    const tasks = readTasks(await browser.record(url, wait), url);
    if (tasks.evaluateMs !== null && tasks.quietMs >= QUIET_MS) return tasks;
  }
  throw new Error(`The extension did not start, or did not come to rest, in ${url}.`);
}

export function reportTasks(results: readonly PageLongest[]): Report {
  const ours = results.map((result) => result.ours.ms);
  const long = ours.filter((ms) => ms > LONG_MS).length;
  const [median, p95, max] = [0.5, 0.95, 1].map((share) => percentile(ours, share)) as [number, number, number];
  const controlMax = Math.max(...results.map(({ control }) => control.scripted));
  const worst = [...results].sort((a, b) => b.ours.ms - a.ours.ms).slice(0, SHOWN);
  const text = [
    'Longest task of ours per page, in Chromium: milliseconds of the task, of the script in it, and of the page without Termlight',
    '',
    toTable(
      ['page', 'task', 'script', 'without: script', 'without: any task'],
      worst.map(({ page, ours: task, control }) => [
        shorten(page.replace(/\.html$/, ''), 32),
        ...[task.ms, task.scriptMs, control.scripted, control.any].map(inMs),
      ]),
    ),
    ...(results.length > SHOWN ? [`and ${results.length - SHOWN} pages with shorter ones.`] : []),
    `Over all pages: median ${inMs(median)}, 95th percentile ${inMs(p95)}, longest ${inMs(max)}; ${long} above ${LONG_MS} ms.`,
  ];
  const figures = [
    figure('tasks/longest/median', median, 'ms'),
    figure('tasks/longest/p95', p95, 'ms'),
    figure('tasks/longest/max', max, 'ms'),
    figure('tasks/above-50-ms', long, 'count'),
    figure('tasks/control/scripted-max', controlMax, 'ms'),
    ...results.flatMap(({ page, ours: task, control }) => [
      figure(`tasks/page/${page}/longest`, task.ms, 'ms'),
      figure(`tasks/page/${page}/longest-script`, task.scriptMs, 'ms'),
      figure(`tasks/page/${page}/control-scripted`, control.scripted, 'ms'),
      figure(`tasks/page/${page}/control-any`, control.any, 'ms'),
    ]),
  ];
  return { figures, text: text.join('\n') };
}
