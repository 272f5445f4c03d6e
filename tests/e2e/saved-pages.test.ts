/**
 * Real pages stay as they are: we change no node of them. The server sends them with a policy under which nothing but its own
 * observer runs and nothing is loaded, so whatever changes is not the page's doing.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import { ROOT } from './builds';
import * as e2e from './harness';

const PAGES = join(ROOT, '../shared/pages');
const CHINESE = 5;
const OTHERS = 20;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-observer'";

/** Pages spread over the alphabet, five of them Chinese news. */
function choosePages(): string[] {
  if (!existsSync(PAGES)) return [];
  const names = readdirSync(PAGES).filter((name) => name.endsWith('.html'));
  const spread = (from: string[], count: number): string[] =>
    from.filter(
      (_, index) => Math.floor((index * count) / from.length) !== Math.floor(((index - 1) * count) / from.length),
    );
  const isChinese = (name: string): boolean => name.startsWith('zh-');
  return [
    ...spread(names.filter(isChinese), CHINESE),
    ...spread(
      names.filter((name) => !isChinese(name)),
      OTHERS,
    ),
  ];
}

/** Runs first in the page. What the parser builds is not counted; what comes after it is. */
function observe(): void {
  const changes: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const { type, target } of records) changes.push(`${type} ${target.nodeName}`);
  });
  observer.observe(document, { childList: true, attributes: true, characterData: true, subtree: true });
  document.addEventListener('DOMContentLoaded', () => {
    observer.takeRecords();
    changes.length = 0;
    Object.assign(window, { changes, before: document.documentElement.outerHTML });
  });
}

const OBSERVER = `<script nonce="observer">(${observe.toString().replace('function observe', 'function')})();</script>`;

function withObserver(html: string): string {
  const still = html.replace(/<meta[^>]+http-equiv=["']?(?:refresh|content-security-policy)[^>]*>/gi, '');
  const doctype = /^\uFEFF?\s*(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<!doctype[^>]*>/i.exec(still)?.[0] ?? '';
  return doctype + OBSERVER + still.slice(doctype.length);
}

const pages = choosePages();

describe.skipIf(pages.length === 0).each(e2e.BROWSERS)('saved pages in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;
  let id: number;

  beforeAll(async () => {
    served = await serve((url, response) => {
      const name = decodeURIComponent(url.pathname.slice(1));
      if (!pages.includes(name)) return false;
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY })
        .end(withObserver(readFileSync(join(PAGES, name), 'utf8')));
      return true;
    });
    browser = await e2e.openWithExtension(which);
    tab = await browser.newTab();
    await tab.front();
    id = await e2e.tabInFront(browser);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const open = async (name: string): Promise<string> => {
    await tab.goto('about:blank');
    await tab.goto(`${served.base}/${encodeURIComponent(name)}`, 'interactive');
    return e2e.waitUntilRead(browser, id);
  };
  const changes = (): Promise<string[]> => tab.eval(() => (window as never as { changes: string[] }).changes);
  const isUnchanged = (): Promise<boolean> =>
    tab.eval(() => document.documentElement.outerHTML === (window as never as { before: string }).before);

  let pagesWithMarks = 0;
  test.each(pages)('%s is not changed', async (name) => {
    await open(name);
    const marks = await e2e.marksOf(tab);
    if (marks.length > 0) pagesWithMarks++;
    await e2e.sleep(150);
    expect(await changes()).toEqual([]);
    expect(await isUnchanged()).toBe(true);
  });

  test('some of them have terms: the pages above were read', () => {
    expect(pagesWithMarks).toBeGreaterThan(4);
  });

  // Of the page's own markup Firefox complains when it has the time to.
  test('nothing was written to the console but of what the policy has blocked and of markup', () => {
    const isOfPage = (text: string): boolean => /^(?:Content-Security-Policy|Invalid markup): /.test(text);
    expect(tab.consoleErrors().filter((text) => !isOfPage(text))).toEqual([]);
  });

  test('a change, and an error, would have been seen', async () => {
    await open(pages[0]!);
    await tab.eval(() => document.body.setAttribute('data-changed', ''));
    expect(await changes()).toEqual(['attributes BODY']);
    expect(await isUnchanged()).toBe(false);
    await tab.eval(() => console.error('on purpose'));
    await e2e.poll(() => Promise.resolve(tab.consoleErrors().includes('on purpose')), 'the error');
  });
});
