/** Moves of the pointer that are looked at and those that are not: whatever has a mention under it opens the card. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

/** Here Firefox says of no text that the pointer is in it. */
const COVERED = 'a link that something of it lies over';

/** Bodies with one mention, whose events have the element around its text as target, or one further out. */
const BODIES: Record<string, string> = {
  'an element of its own': '<p>On <b>common prosperity</b>.',
  [COVERED]: `<style>a { position: relative } a::after { content: ""; position: absolute; inset: 0 }</style>
    <p><a href="#link"><b>common prosperity</b></a>`,
  'an element that lets events through': '<p>On <span style="pointer-events: none">common prosperity</span>.',
  'a button': '<button type="button">On <span>common prosperity</span></button>',
  'nested shadow trees': `<div><template shadowrootmode="open"><section><template shadowrootmode="open">
    <p>On common prosperity.</template></section></template></div>`,
  'a shadow tree, as its own text': '<div><template shadowrootmode="open">On common prosperity.</template></div>',
  'a slot': '<div><template shadowrootmode="open"><p><slot></slot></template>On common prosperity.</div>',
};

/** Leaves no doubt what the page is about, and puts room between that and the rest. */
const ABOUT = '<p style="margin-bottom: 300px">The Communist Party of China.</p>';

/** Notes, on the page's own clock, the first and the last move and whether a card ever came. */
function watch(host: string): void {
  const seen = { firstMove: 0, lastMove: 0, opened: false };
  Object.assign(window, { seen });
  const onMove = (): void => {
    seen.lastMove = performance.now();
    seen.firstMove ||= seen.lastMove;
  };
  addEventListener('mousemove', onMove, true);
  new MutationObserver(() => (seen.opened ||= document.querySelector(host) !== null)).observe(document, {
    childList: true,
    subtree: true,
  });
}
type Seen = Record<'firstMove' | 'lastMove', number> & { opened: boolean };

