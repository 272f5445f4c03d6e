/**
 * The `bench` command: how fast and how large the extension is, as built from the present sources.
 *
 *     npm run bench -- [--pages N] [--repeats N] [--only sizes,start,scan,tasks] [--firefox] [--no-build] [--json FILE]
 *
 * `scan` and `tasks` need saved pages beside the project. Times depend on the machine and on what else it does: compare
 * ratios. `--json` writes every figure under a stable name. `--no-build` measures what lies in `dist/`.
 *
 * Exit code 0: measured; 1: something did not work; 2: wrong arguments, or no pages to measure.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openScanChromium } from './bench/chromium';
import { toJson, type Report } from './bench/figures';
import { openScanFirefox } from './bench/firefox';
import { pageNames, serveStill } from './bench/saved-pages';
import { measureScans, reportScans } from './bench/scan';
import { measureBuild, reportSizes } from './bench/sizes';
import { PLAIN_PAGE, PLAIN_PATH, measureStart, reportStart } from './bench/start-cost';
import { measureTasks, reportTasks } from './bench/tasks';
import { bundleInPage, type ScanBrowser } from './bench/world';
import type { Served } from './browsers/serve-pages';
import { folderOf, runBuild, type Target } from './build';
import { ensureGenerated } from './generated';
import { ROOT } from './tool';

const SECTIONS = ['sizes', 'start', 'scan', 'tasks'] as const;
type Section = (typeof SECTIONS)[number];

const USAGE =
  'Use: npm run bench -- [--pages N] [--repeats N] [--only sizes,start,scan,tasks] [--firefox] [--no-build] [--json FILE].';

interface Options {
  sections: readonly Section[];
  /** Saved pages; empty where no section needs them. */
  pages: readonly string[];
  repeats: number;
  firefox: boolean;
  build: boolean;
  /** Where the figures go; null for nowhere. */
  json: string | null;
}

/** Throws an error of one sentence on anything that cannot be done. */
export function parseOptions(args: readonly string[]): Options {
  const values = parseCommandLine(args);
  const sections = values.only === undefined ? SECTIONS : values.only.split(',');
  if (!sections.every((name): name is Section => SECTIONS.includes(name as Section))) throw new Error(USAGE);
  const limit = values.pages === undefined ? Infinity : Number(values.pages);
  const repeats = Number(values.repeats ?? 5);
  if (!(limit >= 1) || !(Number.isInteger(repeats) && repeats >= 1)) throw new Error(USAGE);
  const needsPages = sections.includes('scan') || sections.includes('tasks');
  // npm runs in the folder of the project; paths are meant from where the user is.
  const json = values.json === undefined ? null : resolve(process.env['INIT_CWD'] ?? process.cwd(), values.json);
  if (json !== null && !existsSync(dirname(json))) throw new Error(`There is no folder ${dirname(json)} to write to.`);
  return {
    sections,
    pages: needsPages ? pageNames(limit) : [],
    repeats,
    firefox: values.firefox ?? false,
    build: !values['no-build'],
    json,
  };
}

function parseCommandLine(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        pages: { type: 'string' },
        repeats: { type: 'string' },
        only: { type: 'string' },
        json: { type: 'string' },
        firefox: { type: 'boolean' },
        'no-build': { type: 'boolean' },
      },
    }).values;
  } catch {
    throw new Error(USAGE);
  }
}

const dirOf = (target: Target): string => join(ROOT, folderOf({ target, openRoot: false }));

/** A word of progress, where somebody is watching. */
function progress(section: string, total: number): (page: string) => void {
  let done = 0;
  return (page) => {
    done++;
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${section}: ${done} of ${total}, ${page}`);
    if (done === total && process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  };
}

/** Scan all pages in one browser after the other. */
async function benchScans(options: Options, served: Served, conditions: Record<string, string | number>) {
  const { pages, repeats } = options;
  const scripts = { 'in-page': await bundleInPage() };
  const openers = [openScanChromium, ...(options.firefox ? [openScanFirefox] : [])];
  const reports: Report[] = [];
  for (const open of openers) {
    const browser: ScanBrowser = await open(scripts);
    try {
      conditions[browser.which] = browser.version;
      const onPage = progress(`scan in ${browser.which}`, pages.length);
      reports.push(reportScans(browser.which, await measureScans(browser, { served, pages, repeats, onPage })));
    } finally {
      await browser.close();
    }
  }
  return reports;
}

/** Run the sections asked for and print each as it is done. */
async function runBench(options: Options, print: (text: string) => void): Promise<void> {
  const { sections, pages, repeats, json } = options;
  const served = await serveStill({ [PLAIN_PATH]: PLAIN_PAGE });
  const dir = dirOf('chrome');
  const conditions: Record<string, string | number> = { node: process.versions.node, cpus: cpus().length };
  conditions['pages'] = pages.length;
  conditions['repeats'] = repeats;
  const run: Record<Section, () => Report[] | Promise<Report[]>> = {
    sizes: () => [reportSizes({ chrome: measureBuild(dir), firefox: measureBuild(dirOf('firefox')) })],
    start: async () => [reportStart(await measureStart(served, dir, repeats))],
    scan: () => benchScans(options, served, conditions),
    tasks: async () => {
      const onPage = progress('tasks', pages.length);
      return [reportTasks(await measureTasks({ served, pages, dir, repeats: Math.min(repeats, 2), onPage }))];
    },
  };
  const reports: Report[] = [];
  try {
    for (const section of SECTIONS.filter((name) => sections.includes(name))) {
      for (const report of await run[section]()) {
        print(`${report.text}\n`);
        reports.push(report);
      }
    }
  } finally {
    await served.close();
  }
  if (json !== null)
    writeFileSync(
      json,
      toJson(
        conditions,
        reports.flatMap(({ figures }) => figures),
      ),
    );
}

/** Run the command. Resolves with the exit code. */
async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  let options: Options;
  try {
    options = parseOptions(args);
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
  if (options.build && (await runBuild([], (text) => console.error(text))) !== 0) return 1;
  if (!existsSync(dirOf('chrome')) || !existsSync(dirOf('firefox'))) {
    console.error('There is no build in dist/ to measure: leave out --no-build.');
    return 2;
  }
  try {
    ensureGenerated();
    await runBench(options, (text) => console.log(text));
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await main(process.argv.slice(2));
}
