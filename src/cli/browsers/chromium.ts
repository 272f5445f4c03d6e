/** Chromium with an unpacked extension, driven by playwright-core. */
import { chromium, type BrowserContext, type CDPSession, type Page, type Worker } from 'playwright-core';
import { findBinary } from './binary';
import {
  VIEWPORT,
  poll,
  toDeclaration,
  toExpression,
  type Browser,
  type BrowserOptions,
  type Size,
  type Tab,
} from './tab';

/** Keep the browser from asking its maker for anything. */
export const QUIET_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication',
];

/** The switches that send everything through a proxy, requests to this machine included. */
const proxyFlags = (proxy: string | undefined): string[] =>
  proxy === undefined ? [] : [`--proxy-server=http://${proxy}`, '--proxy-bypass-list=<-loopback>'];

/** Open Chromium; see `openBrowser`. */
export async function openChromium(dir: string | null, options: BrowserOptions): Promise<Browser> {
  const { flags = [], headless = true, proxy, viewport = VIEWPORT } = options;
  const extension = dir === null ? [] : [`--disable-extensions-except=${dir}`, `--load-extension=${dir}`];
  const context = await chromium.launchPersistentContext('', {
    executablePath: findBinary('chromium'),
    headless: false, // --headless=new is passed by us; the library's own headless mode is another program
    viewport,
    // Defaults that would hide what is tested: the second one turns the back/forward cache off.
    ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'],
    args: [...(headless ? ['--headless=new'] : []), ...QUIET_FLAGS, ...extension, ...proxyFlags(proxy), ...flags],
  });
  const worker = dir === null ? null : await workerOf(context);
  return {
    which: 'chromium',
    base: worker ? `chrome-extension://${new URL(worker.url()).host}/` : '',
    newTab: () => openTab(context),
    evalInExtension: async (fn, ...args) => evalInWorker(await workerOf(context), fn, args),
    close: () => context.close(),
  };
}

/** The worker that runs now: a stopped one has gone from the list. */
async function workerOf(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker', { timeout: 10_000 });
}

function evalInWorker<Result>(worker: Worker, fn: (...args: never[]) => unknown, args: unknown[]): Promise<Result> {
  return worker.evaluate(toExpression(fn, args, 'globalThis.browser ?? chrome'));
}

async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const errors = await listen(page, cdp);
  const evaluate: Tab['eval'] = async (fn, ...args) => run(cdp, toExpression(fn, args));
  return {
    goto: async (url, wait = 'complete') => {
      const waitUntil = wait === 'complete' ? 'load' : wait === 'interactive' ? 'domcontentloaded' : 'commit';
      await page.goto(url, { waitUntil });
    },
    eval: evaluate,
    evalInShadow: (host, fn, ...args) => runInShadow(cdp, host, fn, args),
    waitFor: (fn, timeoutMs, ...args) => poll(() => evaluate(fn, ...args), fn, timeoutMs),
    mouse: (x, y) => page.mouse.move(x, y),
    button: (action) => page.mouse[action](),
    click: (x, y) => page.mouse.click(x, y),
    rightClick: (x, y) => page.mouse.click(x, y, { button: 'right' }),
    wheel: async (x, y, deltaY) => {
      await page.mouse.move(x, y);
      await page.mouse.wheel(0, deltaY);
    },
    key: (combo) => page.keyboard.press(combo),
    type: (text) => page.keyboard.type(text),
    screenshot: (file) => page.screenshot(file === undefined ? {} : { path: file }),
    resize: (size: Size) => page.setViewportSize(size),
    front: () => page.bringToFront(),
    consoleErrors: () => [...errors],
    close: () => page.close(),
  };
}

/** Collect what the page and its content scripts complain of; playwright's own events leave the content scripts out. */
async function listen(page: Page, cdp: CDPSession): Promise<string[]> {
  const errors: string[] = [];
  cdp.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type === 'error' || type === 'warning' || type === 'assert')
      errors.push(args.map(({ value, description }) => String(value ?? description)).join(' '));
  });
  cdp.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception, url } }) =>
    errors.push(`${text} ${exception?.description ?? ''} ${url ?? ''}`),
  );
  page.on('crash', () => errors.push('the page crashed'));
  await cdp.send('Runtime.enable');
  return errors;
}

/** The page's own stack would be taken for ours. */
const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

/** Evaluate by the protocol: playwright's own way needs unsafe-eval and fails on pages with a strict policy. */
async function run<Result>(cdp: CDPSession, expression: string): Promise<Result> {
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  });
  if (exceptionDetails)
    throw new Error(`in page: ${firstLine(exceptionDetails.exception?.description ?? exceptionDetails.text)}`);
  return result.value as Result;
}

async function runInShadow<Result>(
  cdp: CDPSession,
  host: string,
  fn: (...args: never[]) => unknown,
  args: unknown[],
): Promise<Result | null> {
  // A form of the page may hide the document's own method.
  const expression = `Document.prototype.querySelector.call(document, ${JSON.stringify(host)})`;
  const { result: element } = await cdp.send('Runtime.evaluate', { expression });
  if (element.objectId === undefined) return null;
  const { node } = await cdp.send('DOM.describeNode', { objectId: element.objectId, depth: 1, pierce: true });
  const root = node.shadowRoots?.[0];
  if (!root) return null;
  const { object } = await cdp.send('DOM.resolveNode', { backendNodeId: root.backendNodeId });
  const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
    objectId: object.objectId!,
    functionDeclaration: toDeclaration(fn, args),
    arguments: [{ objectId: object.objectId! }, ...args.map((value) => ({ value }))],
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails)
    throw new Error(`in page: ${firstLine(exceptionDetails.exception?.description ?? exceptionDetails.text)}`);
  return result.value as Result;
}
