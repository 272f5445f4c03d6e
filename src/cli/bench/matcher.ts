/** How long the matcher alone takes beside a bare loop over the same text, and beside the packages that do the like. */
import { openScanChromium } from './chromium';
import { openScanFirefox } from './firefox';
import { sumUp, toPlain } from './findings-sum';
import { COUNTS, indexPath, patternsPath, serveInputs, textPath, type IndexName, type Inputs } from './inputs';
import type * as MatcherInPage from './matcher-in-page';
import type { Job, JobResult } from './matcher-in-page';
import { PROTOTYPE } from './limits/prototype-text';
import { PEER_NAMES, type PeerName } from './peer-names';
import { LANGUAGES, type Language } from './texts';
import { bundle, type ScanBrowser } from './world';

/** One text with some indexes, and perhaps a peer. */
export interface Measured {
  language: Language;
  characters: number;
  indexes: readonly IndexName[];
  peer: PeerName | null;
  result: JobResult;
}

/** UTF-16 code units; 1 MB is a million of them. */
const MB = 1_000_000;
const SIZES = [10_000, 100_000, 10 * MB] as const;
/** The number of patterns at which everything is compared. */
export const USUAL = 5000;
/** A peer that would need longer to be built is not waited for. */
export const BUILD_BOUND_MS = 45_000;

type Plan = Omit<Measured, 'result'>;

/** What can be called in the page. */
type Calls = Pick<typeof MatcherInPage, 'settle' | 'run'>;

const nameOf = (count: number): IndexName => `${count}`;

/** Everything of ours: all numbers of patterns at 1 MB, in turns in one page; all other lengths with the usual number. */
const OWN: readonly Plan[] = LANGUAGES.flatMap((language) => [
  { language, characters: MB, indexes: COUNTS.map(nameOf), peer: null },
  { language, characters: MB, indexes: ['bundled', `${USUAL}-no-cues`], peer: null },
  ...SIZES.map((characters) => ({ language, characters, indexes: [nameOf(USUAL)], peer: null })),
]);

/** A peer, in all languages at 1 MB, and in all numbers of patterns on a short text. Rising numbers come last. */
const plansOf = (peer: PeerName): Plan[] => [
  ...LANGUAGES.map((language) => ({ language, characters: MB, indexes: [nameOf(USUAL)], peer })),
  ...COUNTS.map((count) => ({ language: 'mixed' as const, characters: 100_000, indexes: [nameOf(count)], peer })),
];

export interface MatcherOptions {
  inputs: Inputs;
  repeats: number;
  firefox: boolean;
  onJob: (what: string) => void;
  onBrowser: (which: string, version: string) => void;
}

/** Measure in one browser after the other. Throws where a browser finds something else than Node. */
export async function measureMatcher(options: MatcherOptions): Promise<Map<string, Measured[]>> {
  const { inputs, firefox, onBrowser } = options;
  const served = await serveInputs(inputs);
  const scripts = { matcher: await bundle('src/cli/bench/matcher-in-page.ts', PROTOTYPE) };
  const results = new Map<string, Measured[]>();
  try {
    for (const open of [openScanChromium, ...(firefox ? [openScanFirefox] : [])]) {
      const browser = await open(scripts);
      onBrowser(browser.which, browser.version);
      try {
        results.set(browser.which, await measureIn(browser, served.base, options));
      } finally {
        await browser.close();
      }
    }
  } finally {
    await served.close();
  }
  return results;
}

async function measureIn(browser: ScanBrowser, base: string, options: MatcherOptions): Promise<Measured[]> {
  const measured: Measured[] = [];
  const measure = async (plan: Plan): Promise<void> => {
    options.onJob(`${browser.which}, ${plan.peer ?? 'ours'}, ${plan.language}, ${plan.characters}`);
    measured.push({ ...plan, result: await runJob(browser, base, plan, options) });
  };
  for (const plan of OWN) await measure(plan);
  for (const peer of PEER_NAMES) {
    for (const plan of plansOf(peer)) {
      const expected = expectedBuildMs(measured, plan);
      if (expected > BUILD_BOUND_MS) measured.push({ ...plan, result: notBuilt(expected) });
      else await measure(plan);
    }
  }
  return measured;
}

async function runJob(
  browser: ScanBrowser,
  base: string,
  { language, characters, indexes, peer }: Plan,
  { inputs, repeats }: MatcherOptions,
): Promise<JobResult> {
  const job: Job = {
    text: textPath(language, characters),
    indexes: indexes.map(indexPath),
    ...(peer ? { peer: { name: peer, patterns: patternsPath(indexes[0]!) } } : {}),
    rounds: 3 * repeats,
  };
  const url = `${base}/?${encodeURIComponent(JSON.stringify(job))}`;
  const result = await (await browser.fresh<Calls>(url)).call('run');
  for (const [at, name] of indexes.entries()) {
    const { sum } = result.indexes[at]!;
    const expected = sumUp(toPlain(inputs.findingsOf(name, inputs.textOf(language, characters))));
    if (sum.found === 0) throw new Error(`Nothing was found in ${characters} characters of ${language}.`);
    if (sum.found !== expected.found || sum.checksum !== expected.checksum)
      throw new Error(
        `In ${browser.which} ${sum.found} places were found in ${characters} characters of ${language} with ${name} patterns, in Node ${expected.found}: the offsets differ.`,
      );
  }
  if (result.peer?.find && result.peer.found === 0) throw new Error(`${peer} found nothing in ${language}.`);
  return result;
}

/** How long a build will take that has been done with fewer patterns: it grows from step to step as it did before. */
export function expectedBuildMs(measured: readonly Measured[], plan: Plan): number {
  const number = COUNTS.indexOf(parseInt(plan.indexes[0]!, 10) as (typeof COUNTS)[number]);
  const msWith = (count: number | undefined): number | undefined =>
    measured.findLast(
      ({ peer, characters, indexes }) =>
        peer === plan.peer && characters === plan.characters && indexes[0] === `${count}`,
    )?.result.peer?.buildMs;
  const [before, last] = [msWith(COUNTS[number - 2]), msWith(COUNTS[number - 1])];
  if (plan.peer === null || last === undefined) return 0;
  return before === undefined ? last : last * Math.max(1, last / Math.max(before, 1));
}

const notBuilt = (expected: number): JobResult => ({
  characters: 0,
  bare: { ms: [] },
  indexes: [],
  peer: {
    buildMs: expected,
    find: null,
    found: 0,
    why: `not built in ${BUILD_BOUND_MS / 1000} s`,
  },
});
