/**
 * The door to the whole extension API, for the background and the extension's own pages. What the content script needs is in
 * `api.ts`. Replaceable in one line once both browsers offer `browser` themselves.
 */
export { default as browser } from 'webextension-polyfill';
