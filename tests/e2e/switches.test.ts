/** On and off, everywhere and here, by popup, key and menu; and going from term to term with the keyboard alone. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fireCommand } from '../../src/cli/browsers/commands';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import { chooseInPageMenu } from './page-menu';
import * as e2e from './harness';

const PAGE = e2e.pageOf(
  `<p style="margin-top: 60px"><a id="before" href="#here">A link before</a> and a word: zebra crossing.</p>
   <p>The Communist Party of China speaks of common prosperity.</p>
   <p style="margin-top: 1500px">Far below: <span id="typo">comon prosperty</span> and high-quality development.</p>`,
);
const MARKS = ['Communist Party of China', 'common prosperity', 'high-quality development'];

describe.each(e2e.BROWSERS)('switches in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;
  let popup: Tab;
  let id: number;

  beforeAll(async () => {
    served = await servePages({ '/': PAGE });
    browser = await e2e.openWithExtension(which);
    ({ tab, popup, id } = await e2e.openWithPopup(browser, served.base));
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  beforeEach(async () => {
    await e2e.chooseSettings(browser);
    await tab.front();
    await tab.goto(served.base);
    await tab.eval(() => void Object.assign(window, { stillHere: true }));
    await e2e.expectMarks(tab, MARKS);
    await tab.click(900, 20); // the focus may have gone to the browser's own buttons
  });

  const button = (): Promise<{ badge: string; title: string }> => e2e.buttonOf(browser, id);
  const notReloaded = async (): Promise<void> => expect(await tab.eval(() => 'stillHere' in window)).toBe(true);

  /** Which picture the toolbar button shows over the tab in front. Chromium has no way to ask for it. */
  const icon = (): Promise<string | undefined> =>
    Promise.resolve(
      browser.evalInWindow?.((uuid: string) => {
        // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the browser's own objects have no types
        const { ChromeUtils, WebExtensionPolicy, gBrowser } = globalThis as any;
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const { extension } = WebExtensionPolicy.getByHostname(uuid);
        const { action } = ExtensionParent.apiManager.global.browserActionFor(extension);
        return /icons\/(on|off)-16/.exec(action.getContextData(gBrowser.selectedTab).icon[16])?.[1];
      }, new URL(browser.base).host),
    );
  const expectIcon = async (state: 'on' | 'off'): Promise<void> => {
    if (browser.evalInWindow) await e2e.poll(async () => (await icon()) === state, `an icon that says ${state}`);
  };

  describe('in the popup', () => {
    test('the one for everywhere works at once, without a reload, and the button follows', async () => {
      await e2e.poll(async () => (await button()).badge === '3', 'a badge');
      await expectIcon('on');
      await popup.front();
      await e2e.clickOn(popup, '.home-head input');
      await e2e.expectMarks(tab, [], 1500);
      await e2e.poll(async () => (await button()).badge === '', 'an empty badge');
      expect((await button()).title).toBe('Termlight: off');
      await tab.front();
      await expectIcon('off');
      await popup.front();
      // The popup stood in a background tab, where timers are slow: it may still be asking.
      const reason = (): Promise<string | null> => popup.eval(() => document.querySelector('.home-terms')!.textContent);
      await e2e.poll(async () => (await reason())?.includes('off on all sites'), 'why nothing is listed');
      await popup.screenshot(e2e.picture(`popup-off-${which}`));
      await e2e.clickOn(popup, '.home-head input');
      await e2e.expectMarksInFront(tab, MARKS, 1500);
      await e2e.poll(async () => (await button()).badge === '3', 'a badge');
      await expectIcon('on');
      await notReloaded();
    });

    test('the one for this site works at once, without a reload, and the button follows', async () => {
      await popup.front();
      await e2e.clickOn(popup, '.home-site input');
      await e2e.expectMarks(tab, [], 1500);
      await e2e.poll(async () => (await button()).title === 'Termlight: off', 'the title');
      await tab.front();
      await expectIcon('off');
      await popup.front();
      await e2e.clickOn(popup, '.home-site input');
      await e2e.expectMarksInFront(tab, MARKS, 1500);
      await e2e.poll(async () => (await button()).badge === '3', 'a badge');
      await notReloaded();
    });

    test('a site that is off stays off when it is loaded again, and others are on', async () => {
      await e2e.chooseSettings(browser, { disabledHosts: ['127.0.0.1'] });
      await tab.goto(served.base);
      await e2e.poll(async () => (await button()).title === 'Termlight: off', 'the title');
      expect(await e2e.marksOf(tab)).toEqual([]);
      await tab.goto(served.base.replace('127.0.0.1', 'localhost'));
      await e2e.expectMarks(tab, MARKS);
    });
  });

  describe('by key', () => {
    test('toggle-highlights switches off and on', async () => {
      await fireCommand(browser, tab, 'toggle-highlights', 'Alt+Shift+Y');
      await e2e.expectMarks(tab, [], 2000);
      await fireCommand(browser, tab, 'toggle-highlights', 'Alt+Shift+Y');
      await e2e.expectMarks(tab, MARKS, 2000);
      await notReloaded();
    });

    const focus = (): Promise<string> =>
      tab.eval((host) => {
        const { activeElement } = document;
        return activeElement?.matches(host) ? 'card' : (activeElement?.id ?? '');
      }, e2e.HOST);
    const step = (direction: 1 | -1): Promise<void> =>
      direction > 0
        ? fireCommand(browser, tab, 'next-term', 'Alt+Shift+D')
        : fireCommand(browser, tab, 'previous-term', 'Alt+Shift+A');

    test('next-term and previous-term open the cards in turn; the focus goes in, and back by Esc', async () => {
      await tab.eval(() => document.querySelector<HTMLElement>('#before')!.focus());
      await step(1);
      expect(await e2e.waitForCard(tab)).toBe('Communist Party of China');
      await e2e.poll(async () => (await focus()) === 'card', 'focus in the card');
      const focused = await tab.evalInShadow(e2e.HOST, (root) => root.activeElement?.getAttribute('role'));
      expect(focused).toBe('dialog');

      await step(1);
      await e2e.poll(async () => (await e2e.cardTitle(tab)) === 'common prosperity', 'the second card');
      await step(1);
      await e2e.poll(async () => (await e2e.cardTitle(tab)) === 'high-quality development', 'the third card');
      expect(await tab.eval(() => scrollY)).toBeGreaterThan(300);
      await tab.screenshot(e2e.picture(`step-${which}`));
      await step(-1);
      await e2e.poll(async () => (await e2e.cardTitle(tab)) === 'common prosperity', 'the second card again');
      await tab.key('Escape');
      await e2e.waitForNoCard(tab);
      expect(await focus()).toBe('before');
    });

    test('Tab goes through the card and does not get caught in it', async () => {
      await step(1);
      await e2e.waitForCard(tab);
      await e2e.poll(async () => (await focus()) === 'card', 'focus in the card');
      const stops: string[] = [];
      for (let turn = 0; turn < 60 && (await focus()) === 'card'; turn++) {
        stops.push((await tab.evalInShadow(e2e.HOST, (root) => root.activeElement?.className ?? '')) ?? '');
        await tab.key('Tab');
      }
      expect(stops.length).toBeGreaterThan(4);
      expect(await focus()).not.toBe('card');
    });

    test('a related term can be read with keys alone', async () => {
      await step(1);
      await e2e.waitForCard(tab);
      await e2e.poll(async () => (await focus()) === 'card', 'focus in the card');
      const first = await e2e.cardTitle(tab);
      for (let turn = 0; turn < 60; turn++) {
        await tab.key('Tab');
        if (await tab.evalInShadow(e2e.HOST, (root) => root.activeElement?.matches('.card-related .link') ?? false))
          break;
      }
      await tab.key('Enter');
      await e2e.poll(async () => ![first, ''].includes((await e2e.cardTitle(tab)) ?? ''), 'another entry');
      expect(await focus()).toBe('card');
      await tab.key('Alt+ArrowLeft');
      await e2e.poll(async () => (await e2e.cardTitle(tab)) === first, 'the first entry');
      expect(await focus()).toBe('card');
    });
  });

  describe('in the context menu', () => {
    const select = (text: string): Promise<void> =>
      tab.eval((wanted) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const start = (walker.currentNode as Text).data.indexOf(wanted);
          if (start < 0) continue;
          walker.currentNode.parentElement!.scrollIntoView({ block: 'center', behavior: 'instant' });
          getSelection()!.setBaseAndExtent(walker.currentNode, start, walker.currentNode, start + wanted.length);
        }
      }, text);
    const lookUp = async (text: string): Promise<void> => {
      await select(text);
      await chooseInPageMenu(browser, tab, { item: 'look-up', at: await e2e.boxOf(tab, text), selection: text });
    };

    test('a selected term is looked up', async () => {
      await lookUp('common prosperity');
      expect(await e2e.waitForCard(tab)).toBe('common prosperity');
    });

    test('a misspelt one is answered with the nearest terms', async () => {
      await lookUp('comon prosperty');
      expect(await e2e.waitForCard(tab)).toBe('Nothing on “comon prosperty”.');
      expect(await tab.evalInShadow(e2e.HOST, (root) => root.querySelector('.choices .row-name')?.textContent)).toBe(
        'common prosperity',
      );
      await tab.screenshot(e2e.picture(`lookup-near-${which}`));
      await e2e.clickInCard(tab, '.choices button');
      await e2e.poll(async () => (await e2e.cardTitle(tab)) === 'common prosperity', 'the entry');
    });

    test('a word that is no term is answered with that', async () => {
      await lookUp('zebra crossing');
      expect(await e2e.waitForCard(tab)).toBe('Nothing on “zebra crossing”.');
      expect(await tab.evalInShadow(e2e.HOST, (root) => root.querySelectorAll('.choices li').length)).toBe(0);
    });

    test('the site is switched off and on', async () => {
      const at = await e2e.boxOf(tab, 'and a word');
      await chooseInPageMenu(browser, tab, { item: 'site', at });
      await e2e.expectMarks(tab, [], 2000);
      await chooseInPageMenu(browser, tab, { item: 'site', at });
      await e2e.expectMarks(tab, MARKS, 2000);
    });
  });
});
