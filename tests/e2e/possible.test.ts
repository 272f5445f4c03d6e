/** Terms that are only possible: marked more faintly, and the card says why. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

const PAGE = e2e.pageOf('<p style="margin-top: 260px">The party chiefs met. China was named. <a href="/">More</a>');

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
    served = await servePages({ '/': PAGE });
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
});
