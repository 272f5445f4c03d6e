/** A page that is long in coming: browsers give it no content script before it has been read to its end. */
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

const PAGE = e2e.pageOf(`<p>${e2e.ABOUT_CHINA} Common prosperity is for all.</p><script src="/late.js"></script>`);

describe.each(e2e.BROWSERS)('a page that is still loading, in %s', (which) => {
  let served: Served;
  let browser: Browser;
  const late: ServerResponse[] = [];

  beforeAll(async () => {
    served = await serve((url, response) => {
      if (url.pathname === '/late.js') late.push(response);
      else response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
      return true;
    });
    browser = await e2e.openWithExtension(which);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const openPopup = async (tab: Tab): Promise<Tab> => {
    await tab.front();
    const id = await e2e.tabInFront(browser);
    const popup = await browser.newTab();
    await popup.goto(e2e.popupAddress(browser, id));
    return popup;
  };
  const expectNote = (popup: Tab, text: string): Promise<unknown> =>
    popup.waitFor((wanted) => document.querySelector('.home-site')?.textContent?.includes(wanted), 5000, text);

  test('is not said to be out of reach, and its terms come when it has loaded', async () => {
    const tab = await browser.newTab();
    void tab.goto(`${served.base}/`).catch(() => undefined);
    await e2e.poll(() => Promise.resolve(late.length), 'the request for the script');
    const popup = await openPopup(tab);
    await expectNote(popup, 'Termlight begins when the page has loaded');
    await popup.screenshot(e2e.picture(`popup-loading-${which}`));
    expect(await e2e.marksOf(tab)).toEqual([]);
    late[0]!.end();
    await tab.front();
    await e2e.waitForMarks(tab);
    expect(await e2e.marksOf(tab)).toContain('Common prosperity');
    await popup.front();
    await expectNote(popup, '127.0.0.1');
    await popup.waitFor(() => document.querySelector('.home-terms')?.textContent?.includes('common prosperity'));
  });

  test('a page that has loaded and cannot have it is', async () => {
    const tab = await browser.newTab();
    await tab.goto(`${browser.base}src/options/index.html`);
    await expectNote(await openPopup(tab), 'Termlight cannot run on this page');
  });
});
