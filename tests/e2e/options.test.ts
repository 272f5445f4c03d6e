/** The options page, with mouse and keys: every setting shows on an open page at once. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

const PAGE = e2e.pageOf(`
  <h2>One</h2><p style="margin-top: 150px">The Communist Party of China speaks of common prosperity. Again: common prosperity.</p>
  <h2>Two</h2><p>Once more: common prosperity.</p>`);
const EVERY = ['Communist Party of China', 'common prosperity', 'common prosperity', 'common prosperity'];
const BY_SECTION = EVERY.slice(0, 3);
const BY_PAGE = EVERY.slice(0, 2);

describe.each(e2e.BROWSERS)('the options page in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;
  let options: Tab;

  beforeAll(async () => {
    served = await servePages({ '/': PAGE });
    browser = await e2e.openWithExtension(which);
    tab = await browser.newTab();
    await tab.goto(served.base);
    options = await browser.newTab();
    await options.goto(`${browser.base}src/options/index.html`);
    await options.waitFor(() => document.querySelector('h1') !== null);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  beforeEach(async () => {
    await e2e.chooseSettings(browser);
    await e2e.expectMarksInFront(tab, BY_SECTION);
    await options.front();
  });

  /** Choose by label. */
  const choose = async (label: string): Promise<void> => {
    await options.front();
    const nth = await options.waitFor(
      (wanted: string) => {
        const labels = [...document.querySelectorAll('label')];
        return 1 + labels.findIndex((element) => element.textContent?.trim().startsWith(wanted));
      },
      3000,
      label,
    );
    await e2e.clickOn(options, 'label', nth - 1);
  };
  const press = async (label: string): Promise<void> => {
    await options.front();
    const nth = await options.waitFor(
      (wanted: string) =>
        1 + [...document.querySelectorAll('button')].findIndex(({ textContent }) => textContent?.trim() === wanted),
      3000,
      label,
    );
    await e2e.clickOn(options, 'button', nth - 1);
  };
  /** Asked in front: a hidden tab may rest before it has painted. */
  const showsStyle = async (name: string): Promise<void> => {
    await tab.front();
    const styles = (): Promise<string[]> =>
      tab.eval(() => [...CSS.highlights.keys()].filter((shown) => shown.endsWith('-tl7q')));
    await e2e.poll(async () => (await styles()).join() === name, name);
  };
  const said = (text: string): Promise<boolean> =>
    e2e.poll(() => options.eval((wanted) => document.body.innerText.includes(wanted), text), text);

  const openCard = async (): Promise<void> => {
    await tab.front();
    await tab.mouse(990, 600);
    await e2e.rest(tab, 'common prosperity');
    await e2e.waitForCard(tab);
  };

  test('shows how it looks', async () => {
    await options.screenshot(e2e.picture(`options-${which}`));
  });

  test.each([
    ['Dotted line', 'dotted-tl7q'],
    ['Background', 'background-tl7q'],
    ['Underline', 'underline-tl7q'],
  ])('the look of highlights: %s', async (label, name) => {
    await e2e.chooseSettings(browser, { style: name.startsWith('underline') ? 'dotted' : 'underline' });
    await choose(label);
    await showsStyle(name);
    await said('Saved');
    await tab.screenshot(e2e.picture(`style-${label.split(' ')[0]!.toLowerCase()}-${which}`));
  });

  test('how many mentions are marked', async () => {
    await choose('Every mention');
    await e2e.expectMarksInFront(tab, EVERY, 1500);
    await choose('The first on each page');
    await e2e.expectMarksInFront(tab, BY_PAGE, 1500);
    await choose('The first in each section');
    await e2e.expectMarksInFront(tab, BY_SECTION, 1500);
  });

  test('the time until a card opens, set by keys', async () => {
    const setDelay = async (keys: string[], expected: number): Promise<void> => {
      await options.front();
      await options.eval(() => document.querySelector<HTMLElement>('#delay')!.focus());
      for (const key of keys) {
        await options.key(key);
        await e2e.sleep(200);
      }
      await e2e.poll(async () => (await e2e.storedSettings(browser)).delay === expected, `${expected} ms`);
      await said(`${expected} ms`);
      await tab.front();
      await tab.mouse(990, 600);
      await e2e.rest(tab, 'common prosperity');
      await e2e.sleep(700);
    };
    await setDelay(['Home', 'ArrowRight'], 50);
    expect(await e2e.cardTitle(tab)).toBe('common prosperity');
    await tab.key('Escape');
    await e2e.waitForNoCard(tab);
    await setDelay(['End'], 1000);
    expect(await e2e.cardTitle(tab)).toBeNull();
    await e2e.waitForCard(tab);
    await tab.key('Escape');
  });

  test('the theme, in the card and on the page itself', async () => {
    const ground = async (where: Tab): Promise<number> => {
      const colour =
        where === tab
          ? await tab.evalInShadow(
              e2e.HOST,
              (root) => getComputedStyle(root.querySelector('[role="dialog"]')!).backgroundColor,
            )
          : await options.eval(() => getComputedStyle(document.body).backgroundColor);
      return Number(/\d+/.exec(colour ?? '')?.[0] ?? NaN);
    };
    await openCard();
    await options.front();
    await choose('Dark');
    await e2e.poll(async () => (await ground(options)) < 80, 'a dark page');
    await options.screenshot(e2e.picture(`options-dark-${which}`));
    await openCard();
    await e2e.poll(async () => (await ground(tab)) < 80, 'a dark card');
    await tab.screenshot(e2e.picture(`card-dark-${which}`));
    await tab.key('Escape');
    await options.front();
    await choose('Light');
    await e2e.poll(async () => (await ground(options)) > 200, 'a light page');
    await openCard();
    expect(await ground(tab)).toBeGreaterThan(200);
    await tab.key('Escape');
  });

  test('the Chinese characters and pinyin of the card', async () => {
    const han = (): Promise<string | null> =>
      tab.evalInShadow(e2e.HOST, (root) => root.querySelector('.card-han')!.textContent);
    const pinyin = (): Promise<boolean | null> =>
      tab.evalInShadow(e2e.HOST, (root) => root.querySelector('.card-pinyin') !== null);
    const onParty = async (): Promise<void> => {
      await tab.front();
      await tab.mouse(990, 600);
      await e2e.rest(tab, 'Communist Party of China');
      await e2e.waitForCard(tab);
    };
    await onParty();
    expect(await han()).toBe('中国共产党');
    expect(await pinyin()).toBe(true);
    await tab.key('Escape');
    await options.front();
    await choose('繁體中文');
    await choose('Show pinyin');
    await onParty();
    expect(await han()).toBe('中國共產黨');
    expect(await pinyin()).toBe(false);
    await tab.key('Escape');
  });

  test('a site is put on the list and taken off it', async () => {
    await e2e.clickOn(options, '#add-host');
    await options.type('http://127.0.0.1:8080/news?x');
    await options.key('Enter');
    await e2e.expectMarks(tab, [], 1500);
    expect((await e2e.storedSettings(browser)).disabledHosts).toEqual(['127.0.0.1']);
    await options.type('127.0.0.1');
    await options.key('Enter');
    await said('127.0.0.1 is already on the list.');
    await e2e.clickOn(options, '[aria-label="Remove 127.0.0.1"]');
    await said('Termlight is on everywhere.');
    await e2e.expectMarksInFront(tab, BY_SECTION, 1500);
  });

  test('what is no site is refused', async () => {
    await e2e.clickOn(options, '#add-host');
    await options.type('not a site');
    await options.key('Enter');
    await said('Type the name of one site');
    expect((await e2e.storedSettings(browser)).disabledHosts ?? []).toEqual([]);
    for (let turn = 0; turn < 12; turn++) await options.key('Backspace');
  });

  test('a muted term is listed by name and can be marked again', async () => {
    await e2e.chooseSettings(browser, { mutedTerms: ['common-prosperity'] });
    await e2e.expectMarksInFront(tab, ['Communist Party of China'], 1500);
    await options.front();
    await said('共同富裕');
    await e2e.clickOn(options, '[aria-label="Mark again: common prosperity"]');
    await e2e.expectMarksInFront(tab, BY_SECTION, 1500);
    await said('Every term is marked.');
  });

  test('a term that is always marked is listed by name and can be marked where it fits again', async () => {
    await e2e.chooseSettings(browser, { alwaysTerms: ['common-prosperity'] });
    await said('Terms always marked');
    await said('共同富裕');
    await e2e.clickOn(options, '[aria-label="Mark only where it fits: common prosperity"]');
    await said('marked only where they fit');
    expect(await options.eval(() => document.activeElement?.textContent)).toBe('Terms always marked');
    expect((await e2e.storedSettings(browser)).alwaysTerms).toEqual([]);
  });

  test('everything is reset, after a question, and can be undone', async () => {
    await e2e.chooseSettings(browser, { style: 'dotted', density: 'every', disabledHosts: ['example.org'] });
    await e2e.expectMarksInFront(tab, EVERY, 1500);
    await press('Reset all settings');
    await press('Cancel');
    expect((await e2e.storedSettings(browser)).style).toBe('dotted');
    await press('Reset all settings');
    await press('Reset everything');
    await e2e.expectMarksInFront(tab, BY_SECTION, 1500);
    await showsStyle('underline-tl7q');
    expect(await e2e.storedSettings(browser)).toEqual({});
    await press('Undo');
    await e2e.expectMarksInFront(tab, EVERY, 1500);
    expect(await e2e.storedSettings(browser)).toMatchObject({ style: 'dotted', disabledHosts: ['example.org'] });
  });

  test('leaves the console alone', () => {
    expect([...options.consoleErrors(), ...tab.consoleErrors()]).toEqual([]);
  });
});
