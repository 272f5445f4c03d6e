/** A page of five megabytes with ten thousand mentions: how long the reader waits for marks, and is held up by them. */
import { sleep } from '../../browsers/tab';
import { figure, inMs, type Report } from '../figures';
import { serveStill } from '../saved-pages';
import { least, median, sum } from '../statistics';
import type { TraceEvent } from '../trace';
import { openLive, type LiveBrowser, type LiveTab } from './live-browser';
import { hasStamp, lastStamp, longest, readLive, startOfOurs } from './ours';
import { checkParagraphs, makeParagraphs, readSentences, toHtml } from './texts';

/** One load, in milliseconds. */
export interface HugeLoad {
  /** The longest task with script of ours, and the most script of ours in one task. */
  longestTask: number;
  longestScript: number;
  script: number;
  /** From the start of the content script until a frame had all marks of the first viewport, and the one at the end of the page. */
  viewport: number;
  all: number;
}

export interface HugeCost {
  mentions: number;
  characters: number;
  marks: number;
  loads: HugeLoad[];
  /** The longest task of the page without the extension. */
  control: number;
}

const SHAPE = { characters: 5_000_000, terms: 10_000, length: 4 };
/** Paragraphs in a section; in each the first mention of a term is marked. */
const SECTION = 20;
/** The end of the page, shown all the time: only marks near the viewport are painted. */
const END =
  '<h2>End</h2><p id="end" style="position: fixed; inset: auto 0 0; margin: 0">The Belt and Road Initiative.</p>';
const END_TERMS = 1;

/** It is done when nothing has changed for so long. */
const QUIET_MS = 1500;
const MAX_MS = 60_000;
const TRIES = 3;

/** What the page itself sees: marks are counted once a frame, and looked at where their number has changed. */
interface Seen {
  marks: number;
  inViewport: number;
  atEnd: number;
  /** Milliseconds since any of these changed. */
  quietMs: number;
}

interface Loaded {
  seen: Seen;
  events: TraceEvent[];
}

const WATCH = `
  console.timeStamp('huge');
  const seen = { marks: 0, inViewport: 0, atEnd: 0 };
  let last = 0, shown = null;
  const highlights = () => ['underline-tl7q', 'possible-tl7q'].map((name) => CSS.highlights.get(name)).filter(Boolean);
  function look() {
    requestAnimationFrame(look);
    const marks = highlights().reduce((count, { size }) => count + size, 0);
    if (marks === seen.marks) return;
    last = performance.now();
    shown ??= new Set([...document.querySelectorAll('p')].slice(0, 50).filter((p) => p.getBoundingClientRect().top < innerHeight));
    const holders = highlights().flatMap((marked) => [...marked].map(({ startContainer }) => startContainer.parentElement));
    const inViewport = holders.filter((holder) => shown.has(holder)).length;
    const atEnd = holders.filter(({ id }) => id === 'end').length;
    if (inViewport !== seen.inViewport) console.timeStamp('viewport');
    if (atEnd !== seen.atEnd) console.timeStamp('end');
    Object.assign(seen, { marks, inViewport, atEnd });
  }
  addEventListener('DOMContentLoaded', look);
  addEventListener('load', () => (last = performance.now()));
  const watched = () => ({ ...seen, quietMs: performance.now() - last });`;

