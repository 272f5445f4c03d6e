/** Chromium for measuring: isolated worlds and traces, which the driver for tests has no use for. */
import { chromium, type BrowserContext, type CDPSession } from 'playwright-core';
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
  /** All that happened in the browser while an address was loaded, and so many milliseconds after. */
  record: (url: string, afterMs: number) => Promise<TraceEvent[]>;
  /** Evaluate in the page's own world. */
  evaluate: (expression: string) => Promise<unknown>;
  close: () => Promise<void>;
}

/** Chromium in which scans are timed. */
export async function openScanChromium(scripts: Scripts): Promise<ScanBrowser> {
  const [first = ''] = Object.keys(scripts);
  const { context, version, ...opened } = await open([]);
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
  const extension = dir === null ? [] : [`--disable-extensions-except=${dir}`, `--load-extension=${dir}`];
  const { context, cdp, load } = await open(extension);
  // The worker is up before the first page: its start is not part of a page's load.
  if (dir !== null && context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker');
  return {
    record: async (url, afterMs) => {
      await load(new URL(BLANK_PATH, url).href);
      await cdp.send('Tracing.start', {
        transferMode: 'ReturnAsStream',
        traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: CATEGORIES },
      });
      await load(url);
      await sleep(afterMs);
      return endTrace(cdp);
    },
    evaluate: (expression) => evaluate(cdp, expression),
    close: () => context.close(),
  };
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

interface Tab {
  cdp: CDPSession;
  load: (url: string) => Promise<void>;
}

interface Opened extends Tab {
  context: BrowserContext;
  version: string;
}

async function open(flags: readonly string[]): Promise<Opened> {
  const context = await chromium.launchPersistentContext('', {
    executablePath: findBinary('chromium'),
    headless: false, // --headless=new is passed by us; the library's own headless mode is another program
    viewport: VIEWPORT,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: ['--headless=new', ...QUIET_FLAGS, NO_OUTSIDE, ...flags],
  });
  const { cdp, load } = await openTab(context);
  const { product } = await cdp.send('Browser.getVersion');
  return { context, cdp, version: product.replace(/^[^/]*\//, ''), load };
}

async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const load = async (url: string): Promise<void> => {
    await page.goto(url, { waitUntil: 'load' });
  };
  return { cdp, load };
}

async function evaluate(cdp: CDPSession, expression: string, contextId?: number): Promise<unknown> {
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
    ...(contextId === undefined ? {} : { contextId }),
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as unknown;
}
