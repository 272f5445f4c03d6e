/** What the content script costs where there is nothing for it to do: a page without a single term. */
import type { Served } from '../browsers/serve-pages';
import { openTraceChromium } from './chromium';
import { figure, inMs, type Report } from './figures';
import { least, sum } from './statistics';
import { longest } from './trace';
import { loadWithExtension } from './tasks';

/** Milliseconds, the least of all loads, and the changes to the page in all of them together. */
export interface StartCost {
  /** Evaluating the content script. */
  evaluateMs: number;
  /** All script of ours: evaluating, reading the settings, opening the index, scanning. */
  scriptMs: number;
  longestTaskMs: number;
  domWrites: number;
}

export const PLAIN_PATH = '/plain-page';

/** Counts every change after parsing. Its own listener runs before the extension comes in. */
const OBSERVER = `
  window.changes = [];
  document.addEventListener('DOMContentLoaded', () =>
    new MutationObserver((records) => changes.push(...records.map(({ type, target }) => type + ' ' + target.nodeName)))
      .observe(document, { childList: true, attributes: true, characterData: true, subtree: true }));`;

const TEXT = [
  'The lighthouse stands on the northern cliff. Its lamp is lit an hour before dusk, and the keeper writes the hour into a book that has lain on the same desk for a century.',
  'Below the cliff the fishing boats come back with the tide. Gulls follow them, and on the quay the day’s catch is counted, weighed and packed in ice before the lorries leave.',
  'In winter the road is often closed. Letters then arrive by sea, bread is baked in the old kitchen, and the evenings are long enough for stories that everybody knows by heart.',
];

/** A short page about nothing that the glossary knows. */
export const PLAIN_PAGE = `<!doctype html><html lang="en"><title>The lighthouse</title><script>${OBSERVER}</script>
<h1>The lighthouse</h1>${TEXT.map((paragraph) => `<p>${paragraph}</p>`).join('')}</html>`;

/** `dir` is the built extension; `served` answers `PLAIN_PATH` with `PLAIN_PAGE`. */
export async function measureStart(served: Served, dir: string, repeats: number): Promise<StartCost> {
  const browser = await openTraceChromium(dir);
  try {
    const url = served.base + PLAIN_PATH;
    const loads: StartCost[] = [];
    for (let load = 0; load <= repeats; load++) {
      const { scripted, evaluateMs } = await loadWithExtension(browser, url);
      const changes = (await browser.evaluate('changes')) as string[];
      loads.push({
        evaluateMs: evaluateMs ?? 0,
        scriptMs: sum(scripted.map(({ scriptMs }) => scriptMs)),
        longestTaskMs: longest(scripted).ms,
        domWrites: changes.length,
      });
    }
    const [, ...counted] = loads; // the first one meets a new process
    return {
      evaluateMs: least(counted.map(({ evaluateMs }) => evaluateMs)),
      scriptMs: least(counted.map(({ scriptMs }) => scriptMs)),
      longestTaskMs: least(counted.map(({ longestTaskMs }) => longestTaskMs)),
      domWrites: sum(loads.map(({ domWrites }) => domWrites)),
    };
  } finally {
    await browser.close();
  }
}

export function reportStart({ evaluateMs, scriptMs, longestTaskMs, domWrites }: StartCost): Report {
  return {
    figures: [
      figure('start/evaluate', evaluateMs, 'ms'),
      figure('start/script', scriptMs, 'ms'),
      figure('start/longest-task', longestTaskMs, 'ms'),
      figure('start/dom-writes', domWrites, 'count'),
    ],
    text: [
      'Start on a short page without any term, in Chromium',
      `  all our script ${inMs(scriptMs)} ms, of which evaluating the content script ${inMs(evaluateMs)} ms; longest task ${inMs(longestTaskMs)} ms`,
      `  changes to the page: ${domWrites}`,
    ].join('\n'),
  };
}
