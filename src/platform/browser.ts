/** The one door to the extension API. Replaceable in one line once both browsers offer `browser` themselves. */
export { default as browser } from 'webextension-polyfill';
export type { Runtime } from 'webextension-polyfill';
