/** In a page with many marks those near the viewport are painted, wherever they stand, and all others when they come near. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fireCommand } from '../../src/cli/browsers/commands';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

const TERM = 'common prosperity';
/** Each mention is the first one of its section. */
const section = (id: string): string =>
  `<h2>Section</h2><p id="${id}" style="height: 300px">The Communist Party of China met. It spoke of ${TERM}.</p>`;
const sections = (name: string, count: number): string =>
  Array.from({ length: count }, (_, at) => section(`${name}${at + 1}`)).join('');

const MANY = `${sections('a', 60)}
<div id="area" style="height: 200px; overflow: auto">${sections('area', 20)}</div>
<div id="host"><template shadowrootmode="open">${section('inner')}</template></div>
<h2>Section</h2><div id="boxless" style="display: contents">On the ${TERM} drive.</div>
${section('last')}`;

/** Runs in the page: what holds painted marks, by id. Of a shadow tree its host. */
function painted(): string[] {
  const ids: string[] = [];
  CSS.highlights.forEach((highlight, name) => {
    if (!name.endsWith('-tl7q')) return;
    highlight.forEach(({ startContainer: node }) => {
      const root = node.getRootNode();
      ids.push(root instanceof ShadowRoot ? root.host.id : node.parentElement!.id);
    });
  });
  return [...new Set(ids)];
}

describe.each(e2e.BROWSERS)('marks near the viewport in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    served = await servePages({ '/many': e2e.pageOf(MANY), '/few': e2e.pageOf(sections('a', 8)) });
    browser = await e2e.openWithExtension(which);
    tab = await browser.newTab();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const waitFor = (id: string): Promise<unknown> =>
    e2e.poll(async () => (await tab.eval(painted)).includes(id), `a painted mark in ${id}`);
  const goTo = (id: string): Promise<void> =>
    tab.eval((wanted) => document.getElementById(wanted)!.scrollIntoView({ behavior: 'instant' }), id);

  describe('of many', () => {
    beforeAll(async () => {
      await tab.goto(`${served.base}/many`);
      await waitFor('a1');
      await e2e.poll(async () => (await tab.eval(painted)).length < 20, 'fewer marks');
    });

    test('those far away are not painted', async () => {
      const ids = await tab.eval(painted);
      expect(ids).toContain('a2');
      expect(ids).not.toContain('a60');
      expect(ids).not.toContain('last');
    });

    test('what comes near is painted, and what is far then is not', async () => {
      await goTo('a30');
      await waitFor('a30');
      await tab.screenshot(e2e.picture(`near-${which}`));
      await waitFor('a32'); // below the viewport
      const ids = await tab.eval(painted);
      for (const far of ['a1', 'a27', 'a34']) expect(ids).not.toContain(far);
      await e2e.rest(tab, TERM, 29);
      expect(await e2e.waitForCard(tab)).toBe(TERM);
      await tab.key('Escape');
      await goTo('a1');
      await waitFor('a1');
    });

    test('also in a shadow tree', async () => {
      expect(await tab.eval(painted)).not.toContain('host');
      await goTo('host');
      await waitFor('host');
    });

    test('also in a scrolling area of the page', async () => {
      await goTo('area');
      await waitFor('area1');
      expect(await tab.eval(painted)).not.toContain('area20');
      await goTo('area20');
      await waitFor('area20');
    });

    test('also where the keyboard goes: from the first one back to the last', async () => {
      await goTo('a1');
      await tab.front();
      await fireCommand(browser, tab, 'next-term', 'Alt+Shift+D');
      await e2e.waitForCard(tab);
      await e2e.poll(async () => !(await tab.eval(painted)).includes('last'), 'a last mark that is not painted');
      await fireCommand(browser, tab, 'previous-term', 'Alt+Shift+A');
      await waitFor('last');
      expect(await e2e.waitForCard(tab)).toBe(TERM);
      await tab.key('Escape');
    });

    test('text whose element makes no box is painted too', async () => {
      await goTo('last');
      await waitFor('boxless');
    });
  });

  test('of few all are', async () => {
    await tab.goto(`${served.base}/few`);
    await waitFor('a8');
    await e2e.sleep(300);
    expect((await tab.eval(painted)).length).toBe(8);
  });
});
