/** Terms that are only possible: marked more faintly, and the card says why. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fireCommand } from '../../src/cli/browsers/commands';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

const PAGE = e2e.pageOf(`<p style="margin-top: 260px">${e2e.IN_DOUBT} <a href="/">More</a>`);

const TALL = e2e.pageOf(
  `<p style="margin-top: 100px"><a id="before" href="#here">A link before</a>
   <p>${e2e.IN_DOUBT.replace('China was named.', '<span id="cue">$&</span>')}`,
);
const MIXED = e2e.pageOf(`<p>${e2e.IN_DOUBT}<p>Later, common prosperity.`);
const FRAMED = e2e.pageOf(`<p>${e2e.IN_DOUBT}</p><iframe src="/sure" width="600" height="300"></iframe>`);
const SURE = e2e.pageOf('<p>The Communist Party of China has party chiefs.');

/** The names of the highlights that hold any mark, without the suffix. */
const looks = (tab: Tab): Promise<string[]> =>
  tab.eval(() => {
    const names: string[] = [];
    CSS.highlights.forEach((_, name) => names.push(name.replace('-tl7q', '')));
    return names;
  });

describe.each(e2e.BROWSERS)('a term that is only possible in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    served = await servePages({ '/': PAGE, '/tall': TALL, '/mixed': MIXED, '/framed': FRAMED, '/sure': SURE });
    browser = await e2e.openWithExtension(which, 'open');
    tab = await browser.newTab();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  beforeEach(async () => {
    await e2e.chooseSettings(browser);
    await tab.goto(served.base);
  });

  test('has a look of its own', async () => {
    await e2e.expectMarks(tab, ['party chiefs']);
    expect(await looks(tab)).toEqual(['possible']);
  });

  test('has a card that says so, and why', async () => {
    await e2e.expectMarks(tab, ['party chiefs']);
    await e2e.rest(tab, 'party chiefs');
    await e2e.waitForCard(tab);
    expect(await e2e.cardText(tab)).toMatch(/Perhaps this term.*What speaks for it on this page: China/s);
    await tab.screenshot(e2e.picture(`possible-${which}`));
  });

  test('is marked as any other once the page leaves no doubt', async () => {
    await e2e.expectMarks(tab, ['party chiefs']);
    await tab.eval((html) => document.body.insertAdjacentHTML('beforeend', html), '<p>The Communist Party of China.');
    await tab.waitFor(() => !CSS.highlights.has('possible-tl7q') && CSS.highlights.has('underline-tl7q'));
    expect(await e2e.marksOf(tab)).toContain('party chiefs');
    await e2e.rest(tab, 'party chiefs');
    await e2e.waitForCard(tab);
    expect(await e2e.cardText(tab)).not.toContain('Perhaps');
  });

  test('is not marked where the reader does not want it', async () => {
    await e2e.expectMarks(tab, ['party chiefs']);
    await e2e.chooseSettings(browser, { possible: false });
    await e2e.expectMarks(tab, []);
    await e2e.chooseSettings(browser, { possible: true });
    await e2e.expectMarks(tab, ['party chiefs']);
  });

  describe('in a card that is open', () => {
    const openByPointer = async (): Promise<void> => {
      await tab.goto(`${served.base}/tall`);
      await e2e.expectMarks(tab, ['party chiefs']);
      await e2e.rest(tab, 'party chiefs');
      await e2e.waitForCard(tab);
      await tab.mouse(...e2e.middleOf((await e2e.cardBox(tab))!));
      expect(await e2e.cardText(tab)).toContain('Perhaps');
    };
    /** The card by key, with the focus on what matches. */
    const openByKey = async (selector: string): Promise<void> => {
      await tab.front();
      await tab.mouse(990, 600);
      await tab.goto(`${served.base}/tall`);
      await e2e.expectMarks(tab, ['party chiefs']);
      await tab.click(900, 20); // the focus may have gone to the browser's own buttons
      await tab.eval(() => document.querySelector<HTMLElement>('#before')!.focus());
      await fireCommand(browser, tab, 'next-term', 'Alt+Shift+D');
      await e2e.waitForCard(tab);
      await e2e.tabTo(tab, selector);
    };
    const isFocused = (selector: string): Promise<boolean | null> =>
      tab.evalInShadow(e2e.HOST, (root, wanted) => root.activeElement?.matches(wanted) ?? false, selector);
    const clearDoubt = (): Promise<void> =>
      tab.eval((html) => document.body.insertAdjacentHTML('beforeend', html), '<p>The Communist Party of China.');
    const expectNoDoubt = (): Promise<boolean> =>
      e2e.poll(async () => !/Perhaps|^$/.test((await e2e.cardText(tab)) ?? ''), 'a card without doubt');

    test('goes when the page leaves no doubt, and the lines that are read stay where they are', async () => {
      await openByPointer();
      const places = (): Promise<number[] | null> =>
        tab.evalInShadow(e2e.HOST, (root) =>
          ['.card-readings', '.card-foot'].map((part) => root.querySelector(part)!.getBoundingClientRect().top),
        );
      await tab.evalInShadow(e2e.HOST, (root) => void root.querySelector('.popover-body')!.scrollTo(0, 300));
      await e2e.sleep(200);
      const before = (await places())!;
      await clearDoubt();
      await expectNoDoubt();
      await e2e.sleep(200);
      const after = (await places())!;
      expect(after.map((place, at) => Math.abs(place - before[at]!) < 1)).toEqual([true, true]);
      expect(await e2e.cardTitle(tab)).toBe('party secretary');
    });

    test('goes at the top of the card, too, and leaves it there', async () => {
      await openByPointer();
      await clearDoubt();
      await expectNoDoubt();
      expect(await tab.evalInShadow(e2e.HOST, (root) => root.querySelector('.popover-body')!.scrollTop)).toBe(0);
      await tab.screenshot(e2e.picture(`possible-gone-${which}`));
    });

    test('goes without the focus, wherever that is', async () => {
      await openByKey('.menu > button');
      await clearDoubt();
      await expectNoDoubt();
      expect(await isFocused('.menu > button')).toBe(true);
    });

    test('hands the focus to the card where it was on the notice itself', async () => {
      await openByKey('.is-doubtful button');
      await clearDoubt();
      await expectNoDoubt();
      expect(await isFocused('[role="dialog"]')).toBe(true);
      await tab.key('Escape');
      await e2e.waitForNoCard(tab);
      expect(await tab.eval(() => document.activeElement?.id)).toBe('before');
    });

    test('goes when the reader says elsewhere that the term is always to be marked, and comes back', async () => {
      await openByPointer();
      await e2e.chooseSettings(browser, { alwaysTerms: ['party-secretary'] });
      await expectNoDoubt();
      await e2e.chooseSettings(browser);
      await e2e.poll(async () => (await e2e.cardText(tab))?.includes('Perhaps'), 'the doubt again');
    });

    test('closes it when nothing speaks for the term any more', async () => {
      await openByPointer();
      await tab.eval(() => document.querySelector('#cue')!.remove());
      await e2e.waitForNoCard(tab);
      await e2e.expectMarks(tab, []);
    });

    test('closes it when the reader wants no such marks', async () => {
      await openByPointer();
      await e2e.chooseSettings(browser, { possible: false });
      await e2e.waitForNoCard(tab);
    });
  });

  describe('in the popup', () => {
    let popup: Tab;
    let id: number;

    beforeAll(async () => {
      await tab.front();
      id = await e2e.tabInFront(browser);
      popup = await browser.newTab();
    });

    /** What the popup lists, by the heading or label of each list. */
    const listed = (): Promise<[label: string, names: (string | null)[]][]> =>
      popup.eval(() =>
        [...document.querySelectorAll('.terms ul')].map((list) => [
          list.hasAttribute('aria-labelledby')
            ? document.getElementById(list.getAttribute('aria-labelledby')!)!.textContent
            : '',
          [...list.querySelectorAll('.row-name')].map(({ textContent }) => textContent),
        ]),
      );
    const expectListed = async (path: string, expected: [string, string[]][]): Promise<void> => {
      await tab.front();
      await tab.goto(`${served.base}${path}`);
      await tab.waitFor(() => {
        const frame = window.frames[0] as (Window & typeof globalThis) | undefined;
        return [window, frame ?? window].every((one) => one.CSS.highlights.size > 0);
      });
      await popup.front();
      await popup.goto(e2e.popupAddress(browser, id));
      await vi.waitFor(async () => expect(await listed()).toEqual(expected), { timeout: 5000, interval: 50 });
    };

    test('comes last, under a heading of its own, and does not count on the button', async () => {
      await e2e.chooseSettings(browser, { alwaysTerms: ['common-prosperity'] });
      await expectListed('/mixed', [
        ['', ['common prosperity']],
        ['Perhaps', ['party secretary']],
      ]);
      expect((await e2e.buttonOf(browser, id)).badge).toBe('1');
      await popup.screenshot(e2e.picture(`possible-popup-${which}`));
      await e2e.chooseSettings(browser);
      await expectListed('/', [['Perhaps', ['party secretary']]]);
      await e2e.poll(async () => (await e2e.buttonOf(browser, id)).badge === '', 'no number on the button');
    });

    test('is gone to with keys alone', async () => {
      await expectListed('/', [['Perhaps', ['party secretary']]]);
      await popup.eval(() => document.querySelector<HTMLElement>('input[role="combobox"]')!.focus());
      const isReached = (): Promise<boolean> =>
        popup.eval(() => document.activeElement!.matches('.is-possible .row-button'));
      for (let turn = 0; turn < 10 && !(await isReached()); turn++) await popup.key('Tab');
      expect(await isReached()).toBe(true);
      await popup.key('Enter');
      await tab.waitFor(() => CSS.highlights.has('focus-tl7q'), 1500);
    });

    test('is listed as any other where one frame leaves no doubt', async () => {
      await expectListed('/framed', [['', ['party secretary', 'Communist Party of China']]]);
      expect((await e2e.buttonOf(browser, id)).badge).toBe('2');
    });

    test('moves up once the page leaves no doubt', async () => {
      await expectListed('/', [['Perhaps', ['party secretary']]]);
      await tab.front(); // Firefox takes its time over pages in the background
      await tab.eval((html) => document.body.insertAdjacentHTML('beforeend', html), '<p>The Communist Party of China.');
      const expected = [['', ['party secretary', 'Communist Party of China']]];
      await vi.waitFor(async () => expect(await listed()).toEqual(expected), { timeout: 5000, interval: 50 });
      expect((await e2e.buttonOf(browser, id)).badge).toBe('2');
    });
  });
});
