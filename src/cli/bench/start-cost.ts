/** What the content script costs where there is nothing for it to do: in pages without a single term. */
import { openTraceChromium, type TraceBrowser } from './chromium';
import { figure, inKb, inMs, type Report } from './figures';
import { longest, readLive, startOfOurs } from './live/ours';
import { checkParagraphs, makeParagraphs, readSentences, toHtml } from './live/texts';
import { serveStill } from './saved-pages';
import { least, sum } from './statistics';
import type { TraceEvent } from './trace';

/** Milliseconds, of script those in which it had a processor, the least of all loads, and the changes to the page in all of them together. */
export interface StartCost {
  /** As figures are named: `short`, `long`. */
  page: string;
  characters: number;
  /** Evaluating the content script. */
  evaluateMs: number;
  /** The same in a process that has not seen it before, as each site that is opened gets one. */
  firstEvaluateMs: number;
  /** All script of ours: evaluating, reading the settings, opening the index, scanning. */
  scriptMs: number;
  longestTaskMs: number;
  domWrites: number;
}

/** By which the trace tells the page from others. */
const MARK = 'plain';

/** Counts every change after parsing. Its own listener runs before the extension comes in. */
const OBSERVER = `
  console.timeStamp('${MARK}');
  window.changes = [];
  document.addEventListener('DOMContentLoaded', () =>
    new MutationObserver((records) => changes.push(...records.map(({ type, target }) => type + ' ' + target.nodeName)))
      .observe(document, { childList: true, attributes: true, characterData: true, subtree: true }));`;

const TEXT = [
  'The lighthouse stands on the northern cliff. Its lamp is lit an hour before dusk, and the keeper writes the hour into a book that has lain on the same desk for a century.',
  'Below the cliff the fishing boats come back with the tide. Gulls follow them, and on the quay the day’s catch is counted, weighed and packed in ice before the lorries leave.',
  'In winter the road is often closed. Letters then arrive by sea, bread is baked in the old kitchen, and the evenings are long enough for stories that everybody knows by heart.',
];

/** A page about nothing that the glossary knows. */
const plainPage = (body: string): string =>
  `<!doctype html><html lang="en"><title>The lighthouse</title><script>${OBSERVER}</script>\n<h1>The lighthouse</h1>${body}</html>`;

export const SHORT_PAGE = plainPage(TEXT.map((paragraph) => `<p>${paragraph}</p>`).join(''));

/** The text of a long article, or of several. */
const LONG = { characters: 50_000, terms: 0, length: 4 };

async function longPage(): Promise<string> {
  const { matcher, ...sentences } = await readSentences();
  const paragraphs = makeParagraphs(sentences, LONG);
  checkParagraphs(paragraphs, matcher);
  return plainPage(toHtml(paragraphs, 10));
}

/** `dir` is the built extension. */
export async function measureStart(dir: string, repeats: number): Promise<StartCost[]> {
  const pages = Object.entries({ short: SHORT_PAGE, long: await longPage() });
  const served = await serveStill(Object.fromEntries(pages.map(([page, html]) => [`/${page}`, html])));
  const browser = await openTraceChromium(dir);
  try {
    const costs: StartCost[] = [];
    for (const [page, html] of pages) {
      const cost = await measurePage(browser, `${served.base}/${page}`, repeats);
      costs.push({ page, characters: html.length, ...cost });
    }
    return costs;
  } finally {
    await Promise.all([browser.close(), served.close()]);
  }
}

async function measurePage(
  browser: TraceBrowser,
  url: string,
  repeats: number,
): Promise<Omit<StartCost, 'page' | 'characters'>> {
  const firstEvaluateMs = startOfOurs(await browser.record(url, FIRST_MS, 'about:blank')).ms;
  const loads: Omit<StartCost, 'page' | 'characters' | 'firstEvaluateMs'>[] = [];
  for (let load = 0; load <= repeats; load++) {
    const events = await loadUntilQuiet(browser, url);
    const ours = readLive(events, MARK).tasks.filter(({ oursMs }) => oursMs > 0);
    loads.push({
      evaluateMs: startOfOurs(events).ms,
      scriptMs: sum(ours.map(({ oursMs }) => oursMs)),
      longestTaskMs: longest(ours).busyMs,
      domWrites: await countChanges(browser),
    });
  }
  const [, ...counted] = loads; // the first one pays for what the process has not done yet
  return {
    firstEvaluateMs,
    evaluateMs: least(counted.map(({ evaluateMs }) => evaluateMs)),
    scriptMs: least(counted.map(({ scriptMs }) => scriptMs)),
    longestTaskMs: least(counted.map(({ longestTaskMs }) => longestTaskMs)),
    domWrites: sum(loads.map(({ domWrites }) => domWrites)),
  };
}

/** Milliseconds in which a process starts and the content script in it. */
const FIRST_MS = 1500;

/** Trace a page until the content script is done with it, which takes so many milliseconds at least and at most. */
async function loadUntilQuiet(browser: TraceBrowser, url: string): Promise<TraceEvent[]> {
  for (let wait = 500; wait <= 4000; wait *= 2) {
    const events = await browser.record(url, wait);
    if (readLive(events, MARK).quietMs >= 150) return events;
  }
  throw new Error(`The extension did not come to rest in ${url}.`);
}

/** The changes that were seen. Throws if a further one is not: then none would have been. */
async function countChanges(browser: TraceBrowser): Promise<number> {
  const count = async (): Promise<number> => (await browser.evaluate('changes.length')) as number;
  const seen = await count();
  await browser.evaluate('document.body.append("!")');
  if ((await count()) !== seen + 1) throw new Error('The page without terms does not see its own changes.');
  return seen;
}

/** The short page was there before the long one: its figures keep their names. */
const prefix = (page: string): string => (page === 'short' ? 'start' : `start/${page}`);

export function reportStart(costs: readonly StartCost[]): Report {
  return {
    figures: costs.flatMap(({ page, characters, evaluateMs, firstEvaluateMs, scriptMs, longestTaskMs, domWrites }) => [
      figure(`${prefix(page)}/characters`, characters, 'characters'),
      figure(`${prefix(page)}/evaluate`, evaluateMs, 'ms'),
      ...(page === 'short' ? [figure(`${prefix(page)}/evaluate-first`, firstEvaluateMs, 'ms')] : []),
      figure(`${prefix(page)}/script`, scriptMs, 'ms'),
      figure(`${prefix(page)}/longest-task`, longestTaskMs, 'ms'),
      figure(`${prefix(page)}/dom-writes`, domWrites, 'count'),
    ]),
    text: [
      'Start on pages without any term, in Chromium',
      ...costs.map(
        ({ characters, evaluateMs, firstEvaluateMs, scriptMs, longestTaskMs, domWrites }) =>
          `  ${inKb(characters)}: all our script ${inMs(scriptMs)} ms, of which evaluating the content script ${inMs(evaluateMs)} ms (${inMs(firstEvaluateMs)} ms the first time); ` +
          `longest task ${inMs(longestTaskMs)} ms; changes to the page: ${domWrites}`,
      ),
    ].join('\n'),
  };
}
