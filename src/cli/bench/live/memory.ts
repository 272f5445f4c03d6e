/** The memory that the extension takes: for each tab, over an extension that does nothing, and for each mark. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { poll, sleep } from '../../browsers/tab';
import { figure, shorten, toTable, type Report } from '../figures';
import { serveStill } from '../saved-pages';
import { median, sum } from '../statistics';
import { openLive, type LiveBrowser, type LiveTab } from './live-browser';
import { processOf } from './ours';
import { checkParagraphs, makeParagraphs, readSentences, toHtml } from './texts';

/** Bytes of one tab, the middle of several. */
export interface TabMemory {
  /** Private to the process of the page: what would be free without it. */
  process: number;
  /** Held by scripts, of the page and of extensions. */
  heap: number;
}

/** One page, with Termlight and with the empty extension. */
export interface PageMemory {
  page: string;
  marks: number;
  withIt: TabMemory;
  empty: TabMemory;
}

export interface Memory {
  /** The saved page. */
  saved: PageMemory;
  /** Pages of one size with more and more marks, none first. */
  marked: PageMemory[];
}

export interface MemoryOptions {
  /** The built extension. */
  dir: string;
  /** A saved page. */
  page: string;
}

/** Tabs of the saved page in each browser, and of each of the others, which are large. */
const TABS = { saved: 5, made: 3 };
const MARKS = [0, 1000, 10_000];
/** Of the pages that were made for it. */
const CHARACTERS = 1_500_000;

/** Milliseconds until a page has come to rest; what a load leaves behind goes late. */
const REST_MS = 2000;

export async function measureMemory({ dir, page }: MemoryOptions): Promise<Memory> {
  const { matcher, ...sentences } = await readSentences();
  const pages = Object.fromEntries(
    MARKS.map((terms) => {
      const paragraphs = makeParagraphs(sentences, { characters: CHARACTERS, terms, length: 4 });
      checkParagraphs(paragraphs, matcher);
      return [
        `/${terms}`,
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>${terms}</title>${toHtml(paragraphs, 20)}</html>`,
      ];
    }),
  );
  const served = await serveStill(pages);
  const empty = makeEmpty();
  try {
    const measure = async (name: string, count: number): Promise<PageMemory> => {
      const url = `${served.base}/${encodeURIComponent(name)}`;
      const { marks, ...withIt } = await measureTabs(dir, url, count, true);
      return { page: name, marks, withIt, empty: await measureTabs(empty, url, count, false) };
    };
    const saved = await measure(page, TABS.saved);
    const marked: PageMemory[] = [];
    for (const terms of MARKS) {
      const one = await measure(`${terms}`, TABS.made);
      if (one.marks !== terms) throw new Error(`${one.marks} of ${terms} marks are in the page.`);
      marked.push(one);
    }
    return { saved, marked };
  } finally {
    await served.close();
    rmSync(empty, { recursive: true, force: true });
  }
}

/** An extension that runs in every page, as ours does, and does nothing there. */
function makeEmpty(): string {
  const dir = mkdtempSync(join(tmpdir(), 'termlight-empty-'));
  const content_scripts = [{ matches: ['http://*/*'], js: ['empty.js'], run_at: 'document_idle', all_frames: true }];
  writeFileSync(
    join(dir, 'manifest.json'),
    JSON.stringify({ manifest_version: 3, name: 'Empty', version: '1', content_scripts }),
  );
  writeFileSync(join(dir, 'empty.js'), '');
  return dir;
}

/** Open the page in several tabs of a new browser and weigh them, one after the other. */
async function measureTabs(
  dir: string,
  url: string,
  count: number,
  isTermlight: boolean,
): Promise<TabMemory & { marks: number }> {
  const browser = await openLive(dir);
  try {
    if (isTermlight) await browser.choose({ density: 'every' });
    const tabs: LiveTab[] = [];
    while (tabs.length < count) {
      const tab = await browser.newTab();
      await tab.load(url);
      tabs.push(tab);
    }
    if (isTermlight)
      for (const tab of tabs) await poll(async () => (await tab.mentions()) >= 0, 'the extension in the page', 20_000);
    await sleep(REST_MS);
    const marks = isTermlight ? await tabs[0]!.mentions() : 0; // all are marked, and those near the viewport painted
    const heaps: number[] = [];
    for (const tab of tabs) heaps.push(await tab.heap());
    const processes = await processesOf(browser, tabs);
    return { marks, heap: median(heaps), process: median(processes.map(privateBytes)) };
  } finally {
    await browser.close();
  }
}

/** Throws if two tabs share a process: then neither can be weighed. */
async function processesOf(browser: LiveBrowser, tabs: readonly LiveTab[]): Promise<number[]> {
  const events = await browser.trace(async () => {
    for (const [at, tab] of tabs.entries()) await tab.eval((mark) => console.timeStamp(mark), `tab-${at}`);
  });
  const processes = tabs.map((_, at) => processOf(events, `tab-${at}`));
  if (new Set(processes).size < tabs.length) throw new Error('Tabs share a process.');
  return processes;
}

/** What only this process holds, as Linux tells it. */
function privateBytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kilobytes = [...rollup.matchAll(/^Private_(?:Clean|Dirty): +(\d+) kB$/gm)].map(([, value]) => Number(value));
  if (kilobytes.length !== 2) throw new Error('The machine does not tell what a process holds.');
  return sum(kilobytes) * 1024;
}

/** What Termlight takes over the empty extension in a page. */
const over = ({ withIt, empty }: PageMemory, what: keyof TabMemory): number => withIt[what] - empty[what];

export function reportMemory({ saved, marked }: Memory): Report {
  const [none, ...some] = marked;
  const each = (page: PageMemory, what: keyof TabMemory): number => (over(page, what) - over(none!, what)) / page.marks;
  const rows = [saved, ...marked].map((page) => [
    page === saved ? shorten(page.page, 32) : `made, ${page.marks} marks`,
    `${page.marks}`,
    ...KINDS.flatMap((what) => [page.withIt[what], page.empty[what], over(page, what)].map(inMb)),
  ]);
  const text = [
    'Memory of a tab, in Chromium: private to its process, with Termlight, with an empty extension, and the difference; then what',
    'scripts hold of it',
    '',
    toTable(['page', 'marks', 'process', 'empty', 'more', 'scripts', 'empty', 'more'], rows),
    ...some.map(
      (page) =>
        `For each of ${page.marks} marks ${each(page, 'process').toFixed(0)} bytes of the process, ${each(page, 'heap').toFixed(0)} of scripts.`,
    ),
  ];
  return {
    figures: [
      ...KINDS.flatMap((what) => [
        figure(`memory/tab/${what}`, over(saved, what), 'bytes'),
        figure(`memory/tab/control-${what}`, saved.empty[what], 'bytes'),
        ...marked.map((page) => figure(`memory/marks-${page.marks}/${what}`, over(page, what), 'bytes')),
        ...some.map((page) => figure(`memory/marks-${page.marks}/${what}-per-mark`, each(page, what), 'bytes')),
      ]),
    ],
    text: text.join('\n'),
  };
}

const KINDS = ['process', 'heap'] as const;

const inMb = (bytes: number): string => (bytes / 1e6).toFixed(2);
