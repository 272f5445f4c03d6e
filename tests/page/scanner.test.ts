import { parseHTML } from 'linkedom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Matcher } from '../../src/core/matcher';
import { liesOver } from '../../src/page/mentions';
import { createScanner } from '../../src/page/scanner';
import { MATCHER, byId, defineAll, open, repairOrder, type Page } from './scanned-page';

afterEach(() => void vi.restoreAllMocks());

/** A chunk by itself, with one mention. */
const LONG_PARAGRAPH = `<p>Xi Jinping ${'and many words more '.repeat(500)}</p>`;

describe('passages', () => {
  const SENTENCE = 'Common prosperity is what <b>Mao</b> Zedong wanted';

  it('stand in the list beside the terms inside them, also where both begin together', async () => {
    const { texts, scanner } = await open(`<p>${SENTENCE}.</p>`);
    expect(texts().sort()).toEqual(['Common prosperity', 'Common prosperity is what Mao Zedong wanted', 'Mao Zedong']);
    const [passage] = scanner.mentions().filter(({ match }) => match.display === 'note');
    const terms = scanner.mentions().filter(({ match }) => match.display !== 'note');
    expect(terms.map((term) => liesOver(passage!, term))).toEqual([true, true]);
  });

  it('lie over nothing outside them, and stay the same when the page is read again', async () => {
    const page = await open(`<p>Xi Jinping. ${SENTENCE}.</p>`);
    const before = page.scanner.mentions();
    const [passage] = before.filter(({ match }) => match.display === 'note');
    expect(
      liesOver(
        passage!,
        before.find(({ text }) => text === 'Xi Jinping')!,
      ),
    ).toBe(false);
    await page.change([page.document.body]);
    expect(page.scanner.mentions()).toHaveLength(4);
    expect(page.scanner.mentions().every((mention) => before.includes(mention))).toBe(true);
  });
});

const sectionsOf = ({ scanner }: Page): number[] => scanner.mentions().map((mention) => scanner.sectionOf(mention));

describe('the scanner', () => {
  it('keeps the order of the page when it is turned round', async () => {
    const page = await open(
      '<ul id="list"><li>Xi Jinping<li>Mao Zedong<li>common prosperity<li>Xi Jinping and Mao Zedong</ul>',
    );
    const list = byId(page, 'list');
    const items = [...list.children];
    for (const item of items) list.prepend(item);
    await page.change(items);
    expect(page.texts()).toEqual(['Xi Jinping', 'Mao Zedong', 'common prosperity', 'Mao Zedong', 'Xi Jinping']);
  });

  it('forgets what has left the page and finds what comes into its middle', async () => {
    const page = await open('<p id="a">Xi Jinping</p><p id="b">Mao Zedong</p>');
    const added = page.document.createElement('p');
    added.textContent = 'On common prosperity';
    byId(page, 'a').after(added);
    await page.change([added]);
    expect(page.texts()).toEqual(['Xi Jinping', 'common prosperity', 'Mao Zedong']);
    byId(page, 'a').remove();
    await page.change([]);
    expect(page.texts()).toEqual(['common prosperity', 'Mao Zedong']);
  });

  it('finds each mention once, however often its block is read', async () => {
    const page = await open('<div id="a"><p id="b">Xi Jinping</p></div>');
    await page.change([byId(page, 'b'), byId(page, 'a'), byId(page, 'b')]);
    expect(page.texts()).toEqual(['Xi Jinping']);
  });

  it('knows a mention again that stands where it stood', async () => {
    const page = await open('<p id="a">Xi Jinping <span id="clock">12:00</span></p>');
    const [before] = page.scanner.mentions();
    byId(page, 'clock').textContent = '12:01';
    await page.change([byId(page, 'a')]);
    expect(page.scanner.mentions()[0]).toBe(before);
  });

  it('reads the white space between two words, and none between two blocks', async () => {
    const page = await open('<p>\n  <b>Xi</b> <b>Jinping</b></p>\n  <p>\n <i>new</i>\n<i>era</i></p>');
    expect(page.texts()).toEqual(['Xi Jinping', 'new\nera']);
  });

  it('numbers sections by headings, also by those that come later', async () => {
    const page = await open('<p>Xi Jinping</p><h2>One</h2><p id="a">Xi Jinping</p><p>Xi Jinping</p>');
    expect(sectionsOf(page)).toEqual([0, 1, 1]);
    const heading = page.document.createElement('h2');
    byId(page, 'a').after(heading);
    await page.change([heading]);
    expect(sectionsOf(page)).toEqual([0, 1, 2]);
    page.document.querySelector('h2')!.remove();
    await page.change([]);
    expect(new Set(sectionsOf(page)).size).toBe(2);
    expect(sectionsOf(page).slice(0, 2)).toEqual([0, 0]);
  });

  it('puts what was read meanwhile under a heading that came during the reading', async () => {
    const heading = parseHTML('<h2>Two</h2>').document.querySelector('h2')!;
    const find: Matcher['find'] = (text) => {
      if (text.includes('On Mao')) byId(page, 'b').before(heading);
      return MATCHER.find(text);
    };
    const page = await open('<h2>One</h2><p id="a">Xi Jinping</p><p id="b">Mao Zedong</p>', { ...MATCHER, find });
    byId(page, 'b').textContent = 'On Mao Zedong';
    await page.change([byId(page, 'a'), byId(page, 'b')]);
    await page.change([heading]);
    expect(sectionsOf(page)).toEqual([1, 2]);
  });

  it('tells what a long reading has found before it ends, and takes nothing back that is only read again', async () => {
    const { document } = parseHTML(`<!doctype html><html><body>${LONG_PARAGRAPH.repeat(4)}</body></html>`);
    repairOrder(document);
    defineAll(document);
    const told: number[] = [];
    const slow: Matcher = {
      ...MATCHER,
      find(text) {
        for (const begin = performance.now(); performance.now() - begin < 40;);
        return MATCHER.find(text);
      },
    };
    const scanner = createScanner({
      matcher: slow,
      onScanned: () => told.push(scanner.mentions().length),
      onShadowRoot: () => undefined,
      onBareHost: () => undefined,
      signal: new AbortController().signal,
    });
    const isIdle = (): Promise<void> => vi.waitFor(() => expect(told.at(-1)).toBe(4));
    scanner.scan([document.documentElement]);
    await isIdle();
    expect(told[0]).toBeLessThan(4);
    const before = told.length;
    scanner.scan([document.documentElement]);
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(before));
    expect(told.slice(before)).toEqual([4]);
  });
});

