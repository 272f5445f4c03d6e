/** What the extension costs in pages that change all the time, with the same pages without it as a control. */
import { sleep } from '../../browsers/tab';
import { figure, inMs, toTable, type Figure, type Report } from '../figures';
import { serveStill } from '../saved-pages';
import { sum } from '../statistics';
import { openLive, type LiveBrowser } from './live-browser';
import { readLive, type Live } from './ours';
import { streamPage, type StreamName, type Streamed } from './streams';
import { checkParagraphs, makeParagraphs, readSentences, type Paragraph } from './texts';

/** One run of a stream. */
export interface StreamRun {
  /** Share of the main thread that was spent in script of ours, in tasks of any kind. */
  share: { ours: number; busy: number };
  /** The same in the last quarter of the time: it grows where a page that grows gets dearer. */
  lastQuarter: number;
  /** The most script of ours in one task. Milliseconds. */
  longest: number;
  /** Tasks above 50 ms, and those of them with script of ours. */
  long: { all: number; ours: number };
  changes: number;
}

/** One stream with the extension and without. */
export interface StreamCost {
  name: StreamName;
  seconds: number;
  withIt: StreamRun;
  without: StreamRun;
}

/** Longer tasks hold up what the reader does. Those that only waited for a processor are none: on a busy machine there are many. */
const LONG_MS = 50;
/** Of the changes that are due so many must have been made, or the page was not what it is said to be. */
const LEAST_MADE = 0.98;
/** Milliseconds until the last changes have been read. */
const REST_MS = 2500;

const STREAMS: readonly StreamName[] = ['append', 'rewrite'];

/** A mention in every fifth paragraph or so. */
const SHAPE = { characters: 200_000, terms: 200, length: 2 };
/** The one in the heading of the page. */
const HEADING_TERMS = 1;

/** Run each stream for so many seconds with the extension in `dir` and without. */
export async function measureChanges(dir: string, seconds: number): Promise<StreamCost[]> {
  const { matcher, ...sentences } = await readSentences();
  const paragraphs = makeParagraphs(sentences, SHAPE);
  checkParagraphs(paragraphs, matcher);
  const served = await serveStill(
    Object.fromEntries(STREAMS.map((name) => [`/${name}`, streamPage(name, paragraphs)])),
  );
  const [withIt, without] = [await openLive(dir), await openLive(null)];
  try {
    const costs: StreamCost[] = [];
    for (const [turn, name] of STREAMS.entries()) {
      const run = (browser: LiveBrowser) =>
        runStream(browser, `${served.base}/${name}`, seconds, paragraphs, browser === withIt);
      // They take turns in going first.
      const runs = new Map<LiveBrowser, StreamRun>();
      for (const browser of turn % 2 ? [without, withIt] : [withIt, without]) runs.set(browser, await run(browser));
      costs.push({ name, seconds, withIt: runs.get(withIt)!, without: runs.get(without)! });
    }
    return costs;
  } finally {
    await Promise.all([withIt.close(), without.close(), served.close()]);
  }
}

async function runStream(
  browser: LiveBrowser,
  url: string,
  seconds: number,
  paragraphs: readonly Paragraph[],
  isMarked: boolean,
): Promise<StreamRun> {
  const tab = await browser.newTab();
  try {
    await tab.load(url);
    await sleep(REST_MS);
    let streamed: Streamed | null = null;
    const events = await browser.trace(async () => {
      await tab.eval('console.timeStamp("stream"), stream.start()');
      await sleep(seconds * 1000);
      streamed = await tab.eval<[], Streamed>('console.timeStamp("stream"), stream.stop()');
    });
    await sleep(REST_MS);
    const { due, made, shown } = streamed!;
    if (made < LEAST_MADE * due || shown.length === 0) throw new Error(`${url} made ${made} of ${due} changes.`);
    if (isMarked) {
      const [expected, seen] = [HEADING_TERMS + sum(shown.map((at) => paragraphs[at]!.terms)), await tab.mentions()];
      if (seen !== expected) throw new Error(`The extension counts ${seen} of ${expected} mentions in ${url}.`);
    }
    return sumUp(readLive(events, 'stream'), made);
  } finally {
    await tab.close();
  }
}

/** What a run comes to. */
export function sumUp({ tasks, ms }: Live, changes: number): StreamRun {
  const long = tasks.filter(({ busyMs }) => busyMs > LONG_MS);
  const late = tasks.filter(({ at }) => at >= ms * 0.75);
  return {
    share: { ours: sum(tasks.map(({ oursMs }) => oursMs)) / ms, busy: sum(tasks.map(({ busyMs }) => busyMs)) / ms },
    lastQuarter: sum(late.map(({ oursMs }) => oursMs)) / (ms / 4),
    longest: Math.max(0, ...tasks.map(({ oursMs }) => oursMs)),
    long: { all: long.length, ours: long.filter(({ oursMs }) => oursMs > 0).length },
    changes,
  };
}

export function reportChanges(costs: readonly StreamCost[]): Report {
  const rows = costs.map(({ name, withIt, without }) => [
    WHAT[name],
    `${withIt.changes}`,
    ...[withIt.share.ours, withIt.lastQuarter, withIt.share.busy, without.share.busy].map(inPercent),
    inMs(withIt.longest),
    ...[withIt.long.all, withIt.long.ours, without.long.all].map(String),
  ]);
  const text = [
    `Changing pages, in Chromium, ${costs[0]?.seconds ?? 0} s each: share of the main thread in script of ours, and in its last quarter; share that`,
    'is busy at all, and without Termlight; longest script of ours in a task, milliseconds; tasks above 50 ms, those of them with',
    'script of ours, and without Termlight',
    '',
    toTable(['page', 'changes', 'ours', 'at last', 'busy', 'without', 'longest', 'long', 'ours', 'without'], rows),
  ];
  return { figures: costs.flatMap(figuresOf), text: text.join('\n') };
}

const WHAT: Record<StreamName, string> = {
  append: '10,000 paragraphs a minute appended',
  rewrite: '1,000 texts a second rewritten',
};

const inPercent = (share: number): string => `${(share * 100).toFixed(2)} %`;

function figuresOf({ name, withIt, without }: StreamCost): Figure[] {
  return [
    figure(`changes/${name}/changes`, withIt.changes, 'count'),
    figure(`changes/${name}/share`, withIt.share.ours, 'ratio'),
    figure(`changes/${name}/share-last-quarter`, withIt.lastQuarter, 'ratio'),
    figure(`changes/${name}/busy`, withIt.share.busy, 'ratio'),
    figure(`changes/${name}/control-busy`, without.share.busy, 'ratio'),
    figure(`changes/${name}/control-script`, without.share.ours, 'ratio'),
    figure(`changes/${name}/longest`, withIt.longest, 'ms'),
    figure(`changes/${name}/long-tasks`, withIt.long.all, 'count'),
    figure(`changes/${name}/own-long-tasks`, withIt.long.ours, 'count'),
    figure(`changes/${name}/control-long-tasks`, without.long.all, 'count'),
    figure(`changes/${name}/added-long-tasks`, Math.max(0, withIt.long.all - without.long.all), 'count'),
  ];
}
