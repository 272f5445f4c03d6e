/** Chromium's popup, by puppeteer-core: the only driver that reaches it. */
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findBinary } from './binary';
import { QUIET_FLAGS } from './chromium';
import type { Popup, PopupBrowser } from './popup';
import { VIEWPORT, poll, toExpression } from './tab';

/** Start Chromium with the unpacked extension in `dir`, or with none, to be driven by puppeteer. */
export function launchForPopup(dir: string | null): Promise<Browser> {
  return puppeteer.launch({
    executablePath: findBinary('chromium'),
    headless: true,
    // A popup is cut off at the edge of the screen, and that of a headless browser is small.
    args: [...QUIET_FLAGS, '--screen-info={1600x1200}', '--window-size=1400,1000'],
    defaultViewport: VIEWPORT,
    pipe: true, // the protocol for extensions answers on a pipe only
    enableExtensions: dir === null ? false : [resolve(dir)],
  });
}

/** Open Chromium; see `openPopupBrowser`. */
export async function openPopupChromium(dir: string): Promise<PopupBrowser> {
  const browser = await launchForPopup(dir);
  const worker = await browser.waitForTarget((target) => target.url().startsWith('chrome-extension://'), {
    timeout: 10_000,
  });
  const page = await browser.newPage();
  return {
    which: 'chromium',
    goto: async (url) => {
      await page.goto(url);
    },
    eval: (fn, ...args) => page.evaluate(toExpression(fn, args)) as never,
    screenshot: (file) => shoot(page, file),
    openPopup: async () => toPopup(await pressButton(browser, page.url())),
    evalInExtension: async (fn, ...args) => {
      const running = await worker.worker();
      return running!.evaluate(toExpression(fn, args, 'globalThis.browser ?? chrome')) as never;
    },
    close: () => browser.close(),
  };
}

async function pressButton(browser: Browser, pageUrl: string): Promise<Page> {
  const cdp = await browser.target().createCDPSession();
  try {
    const { extensions } = await cdp.send('Extensions.getExtensions');
    // A target of the type tab: the page target of the same tab is refused.
    const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    const tab = targetInfos.find(({ url }) => url === pageUrl);
    if (!tab || !extensions[0]) throw new Error(`No tab shows ${pageUrl}, or there is no extension.`);
    const opened = browser.waitForTarget((target) => target.url().endsWith('/popup/index.html'), { timeout: 5000 });
    await cdp.send('Extensions.triggerAction', { id: extensions[0].id, targetId: tab.targetId });
    return await (await opened).asPage();
  } finally {
    await cdp.detach();
  }
}

function toPopup(page: Page): Popup {
  const evaluate: Popup['eval'] = (fn, ...args) => page.evaluate(toExpression(fn, args)) as never;
  return {
    eval: evaluate,
    waitFor: (fn, timeoutMs, ...args) => poll(() => evaluate(fn, ...args), fn, timeoutMs),
    click: (x, y) => page.mouse.click(x, y),
    key: async (combo) => {
      const keys = combo.split('+') as Parameters<typeof page.keyboard.down>[0][];
      for (const key of keys) await page.keyboard.down(key);
      for (const key of keys.toReversed()) await page.keyboard.up(key);
    },
    type: (text) => page.keyboard.type(text),
    screenshot: (file) => shoot(page, file),
    isOpen: () => Promise.resolve(!page.isClosed()),
    close: async () => {
      await page.evaluate('window.close()').catch(() => undefined); // it goes before it can answer
      await poll(() => Promise.resolve(page.isClosed()), 'a closed popup');
    },
  };
}

async function shoot(page: Page, file: string | undefined): Promise<Buffer> {
  const png = Buffer.from(await page.screenshot());
  if (file !== undefined) writeFileSync(file, png);
  return png;
}
