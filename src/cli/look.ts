/** Looking at a page as somebody does who reads it with Termlight. */
import type { TabReport } from '../core/messages';
import type { TermName } from '../core/term';
import { poll, sleep, type Browser, type Tab } from './browsers/tab';

/** A term of a page, for a list. */
export interface TermRow {
  en: string;
  zh: string;
  count: number;
}

/** Milliseconds in which a page's first marks appear; with none by then it has none. */
const MARKS_MS = 5000;
/** Milliseconds in which the extension must answer. */
const ANSWER_MS = 10_000;

/**
 * The terms that the extension found in a tab, asked of the extension itself in its popup's page. Waits until the page has been
 * read. Rejects if the extension does not answer for the page.
 */
export async function termsOn(browser: Browser, tab: Tab): Promise<TermRow[]> {
  await tab.waitFor(findMark, MARKS_MS, null).catch(() => null);
  const host = await tab.eval(() => location.hostname);
  const popup = await browser.newTab();
  await popup.goto(`${browser.base}src/popup/index.html?tab=-1`);
  const id = await popup.waitFor(findTab, ANSWER_MS, host);
  let before = '';
  const rows = await poll(
    async () => {
      const answer = await popup.eval(askForTerms, id!);
      const isSettled = answer !== null && JSON.stringify(answer) === before;
      before = JSON.stringify(answer);
      return isSettled ? answer : null;
    },
    'an answer from the extension',
    ANSWER_MS,
  );
  await popup.close();
  await tab.front();
  return rows!;
}

/** What the pages of an extension can call, in both browsers. */
interface Api {
  tabs: { query: (filter: object) => Promise<{ id: number }[]> };
  runtime: { sendMessage: (message: object) => Promise<unknown> };
}

/** Runs in a page of the extension: number of the tab that shows a page of this host; null while none answers. */
export async function findTab(host: string): Promise<number | null> {
  const { browser: ofFirefox, chrome: ofChromium } = globalThis as unknown as { browser?: Api; chrome: Api };
  const api = ofFirefox ?? ofChromium;
  for (const { id } of await api.tabs.query({})) {
    const report = (await api.runtime.sendMessage({ name: 'tab/get', params: { tab: id } })) as TabReport | null;
    if (report?.enabled && report.host === host) return id;
  }
  return null;
}

/** Runs in a page of the extension: the terms of a tab; null while nothing answers for it. */
async function askForTerms(tab: number): Promise<TermRow[] | null> {
  const { browser: ofFirefox, chrome: ofChromium } = globalThis as unknown as { browser?: Api; chrome: Api };
  const { runtime } = ofFirefox ?? ofChromium;
  const report = (await runtime.sendMessage({ name: 'tab/get', params: { tab } })) as TabReport | null;
  if (!report) return null;
  return Promise.all(
    report.terms.map(async ({ term, count }) => {
      const entry = (await runtime.sendMessage({ name: 'entry/get', params: { term } })) as TermName;
      return { en: entry.en, zh: entry.zhHans, count };
    }),
  );
}

export interface Mark {
  text: string;
  /** The middle of its first line, in CSS pixels of the viewport. */
  x: number;
  y: number;
}

/** Runs in a page: scrolls to the first mark, or the first with this text, and tells where it is; null where there is none. */
export function findMark(wanted: string | null): Mark | null {
  const rootOf = (range: Range): Node => range.startContainer.getRootNode();
  const painted = [...CSS.highlights].flatMap(([name, marks]) =>
    /^(underline|dotted|background|possible)-/.test(name) ? [...marks] : [],
  );
  const ranges = painted
    .filter(({ startContainer }) => startContainer.isConnected)
    .map(({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = new Range();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range;
    })
    .sort((a, b) => (rootOf(a) === rootOf(b) ? a.compareBoundaryPoints(Range.START_TO_START, b) : 0));
  const range = ranges.find((one) => wanted === null || one.toString() === wanted);
  const parent = range?.startContainer.parentElement;
  if (!range || !parent) return null;
  parent.scrollIntoView({ block: 'center', behavior: 'instant' });
  const line = range.getClientRects()[0];
  return line ? { text: range.toString(), x: line.left + line.width / 2, y: line.top + line.height / 2 } : null;
}

/** Rest the mouse on the first mark of a page until its card is open. Null if it has no mark; rejects if no card opens. */
export async function openFirstCard(tab: Tab): Promise<Mark | null> {
  const mark = await tab.eval(findMark, null);
  if (!mark) return null;
  await sleep(100); // scrolling closes cards and moves what the mouse is over
  // Slowly, as somebody who reads: a mouse that flies past opens nothing.
  for (const distance of [6, 3, 0]) {
    await tab.mouse(mark.x - distance, mark.y);
    await sleep(30);
  }
  await poll(
    () => tab.evalInShadow(':popover-open', (root) => root.querySelector('h2')?.textContent ?? ''),
    'a card',
    4000,
  );
  return mark;
}
