/**
 * The `bench` command: how fast and how large the extension is, as built from the present sources.
 *
 *     npm run bench -- [--pages N] [--repeats N] [--seconds N] [--only SECTION,…] [--firefox] [--no-build] [--json FILE]
 *     npm run bench -- --firefox --document   a whole run, and docs/performance.md with its pictures written from it
 *     npm run bench -- --record               keep the ratios to the limit in tests/bench/recorded.json
 *     npm run bench -- --compare              fail if one of them is more than 15 % worse than recorded
 *
 * From `scan` on sections need saved pages beside the project. Times depend on the machine and on what else it does: compare
 * ratios. `--json` writes every figure under a stable name, and `--from FILE` takes the figures of such a file instead of
 * measuring. `--seconds` is how long changing and idle pages are watched. `--no-build` measures what lies in `dist/`.
 *
 * Exit code 0: measured; 1: something did not work, or a ratio is worse than recorded; 2: wrong arguments, no pages to measure,
 * or nothing that the record can be compared with.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openScanChromium } from './bench/chromium';
import { writeDocument } from './bench/document/write';
import { readRun, toJson, toRun, type Report, type Run } from './bench/figures';
import { openScanFirefox } from './bench/firefox';
import { compareWithRecord, writeRecord } from './bench/guard';
import { makeInputs, type Inputs } from './bench/inputs';
import { measureMatcher } from './bench/matcher';
import { reportMatcher } from './bench/matcher-report';
import { measureChanges, reportChanges } from './bench/live/changes';
import { measureHuge, reportHuge } from './bench/live/huge';
import { measureIdle, reportIdle } from './bench/live/idle';
import { measureMemory, reportMemory } from './bench/live/memory';
import { measureUse, reportUse } from './bench/live/use';
import { parseOptions, SECTIONS, type Options, type Section } from './bench/options';
import { prepare } from './bench/peers/engines';
import { measurePeers, sampleSize } from './bench/peers/measure';
import { reportPeers } from './bench/peers/report';
import { serveStill } from './bench/saved-pages';
import { measureScans, reportScans } from './bench/scan';
import { measureBuild, reportSizes } from './bench/sizes';
import { measureStart, reportStart } from './bench/start-cost';
import { measureTasks, reportTasks } from './bench/tasks';
import { measureIndexes, measureTerms, reportTerms } from './bench/terms';
import { measureTransport } from './bench/transport';
import { reportTransport } from './bench/transport-report';
import { bundleInPage, type ScanBrowser, type Scripts } from './bench/world';
import type { Served } from './browsers/serve-pages';
import { folderOf, runBuild, type Target } from './build';
import { ensureGenerated } from './generated';
import { ROOT } from './tool';

/** Ratios as they were when somebody last looked. */
const RECORDED = join(ROOT, 'tests/bench/recorded.json');
const DOCS = join(ROOT, 'docs');

const dirOf = (target: Target): string => join(ROOT, folderOf({ target, openRoot: false }));

