/** The text that the glossary must cover completely, as a page: highlights in pixels, and the card of a machine-translated term. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import { ROOT } from './builds';
import { countDifferent, decodePng, pixelsIn, type Picture } from './png';
import * as e2e from './harness';

const SEED = join(ROOT, '../shared/seed/editorial.txt');
const TERM = 'two unshakable';
/** The colour of underlines in src/ui/highlight.css, and how far antialiasing may move each channel. */
const MARK_COLOUR = 0xb0701e;
const TOLERANCE = 24;

const isMarkColour = (pixel: number): boolean =>
  [16, 8, 0].every((shift) => Math.abs(((pixel >> shift) & 255) - ((MARK_COLOUR >> shift) & 255)) <= TOLERANCE);

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

describe.skipIf(!existsSync(SEED)).each(e2e.BROWSERS)('the seed text in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    const paragraphs = readFileSync(SEED, 'utf8').split(/\n\s*\n/);
    served = await servePages({
      '/': e2e.pageOf(paragraphs.map((text) => `<p>${escape(text.trim())}</p>`).join('\n')),
    });
    browser = await e2e.openWithExtension(which);
    tab = await browser.newTab();
    await tab.goto(served.base);
    await e2e.waitForMarks(tab);
    await tab.eval((term) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        if (!(walker.currentNode as Text).data.includes(term)) continue;
        walker.currentNode.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        return;
      }
    }, TERM);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const shoot = async (name?: string): Promise<Picture> =>
    decodePng(await tab.screenshot(name === undefined ? undefined : e2e.picture(`seed-${name}-${which}`)));

  test('marks well over a hundred mentions', async () => {
    await e2e.chooseSettings(browser, { density: 'every' });
    // Of so many those near the viewport are painted: all are met on the way through the page.
    const met = await tab.eval(async () => {
      const places = new Map<Node, Set<number>>();
      const before = scrollY;
      for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
        scrollTo({ top, behavior: 'instant' });
        await new Promise((resolve) => setTimeout(resolve, 250));
        CSS.highlights.forEach((highlight) =>
          highlight.forEach(({ startContainer: node, startOffset }) => {
            places.set(node, (places.get(node) ?? new Set()).add(startOffset));
          }),
        );
      }
      scrollTo({ top: before, behavior: 'instant' });
      return [...places.values()].reduce((count, { size }) => count + size, 0);
    });
    expect(met).toBeGreaterThan(150);
    await e2e.chooseSettings(browser);
    expect(await tab.eval(() => document.body.innerHTML.includes('<mark'))).toBe(false);
  });

  test('underlines a term in pixels, and only while highlights are on', async () => {
    await e2e.poll(async () => (await e2e.marksOf(tab)).includes(TERM), TERM);
    const { left, top, right, bottom } = await e2e.boxOf(tab, TERM);
    const term = { left, top, right, bottom: bottom + 2 };
    const on = await shoot('on');
    await e2e.chooseSettings(browser, { highlights: false });
    await e2e.expectMarks(tab, []);
    const off = await shoot('off');
    expect(pixelsIn(on, term).filter(isMarkColour).length).toBeGreaterThan((right - left) * 0.8);
    expect(pixelsIn(off, term).filter(isMarkColour)).toEqual([]);
    expect(countDifferent(on, off, term)).toBeGreaterThan(right - left);

    // What is not a term looks the same in both: the difference above is the mark's and not the screenshot's.
    const beside = await e2e.boxOf(tab, 'unswervingly');
    expect(countDifferent(on, off, beside)).toBe(0);
    await e2e.chooseSettings(browser);
  });

  // Both protocols hand out a reference to a closed shadow root, so the release itself is looked into, as the reader has it.
  test('explains “two unshakable” where it stands, with the Chinese and both members', async () => {
    await e2e.poll(async () => (await e2e.marksOf(tab)).includes(TERM), TERM);
    await e2e.rest(tab, TERM);
    expect(await e2e.waitForCard(tab)).toBe('two unswervinglys');
    const text = await e2e.cardText(tab);
    expect(text).toContain('两个毫不动摇');
    expect(text).toContain('machine rendering: “two unshakable”');
    const members = await tab.evalInShadow(e2e.HOST, (root) =>
      [...root.querySelectorAll('.card-members li')].map((item) => item.textContent),
    );
    expect(members).toEqual([
      expect.stringContaining('毫不动摇巩固和发展公有制经济'),
      expect.stringContaining('毫不动摇鼓励、支持、引导非公有制经济发展'),
    ]);
    await shoot('card');
    expect(await tab.eval((host) => document.querySelector(host)?.shadowRoot, e2e.HOST)).toBeNull();
  });

  test('leaves the console alone', () => {
    expect(tab.consoleErrors()).toEqual([]);
  });
});
