/** The card on the page, with the real mouse: when it opens and closes, where it stands, what can be done in it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import type { Box } from '../../src/core/placement';
import * as e2e from './harness';

/** Milliseconds that a busy machine may be late. */
const LATE = 350;

/** Notes, on the page's own clock, when the pointer moved and when the card came and went. */
function watchClock(host: string): void {
  const clock = { firstMove: 0, lastMove: 0, down: 0, opened: 0, closed: 0, escapes: 0 };
  Object.assign(window, { clock });
  const onMove = (): void => {
    clock.lastMove = performance.now();
    clock.firstMove ||= clock.lastMove;
  };
  addEventListener('mousemove', onMove, true);
  addEventListener('pointerdown', () => (clock.down = performance.now()), true);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && clock.escapes++);
  const isHost = (node: Node): boolean => node instanceof Element && node.matches(host);
  new MutationObserver((records) => {
    for (const { addedNodes, removedNodes } of records) {
      if ([...addedNodes].some(isHost)) clock.opened = performance.now();
      if ([...removedNodes].some(isHost)) clock.closed = performance.now();
    }
  }).observe(document, { childList: true, subtree: true });
}

type Clock = Record<'firstMove' | 'lastMove' | 'down' | 'opened' | 'closed' | 'escapes', number>;

const CLOCK = `<script>(${watchClock.toString()})(${JSON.stringify(e2e.HOST)});</script>`;

const TEXT = e2e.pageOf(
  `<p style="margin-top: 260px">The Communist Party of China speaks of common prosperity and of high-quality development.</p>
   <p>It holds on to the two unswervinglys. More on common prosperity follows.</p>
   <p style="margin-top: 1200px">The end.</p>`,
  CLOCK,
);

