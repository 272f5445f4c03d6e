/**
 * The part of the extension API that every place has, the content script too. Both browsers answer it with promises under the one
 * name that no page can put an element in front of; a wrapper around it would be loaded into every page. ADR 7.
 */
import type { Browser } from 'webextension-polyfill';

declare const chrome: Pick<Browser, 'i18n' | 'runtime' | 'storage'>;

export const api = chrome;
