/**
 * The whole architecture in one table: room → rooms it may import from.
 * `eslint.config.js` turns it into an allow-list and `tests/architecture.test.ts` plants every import to see it objected to.
 */
export const ROOMS = {
  core: [],
  glossary: ['core'],
  page: ['core'],
  platform: ['core'],
  ui: ['core'],
  background: ['core', 'glossary', 'platform', 'ui'], // of ui, what is made ready for pages that open a card
  content: ['core', 'glossary', 'page', 'platform', 'ui'],
  popup: ['core', 'glossary', 'platform', 'ui'],
  options: ['core', 'glossary', 'platform', 'ui'],
  cli: ['core', 'glossary', 'page'],
};

/** Package → rooms that may import it. A package that is not listed may be imported nowhere. */
export const PACKAGES = {
  'webextension-polyfill': ['platform'],
  preact: ['ui', 'content', 'popup', 'options'],
  'preact/hooks': ['ui', 'popup', 'options'], // in ui, not for what a card is made of (ADR 7)
  ajv: ['glossary'],
  yaml: ['glossary', 'cli'],
  'opencc-js': ['glossary'],
  'pinyin-pro': ['glossary'],
  linkedom: ['cli'],
  fflate: ['cli'],
  vite: ['cli'],
  'playwright-core': ['cli'],
  'puppeteer-core': ['cli'],
  ws: ['cli'],
  // Peers that the bench measures beside the matcher and the whole scan.
  'modern-ahocorasick': ['cli'],
  '@monyone/aho-corasick': ['cli'],
  '@monyone/aho-corasick/fast': ['cli'],
  ahocorasick: ['cli'],
  fastscan: ['cli'],
  'mark.js': ['cli'],
  findandreplacedomtext: ['cli'],
};

/** Globals of the host page and of the extension API: room → what it must not name. */
export const DOM_GLOBALS = [
  'document',
  'window',
  'Node',
  'Range',
  'StaticRange',
  'HTMLElement',
  'CSS',
  'location',
  'navigator',
];
export const EXTENSION_GLOBALS = ['browser', 'chrome'];
export const ROOMS_WITHOUT_DOM = ['core', 'glossary', 'platform', 'background'];
