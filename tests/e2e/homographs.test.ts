/** A form that names several terms leads to the one that its sentence speaks of. */
import { afterAll, beforeAll, expect, test, describe } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

const PAGES = {
  '/strait': e2e.pageOf('<p style="margin-top: 60px">汪道涵与辜振甫会谈以后，海基会说，两会商谈中断。'),
  '/national': e2e.pageOf('<p style="margin-top: 60px">全国人大代表在北京出席两会。'),
};

describe.each(e2e.BROWSERS)('两会 in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    served = await servePages(PAGES);
    browser = await e2e.openWithExtension(which, 'open');
    tab = await browser.newTab();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  test.each([
    ['strait', 'ARATS and SEF'],
    ['national', 'Two Sessions'],
  ])('on the page %s is %s', async (page, headword) => {
    await e2e.chooseSettings(browser, { density: 'every' }); // 海基会 is a mention of the same term
    await tab.mouse(990, 5);
    await tab.goto(`${served.base}/${page}`);
    await e2e.waitForMarks(tab);
    await e2e.rest(tab, '两会');
    expect(await e2e.waitForCard(tab)).toBe(headword);
    await tab.screenshot(e2e.picture(`homograph-${page}-${which}`));
  });
});