describe('what is found', () => {
  /** What has happened, in order: texts searched, shadow trees met, mentions told of, frames asked for. */
  let log: string[] = [];
  let frames: (() => void)[] = [];

  /** A page with a scanner that says what it does, on a clock that only the search of a text moves on. */
  function openTelling(html: string, searchMs: number) {
    const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
    repairOrder(document);
    defineAll(document);
    let now = 0;
    [log, frames] = [[], []];
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    vi.stubGlobal('requestAnimationFrame', (frame: () => void) => {
      log.push('frame');
      frames.push(frame);
    });
    const find: Matcher['find'] = (text) => {
      now += searchMs;
      log.push('text');
      return MATCHER.find(text);
    };
    const scanner = createScanner({
      matcher: { ...MATCHER, find },
      onScanned: () => log.push(`told ${scanner.mentions().length}`),
      onShadowRoot: () => log.push('shadow tree'),
      onBareHost: () => undefined,
      signal: new AbortController().signal,
    });
    /** Read the page, as far as that goes without a frame. */
    const scan = async (): Promise<string[]> => {
      log = [];
      scanner.scan([document.documentElement]);
      await settle();
      return log;
    };
    return { document, scan };
  }
  /** Let everything go on that waits for no frame, and not for so long that none is waited for. */
  const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(50);

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('is told before shadow trees are looked for when the page is read for the first time, and only then', async () => {
    const { document, scan } = openTelling('<p>Xi Jinping</p><div id="host"></div>', 0);
    document.querySelector('#host')!.attachShadow({ mode: 'open' }).innerHTML = '<p>Mao Zedong</p>';
    expect(await scan()).toEqual(['text', 'told 1', 'shadow tree', 'text', 'told 2']);
    expect(await scan()).toEqual(['shadow tree', 'told 2']); // both texts are remembered
  });

  it('is told where there are mentions, or were, and not where there are cues alone', async () => {
    const { document, scan } = openTelling('<p>12:00 in Beijing</p>', 0);
    const paragraph = document.querySelector('p')!;
    expect(await scan()).toEqual(['text']);
    paragraph.textContent = 'Beijing, and Beijing';
    expect(await scan()).toEqual(['text']);
    paragraph.textContent = 'Xi Jinping in Beijing';
    expect(await scan()).toEqual(['text', 'told 1']);
    paragraph.textContent = 'Beijing again';
    expect(await scan()).toEqual(['text', 'told 0']);
    paragraph.textContent = 'and Beijing again';
    expect(await scan()).toEqual(['text']);
  });

  it('is told and drawn before a long reading goes on: after 12 ms, then after three times as many', async () => {
    const { scan } = openTelling(LONG_PARAGRAPH.repeat(8), 10);
    expect(await scan()).toEqual(['text', 'text', 'told 2', 'frame']);
    frames.shift()!();
    log = [];
    await settle();
    expect(log).toEqual(['text', 'text', 'text', 'text', 'text', 'told 7', 'frame']);
  });
});