/** A word of progress, where somebody is watching; `total` is Infinity where it is not known. */
function progress(section: string, total: number): (page: string) => void {
  let done = 0;
  return (page) => {
    done++;
    const count = total === Infinity ? '' : `${done} of ${total}, `;
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${section}: ${count}${page}`);
    if (done === total && process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  };
}

type Conditions = Record<string, string | number>;

/** Measure something in one browser after the other. */
async function inEachBrowser(
  { firefox }: Options,
  conditions: Conditions,
  scripts: Scripts,
  measure: (browser: ScanBrowser) => Promise<Report>,
): Promise<Report[]> {
  const reports: Report[] = [];
  for (const open of [openScanChromium, ...(firefox ? [openScanFirefox] : [])]) {
    const browser = await open(scripts);
    try {
      conditions[browser.which] = browser.version;
      reports.push(await measure(browser));
    } finally {
      await browser.close();
    }
  }
  return reports;
}

async function benchScans(options: Options, served: Served, conditions: Conditions): Promise<Report[]> {
  const { pages, repeats } = options;
  const scripts = { 'in-page': await bundleInPage() };
  return inEachBrowser(options, conditions, scripts, async (browser) => {
    const onPage = progress(`scan in ${browser.which}`, pages.length);
    return reportScans(browser.which, await measureScans(browser, { served, pages, repeats, onPage }));
  });
}

async function benchPeers(options: Options, conditions: Conditions): Promise<Report[]> {
  const { pages, repeats } = options;
  const prepared = await prepare();
  return inEachBrowser(options, conditions, prepared.scripts, async (browser) => {
    const onPage = progress(`peers in ${browser.which}`, sampleSize(pages.length));
    return reportPeers(browser.which, await measurePeers(browser, { prepared, pages, repeats, onPage }));
  });
}

/** Texts and indexes, made when first asked for: only some sections need them. */
function lazyInputs(): () => Inputs {
  let inputs: Inputs | null = null;
  return () => (inputs ??= makeInputs());
}

/** Run the sections asked for and print each as it is done. */
async function runBench(options: Options, print: (text: string) => void): Promise<Run> {
  const { sections, pages, repeats, seconds, firefox } = options;
  const inputs = lazyInputs();
  const served = await serveStill();
  const dir = dirOf('chrome');
  const conditions: Conditions = { node: process.versions.node, cpus: cpus().length };
  conditions['pages'] = pages.length;
  conditions['repeats'] = repeats;
  conditions['seconds'] = seconds;
  const run: Record<Section, () => Report[] | Promise<Report[]>> = {
    sizes: () => [reportSizes({ chrome: measureBuild(dir), firefox: measureBuild(dirOf('firefox')) })],
    start: async () => [reportStart(await measureStart(dir, repeats))],
    scan: () => benchScans(options, served, conditions),
    tasks: async () => {
      const onPage = progress('tasks', pages.length);
      return [reportTasks(await measureTasks({ served, pages, dir, repeats: Math.min(repeats, 2), onPage }))];
    },
    peers: () => benchPeers(options, conditions),
    matcher: async () => {
      const onBrowser = (which: string, version: string): unknown => (conditions[which] = version);
      const onJob = progress('matcher', Infinity);
      const results = await measureMatcher({ inputs: inputs(), repeats, firefox, onJob, onBrowser });
      return [...results].map(([which, measured]) => reportMatcher(which, measured));
    },
    terms: async () => {
      const onPage = progress('terms', Infinity);
      const scans = await measureTerms({ inputs: inputs(), served, pages, repeats, firefox, onPage });
      return [reportTerms(measureIndexes(inputs()), scans)];
    },
    transport: async () => {
      const onStep = progress('transport', Infinity);
      return [reportTransport(await measureTransport({ inputs: inputs(), repeats, onStep }))];
    },
    changes: async () => [reportChanges(await measureChanges(dir, seconds))],
    huge: async () => [reportHuge(await measureHuge(dir, Math.min(repeats, 3)))],
    use: async () => [
      reportUse(await measureUse({ chromium: dir, ...(firefox ? { firefox: dirOf('firefox') } : {}) })),
    ],
    memory: async () => [reportMemory(await measureMemory({ dir, page: pages[Math.floor(pages.length / 2)]! }))],
    idle: async () => [reportIdle(await measureIdle(dir, seconds))],
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
  return toRun(
    conditions,
    reports.flatMap(({ figures }) => figures),
  );
}

/** Do with the figures of a run what was asked for. Returns the exit code. */
function finish({ json, recorded, document }: Options, run: Run): 0 | 1 | 2 {
  if (json !== null) writeFileSync(json, toJson(run));
  if (document) writeDocument(run, DOCS);
  if (recorded === 'write') writeRecord(RECORDED, run);
  return recorded === 'compare' ? compareWithRecord(RECORDED, run, console) : 0;
}

async function measure(options: Options): Promise<Run> {
  ensureGenerated();
  return runBench(options, (text) => console.log(text));
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
  const { from, build } = options;
  if (from === null) {
    if (build && (await runBuild([], (text) => console.error(text))) !== 0) return 1;
    if (!existsSync(dirOf('chrome')) || !existsSync(dirOf('firefox'))) {
      console.error('There is no build in dist/ to measure: leave out --no-build.');
      return 2;
    }
  }
  try {
    return finish(options, from === null ? await measure(options) : readRun(from));
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await main(process.argv.slice(2));
}
