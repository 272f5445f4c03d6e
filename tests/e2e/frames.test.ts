/** A page in several frames, one of another origin: list and badge are sums, and the site's switch is one for all. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

describe.each(e2e.BROWSERS)('a page in frames in %s', (which) => {
  let served: Served;
  let other: Served;
  let browser: Browser;
  let tab: Tab;
  let popup: Tab;
  let id: number;

  beforeAll(async () => {
    other = await servePages({ '/': e2e.pageOf('<p>Elsewhere: the Communist Party of China on common prosperity.') });
    served = await servePages({
      '/same': e2e.pageOf('<p>Inside: the Communist Party of China on involution.'),
      '/': e2e.pageOf(
        `<p>The Communist Party of China on common prosperity.</p><iframe src="/same"></iframe>
        <iframe src="http://localhost:${other.port}/"></iframe>
        <iframe srcdoc="<p>Written: 共同富裕 and 高质量发展."></iframe>`,
      ),
    });
    browser = await e2e.openWithExtension(which);
    ({ tab, popup, id } = await e2e.openWithPopup(browser, served.base));
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await other?.close();
  });

  const listed = (): Promise<Record<string, string>> =>
    popup.eval(() =>
      Object.fromEntries(
        [...document.querySelectorAll('.terms li')].map((item) => [
          item.querySelector('.row-name')!.textContent,
          item.querySelector('.row-count [aria-hidden]')!.textContent,
        ]),
      ),
    );
  /** Frames answer one after the other. */
  const expectListed = (expected: Record<string, string>): Promise<void> =>
    vi.waitFor(async () => expect(await listed()).toEqual(expected), { timeout: 5000, interval: 50 });
  const ALL = {
    'Communist Party of China': '×3',
    'common prosperity': '×3',
    involution: '×1',
    'high-quality development': '×1',
  };

  /** Marks in the frames of the same origin; the other frame can only be seen by its counts. */
  const framesWithMarks = (): Promise<number> =>
    tab.eval(() => {
      const windows = [window, ...[0, 1, 2].map((index) => frames[index]!)];
      return windows.filter((frame) => {
        try {
          const { highlights } = (frame as unknown as { CSS: typeof CSS }).CSS;
          return [...highlights.keys()].some((name) => name.endsWith('-tl7q'));
        } catch {
          return false;
        }
      }).length;
    });

  test('the list of the popup sums over all frames', async () => {
    await tab.front(); // as it is under a real popup: a frame that has not been read yet is not read behind another tab
    await expectListed(ALL);
    await popup.front();
    await popup.screenshot(e2e.picture(`popup-frames-${which}`));
  });

  test('the badge is the number of distinct terms', async () => {
    await e2e.poll(async () => (await e2e.buttonOf(browser, id)).badge === '4', 'a badge that says 4');
  });

  test('the site’s switch goes for every frame at once, off and on, without a reload', async () => {
    await tab.eval(() => void Object.assign(window, { stillHere: true }));
    expect(await framesWithMarks()).toBe(3);
    await e2e.clickOn(popup, '.home-site input');
    await e2e.poll(async () => (await framesWithMarks()) === 0, 'no marks');
    await e2e.poll(async () => Object.keys(await listed()).length === 0, 'an empty list');
    await e2e.poll(async () => (await e2e.buttonOf(browser, id)).badge === '', 'an empty badge');
    expect((await e2e.storedSettings(browser)).disabledHosts).toEqual(['127.0.0.1']);

    await e2e.clickOn(popup, '.home-site input');
    await tab.front();
    await e2e.poll(async () => (await framesWithMarks()) === 3, 'marks in three frames');
    await expectListed(ALL);
    expect(await tab.eval(() => 'stillHere' in window)).toBe(true);
  });

  test('a frame follows its top page and not its own host', async () => {
    await e2e.chooseSettings(browser, { disabledHosts: ['localhost'] });
    await e2e.sleep(300);
    await expectListed(ALL);
    await e2e.chooseSettings(browser);
  });

  test('a frame that goes takes its terms along', async () => {
    await tab.eval(() => document.querySelector('iframe[srcdoc]')!.remove());
    await expectListed({ 'Communist Party of China': '×3', 'common prosperity': '×2', involution: '×1' });
    await e2e.poll(async () => (await e2e.buttonOf(browser, id)).badge === '3', 'a badge that says 3');
  });
});

/** Milliseconds in which a busy frame answers nobody: longer than it is waited for. */
const BUSY_MS = 400;

/** Hardly ever has time for anything else. */
const BUSY = `<script>
  setInterval(() => { for (const end = performance.now() + ${BUSY_MS}; performance.now() < end;); }, ${BUSY_MS + 20});
</script>`;

describe.each(e2e.BROWSERS)('a frame that is busy in %s', (which) => {
  let served: Served;
  let other: Served;
  let browser: Browser;

  beforeAll(async () => {
    other = await servePages({
      '/': e2e.pageOf(`<p>Elsewhere: the Communist Party of China on involution.</p>${BUSY}`),
    });
    served = await servePages({
      '/': e2e.pageOf(
        `<p>The Communist Party of China.</p><iframe src="http://localhost:${other.port}/" width="600" height="300"></iframe>`,
      ),
    });
    browser = await e2e.openWithExtension(which);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await other?.close();
  });

  test('is in the list, and stays there each time it is asked', async () => {
    const { tab, popup } = await e2e.openWithPopup(browser, served.base);
    await tab.front();
    const listed = (): Promise<string[]> =>
      popup.eval(() => [...document.querySelectorAll('.row-name')].map((name) => name.textContent ?? ''));
    const BOTH = ['Communist Party of China', 'involution'];
    await e2e.poll(async () => (await listed()).length === 2, 'both terms', 20_000);
    for (const possible of [false, true]) {
      await e2e.chooseSettings(browser, { possible }); // asks all frames again
      await e2e.sleep(2 * BUSY_MS);
      expect((await listed()).sort()).toEqual(BOTH);
    }
  });
});
