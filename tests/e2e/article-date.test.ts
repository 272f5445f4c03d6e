/** Pages that say when they were written: the card tells how far the term had come by then. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

const TERM = 'new quality productive forces';
const TEXT = `<p style="margin-top: 60px">Xi Jinping spoke of ${TERM}.</p>`;
const data = (published: string, more = ''): string =>
  `<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "${published}"${more}}</script>`;
const meta = (day: string): string => `<meta property="article:published_time" content="${day}T08:00:00+08:00">`;
const article = (day: string): string =>
  `<article><header><time datetime="${day}">Then</time></header>${TEXT}</article>`;

const PAGES: Record<string, [head: string, body?: string]> = {
  data: [data('2024-02-15T23:50:00-08:00')],
  meta: [meta('2019-06-03')],
  time: ['', article('2024-03-10')],
  'bare time': ['', `<article><h1>News</h1><time datetime="2024-03-10">Then</time>${TEXT}</article>`],
  'late time': ['', `<article><h1>News</h1>${TEXT}<time datetime="2024-03-10">Then</time></article>`],
  changed: [data('2023-10-01', ', "dateModified": "2024-06-01"')],
  late: [data('2026-11-20')],
  broken: [
    `<script type="application/ld+json">{"@type": "NewsArticle", </script>${data('yesterday')}${meta('2199-01-01')}`,
  ],
  'hidden names': [
    meta('2024-02-15'),
    `${TEXT}<img name="querySelectorAll"><img name="querySelector"><form name="head"><input name="content"></form>`,
  ],
  none: [''],
};

describe.each(e2e.BROWSERS)('the date of a page in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    const pages = Object.entries(PAGES).map(([name, [head, body = TEXT]]) => [
      `/${name.replace(' ', '-')}`,
      e2e.pageOf(body, head),
    ]);
    served = await servePages(Object.fromEntries(pages) as Record<string, string>);
    browser = await e2e.openWithExtension(which, 'open');
    tab = await browser.newTab();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  beforeEach(() => e2e.chooseSettings(browser));

  const openCard = async (): Promise<void> => {
    await e2e.waitForMarks(tab);
    await e2e.rest(tab, TERM);
    expect(await e2e.waitForCard(tab)).toBe(TERM);
  };
  const goto = async (page: string): Promise<void> => {
    await tab.mouse(990, 5);
    await tab.goto(`${served.base}/${page.replace(' ', '-')}`);
    await openCard();
  };
  /** What the card says of the page's date, without the numbers of sources. */
  const stage = (): Promise<string | null> =>
    tab.evalInShadow(e2e.HOST, (root) => {
      const lines = [...root.querySelectorAll('.card-stage p')].map((line) => {
        const copy = line.cloneNode(true) as Element;
        copy.querySelectorAll('sup').forEach((number) => number.remove());
        return copy.textContent.trim();
      });
      return lines.filter(Boolean).join('\n').replace(/ +/g, ' ');
    });
  /** The dates of the timeline, with the page among them. */
  const timeline = (): Promise<string | null> =>
    tab.evalInShadow(e2e.HOST, (root) =>
      [...root.querySelectorAll('.card-timeline li')]
        .map((step) => (step.matches('.is-page') ? step.textContent : step.querySelector('time')!.textContent))
        .join(', '),
    );

  test('from linked data: what had come by then, and since', async () => {
    await goto('data');
    expect(await stage()).toBe(
      [
        'This page is dated 15 February 2024. By then (31 January 2024): The Politburo holds a study session on high-quality development and the new forces.',
        'Since then (March 2024): The government work report puts it first among ten tasks. More in the timeline: 1',
      ].join('\n'),
    );
    expect(await timeline()).toBe(
      'September 2023, 31 January 2024, 15 February 2024 This page, March 2024, October 2025',
    );
    await tab.screenshot(e2e.picture(`date-${which}`));
  });

  test('from a meta element: older than the earliest use found', async () => {
    await goto('meta');
    expect(await stage()).toMatch(
      /^This page is dated 3 June 2019\. That is before the earliest use found \(September 2023\): [^\n]+$/,
    );
    expect(await timeline()).toMatch(/^3 June 2019 This page, September 2023, /);
    await tab.screenshot(e2e.picture(`date-older-${which}`));
  });

  test.each(['time', 'bare time'])('from the header of the article, in the month of a step: %s', async (page) => {
    await goto(page);
    expect(await stage()).toMatch(
      /10 March 2024\. By then \(31 January 2024\).*\nAbout then \(March 2024\).*\nSince then/,
    );
  });

  test('with a change long after', async () => {
    await goto('changed');
    expect(await stage()).toMatch(
      /dated 1 October 2023 and was last changed on 1 June 2024\. By then \(September 2023\)/,
    );
    expect(await stage()).toMatch(/\nIn between \(March 2024\).*\nSince then \(October 2025\)[^\n]*$/);
  });

  test('after the last step', async () => {
    await goto('late');
    expect(await stage()).toMatch(/20 November 2026\. By then \(October 2025\)[^\n]*$/);
    expect(await timeline()).toMatch(/October 2025, 20 November 2026 This page$/);
  });

  test('in a page whose names hide those of the document', async () => {
    await goto('hidden names');
    expect(await stage()).toMatch(/^This page is dated 15 February 2024\./);
  });

  test.each(['broken', 'late time', 'none'])('that there is not: %s', async (page) => {
    await goto(page);
    expect(await stage()).toBe('');
    expect(await timeline()).toBe('September 2023, 31 January 2024, March 2024, October 2025');
  });

  test('is read again when the page has become another', async () => {
    await goto('meta');
    await tab.mouse(990, 5);
    await e2e.waitForNoCard(tab);
    await tab.eval((html) => {
      document.querySelector('meta[property]')!.setAttribute('content', '2024-02-15');
      document.body.insertAdjacentHTML('beforeend', html);
    }, '<p>The Communist Party of China.</p>');
    await tab.waitFor(() => CSS.highlights.get('underline-tl7q')!.size > 2);
    await openCard();
    expect(await stage()).toMatch(/^This page is dated 15 February 2024\./);
  });

  test('is not said of an entry that the reader goes on to', async () => {
    await goto('data');
    await e2e.clickInCard(tab, '.card-related .link');
    await e2e.poll(async () => (await e2e.cardTitle(tab)) !== TERM, 'another entry');
    expect(await stage()).toBe('');
  });
});