describe.each(e2e.BROWSERS)('the pointer in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;
  let body = '';

  beforeAll(async () => {
    served = await servePages({ '/': () => e2e.pageOf(ABOUT + body) });
    browser = await e2e.openWithExtension(which);
    await e2e.chooseSettings(browser, { delay: 0 });
    tab = await browser.newTab();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  /** Open a page, with the pointer where there is no text. */
  const open = async (content: string): Promise<void> => {
    body = content;
    await tab.mouse(900, 40);
    await tab.goto(served.base);
    await e2e.poll(async () => (await e2e.marksOf(tab)).includes('common prosperity'), 'a mark');
    await tab.mouse(900, 60);
  };

  const names = Object.keys(BODIES).filter((name) => which === 'chromium' || name !== COVERED);
  test.each(names)('opens the card on a mention in %s', async (name) => {
    await open(BODIES[name]!);
    await e2e.rest(tab, 'common prosperity');
    expect(await e2e.waitForCard(tab)).toBe('common prosperity');
    await tab.key('Escape');
    await e2e.waitForNoCard(tab);
  });

  test('closes a card that it has left over text without marks', async () => {
    await open(`${BODIES['an element of its own']}</p><p style="margin-top: 300px">Nothing here, nor here.</p>`);
    await e2e.rest(tab, 'common prosperity');
    await e2e.waitForCard(tab);
    await e2e.rest(tab, 'nor here');
    await e2e.waitForNoCard(tab);
  });

  test('closes the card of a frame that it has left', async () => {
    body = '<iframe srcdoc="<p>On the Communist Party of China."></iframe>';
    await tab.mouse(900, 40);
    await tab.goto(served.base);
    await tab.waitFor(() => [...(frames[0] as Window & typeof globalThis).CSS.highlights.keys()].length > 0);
    const [x, y] = await tab.eval(() => {
      const frame = document.querySelector('iframe')!.getBoundingClientRect();
      const range = new Range();
      range.selectNodeContents(frames[0]!.document.querySelector('p')!);
      const text = range.getBoundingClientRect();
      return [frame.left + text.right - 20, frame.top + (text.top + text.bottom) / 2] as const;
    });
    const hasCard = (): Promise<boolean> =>
      tab.eval((host) => frames[0]!.document.querySelector(host) !== null, e2e.HOST);
    for (const step of [8, 4, 0]) await tab.mouse(x - step, y);
    await e2e.poll(hasCard, 'a card in the frame');
    await tab.mouse(900, 60);
    await e2e.poll(async () => !(await hasCard()), 'no card in the frame');
  });

  test('opens the card on a mark that has come into the very element that it is in', async () => {
    await open(`${BODIES['an element of its own']}<p id="late">Nothing here, and nothing there.</p>`);
    const [x, y] = e2e.middleOf(await e2e.boxOf(tab, 'Nothing here'));
    for (const step of [0, 6, 12]) await tab.mouse(x + step, y);
    await tab.eval(() => document.querySelector('#late')!.append(' Now the Belt and Road Initiative.'));
    await e2e.poll(async () => (await e2e.marksOf(tab)).includes('Belt and Road Initiative'), 'the new mark');
    await e2e.sleep(120); // a pointer that comes fast opens nothing
    await e2e.rest(tab, 'Belt and Road Initiative');
    expect(await e2e.waitForCard(tab)).toBe('Belt and Road Initiative');
  });

  test('opens nothing where it comes fast from text without marks and goes on', async () => {
    let between = Infinity;
    for (let tries = 0; between > 60 && tries < 20; tries++) {
      await open(`<p>Nothing here.</p><p style="margin-top: 200px">On common prosperity.</p>`);
      const [left, top] = e2e.middleOf(await e2e.boxOf(tab, 'Nothing here'));
      const [x, y] = e2e.middleOf(await e2e.boxOf(tab, 'common prosperity'));
      await e2e.sleep(120);
      await tab.eval(watch, e2e.HOST);
      await tab.mouse(left, top);
      await tab.mouse(x, y);
      await tab.mouse(900, 60);
      await e2e.sleep(500);
      const { firstMove, lastMove, opened } = await tab.eval(() => (window as never as { seen: Seen }).seen);
      between = lastMove - firstMove; // a busy driver may be slower than a hand
      if (between <= 60) expect(opened).toBe(false);
    }
    expect(between).toBeLessThanOrEqual(60);
  });

  describe('asks the background', () => {
    /** Milliseconds that a pointer has to rest for a card. The entry is asked for after less than half of them. */
    const DELAY = 1000;
    beforeAll(() => e2e.chooseSettings(browser, { delay: DELAY }));
    afterAll(() => e2e.chooseSettings(browser, { delay: 0 }));

    const asked = async (): Promise<string[]> =>
      (await e2e.heardIn(browser)).map(({ name }) => name).filter((name) => name !== 'frame/report');
    /** A page that nothing has been asked for, and what is noted of it. */
    const openAnew = async (): Promise<void> => {
      await open(BODIES['an element of its own']!);
      await e2e.sleep(120); // a pointer that comes fast opens nothing
      await e2e.hear(browser);
      await tab.eval(watch, e2e.HOST);
    };
    const seen = (): Promise<Seen> => tab.eval(() => (window as never as { seen: Seen }).seen);

    test('nothing for a term that it crosses', async () => {
      let on = Infinity; // how long it was on the term
      for (let tries = 0; on > DELAY * 0.35 && tries < 20; tries++) {
        await openAnew();
        await e2e.rest(tab, 'common prosperity');
        await e2e.sleep(80);
        await tab.mouse(900, 60);
        await e2e.sleep(DELAY);
        const { firstMove, lastMove } = await seen();
        on = lastMove - firstMove; // a busy driver may be slower than a hand
        if (on <= DELAY * 0.35) expect(await asked()).toEqual([]);
      }
      expect(on).toBeLessThanOrEqual(DELAY * 0.35);
    });

    test('for the entry before the card opens, and no more when it does', async () => {
      let opened = true;
      for (let tries = 0; opened && tries < 10; tries++) {
        await openAnew();
        await e2e.rest(tab, 'common prosperity');
        await e2e.poll(async () => (await asked()).includes('entry/get'), 'a question');
        await tab.mouse(900, 60);
        await e2e.sleep(DELAY);
        ({ opened } = await seen()); // a busy driver may be late to leave
      }
      expect(opened).toBe(false);
      await e2e.rest(tab, 'common prosperity');
      expect(await e2e.waitForCard(tab)).toBe('common prosperity');
      expect((await asked()).toSorted()).toEqual(['card/look', 'entry/get']);
    });
  });
});
