/** One run of the bench: what each section takes to be measured, and all that are asked for one after the other. */
import { cpus } from 'node:os';
import type { Served } from '../browsers/serve-pages';
import type { Target } from '../build';
import { openScanChromium } from './chromium';
import { toRun, type Report, type Run } from './figures';
import { openScanFirefox } from './firefox';
import { makeInputs, type Inputs } from './inputs';
import { bundleLimits, measureLimits, reportLimits, sampleSize as limitPages } from './limits/measure';
import { measureChanges, reportChanges } from './live/changes';
import { measureHuge, reportHuge } from './live/huge';
import { measureIdle, reportIdle } from './live/idle';
import { measureMemory, reportMemory } from './live/memory';
import { measureUse, reportUse } from './live/use';
import { measureMatcher } from './matcher';
import { reportMatcher } from './matcher-report';
import { SECTIONS, type Options, type Section } from './options';
import { prepare } from './peers/engines';
import { measurePeers, sampleSize } from './peers/measure';
import { reportPeers } from './peers/report';
import type { Progress } from './progress';
import { serveStill } from './saved-pages';
import { measureScans, reportScans } from './scan';
import { measureBuild, reportSizes } from './sizes';
import { measureStart, reportStart } from './start-cost';
import { measureTasks, reportTasks } from './tasks';
import { measureIndexes, measureTerms, reportTerms } from './terms';
import { measureTransport } from './transport';
import { reportTransport } from './transport-report';
import { bundleInPage, type ScanBrowser, type Scripts } from './world';

/** What sections need beside their own. */
interface Context extends Options {
  /** The built extensions. */
  dirs: Readonly<Record<Target, string>>;
  /** The saved pages. */
  served: Served;
  /** Texts and indexes, made when first asked for: only some sections need them. */
  inputs: () => Inputs;
  steps: Progress['steps'];
  onBrowser: (which: string, version: string) => void;
}

const RUNS: Readonly<Record<Section, (context: Context) => Report[] | Promise<Report[]>>> = {
  sizes: ({ dirs }) => [reportSizes({ chrome: measureBuild(dirs.chrome), firefox: measureBuild(dirs.firefox) })],
  start: async ({ dirs, repeats }) => [reportStart(await measureStart(dirs.chrome, repeats))],
  idle: async ({ dirs, seconds }) => [reportIdle(await measureIdle(dirs.chrome, seconds))],
  use: async ({ dirs, firefox }) => [
    reportUse(await measureUse({ chromium: dirs.chrome, ...(firefox ? { firefox: dirs.firefox } : {}) })),
  ],
  changes: async ({ dirs, seconds }) => [reportChanges(await measureChanges(dirs.chrome, seconds))],
  huge: async ({ dirs, repeats }) => [reportHuge(await measureHuge(dirs.chrome, repeats))],
  memory: async ({ dirs, pages }) => [
    reportMemory(await measureMemory({ dir: dirs.chrome, page: pages[Math.floor(pages.length / 2)]! })),
  ],
  scan: async (context) => {
    const { served, pages, repeats, steps } = context;
    return inEachBrowser(context, { 'in-page': await bundleInPage() }, async (browser) => {
      const onPage = steps(`scan in ${browser.which}`, 2 * pages.length);
      return reportScans(browser.which, await measureScans(browser, { served, pages, repeats, onPage }));
    });
  },
  limits: async (context) => {
    const { inputs, served, pages, repeats, steps } = context;
    const forms = inputs()
      .patternsOf('bundled')
      .map(({ text }) => text);
    return inEachBrowser(context, { limits: await bundleLimits(forms) }, async (browser) => {
      const onPage = steps(`limits in ${browser.which}`, limitPages(pages.length));
      return reportLimits(browser.which, await measureLimits(browser, { served, pages, repeats, onPage }));
    });
  },
  tasks: async ({ dirs, served, pages, repeats, steps }) => {
    const onPage = steps('tasks', pages.length);
    const options = { served, pages, dir: dirs.chrome, repeats: Math.min(repeats, 2), onPage };
    return [reportTasks(await measureTasks(options))];
  },
  terms: async ({ inputs, served, pages, repeats, firefox, steps }) => {
    const onPage = steps('terms');
    const scans = await measureTerms({ inputs: inputs(), served, pages, repeats, firefox, onPage });
    return [reportTerms(measureIndexes(inputs()), scans)];
  },
  transport: async ({ inputs, repeats, steps }) => {
    const onStep = steps('transport');
    return [reportTransport(await measureTransport({ inputs: inputs(), repeats, onStep }))];
  },
  matcher: async ({ inputs, repeats, firefox, steps, onBrowser }) => {
    const onJob = steps('matcher');
    const results = await measureMatcher({ inputs: inputs(), repeats, firefox, onJob, onBrowser });
    return [...results].map(([which, measured]) => reportMatcher(which, measured));
  },
  peers: async (context) => {
    const { pages, repeats, steps } = context;
    const prepared = await prepare();
    return inEachBrowser(context, prepared.scripts, async (browser) => {
      const onPage = steps(`peers in ${browser.which}`, sampleSize(pages.length));
      return reportPeers(browser.which, await measurePeers(browser, { prepared, pages, repeats, onPage }));
    });
  },
};

/** Measure something in one browser after the other. */
async function inEachBrowser(
  { firefox, onBrowser }: Context,
  scripts: Scripts,
  measure: (browser: ScanBrowser) => Promise<Report>,
): Promise<Report[]> {
  const reports: Report[] = [];
  for (const open of [openScanChromium, ...(firefox ? [openScanFirefox] : [])]) {
    const browser = await open(scripts);
    try {
      onBrowser(browser.which, browser.version);
      reports.push(await measure(browser));
    } finally {
      await browser.close();
    }
  }
  return reports;
}

/** Where words go. */
interface Outlets {
  /** The text of each report as soon as it is there. */
  print: (text: string) => void;
  progress: Progress;
}

/**
 * Run the sections asked for. One that fails takes nothing away from the others: resolves with a sentence on each that did,
 * beside what was measured.
 */
export async function runBench(
  options: Options,
  dirs: Context['dirs'],
  { print, progress }: Outlets,
): Promise<{ run: Run; failures: string[] }> {
  const { pages, repeats, seconds } = options;
  const conditions: Record<string, string | number> = { node: process.versions.node, cpus: cpus().length };
  Object.assign(conditions, { pages: pages.length, repeats, seconds });
  const served = await serveStill();
  let made: Inputs | null = null;
  const context: Context = {
    ...options,
    dirs,
    served,
    inputs: () => (made ??= makeInputs()),
    steps: progress.steps,
    onBrowser: (which, version) => (conditions[which] = version),
  };
  const sections = SECTIONS.filter((name) => options.sections.includes(name));
  const reports: Report[] = [];
  const failures: string[] = [];
  for (const [at, section] of sections.entries()) {
    const over = progress.section(section, at + 1, sections.length);
    try {
      for (const report of await RUNS[section](context)) {
        print(`${report.text}\n`);
        reports.push(report);
      }
    } catch (error) {
      failures.push(`${section} was not measured: ${(error as Error).message}`);
    }
    over();
  }
  await served.close();
  const figures = reports.flatMap((report) => report.figures);
  return { run: toRun(conditions, figures), failures };
}
