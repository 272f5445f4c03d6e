/** What a card and the popup offer beyond the definition: Chinese, passages, the map of a programme, topics. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

const SENTENCE = 'The greatest advantage of socialism is common prosperity';
const PAGE = e2e.pageOf(
  `<p style="margin-top: 80px">The Communist Party of China speaks of common prosperity.</p>
   <h2>A saying</h2><p>He said: ${SENTENCE}.</p>`,
);

describe.each(e2e.BROWSERS)('reading in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;
  let popup: Tab;

  beforeAll(async () => {
    served = await servePages({ '/': PAGE });
    browser = await e2e.openWithExtension(which);
    tab = await browser.newTab();
    popup = await browser.newTab();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const openCard = async (nth: number): Promise<void> => {
    await tab.front();
    await tab.mouse(900, 40);
    await tab.goto(served.base);
    await e2e.waitForMarks(tab);
    await e2e.rest(tab, 'common prosperity', nth);
    expect(await e2e.waitForCard(tab)).toBe('common prosperity');
  };
  const inCard = (selector: string): Promise<{ text: string; lang: string | undefined } | null> =>
    tab.evalInShadow(
      e2e.HOST,
      (root, wanted) => {
        const element = root.querySelector(wanted);
        return element && { text: element.textContent, lang: element.closest<HTMLElement>('[lang]')?.lang };
      },
      selector,
    );

  test('a passage is noted, and the term inside it is what is marked', async () => {
    await openCard(1);
    await e2e.expectMarks(tab, ['Communist Party of China', 'common prosperity', 'common prosperity']);
    expect((await inCard('.card-met'))?.text).toContain('Stands in a known passage');
    await tab.screenshot(e2e.picture(`card-passage-${which}`));
    await e2e.clickInCard(tab, '.card-met .link');
    await e2e.poll(
      async () => (await e2e.cardTitle(tab)) === 'greatest superiority of socialism is common prosperity',
      'the passage',
    );
    expect((await inCard('.card-kind'))?.text).toContain('Passage');
  });

  test('outside the passage nothing is said of it', async () => {
    await openCard(0);
    expect(await inCard('.card-met')).toBeNull();
  });

  test('gloss and definition are read in Chinese and in English again', async () => {
    await openCard(0);
    const english = (await inCard('.card-gloss'))!.text;
    await e2e.clickInCard(tab, '.card-language');
    const chinese = (await e2e.poll(async () => {
      const gloss = await inCard('.card-gloss > span');
      return gloss?.lang === 'zh-Hans' ? gloss.text : null;
    }, 'the Chinese gloss')) as string;
    expect(chinese).toMatch(/^\p{Script=Han}/u);
    expect((await inCard('.card-definition > span'))?.lang).toBe('zh-Hans');
    await tab.screenshot(e2e.picture(`card-chinese-${which}`));
    await e2e.clickInCard(tab, '.card-language');
    await e2e.poll(async () => (await inCard('.card-gloss'))?.text === english, 'the English gloss');
  });

  test('the card of the programme shows its parts, each a way to its entry', async () => {
    await openCard(0);
    await e2e.clickInCard(tab, '.card-parts summary', 1);
    await tab.screenshot(e2e.picture(`card-parts-${which}`));
    const parts = await tab.evalInShadow(e2e.HOST, (root) =>
      [...root.querySelectorAll('.card-parts details[open] .link')].map((link) => link.textContent),
    );
    expect(parts!.length).toBeGreaterThan(4);
    await e2e.clickInCard(tab, '.card-parts details[open] .link');
    await e2e.poll(async () => parts![0]!.startsWith((await e2e.cardTitle(tab)) ?? '?'), 'the first part');
  });

  test('the popup lists the passage among the terms of the page and leads to it', async () => {
    await openCard(0);
    const id = await e2e.tabInFront(browser);
    await popup.front();
    await popup.goto(e2e.popupAddress(browser, id));
    await popup.waitFor(() => document.querySelectorAll('.terms li').length === 3);
    const names = await popup.eval(() => [...document.querySelectorAll('.terms .row-name')].map((n) => n.textContent));
    expect(names).toContain('greatest superiority of socialism is common prosperity');
  });

  test('topics lead to terms and terms to entries, and back, by keyboard alone', async () => {
    await popup.front();
    await popup.goto(e2e.popupAddress(browser, 0));
    await e2e.clickOn(popup, '.home-foot .text-button');
    await popup.waitFor(() => document.querySelectorAll('.topics li').length === 25);
    await popup.screenshot(e2e.picture(`popup-topics-${which}`));
    const title = (): Promise<string> => popup.eval(() => document.activeElement?.textContent ?? '');
    expect(await title()).toBe('Browse by topic');
    await popup.key('Tab');
    await popup.key('Enter');
    await popup.waitFor(() => document.querySelectorAll('.topic-terms li').length > 20);
    await popup.screenshot(e2e.picture(`popup-topic-${which}`));
    expect(await title()).toBe('Common prosperity');
    await popup.key('Tab');
    await popup.key('Enter');
    await popup.waitFor(() => document.querySelector('.entry h2.card-headword') !== null);
    await e2e.clickOn(popup, '.entry-bar .text-button');
    await popup.waitFor(() => document.querySelectorAll('.topic-terms li').length > 20);
    await e2e.clickOn(popup, '.entry-bar .text-button');
    await e2e.clickOn(popup, '.entry-bar .text-button');
    await popup.waitFor(() => document.querySelector('.home') !== null);
  });
});
