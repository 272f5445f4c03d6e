/** What the reader decides on a term from its card: not here, always, only where it fits; by mouse and by keyboard. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fireCommand } from '../../src/cli/browsers/commands';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

const BEFORE = '<p style="margin-top: 60px"><a id="before" href="#here">A link before</a>';
const SURE = e2e.pageOf(
  `${BEFORE}<p>The Communist Party of China speaks of common prosperity.
   <h2>Again</h2><p>Once more: common prosperity.`,
);
const POSSIBLE = e2e.pageOf(`${BEFORE}<p style="margin-top: 200px">${e2e.IN_DOUBT}`);
const BARE = e2e.pageOf(`${BEFORE}<p>The party chiefs met.`);
const PARTY = 'Communist Party of China';
const SURE_MARKS = [PARTY, 'common prosperity', 'common prosperity'];
const NOT_HERE = 'Not this term here';
const ALWAYS = 'Always mark this term';
const FOR_ALL = ['Never mark this term', 'Off on this site', 'Settings'];
const FITTING = 'Mark this term only where it fits';

describe.each(e2e.BROWSERS)('choices in the card in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;
  let id: number;

  beforeAll(async () => {
    served = await servePages({ '/sure': SURE, '/possible': POSSIBLE, '/bare': BARE });
    browser = await e2e.openWithExtension(which);
    tab = await browser.newTab();
    await tab.goto(`${served.base}/bare`);
    await tab.front();
    id = await e2e.tabInFront(browser);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  beforeEach(async () => {
    await e2e.chooseSettings(browser);
    await tab.mouse(990, 600);
  });

  const open = async (path: string, marks: string[]): Promise<void> => {
    await tab.goto(`${served.base}/${path}`);
    await e2e.expectMarks(tab, marks);
    await tab.click(900, 20); // the focus may have gone to the browser's own buttons
  };
  const openCard = async (text: string): Promise<void> => {
    await tab.mouse(990, 600);
    await e2e.rest(tab, text);
    await e2e.waitForCard(tab);
  };
  const focused = (): Promise<string | null> =>
    tab.evalInShadow(
      e2e.HOST,
      ({ activeElement }) => activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '',
    );
  /** The card of the next term, by key, with the focus on what matches. */
  const tabTo = async (selector: string): Promise<void> => {
    await tab.eval(() => document.querySelector<HTMLElement>('#before')!.focus());
    await fireCommand(browser, tab, 'next-term', 'Alt+Shift+D');
    await e2e.waitForCard(tab);
    await e2e.tabTo(tab, selector);
  };
  const expectFocusOn = (name: string): Promise<boolean> =>
    e2e.poll(async () => (await focused()) === name, `focus on ${name}`);
  const expectFocusBefore = async (): Promise<void> =>
    expect(await tab.eval(() => document.activeElement?.id)).toBe('before');
  const look = (name: 'possible' | 'underline'): Promise<boolean> =>
    tab.waitFor((wanted) => CSS.highlights.has(`${wanted}-tl7q`), 2000, name);

  describe('“Not this term here”', () => {
    test('takes all its marks off the page and no others, and is stored nowhere', async () => {
      await open('sure', SURE_MARKS);
      await openCard('common prosperity');
      expect(await e2e.openMenu(tab)).toEqual([NOT_HERE, ALWAYS, ...FOR_ALL]);
      const title = await tab.evalInShadow(
        e2e.HOST,
        (root) => root.querySelector<HTMLElement>('[role="menuitem"]')!.title,
      );
      expect(title).toContain('reload the page');
      await tab.screenshot(e2e.picture(`choices-menu-${which}`));
      await e2e.clickInCard(tab, '[role="menuitem"]');
      await e2e.waitForNoCard(tab);
      await e2e.expectMarks(tab, [PARTY]);
      await e2e.poll(async () => (await e2e.buttonOf(browser, id)).badge === '1', 'one term on the button');
      expect(await e2e.storedSettings(browser)).toEqual({});
    });

    test('holds for text that comes later and for changed settings, and ends with a reload', async () => {
      await open('sure', SURE_MARKS);
      await openCard('common prosperity');
      await e2e.chooseInMenu(tab, NOT_HERE);
      await e2e.expectMarks(tab, [PARTY]);
      await tab.eval(
        (html) => document.body.insertAdjacentHTML('beforeend', html),
        '<h2>New</h2><p>common prosperity, involution',
      );
      await e2e.expectMarks(tab, [PARTY, 'involution']);
      await e2e.chooseSettings(browser, { highlights: false });
      await e2e.expectMarks(tab, []);
      await e2e.chooseSettings(browser);
      await e2e.expectMarks(tab, [PARTY, 'involution']);
      await open('sure', SURE_MARKS);
    });

    test('ends when the page has been left', async () => {
      await open('sure', SURE_MARKS);
      await openCard('common prosperity');
      await e2e.chooseInMenu(tab, NOT_HERE);
      await e2e.expectMarks(tab, [PARTY]);
      await open('bare', []);
      await tab.eval(() => history.back());
      await e2e.expectMarks(tab, SURE_MARKS);
    });

    test('outlives another query of the address, and ends with another path, also where the text stays', async () => {
      await open('sure', SURE_MARKS);
      await openCard('common prosperity');
      await e2e.chooseInMenu(tab, NOT_HERE);
      await e2e.expectMarks(tab, [PARTY]);
      await tab.eval((html) => {
        history.pushState(null, '', '?page=2#part');
        document.body.insertAdjacentHTML('beforeend', html);
      }, '<p>involution');
      await e2e.expectMarks(tab, [PARTY, 'involution']);
      await tab.eval(() => history.pushState(null, '', '/elsewhere'));
      await tab.click(900, 20);
      await e2e.expectMarks(tab, [...SURE_MARKS, 'involution']);
    });

    test('is chosen in the menu with keys alone; the focus goes back to the page', async () => {
      await open('sure', SURE_MARKS);
      await tabTo('.menu > button');
      await tab.key('Enter');
      await expectFocusOn(NOT_HERE);
      await tab.key('Enter');
      await e2e.waitForNoCard(tab);
      await e2e.expectMarks(tab, ['common prosperity', 'common prosperity']);
      await expectFocusBefore();
    });

    test('stands beside “Perhaps this term”', async () => {
      await open('possible', ['party chiefs']);
      await openCard('party chiefs');
      await tab.screenshot(e2e.picture(`choices-perhaps-${which}`));
      await e2e.clickInCard(tab, '.is-doubtful button');
      await e2e.waitForNoCard(tab);
      await e2e.expectMarks(tab, []);
    });

    test('is chosen there with keys alone', async () => {
      await open('possible', ['party chiefs']);
      await tabTo('.is-doubtful button');
      await tab.key('Enter');
      await e2e.waitForNoCard(tab);
      await e2e.expectMarks(tab, []);
      await expectFocusBefore();
    });
  });

  describe('“Always mark this term”', () => {
    test('is offered for ambiguous forms only', async () => {
      await open('sure', SURE_MARKS);
      await openCard(PARTY);
      expect(await e2e.openMenu(tab)).toEqual([NOT_HERE, ...FOR_ALL]);
    });

    test('is offered in the card of the form alone, not in those it leads to', async () => {
      await open('possible', ['party chiefs']);
      await openCard('party chiefs');
      expect(await e2e.openMenu(tab)).toEqual(expect.arrayContaining([NOT_HERE, ALWAYS]));
      await tab.key('Escape');
      const first = await e2e.cardTitle(tab);
      await e2e.clickInCard(tab, '.card-related .link');
      await e2e.poll(async () => (await e2e.cardTitle(tab)) !== first, 'another entry');
      expect(await e2e.openMenu(tab)).toEqual(FOR_ALL);
    });

    test('leaves no doubt, here and where nothing speaks for the term, and is taken back', async () => {
      await open('bare', []);
      await open('possible', ['party chiefs']);
      await openCard('party chiefs');
      await e2e.chooseInMenu(tab, ALWAYS);
      await look('underline');
      expect((await e2e.storedSettings(browser)).alwaysTerms).toEqual(['party-secretary']);
      expect(await e2e.cardText(tab)).not.toContain('Perhaps');

      await open('bare', ['party chiefs']);
      await open('possible', ['party chiefs']);
      await openCard('party chiefs');
      const labels = await e2e.openMenu(tab);
      expect(labels).not.toContain(ALWAYS);
      await e2e.clickInCard(tab, '[role="menuitem"]', labels.indexOf(FITTING));
      await look('possible');
      expect((await e2e.storedSettings(browser)).alwaysTerms).toEqual([]);
      expect(await e2e.cardText(tab)).toContain('Perhaps');
    });

    test('is chosen and taken back with keys alone; the focus stays at the menu', async () => {
      await open('possible', ['party chiefs']);
      await tabTo('.menu > button');
      await tab.key('ArrowDown');
      await expectFocusOn(NOT_HERE);
      await tab.key('ArrowDown');
      await expectFocusOn(ALWAYS);
      await tab.key('Enter');
      await look('underline');
      await expectFocusOn('More');
      await tab.key('Enter');
      await expectFocusOn(NOT_HERE);
      await tab.key('ArrowDown');
      await expectFocusOn(FITTING);
      await tab.key('Enter');
      await look('possible');
      await expectFocusOn('More');
    });

    test('gives way to “Never mark this term”', async () => {
      await e2e.chooseSettings(browser, { alwaysTerms: ['party-secretary'] });
      await open('bare', ['party chiefs']);
      await openCard('party chiefs');
      await e2e.chooseInMenu(tab, 'Never mark this term');
      await e2e.expectMarks(tab, []);
      expect(await e2e.storedSettings(browser)).toMatchObject({ mutedTerms: ['party-secretary'], alwaysTerms: [] });
    });

    test('closes the card when it is taken back where nothing speaks for the term', async () => {
      await e2e.chooseSettings(browser, { alwaysTerms: ['party-secretary'] });
      await open('bare', ['party chiefs']);
      await openCard('party chiefs');
      await e2e.chooseInMenu(tab, FITTING);
      await e2e.waitForNoCard(tab);
      await e2e.expectMarks(tab, []);
    });
  });

  test('leaves the console alone', () => {
    expect(tab.consoleErrors()).toEqual([]);
  });
});