/** Load the page so many times with the extension in `dir`. */
export async function measureHuge(dir: string, repeats: number): Promise<HugeCost> {
  const { matcher, ...sentences } = await readSentences();
  const paragraphs = makeParagraphs(sentences, SHAPE);
  checkParagraphs(paragraphs, matcher);
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Huge</title><script>${WATCH}</script>${toHtml(paragraphs, SECTION)}${END}</html>`;
  const served = await serveStill({ '/huge': page });
  const [withIt, without] = [await openLive(dir), await openLive(null)];
  try {
    const loads: HugeLoad[] = [];
    const controls: number[] = [];
    let marks = 0;
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const isMarked of repeat % 2 ? [false, true] : [true, false]) {
        const { seen, events } = await loadHuge(isMarked ? withIt : without, `${served.base}/huge`, isMarked);
        if (isMarked) loads.push(readLoad(events));
        else controls.push(longest(readLive(events, 'huge').tasks).busyMs);
        marks = Math.max(marks, seen.marks);
      }
    }
    return { mentions: SHAPE.terms, characters: page.length, marks, loads, control: least(controls) };
  } finally {
    await Promise.all([withIt.close(), without.close(), served.close()]);
  }
}

/** Load it until the trace shows how the page began. */
async function loadHuge(browser: LiveBrowser, url: string, isMarked: boolean): Promise<Loaded> {
  for (let tries = 1; ; tries++) {
    const loaded = await loadOnce(browser, url, isMarked);
    if (tries === TRIES || hasStamp(loaded.events, 'huge')) return loaded;
  }
}

async function loadOnce(browser: LiveBrowser, url: string, isMarked: boolean): Promise<Loaded> {
  const tab = await browser.newTab();
  try {
    let seen!: Seen;
    const events = await browser.trace(async () => {
      await tab.load(url);
      seen = await whenQuiet(tab, isMarked);
    });
    if (isMarked) {
      const mentions = await tab.mentions();
      const expected = SHAPE.terms + END_TERMS;
      if (mentions !== expected)
        throw new Error(`The extension counts ${mentions} of ${expected} mentions in the huge page.`);
      if (seen.inViewport === 0) throw new Error('The huge page has no mark in its first viewport.');
    }
    return { seen, events };
  } finally {
    await tab.close();
  }
}

function readLoad(events: readonly TraceEvent[]): HugeLoad {
  const ours = readLive(events, 'huge').tasks.filter(({ oursMs }) => oursMs > 0);
  const start = startOfOurs(events).at;
  return {
    longestTask: longest(ours).busyMs,
    longestScript: Math.max(0, ...ours.map(({ oursMs }) => oursMs)),
    script: sum(ours.map(({ oursMs }) => oursMs)),
    viewport: lastStamp(events, 'viewport') - start,
    all: lastStamp(events, 'end') - start,
  };
}

/** Wait until the page has been marked to its end, if it is to be, and no mark has come for a while. */
async function whenQuiet(tab: LiveTab, isMarked: boolean): Promise<Seen> {
  for (const end = Date.now() + MAX_MS; ;) {
    await sleep(QUIET_MS / 2);
    const seen = await tab.eval<[], Seen>('watched()');
    if (seen.quietMs > QUIET_MS && (!isMarked || seen.atEnd > 0)) return seen;
    if (Date.now() > end) throw new Error(`The huge page did not come to rest within ${MAX_MS / 1000} s.`);
  }
}

/** Of several loads the least disturbed counts; times until marks are there are those of the median load. */
export function reportHuge({ mentions, characters, marks, loads, control }: HugeCost): Report {
  const of = (name: keyof HugeLoad): number[] => loads.map((load) => load[name]);
  const [task, script, all] = [least(of('longestTask')), least(of('longestScript')), least(of('script'))];
  const [viewport, last] = [median(of('viewport')), median(of('all'))];
  return {
    figures: [
      figure('huge/characters', characters, 'characters'),
      figure('huge/mentions', mentions, 'count'),
      figure('huge/painted', marks, 'count'),
      figure('huge/longest-task', task, 'ms'),
      figure('huge/longest-script', script, 'ms'),
      figure('huge/control-longest-task', control, 'ms'),
      figure('huge/script', all, 'ms'),
      figure('huge/viewport', viewport, 'ms'),
      figure('huge/end', last, 'ms'),
    ],
    text: [
      `A page of ${(characters / 1e6).toFixed(1)} M characters with ${mentions} mentions, of which ${marks} at most are painted at a time, in Chromium`,
      `  processor time: longest task with script of ours ${inMs(task)} ms; most script of ours in a task ${inMs(script)} ms, in all`,
      `  ${inMs(all)} ms; longest task without Termlight ${inMs(control)} ms`,
      '  clock time, in which is what else the machine does: from the start of the content script to the marks of the first',
      `  viewport ${inMs(viewport)} ms, to the one at the end of the page ${inMs(last)} ms (median of ${loads.length})`,
    ].join('\n'),
  };
}
