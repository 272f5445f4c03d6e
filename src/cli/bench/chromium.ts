/** Chromium for measuring: isolated worlds and traces, which the driver for tests has no use for. */
import { chromium, type BrowserContext, type CDPSession, type Page, type Worker } from 'playwright-core';
import { findBinary } from '../browsers/binary';
import { QUIET_FLAGS } from '../browsers/chromium';
import { VIEWPORT, sleep } from '../browsers/tab';
import { BLANK_PATH } from './saved-pages';
import type { TraceEvent } from './trace';
import { GLOBAL, type ScanBrowser, type Scripts, type World } from './world';

/** Saved pages name many hosts: no name but this machine's own is looked up. */
const NO_OUTSIDE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

/** What is traced: tasks, script, layout; microtasks, in which most of our work is done, belong to `v8.execute`. */
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'v8.execute'];

export interface TraceBrowser {
  /**
   * All that happened in the browser while an address was loaded, and so many milliseconds after. The page before, `from`, is by
   * default another one of the same place.
   */
  record: (url: string, afterMs: number, from?: string) => Promise<TraceEvent[]>;
  /** Evaluate in the page's own world. */
  evaluate: (expression: string) => Promise<unknown>;
  close: () => Promise<void>;
}

/** Chromium in which scans are timed. */
export async function openScanChromium(scripts: Scripts): Promise<ScanBrowser> {
  const [first = ''] = Object.keys(scripts);
  const { context, version, ...opened } = await launchChromium([]);
  let tab: Tab = opened;
  return {
    which: 'chromium',
    version,
    fresh: async (url, name = first) => {
      await tab.load(url);
      const world = await createWorld(tab.cdp, scripts[name]!);
      await world.call('settle');
      return world as never;
    },
    clearUp: async (blank) => {
      await tab.load(blank);
      await tab.cdp.send('HeapProfiler.collectGarbage');
    },
    renew: async () => {
      const old = context.pages();
      tab = await openTab(context);
      for (const page of old) await page.close();
    },
    close: () => context.close(),
  };
}

async function createWorld(cdp: CDPSession, script: string): Promise<World> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'bench',
  });
  await evaluate(cdp, script, contextId);
  return { call: async (name) => (await evaluate(cdp, `${GLOBAL}.${name}()`, contextId)) as never };
}

/** Chromium with the extension in `dir`, or without any, in which page loads are traced. */
export async function openTraceChromium(dir: string | null): Promise<TraceBrowser> {
  const { context, cdp, load } = await launchChromium(extensionFlags(dir));
  // The worker is up before the first page: its start is not part of a page's load.
  if (dir !== null) await workerOf(context);
  return {
    record: async (url, afterMs, from = BLANK_PATH) => {
      await load(new URL(from, url).href);
      return trace(cdp, async () => {
        await load(url);
        await sleep(afterMs);
      });
    },
    evaluate: (expression) => evaluate(cdp, expression),
    close: () => context.close(),
  };
}

/** The switches that load the unpacked extension in `dir`; none for null. */
export const extensionFlags = (dir: string | null): string[] =>
  dir === null ? [] : [`--disable-extensions-except=${dir}`, `--load-extension=${dir}`];

/** The worker of the extension, as soon as it is up. */
export const workerOf = async (context: BrowserContext): Promise<Worker> =>
  context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');

/** All that happens in the browser meanwhile. */
export async function trace(cdp: CDPSession, during: () => Promise<void>): Promise<TraceEvent[]> {
  await cdp.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: CATEGORIES },
  });
  await during();
  return endTrace(cdp);
}

async function endTrace(cdp: CDPSession): Promise<TraceEvent[]> {
  const complete = new Promise<string>((resolve) =>
    cdp.once('Tracing.tracingComplete', ({ stream }) => resolve(stream ?? '')),
  );
  await cdp.send('Tracing.end');
  const handle = await complete;
  let json = '';
  for (let eof = false; !eof;) {
    const part = await cdp.send('IO.read', { handle });
    json += part.data;
    eof = part.eof;
  }
  await cdp.send('IO.close', { handle });
  return (JSON.parse(json) as { traceEvents: TraceEvent[] }).traceEvents;
}

/** A page, and the ways to talk to it. */
interface Tab {
  page: Page;
  cdp: CDPSession;
  load: (url: string) => Promise<void>;
}

/** A browser, and its first page. */
export interface Opened extends Tab {
  context: BrowserContext;
  version: string;
}

/** Start Chromium with one page, and further switches. */
export async function launchChromium(flags: readonly string[]): Promise<Opened> {
  const context = await chromium.launchPersistentContext('', {
    executablePath: findBinary('chromium'),
    headless: false, // --headless=new is passed by us; the library's own headless mode is another program
    viewport: VIEWPORT,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: ['--headless=new', ...QUIET_FLAGS, NO_OUTSIDE, ...flags],
  });
  const tab = await openTab(context);
  const { product } = await tab.cdp.send('Browser.getVersion');
  return { context, version: product.replace(/^[^/]*\//, ''), ...tab };
}

async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const load = async (url: string): Promise<void> => {
    await page.goto(url, { waitUntil: 'load' });
  };
  return { page, cdp, load };
}

/** Evaluate in the page's own world, or in another one of its worlds. */
export async function evaluate(cdp: CDPSession, expression: string, contextId?: number): Promise<unknown> {
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
    ...(contextId === undefined ? {} : { contextId }),
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as unknown;
}