/** A term in every corner and at every edge; each is a mark of its own since every mention is marked here. */
const PLACES: Record<string, string> = {
  'top left': 'top: 0; left: 0',
  'top right': 'top: 0; right: 0',
  'bottom left': 'bottom: 0; left: 0',
  'bottom right': 'bottom: 0; right: 0',
  top: 'top: 0; left: 45%',
  bottom: 'bottom: 0; left: 45%',
  left: 'top: 48%; left: 0',
  right: 'top: 48%; right: 0',
  'in two lines': 'top: 30%; left: 45%; width: 7em',
};
const EDGES = e2e.pageOf(
  `<p>The Communist Party of China.</p>` +
    Object.values(PLACES)
      .map((style) => `<div style="position: fixed; ${style}">common prosperity</div>`)
      .join(''),
);

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe.each(e2e.BROWSERS)('the card in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    served = await servePages({ '/': TEXT, '/edges': EDGES });
    browser = await e2e.openWithExtension(which);
    tab = await browser.newTab();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const clock = (): Promise<Clock> => tab.eval(() => (window as never as { clock: Clock }).clock);
  const resetClock = (): Promise<void> =>
    tab.eval(
      () => void Object.assign((window as never as { clock: Clock }).clock, { firstMove: 0, opened: 0, closed: 0 }),
    );
  const park = (): Promise<void> => tab.mouse(900, 40);

  describe('opens and closes', () => {
    beforeEach(async () => {
      await e2e.chooseSettings(browser);
      await park();
      await tab.goto(served.base);
      await e2e.waitForMarks(tab);
      await park();
      await e2e.sleep(120);
      await resetClock();
    });

    test('opens when the pointer has rested for 350 ms, not sooner', async () => {
      await e2e.rest(tab, 'common prosperity');
      expect(await e2e.waitForCard(tab)).toBe('common prosperity');
      const { firstMove, opened } = await clock();
      expect(opened - firstMove).toBeGreaterThan(345);
      expect(opened - firstMove).toBeLessThan(350 + LATE);
    });

    test('does not open when the pointer leaves before that', async () => {
      await e2e.rest(tab, 'common prosperity');
      await e2e.sleep(120);
      await park();
      await e2e.sleep(900);
      expect((await clock()).opened).toBe(0);
    });

    test('does not open under a pointer that crosses the line', async () => {
      const { left, right, top, bottom } = await e2e.boxOf(tab, 'common prosperity');
      const start = performance.now();
      for (let step = 0; step <= 8; step++)
        await tab.mouse(left - 200 + (step * (right - left + 500)) / 8, (top + bottom) / 2 - 20 + step * 5);
      expect(performance.now() - start).toBeLessThan(600);
      await e2e.sleep(900);
      expect((await clock()).opened).toBe(0);
    });

    test('does not open while a button is held, as when text is selected', async () => {
      const box = await e2e.boxOf(tab, 'common prosperity');
      await tab.mouse(box.left - 60, (box.top + box.bottom) / 2);
      await tab.button('down');
      await e2e.rest(tab, 'common prosperity');
      await e2e.sleep(900);
      const { opened } = await clock();
      await tab.button('up');
      expect(opened).toBe(0);
    });

    test('stays while the pointer is in it and closes 300 ms after it has left', async () => {
      await e2e.rest(tab, 'common prosperity');
      await e2e.waitForCard(tab);
      const box = (await e2e.cardBox(tab))!;
      await tab.mouse(...e2e.middleOf(box));
      await e2e.sleep(1200);
      expect((await clock()).closed).toBe(0);
      await park();
      await e2e.waitForNoCard(tab);
      const { lastMove, closed } = await clock();
      expect(closed - lastMove).toBeGreaterThan(295);
      expect(closed - lastMove).toBeLessThan(300 + LATE);
    });

    test('stays open when the pointer is on the term for ten seconds', async () => {
      await e2e.rest(tab, 'common prosperity');
      await e2e.waitForCard(tab);
      await e2e.sleep(10_000);
      expect((await clock()).closed).toBe(0);
    });

    test('closes by Esc, which then does not reach the page; without a card it does', async () => {
      await e2e.rest(tab, 'common prosperity');
      await e2e.waitForCard(tab);
      await tab.key('Escape');
      await e2e.waitForNoCard(tab);
      expect((await clock()).escapes).toBe(0);
      await tab.key('Escape');
      expect((await clock()).escapes).toBe(1);
    });

    test('does not come back after Esc before the pointer has moved', async () => {
      const [x, y] = e2e.middleOf(await e2e.rest(tab, 'common prosperity'));
      await e2e.waitForCard(tab);
      await tab.key('Escape');
      await e2e.waitForNoCard(tab);
      await tab.mouse(x, y); // as browsers tell of a page that has changed under the pointer
      await e2e.sleep(700);
      expect(await e2e.cardTitle(tab)).toBeNull();
      await tab.mouse(x + 2, y);
      await e2e.waitForCard(tab);
      await tab.key('Escape');
      await e2e.waitForNoCard(tab);
    });

    test('closes at once by a click elsewhere', async () => {
      await e2e.rest(tab, 'common prosperity');
      await e2e.waitForCard(tab);
      await tab.click(900, 40);
      await e2e.waitForNoCard(tab);
      const { down, closed } = await clock();
      expect(closed - down).toBeLessThan(150);
    });

    test('closes by its own button', async () => {
      await e2e.rest(tab, 'common prosperity');
      await e2e.waitForCard(tab);
      await e2e.clickInCard(tab, '.popover-bar > .icon-button');
      await e2e.waitForNoCard(tab);
    });

    test('moves on to another term that the pointer rests on', async () => {
      await e2e.rest(tab, 'common prosperity');
      await e2e.waitForCard(tab);
      await park();
      await e2e.rest(tab, 'high-quality development');
      await e2e.poll(async () => (await e2e.cardTitle(tab)) === 'high-quality development', 'the other card');
    });

    test('scrolls inside, and the page stays where it is', async () => {
      await e2e.rest(tab, 'common prosperity');
      await e2e.waitForCard(tab);
      const body = (): Promise<number[] | null> =>
        tab.evalInShadow(e2e.HOST, (root) => {
          const { scrollTop, scrollHeight, clientHeight } = root.querySelector('.popover-body')!;
          return [scrollTop, scrollHeight - clientHeight];
        });
      expect((await body())![1]).toBeGreaterThan(100);
      const [x, y] = e2e.middleOf((await e2e.cardBox(tab))!);
      await tab.wheel(x, y, 200);
      await e2e.poll(async () => (await body())![0]! > 50, 'a scrolled card');
      // To the end and beyond: the page must not take over.
      for (let turn = 0; turn < 12; turn++) await tab.wheel(x, y, 2000);
      await e2e.sleep(400);
      expect(await tab.eval(() => scrollY)).toBe(0);
      await tab.screenshot(e2e.picture(`card-end-${which}`));
    });

    test('leads to a related term in the same card, and back', async () => {
      await e2e.rest(tab, 'two unswervinglys');
      expect(await e2e.waitForCard(tab)).toBe('two unswervinglys');
      await tab.eval((host) => void Object.assign(document.querySelector(host)!, { isTheSame: true }), e2e.HOST);
      const next = await tab.evalInShadow(
        e2e.HOST,
        (root) => root.querySelector('.card-related .link [lang="en"]')!.textContent,
      );
      await e2e.clickInCard(tab, '.card-related .link');
      await e2e.poll(async () => (await e2e.cardTitle(tab)) === next, String(next));
      expect(await tab.evalInShadow(e2e.HOST, (root) => root.querySelector('.popover-body')!.scrollTop)).toBe(0);
      await tab.screenshot(e2e.picture(`card-related-${which}`));
      await e2e.clickInCard(tab, '.popover-bar > .text-button');
      await e2e.poll(async () => (await e2e.cardTitle(tab)) === 'two unswervinglys', 'the first entry');
      expect(await tab.eval((host) => 'isTheSame' in document.querySelector(host)!, e2e.HOST)).toBe(true);
      // Clicks in the card are not clicks outside it.
      expect((await clock()).closed).toBe(0);
    });

    test('“Off on this site” in its menu takes effect at once', async () => {
      await e2e.rest(tab, 'common prosperity');
      await e2e.waitForCard(tab);
      await e2e.chooseInMenu(tab, 'Off on this site');
      await e2e.expectMarks(tab, [], 1000);
      await e2e.waitForNoCard(tab);
      expect((await e2e.storedSettings(browser)).disabledHosts).toEqual(['127.0.0.1']);
      await e2e.chooseSettings(browser);
      await e2e.waitForMarks(tab);
    });

    test('“Never mark this term” in its menu takes its marks away and no others', async () => {
      await e2e.rest(tab, 'common prosperity');
      await e2e.waitForCard(tab);
      await e2e.chooseInMenu(tab, 'Never mark this term');
      await e2e.expectMarks(tab, ['Communist Party of China', 'high-quality development', 'two unswervinglys'], 1000);
      await e2e.waitForNoCard(tab);
      expect((await e2e.storedSettings(browser)).mutedTerms).toEqual(['common-prosperity']);
    });

    test('Esc in its menu closes the menu first and then the card', async () => {
      await e2e.rest(tab, 'common prosperity');
      await e2e.waitForCard(tab);
      await e2e.openMenu(tab);
      await tab.screenshot(e2e.picture(`card-menu-${which}`));
      await tab.key('Escape');
      await e2e.poll(async () => (await e2e.cardBox(tab, '[role="menuitem"]')) === null, 'no menu');
      expect(await e2e.cardTitle(tab)).toBe('common prosperity');
      await tab.key('Escape');
      await e2e.waitForNoCard(tab);
    });
  });

  describe.each([
    { width: 1000, height: 700 },
    { width: 360, height: 560 },
  ])('in a viewport of $width × $height', (size) => {
    beforeAll(async () => {
      await tab.resize(size);
      await e2e.chooseSettings(browser, { density: 'every', delay: 0 });
      await tab.goto(`${served.base}/edges`);
      await e2e.poll(async () => (await e2e.marksOf(tab)).length === Object.keys(PLACES).length + 1, 'all marks');
    });

    test.each(Object.keys(PLACES))('stands inside and never over the line of its term: %s', async (place) => {
      const nth = Object.keys(PLACES).indexOf(place);
      const word = place === 'in two lines' ? 'common' : 'common prosperity';
      await e2e.rest(tab, word, nth);
      await e2e.waitForCard(tab);
      const line = await e2e.boxOf(tab, word, nth);
      const card = (await e2e.cardBox(tab))!;
      if (size.width === 360 || nth === 3) await tab.screenshot(e2e.picture(`edge-${size.width}-${nth}-${which}`));
      expect(overlap(card, line)).toBe(false);
      expect(card.left).toBeGreaterThanOrEqual(0);
      expect(card.top).toBeGreaterThanOrEqual(0);
      expect(card.right).toBeLessThanOrEqual(size.width);
      expect(card.bottom).toBeLessThanOrEqual(size.height);
      expect(card.bottom - card.top).toBeGreaterThan(100);
      await tab.key('Escape');
      await e2e.waitForNoCard(tab);
    });
  });

  test('leaves the console alone', () => {
    expect(tab.consoleErrors()).toEqual([]);
  });
});
