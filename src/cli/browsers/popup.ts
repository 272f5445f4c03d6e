/** The real toolbar popup as a test or a tool drives it. Implemented in `real-popup-chromium.ts` and `real-popup-firefox.ts`. */
import type { PageFunction, Tab, Which } from './tab';

/** The popup while it is open. Every call rejects once it has closed. */
export type Popup = Pick<Tab, 'eval' | 'waitFor' | 'click' | 'key' | 'type' | 'screenshot'> & {
  isOpen: () => Promise<boolean>;
  /** Close it, as a click elsewhere does. Esc of a protocol reaches its page only and does not close it. */
  close: () => Promise<void>;
};

/** A browser with one page and the popup over it. */
export interface PopupBrowser {
  which: Which;
  /** Show an address in the page. */
  goto: (url: string) => Promise<void>;
  /** Run in the page. */
  eval: Tab['eval'];
  /** The whole page as PNG. */
  screenshot: Tab['screenshot'];
  /** Press the extension's button. */
  openPopup: () => Promise<Popup>;
  /** Run where the extension API is; `fn` gets it as its first argument. */
  evalInExtension: <Args extends unknown[], Result>(
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the two browsers' own API, of which no common type exists
    fn: PageFunction<[api: any, ...Args], Result>,
    ...args: Args
  ) => Promise<Result>;
  close: () => Promise<void>;
}
