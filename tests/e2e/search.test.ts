/** The real toolbar popup over a page: search, and the list of the page's terms. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Popup, PopupBrowser } from '../../src/cli/browsers/popup';
import { openPopupBrowser } from '../../src/cli/browsers/real-popup';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import { extensionDir } from './builds';
import * as e2e from './harness';

const PAGE = e2e.pageOf(
  `<p>The Communist Party of China speaks of common prosperity.</p>
   <p style="margin-top: 1600px">Far below: high-quality development and common prosperity again.</p>`,
);

/** What is typed, and the term that must come first. */
const QUERIES: [what: string, typed: string, first: string][] = [
  ['English', 'common prosp', 'common prosperity'],
  ['English in capitals', 'COMMON PROSPERITY', 'common prosperity'],
  ['simplified characters', '共同富裕', 'common prosperity'],
  ['traditional characters', '高質量發展', 'high-quality development'],
  ['pinyin with tones', 'gòngtóng fùyù', 'common prosperity'],
  ['pinyin without tones', 'gongtong fuyu', 'common prosperity'],
  ['pinyin without spaces', 'gongtongfuyu', 'common prosperity'],
  ['initials', 'gtfy', 'common prosperity'],
  ['a typing error', 'comon prosparity', 'common prosperity'],
  ['another form of the term', 'two unshakable', 'two unswervinglys'],
];

