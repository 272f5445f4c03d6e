/** What is put off: reading a tab that nobody looks at, and telling the background of every change. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

const MARKS = ['Communist Party of China', 'common prosperity'];

/** Adds a paragraph on common prosperity to the page, and many more a second for so long. Returns how often that stands there then. */
async function grow(ms: number): Promise<number> {
  const begin = performance.now();
  do {
    document.body.appendChild(document.createElement('p')).textContent = 'More on common prosperity.';
    await new Promise((resolve) => setTimeout(resolve, 25));
  } while (performance.now() - begin < ms);
  return document.body.textContent.split('common prosperity').length - 1;
}

describe.each(e2e.BROWSERS)('sparing work in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let hidden: Tab;
  let front: Tab;

  beforeAll(async () => {
    served = await servePages({ '/': e2e.pageOf('<p>The Communist Party of China on common prosperity.') });
    browser = await e2e.openWithExtension(which);
    await e2e.chooseSettings(browser, { density: 'every' });
    hidden = await browser.newTab();
    front = await browser.newTab();
    await front.front();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const isHidden = (tab: Tab): Promise<boolean> => tab.eval(() => document.hidden);

  // Chromium, as it is driven here, has every tab say that it is shown.
  if (which === 'firefox') {
    test('a tab in the background is read when it is shown', async () => {
      await hidden.goto(served.base);
      expect(await isHidden(hidden)).toBe(true);
      await front.goto(served.base); // later, and read before
      await e2e.expectMarks(front, MARKS);
      await e2e.sleep(300);
      expect(await e2e.marksOf(hidden)).toEqual([]);
      await e2e.expectMarksInFront(hidden, MARKS);
    });

    test('and what changes in it meanwhile when it is shown again', async () => {
      await e2e.expectMarksInFront(hidden, MARKS);
      await front.front();
      await e2e.poll(() => isHidden(hidden), 'a hidden tab');
      await hidden.eval(grow, 0);
      await front.eval(grow, 0);
      await e2e.expectMarks(front, [...MARKS, 'common prosperity']);
      await e2e.sleep(300);
      expect(await e2e.marksOf(hidden)).toEqual(MARKS);
      await e2e.expectMarksInFront(hidden, [...MARKS, 'common prosperity']);
    });
  }

  test('a page that grows all the time tells the background at most once a second, and of the end', async () => {
    await front.front();
    await front.goto(served.base);
    await e2e.expectMarks(front, MARKS);
    const begin = Date.now();
    await e2e.hear(browser);
    const count = await front.eval(grow, 3500);
    const told = async (): Promise<string[]> =>
      (await e2e.heardIn(browser))
        .filter(({ name, params }) => name === 'frame/report' && params['reason'] === 'changed')
        .map(({ params }) => JSON.stringify(params['terms']));
    await e2e.poll(async () => (await told()).at(-1)?.includes(`"count":${count},`), 'a report of the end');
    const seconds = (Date.now() - begin) / 1000; // more of them than the page had
    expect((await told()).length).toBeGreaterThan(1);
    expect((await told()).length).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
  });
});
