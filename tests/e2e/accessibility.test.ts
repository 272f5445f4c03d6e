/** axe-core on every screen, light and dark. The card is examined in the build whose root is open: axe is blind to a closed one. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGE = e2e.pageOf(
  '<main><h1>Page</h1><p>The Communist Party of China speaks of common prosperity and of the two unshakable.</p></main>',
  '<meta property="article:published_time" content="2019-06-03">',
);
const POSSIBLE = e2e.pageOf(`<main><h1>Page</h1><p>${e2e.IN_DOUBT}</p><p>Later, common prosperity.</p></main>`);
const BAD = e2e.pageOf(
  '<main><h1>Bad</h1><img src="/none.png"><button></button><p style="color: #bbb">Too pale to read</main>',
);

/** Rules that axe finds broken, with where; `inside` limits it to one element. */
async function violations(tab: Tab, inside?: string): Promise<string[]> {
  // By the protocol, so that the strict policy of our own pages does not forbid it.
  await tab.eval(`${AXE}; undefined`);
  return tab.eval(async (selector) => {
    interface Found {
      violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
    }
    const { axe } = window as unknown as { axe: { run: (where: unknown, how: object) => Promise<Found> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
    const { violations: found } = await axe.run(selector === null ? document : { include: [selector] }, {
      runOnly: { type: 'tag', values: tags },
    });
    return found.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id} at ${String(node.target)}: ${node.failureSummary ?? ''}`),
    );
  }, inside ?? null);
}

describe.each(e2e.BROWSERS)('accessibility in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;
  let page: Tab;

  beforeAll(async () => {
    served = await servePages({ '/': PAGE, '/possible': POSSIBLE, '/bad': BAD });
    browser = await e2e.openWithExtension(which, 'open');
    tab = await browser.newTab();
    page = await browser.newTab();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  test('a bad page is found bad', async () => {
    await tab.goto(`${served.base}/bad`);
    const found = (await violations(tab)).map((violation) => violation.split(' ')[0]);
    expect(found).toEqual(expect.arrayContaining(['image-alt', 'button-name', 'color-contrast']));
  });

  describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
    beforeAll(() => e2e.chooseSettings(browser, { theme }));

    test('the popup with the terms of a page', async () => {
      await tab.front();
      await tab.goto(served.base);
      await e2e.waitForMarks(tab);
      const id = await e2e.tabInFront(browser);
      await page.front();
      await page.goto(e2e.popupAddress(browser, id));
      await page.waitFor(() => document.querySelectorAll('.terms li').length === 3);
      expect(await violations(page)).toEqual([]);
      await page.screenshot(e2e.picture(`popup-${theme}-${which}`));
    });

    test('the popup with terms that are only possible, and the card of one', async () => {
      await e2e.chooseSettings(browser, { theme, alwaysTerms: ['common-prosperity'] });
      await tab.front();
      await tab.goto(`${served.base}/possible`);
      await e2e.expectMarks(tab, ['party chiefs', 'common prosperity']);
      await e2e.rest(tab, 'party chiefs');
      await e2e.waitForCard(tab);
      expect(await violations(tab, e2e.HOST)).toEqual([]);
      await tab.screenshot(e2e.picture(`possible-${theme}-${which}`));
      const id = await e2e.tabInFront(browser);
      await page.front();
      await page.goto(e2e.popupAddress(browser, id));
      await page.waitFor(() => document.querySelectorAll('.is-possible li').length === 1);
      expect(await violations(page)).toEqual([]);
      await page.screenshot(e2e.picture(`popup-possible-${theme}-${which}`));
      await e2e.chooseSettings(browser, { theme });
    });

    test('the popup with results, with none, and with an entry', async () => {
      await page.front();
      await page.goto(`${browser.base}src/popup/index.html?q=prosperity`);
      await page.waitFor(() => document.querySelectorAll('.results li').length > 2);
      expect(await violations(page)).toEqual([]);
      await page.key('Enter');
      await page.waitFor(() => document.querySelector('.entry') !== null);
      expect(await violations(page)).toEqual([]);
      await page.goto(`${browser.base}src/popup/index.html?q=zqxwv`);
      await page.waitFor(() => document.querySelector('.search-none') !== null);
      expect(await violations(page)).toEqual([]);
    });

    test('the popup with topics, and with the terms of one', async () => {
      await page.front();
      await page.goto(e2e.popupAddress(browser, 0));
      await e2e.clickOn(page, '.home-foot .text-button');
      await page.waitFor(() => document.querySelectorAll('.topics li').length > 20);
      expect(await violations(page)).toEqual([]);
      await e2e.clickOn(page, '.topics .row-button');
      await page.waitFor(() => document.querySelectorAll('.topic-terms li').length > 20);
      expect(await violations(page)).toEqual([]);
    });

    test('the options page, with all lists filled and an error shown', async () => {
      const lists = {
        disabledHosts: ['example.org'],
        mutedTerms: ['common-prosperity'],
        alwaysTerms: ['party-secretary'],
      };
      await e2e.chooseSettings(browser, { theme, ...lists });
      await page.front();
      await page.goto(`${browser.base}src/options/index.html`);
      await e2e.clickOn(page, '#add-host');
      await page.type('not a site');
      await page.key('Enter');
      await page.waitFor(() => document.querySelector('.problem')!.textContent !== '');
      expect(await violations(page)).toEqual([]);
      await e2e.chooseSettings(browser, { theme });
    });

    test('the card, with its menu closed and open', async () => {
      await tab.front();
      await tab.mouse(990, 600);
      await tab.goto(served.base);
      await e2e.waitForMarks(tab);
      await e2e.rest(tab, 'two unshakable');
      await e2e.waitForCard(tab);
      expect(await tab.eval((host) => document.querySelector(host)!.shadowRoot !== null, e2e.HOST)).toBe(true);
      expect(await violations(tab, e2e.HOST)).toEqual([]);
      await e2e.openMenu(tab);
      expect(await violations(tab, e2e.HOST)).toEqual([]);
      await tab.screenshot(e2e.picture(`card-${theme}-${which}`));
    });

    test('axe sees into the card: a fault put there is found', async () => {
      await tab.evalInShadow(e2e.HOST, (root) => {
        root.querySelector('[role="dialog"]')!.append(document.createElement('button'));
      });
      expect((await violations(tab, e2e.HOST)).join()).toContain('button-name');
      await tab.key('Escape');
    });
  });
});