describe.each(e2e.BROWSERS)('the popup in %s', (which) => {
  let served: Served;
  let browser: PopupBrowser;
  let popup: Popup;

  beforeAll(async () => {
    served = await servePages({ '/': PAGE, '/none': e2e.pageOf('<p>Nothing here.') });
    browser = await openPopupBrowser(which, extensionDir(which));
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  beforeEach(async () => {
    await browser.goto(served.base);
    await e2e.poll(() => browser.eval(() => CSS.highlights.has('underline-tl7q')), 'marks');
    await open();
  });
  afterEach(async () => {
    if (await popup?.isOpen()) await popup.close();
  });

  /** Open the popup and wait until the field has the focus. */
  const open = async (): Promise<void> => {
    popup = await browser.openPopup();
    await popup.waitFor(() => document.activeElement?.getAttribute('role') === 'combobox');
  };
  const typed = (): Promise<string> =>
    popup.eval(() => document.querySelector<HTMLInputElement>('[role="combobox"]')!.value);
  const text = (): Promise<string> => popup.eval(() => document.body.innerText);
  const results = (): Promise<string[]> =>
    popup.eval(() => [...document.querySelectorAll('.results .row-name')].map((name) => name.textContent));
  const first = (name: string): Promise<boolean> =>
    e2e.poll(async () => (await results())[0] === name, `${name} first`);
  const title = (name: string): Promise<unknown> =>
    e2e.poll(() => popup.eval((wanted) => document.querySelector('.entry h2')?.textContent === wanted, name), name);
  const clickOn = async (selector: string, nth = 0): Promise<void> => {
    const [x, y] = (await popup.waitFor(
      (wanted: string, index: number) => {
        const rect = document.querySelectorAll(wanted)[index]?.getBoundingClientRect();
        return rect && [rect.x + rect.width / 2, rect.y + rect.height / 2];
      },
      3000,
      selector,
      nth,
    )) as [number, number];
    await popup.click(x, y);
  };

  test('opens with the cursor in the field', async () => {
    await popup.waitFor(() => document.querySelectorAll('.terms li').length === 3);
    await popup.screenshot(e2e.picture(`popup-real-${which}`));
    await popup.type('li');
    await e2e.poll(async () => (await typed()) === 'li', 'what was typed');
  });

  test('Esc empties the field first, and leaves the popup open', async () => {
    await popup.type('lying');
    await first('lying flat');
    await popup.key('Escape');
    await e2e.poll(async () => (await typed()) === '', 'an empty field');
    expect(await popup.isOpen()).toBe(true);
    expect(await results()).toEqual([]);
  });

  test.each(QUERIES)('finds by %s', async (what, query, name) => {
    await popup.type(query);
    await first(name);
    if (what === 'simplified characters') await popup.screenshot(e2e.picture(`popup-results-${which}`));
  });

  test('says so where nothing is found', async () => {
    await popup.type('zqxwv');
    await e2e.poll(async () => (await text()).includes('Nothing found for “zqxwv”'), 'the answer');
    expect(await results()).toEqual([]);
  });

  test('arrows choose and Enter opens the entry in full; Back returns to the results', async () => {
    await popup.type('prosperity');
    await e2e.poll(async () => (await results()).length > 2, 'results');
    const [, second] = await results();
    await e2e.sleep(150); // until the first result is the chosen one, for good
    await popup.key('ArrowDown');
    await popup.waitFor(() => document.querySelectorAll('.results li')[1]?.getAttribute('aria-selected') === 'true');
    await popup.key('Enter');
    await title(second!);
    expect(await text()).toMatch(/Sources/);
    expect(await popup.eval(() => document.activeElement?.id)).toBe('entry-title');
    await popup.screenshot(e2e.picture(`popup-entry-${which}`));
    await clickOn('.entry-bar button');
    await e2e.poll(async () => (await results())[1] === second, 'the results');
  });

  test('ArrowUp from the first result goes to the last', async () => {
    await popup.type('prosperity');
    await e2e.poll(async () => (await results()).length > 2, 'results');
    await e2e.sleep(150);
    await popup.key('ArrowUp');
    await popup.waitFor(
      () => document.querySelector('.results li:last-child')?.getAttribute('aria-selected') === 'true',
    );
  });

  test('a result can be clicked', async () => {
    await popup.type('lying flat');
    await first('lying flat');
    await clickOn('.results li');
    await title('lying flat');
  });

  test('lists the terms of the page with their counts', async () => {
    await popup.waitFor(() => document.querySelectorAll('.terms li').length === 3);
    const terms = await popup.eval(() =>
      [...document.querySelectorAll('.terms li .row-button')].map((item) => [
        item.querySelector('.row-name')!.textContent,
        item.querySelector('.row-count [aria-hidden]')!.textContent,
      ]),
    );
    expect(terms).toEqual([
      ['Communist Party of China', '×1'],
      ['common prosperity', '×2'],
      ['high-quality development', '×1'],
    ]);
  });

  test('a click on a term of the page scrolls to its mentions, one after the other', async () => {
    await popup.waitFor(() => document.querySelectorAll('.terms li').length === 3);
    await clickOn('.terms li .row-button', 2);
    await e2e.poll(() => browser.eval(() => scrollY > 500), 'a scrolled page');
    expect(await browser.eval(() => CSS.highlights.has('focus-tl7q'))).toBe(true);
    await clickOn('.terms li .row-button', 1);
    await e2e.poll(() => browser.eval(() => scrollY < 100), 'the first mention');
    await clickOn('.terms li .row-button', 1);
    await e2e.poll(() => browser.eval(() => scrollY > 500), 'the second mention');
  });

  test('“Read” beside a term of the page opens its entry', async () => {
    await popup.waitFor(() => document.querySelectorAll('.terms li').length === 3);
    await clickOn('.terms li .text-button', 1);
    await title('common prosperity');
  });

  test('says so on a page without terms', async () => {
    await popup.close();
    await browser.goto(`${served.base}/none`);
    await open();
    await e2e.poll(async () => (await text()).includes('No terms on this page'), 'the answer');
  });

  test.each(which === 'chromium' ? ['about:blank', 'chrome://version/'] : ['about:blank', 'about:support'])(
    'says that it cannot run on %s, and still searches',
    async (address) => {
      await popup.close();
      await browser.goto(address);
      await open();
      await e2e.poll(async () => (await text()).includes('Termlight cannot run on this page'), 'the answer');
      expect(await popup.eval(() => document.querySelector<HTMLInputElement>('.home-site input')!.disabled)).toBe(true);
      await popup.screenshot(e2e.picture(`popup-nowhere-${which}`));
      await popup.type('gtfy');
      await first('common prosperity');
    },
  );
});
