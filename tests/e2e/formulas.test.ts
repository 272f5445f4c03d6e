/** Numbered formulas that the glossary lacks: listed in the popup, never marked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

const PAGE = e2e.pageOf(
  '<p>In Beijing officials repeat the “Three Brightnesses” and the “Two Sessions”.' +
    '<p>中国共产党提出“五个光明”。<p>“three friends” were there.',
);
const ELSEWHERE = e2e.pageOf('<p>In Paris they speak of the “Three Brightnesses”.');

describe.each(e2e.BROWSERS)('formulas that the glossary lacks in %s', (which) => {
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    served = await servePages({ '/': PAGE, '/elsewhere': ELSEWHERE });
    browser = await e2e.openWithExtension(which, 'open');
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const formulasIn = (popup: Tab): Promise<string[]> =>
    popup.eval(() =>
      [...document.querySelectorAll('.home-formulas button')].map((button) => button.textContent.trim()),
    );

  test('are listed below the terms, and none is marked', async () => {
    const { tab, popup } = await e2e.openWithPopup(browser, served.base);
    await popup.waitFor(() => document.querySelectorAll('.home-formulas button').length > 0);
    expect(await formulasIn(popup)).toEqual(['Three Brightnesses', '五个光明']);
    expect(await e2e.marksOf(tab)).not.toContain('Three Brightnesses');
    await popup.screenshot(e2e.picture(`popup-formulas-${which}`));
  });

  test('are looked for at a press, with the focus in the field', async () => {
    const { popup } = await e2e.openWithPopup(browser, served.base);
    await popup.waitFor(() => document.querySelectorAll('.home-formulas button').length > 0);
    await popup.eval(() => document.querySelector<HTMLElement>('.home-formulas button')!.click());
    await popup.waitFor(
      () => document.querySelector<HTMLInputElement>('[role=combobox]')?.value === 'Three Brightnesses',
    );
    await popup.waitFor(() => document.activeElement?.getAttribute('role') === 'combobox');
  });

  test('are not looked for on a page about something else', async () => {
    const { popup } = await e2e.openWithPopup(browser, `${served.base}/elsewhere`);
    await popup.waitFor(() => document.querySelector('.home-none') !== null);
    expect(await formulasIn(popup)).toEqual([]);
  });
});
