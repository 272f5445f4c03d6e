/** Pages with nothing to mark, where little of ours is begun: what comes later works there as elsewhere. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';
import { chooseInPageMenu } from './page-menu';

const PLAIN = '<h1>Zebra crossings</h1><p>A word on roads.<p id="end">The end.';

/** A page that lets nobody hear that it goes. */
const GOES_UNHEARD = "<script>addEventListener('pagehide', (event) => event.stopImmediatePropagation())</script>";

describe.each(e2e.BROWSERS)('a page without marks in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    served = await servePages({
      '/': e2e.pageOf(PLAIN),
      '/framed': e2e.pageOf(`${PLAIN}<iframe src="/" width="400" height="300"></iframe>`),
      '/about': e2e.pageOf('<p>On the Communist Party of China.', GOES_UNHEARD),
      '/framed-about': e2e.pageOf(`${PLAIN}<iframe src="/about" width="400" height="300"></iframe>`),
      '/closed': e2e.pageOf(`${PLAIN}<details><summary>More</summary><p>On the Communist Party of China.</details>`),
      '/pale': e2e.pageOf(`${PLAIN}<p id="pale" style="opacity: 0">On the Communist Party of China.`),
      '/element': e2e.pageOf(`${PLAIN}<late-part></late-part>`),
    });
    browser = await e2e.openWithExtension(which, 'open');
    tab = await browser.newTab();
    await tab.front();
    await e2e.hear(browser);
  });
  afterEach(() => e2e.hear(browser));
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  /** Load a page that has no marks, and wait until it has been read. */
  const open = async (path: string): Promise<void> => {
    await tab.goto(served.base + path);
    await e2e.poll(async () => (await reports()).length > 0, 'a report');
    await e2e.sleep(300);
    expect(await e2e.marksOf(tab)).toEqual([]);
  };
  /** Why frames have reported. */
  const reports = async (): Promise<unknown[]> =>
    (await e2e.heardIn(browser)).filter(({ name }) => name === 'frame/report').map(({ params }) => params['reason']);

  test('tells of itself once, and is asked only where frames are known, be it of the page before', async () => {
    await open('/');
    await e2e.hear(browser);
    await open('/');
    expect(await reports()).toEqual(['fresh']);
    await open('/framed');
    await e2e.poll(async () => (await reports()).filter((reason) => reason === 'fresh').length === 3, 'the frame');
    await e2e.hear(browser);
    await open('/');
    await e2e.poll(async () => (await reports()).includes('asked'), 'an answer');
  });

  test('has nothing of what the frames of the page before held', async () => {
    const badge = async (): Promise<string> => (await e2e.buttonOf(browser, await e2e.tabInFront(browser))).badge;
    await tab.goto(`${served.base}/framed-about`);
    await e2e.poll(async () => (await badge()) === '1', 'the term of the frame');
    await tab.goto(served.base);
    await e2e.poll(async () => (await badge()) === '', 'no term');
  });

  test('has a card for what is looked up, which Esc closes, and a press beside it', async () => {
    await open('/');
    const lookUp = async (): Promise<void> => {
      await tab.eval(() => getSelection()!.selectAllChildren(document.querySelector('h1')!));
      await chooseInPageMenu(browser, tab, {
        ...{ item: 'look-up', selection: 'Zebra crossings' },
        at: await e2e.boxOf(tab, 'Zebra crossings'),
      });
      expect(await e2e.waitForCard(tab)).toBe('Nothing on “Zebra crossings”.');
    };
    await lookUp();
    await tab.key('Escape');
    expect(await e2e.waitForNoCard(tab)).toBe(true);
    await lookUp();
    await tab.click(...e2e.middleOf(await e2e.boxOf(tab, 'The end')));
    expect(await e2e.waitForNoCard(tab)).toBe(true);
  });

  test('has the first mention that comes marked, and its card opened', async () => {
    await open('/');
    await tab.eval(() => void document.getElementById('end')!.append(' On the Communist Party of China.'));
    await e2e.expectMarks(tab, ['Communist Party of China']);
    await e2e.rest(tab, 'Communist Party of China');
    expect(await e2e.waitForCard(tab)).toBe('Communist Party of China');
  });

  test('has its only mention marked when that is shown', async () => {
    await open('/closed');
    await tab.eval(() => void (document.querySelector('details')!.open = true));
    await e2e.expectMarks(tab, ['Communist Party of China']);
  });

  test('has its only mention marked when a press makes that opaque', async () => {
    await open('/pale');
    await tab.eval(() => {
      document.onclick = () => void (document.getElementById('pale')!.style.opacity = '1');
    });
    await tab.click(...e2e.middleOf(await e2e.boxOf(tab, 'The end')));
    await e2e.expectMarks(tab, ['Communist Party of China']);
  });

  test('is read in the shadow tree that an element gets later, after the reader has done something', async () => {
    await open('/element');
    await tab.eval(() => {
      customElements.define(
        'late-part',
        class extends HTMLElement {
          connectedCallback(): void {
            this.attachShadow({ mode: 'open' }).innerHTML = '<p>On the Communist Party of China.';
          }
        },
      );
    });
    await tab.click(...e2e.middleOf(await e2e.boxOf(tab, 'The end')));
    await e2e.expectMarks(tab, ['Communist Party of China']);
  });
});
