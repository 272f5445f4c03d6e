/** Chromium with the extension, with another one or with none, used as a reader would, traced and weighed. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { TabReport } from '../../../core/messages';
import type { Settings } from '../../../core/settings';
import { toExpression, type PageFunction } from '../../browsers/tab';
import { evaluate, extensionFlags, launchChromium, trace, workerOf } from '../chromium';
import type { TraceEvent } from '../trace';

/** Microseconds of processor time that the main thread of a tab has taken since it was first asked. */
export interface Spent {
  /** In script of any kind. */
  script: number;
  /** In all tasks. */
  busy: number;
}

export interface LiveTab {
  load: (url: string) => Promise<void>;
  /** Run in the page's own world. */
  eval: <Args extends unknown[], Result>(fn: PageFunction<Args, Result> | string, ...args: Args) => Promise<Result>;
  mouse: (x: number, y: number) => Promise<void>;
  front: () => Promise<void>;
  /** Mentions that Termlight counts in this tab, which comes to the front. Rejects if it does not run there. */
  mentions: () => Promise<number>;
  /** Bytes that scripts hold in the process of the page, after a collection of garbage. */
  heap: () => Promise<number>;
  spent: () => Promise<Spent>;
  close: () => Promise<void>;
}

export interface LiveBrowser {
  version: string;
  newTab: () => Promise<LiveTab>;
  /** All that happens in the browser meanwhile. */
  trace: (during: () => Promise<void>) => Promise<TraceEvent[]>;
  /** Settings of Termlight from now on, over the defaults. */
  choose: (settings: Partial<Settings>) => Promise<void>;
  close: () => Promise<void>;
}

/** Open Chromium with the unpacked extension in `dir`; null for none. */
export async function openLive(dir: string | null, flags: readonly string[] = []): Promise<LiveBrowser> {
  const { context, cdp, version } = await launchChromium([...extensionFlags(dir), ...flags]);
  const ask = createDoor(context);
  return {
    version,
    newTab: async () => {
      const page = await context.newPage();
      return toTab(page, await context.newCDPSession(page), ask);
    },
    trace: (during) => trace(cdp, during),
    choose: async (settings) => {
      await evalInWorker(context, `chrome.storage.local.set({ settings: ${JSON.stringify(settings)} })`);
    },
    close: () => context.close(),
  };
}

const evalInWorker = async (context: BrowserContext, code: string): Promise<unknown> =>
  (await workerOf(context)).evaluate(code);

/** Asks what the popup would ask of the tab in front. The worker cannot ask itself: a page of the extension does. */
function createDoor(context: BrowserContext): (front: () => Promise<void>) => Promise<TabReport | null> {
  let door: Page | null = null;
  return async (front) => {
    await front();
    const tab = await evalInWorker(context, 'chrome.tabs.query({ active: true }).then((tabs) => tabs[0].id)');
    if (!door) {
      door = await context.newPage();
      await door.goto(new URL('/manifest.json', (await workerOf(context)).url()).href);
      await front();
    }
    const message = JSON.stringify({ name: 'tab/get', params: { tab } });
    return door.evaluate(`chrome.runtime.sendMessage(${message})`);
  };
}

function toTab(page: Page, cdp: CDPSession, ask: ReturnType<typeof createDoor>): LiveTab {
  const front = (): Promise<void> => page.bringToFront();
  return {
    load: async (url) => {
      await page.goto(url, { waitUntil: 'load' });
    },
    eval: async (fn, ...args) => (await evaluate(cdp, toExpression(fn, args))) as never,
    mouse: (x, y) => page.mouse.move(x, y),
    front,
    mentions: async () => {
      const report = await ask(front);
      if (!report) throw new Error('Termlight does not run in the page.');
      return report.terms.reduce((sum, { count }) => sum + count, 0);
    },
    heap: async () => {
      // Twice: what only a finalizer held goes with the second one.
      for (let turn = 0; turn < 2; turn++) await cdp.send('HeapProfiler.collectGarbage');
      return (await cdp.send('Runtime.getHeapUsage')).usedSize;
    },
    spent: async () => {
      await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
      const { metrics } = await cdp.send('Performance.getMetrics');
      const of = (wanted: string): number => (metrics.find(({ name }) => name === wanted)?.value ?? NaN) * 1e6;
      return { script: of('ScriptDuration'), busy: of('TaskDuration') };
    },
    close: () => page.close(),
  };
}
