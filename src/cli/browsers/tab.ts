/** One test body, two browsers: what a driven browser and its tabs can do. Implemented in `chromium.ts` and `firefox.ts`. */

export type Which = 'chromium' | 'firefox';

export interface BrowserOptions {
  /** Further command-line switches of Chromium. */
  flags?: readonly string[];
  /** Further preferences of Firefox. */
  prefs?: Readonly<Record<string, string | number | boolean>>;
  headless?: boolean;
  /** Address of an HTTP proxy for all traffic of the browser, also to this machine: `127.0.0.1:8080`. */
  proxy?: string;
  /** Size of the page area of every tab, in CSS pixels. */
  viewport?: Size;
}

export interface Size {
  width: number;
  height: number;
}

/** A function that is sent to the page as text: it sees nothing of the module it is written in. */
export type PageFunction<Args extends unknown[], Result> = (...args: Args) => Result | Promise<Result>;

export interface Tab {
  /** Go to an address and wait until it is loaded, or only parsed (`interactive`), or not at all (`none`). */
  goto: (url: string, wait?: 'complete' | 'interactive' | 'none') => Promise<void>;
  /** Run in the page's own world, also under a strict CSP. Arguments and result are JSON-like. Rejects if it throws. */
  eval: <Args extends unknown[], Result>(fn: PageFunction<Args, Result> | string, ...args: Args) => Promise<Result>;
  /**
   * Run with the shadow root of the first element that matches `host` as first argument, open or closed. Null where there is no
   * such element or it has no root.
   */
  evalInShadow: <Args extends unknown[], Result>(
    host: string,
    fn: PageFunction<[ShadowRoot, ...Args], Result>,
    ...args: Args
  ) => Promise<Result | null>;
  /** Ask again until the answer is truthy. Rejects after `timeoutMs`, 5,000 by default. */
  waitFor: <Args extends unknown[], Result>(
    fn: PageFunction<Args, Result> | string,
    timeoutMs?: number,
    ...args: Args
  ) => Promise<Result>;
  /** Move the mouse there in one step. CSS pixels of the viewport. */
  mouse: (x: number, y: number) => Promise<void>;
  /** Press or release the left button where the mouse is. */
  button: (action: 'down' | 'up') => Promise<void>;
  click: (x: number, y: number) => Promise<void>;
  rightClick: (x: number, y: number) => Promise<void>;
  wheel: (x: number, y: number, deltaY: number) => Promise<void>;
  /** Press a key or keys together: `Escape`, `a`, `Alt+ArrowLeft`. Reaches the page, never a command of an extension. */
  key: (combo: string) => Promise<void>;
  /** Type text into what has the focus, a character at a time. */
  type: (text: string) => Promise<void>;
  /** The viewport as PNG; also written to `file`, if given. */
  screenshot: (file?: string) => Promise<Buffer>;
  resize: (size: Size) => Promise<void>;
  /** Bring the tab to the front of its window. */
  front: () => Promise<void>;
  /** Errors and warnings on the console so far, with uncaught exceptions. */
  consoleErrors: () => string[];
  close: () => Promise<void>;
}

export interface Browser {
  which: Which;
  /** Address of the extension's files, with a final slash; empty without an extension. */
  base: string;
  newTab: () => Promise<Tab>;
  /**
   * Run in the extension: in Chromium in the service worker, in Firefox in an extension page in a tab of its own. `fn` gets the API
   * as its first argument.
   */
  evalInExtension: <Args extends unknown[], Result>(
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the two browsers' own API, of which no common type exists
    fn: PageFunction<[api: any, ...Args], Result>,
    ...args: Args
  ) => Promise<Result>;
  /** Firefox only: run in the browser window, which sees Services, WebExtensionPolicy and gBrowser. */
  evalInWindow?: Tab['eval'];
  close: () => Promise<void>;
}

export const VIEWPORT: Size = { width: 1000, height: 700 };

/**
 * A call of a page function as an expression; `first` is code for an argument before the others. Compilers that keep names call
 * `__name`, which no page has. Nothing is spread: a page may have replaced the iterators.
 */
export function toExpression(
  fn: ((...args: never[]) => unknown) | string,
  args: readonly unknown[],
  first?: string,
): string {
  if (typeof fn === 'string') return fn;
  const given = [...(first === undefined ? [] : [first]), ...args.map((arg) => JSON.stringify(arg) ?? 'undefined')];
  return `(() => { const __name = (named) => named; return (${fn.toString()})(${given.join(', ')}); })()`;
}

/** A page function as the text of a function that gets `first` and the arguments in `args` by position. */
export function toDeclaration(fn: (...args: never[]) => unknown, args: readonly unknown[]): string {
  const names = ['first', ...args.map((_, index) => `arg${index}`)].join(', ');
  return `(${names}) => { const __name = (named) => named; return (${fn.toString()})(${names}); }`;
}

/** Read until the value is truthy; a read that fails counts as not yet. Rejects after `timeoutMs`. */
export async function poll<Result>(read: () => Promise<Result>, what: unknown, timeoutMs = 5000): Promise<Result> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await read().catch(() => null);
    if (value) return value;
    if (Date.now() > end) throw new Error(`waitFor: ${timeoutMs} ms passed without ${String(what)}`);
    await sleep(20);
  }
}

/** Wait, in milliseconds. */
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
