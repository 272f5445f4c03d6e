/**
 * The `picture` command: draws `docs/popover.png` and `docs/popup.png` from the release build on the demo article.
 *
 * Exit code 0: drawn; 1: problems, which are printed.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { launchForPopup } from './browsers/real-popup';
import { poll, sleep, toExpression } from './browsers/tab';
import { folderOf, runBuild } from './build';
import { findMark, findTab, type Mark } from './look';
import { serveFile } from './page-argument';
import { ROOT } from './tool';

const DEMO = fileURLToPath(new URL('demo/article.html', import.meta.url));
/** Pixels for each CSS pixel. */
const SCALE = 2;
const PAGE_SIZE = { width: 1200, height: 800, deviceScaleFactor: SCALE };
/** The popup's own. Its page is drawn in a tab: the small window of the real one is cut off in a browser without a display. */
const POPUP_SIZE = { width: 380, height: 600, deviceScaleFactor: SCALE };
/** A machine's rendering: the card says whose words they are. */
const TERM = 'two unshakable';
/** How far above the middle of the page the term stands, in CSS pixels, to leave room for the card. */
const RAISED = 220;

async function drawPopover(page: Page, file: string): Promise<void> {
  const look = (): Promise<Mark | null> => page.evaluate(toExpression(findMark, [TERM])) as Promise<Mark | null>;
  const { x, y } = (await poll(look, `a mark on “${TERM}”`))!;
  await page.evaluate((distance) => scrollBy(0, distance), RAISED);
  await sleep(100); // scrolling closes cards
  for (const distance of [6, 3, 0]) {
    await page.mouse.move(x - distance, y - RAISED);
    await sleep(30);
  }
  await page.waitForSelector(':popover-open', { timeout: 4000 });
  await sleep(500); // until the entry has come
  await draw(page, file);
}

async function drawPopup(browser: Browser, host: string, file: string): Promise<void> {
  const worker = await browser.waitForTarget((target) => target.url().startsWith('chrome-extension:'));
  const address = new URL('/src/popup/index.html', worker.url()).href;
  const popup = await browser.newPage();
  await popup.setViewport(POPUP_SIZE);
  await popup.goto(`${address}?tab=-1`);
  const tab = await popup.evaluate(toExpression(findTab, [host]));
  await popup.goto(`${address}?tab=${String(tab)}`);
  await popup.waitForSelector('#terms-here ~ *');
  await sleep(300);
  await draw(popup, file);
}

async function draw(page: Page, file: string): Promise<void> {
  await page.screenshot({ path: `${join(ROOT, 'docs', file)}.png` });
  console.log(`docs/${file}.png is drawn.`);
}

async function drawAll(): Promise<number> {
  const code = await runBuild([], (text) => console.log(text));
  if (code !== 0) return code;
  mkdirSync(join(ROOT, 'docs'), { recursive: true });
  const served = await serveFile(DEMO);
  const browser = await launchForPopup(join(ROOT, folderOf({ target: 'chrome', openRoot: false })));
  try {
    const page = await browser.newPage();
    await page.setViewport(PAGE_SIZE);
    await page.goto(served.url);
    await drawPopover(page, 'popover');
    await drawPopup(browser, new URL(served.url).hostname, 'popup');
    return 0;
  } finally {
    await browser.close();
    await served.close();
  }
}

process.exitCode = await drawAll();
