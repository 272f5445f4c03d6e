/**
 * Nothing leaves the machine: a proxy writes down all that a browser asks for while everything of the extension is used. What the
 * browser asks for of its own accord is known from a twin that does the same without the extension.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../src/cli/browsers/open-browser';
import { startLoggingProxy } from '../../src/cli/browsers/logging-proxy';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Which } from '../../src/cli/browsers/tab';
import { extensionDir } from './builds';
import * as e2e from './harness';

const PAGE = e2e.pageOf(
  '<p>The Communist Party of China speaks of common prosperity and of the two unshakable.</p><iframe src="/frame"></iframe>',
);

/** Everything that a reader can do with the extension. */
async function useEverything(browser: Browser, address: string): Promise<void> {
  const tab = await browser.newTab();
  await tab.goto(address);
  await e2e.waitForMarks(tab);
  const id = await e2e.tabInFront(browser);
  await e2e.rest(tab, 'two unshakable');
  await e2e.waitForCard(tab);
  const [x, y] = e2e.middleOf((await e2e.cardBox(tab))!);
  await tab.wheel(x, y, 4000);
  await e2e.sleep(600); // until it has stopped
  await e2e.clickInCard(tab, '.card-related .link');
  await e2e.poll(async () => (await e2e.cardTitle(tab)) !== 'two unswervinglys', 'a related term');
  await e2e.clickInCard(tab, '.popover-bar > .text-button');
  await tab.key('Escape');

  const page = await browser.newTab();
  await page.goto(e2e.popupAddress(browser, id));
  await page.waitFor(() => document.querySelectorAll('.terms li').length > 2);
  await e2e.clickOn(page, '.terms li .row-button');
  await e2e.clickOn(page, '[role="combobox"]');
  await page.type('gongtong fuyu');
  await page.waitFor(() => document.querySelectorAll('.results li').length > 0);
  await page.key('Enter');
  await page.waitFor(() => document.querySelector('.entry') !== null);
  await page.goto(`${browser.base}src/options/index.html`);
  await e2e.clickOn(page, 'input[value="dark"]');
  await e2e.clickOn(page, '#add-host');
  await page.type('example.org');
  await page.key('Enter');
  await page.waitFor(() => document.querySelector('[aria-label="Remove example.org"]') !== null);
  await tab.front();
  await tab.goto(`${address}?again`);
  await e2e.waitForMarks(tab);
}

/** Hosts that a browser asked for, apart from the page's own. */
async function hostsAsked(which: Which, dir: string | null, own: string, use: (browser: Browser) => Promise<void>) {
  const proxy = await startLoggingProxy();
  const browser = await openBrowser(which, dir, { proxy: proxy.address });
  try {
    await use(browser);
    await e2e.sleep(3000);
    const others = proxy.requests.filter((request) => !request.includes(` ${own}/`));
    return { total: proxy.requests.length, hosts: [...new Set(others.map(hostOf))].toSorted(), others };
  } finally {
    await browser.close();
    await proxy.close();
  }
}

const hostOf = (request: string): string => request.replace(/^\S+ (?:\w+:\/\/)?/, '').replace(/[/:?].*$/, '');

describe.each(e2e.BROWSERS)('network silence in %s', (which) => {
  let served: Served;
  let twin: string[] = [];

  beforeAll(async () => {
    served = await servePages({ '/': PAGE, '/frame': e2e.pageOf('<p>The Communist Party of China.') });
    const asked = await hostsAsked(which, null, served.base, async (browser) => {
      const tab = await browser.newTab();
      await tab.goto(served.base);
      await e2e.sleep(8000);
      await tab.goto(`${served.base}?again`);
    });
    twin = asked.hosts;
  }, 90_000);
  afterAll(() => served?.close());

  test('no request is made whatever the reader does', async () => {
    served.requests.length = 0;
    const { total, hosts, others } = await hostsAsked(which, extensionDir(which), served.base, (browser) =>
      useEverything(browser, served.base),
    );
    expect(total).toBeGreaterThan(3); // the page itself came through the proxy
    expect(
      hosts.filter((host) => !twin.includes(host)),
      others.join('\n'),
    ).toEqual([]);
    // Nor is the page's own server asked for anything but the page.
    const paths = new Set(served.requests.filter((path) => path !== '/favicon.ico'));
    expect([...paths].toSorted()).toEqual(['/', '/?again', '/frame']);
  }, 90_000);

  test('a request on purpose is seen, secure or not', async () => {
    const { hosts } = await hostsAsked(which, extensionDir(which), served.base, async (browser) => {
      const tab = await browser.newTab();
      await tab.goto(served.base);
      await tab.eval(async () => {
        await fetch('http://plain.example.invalid/').catch(() => null);
        await fetch('https://secure.example.invalid/').catch(() => null);
      });
    });
    expect(hosts).toEqual(expect.arrayContaining(['plain.example.invalid', 'secure.example.invalid']));
  });

  test('the policy of the extension’s pages lets no request out', async () => {
    const { hosts } = await hostsAsked(which, extensionDir(which), served.base, async (browser) => {
      const tab = await browser.newTab();
      await tab.goto(`${browser.base}src/options/index.html`);
      const blocked = await tab.eval(async () => {
        const refused: string[] = [];
        await fetch('http://from-options.example.invalid/').catch(() => refused.push('fetch'));
        const image = document.createElement('img');
        await new Promise((resolve) => {
          image.onerror = () => resolve(refused.push('image'));
          setTimeout(resolve, 2000);
          image.src = 'http://image.example.invalid/x.png';
        });
        try {
          new WebSocket('ws://socket.example.invalid/').onerror = () => refused.push('socket');
        } catch {
          refused.push('socket');
        }
        navigator.sendBeacon('http://beacon.example.invalid/', 'x');
        await new Promise((resolve) => setTimeout(resolve, 500));
        return refused.toSorted();
      });
      expect(blocked).toEqual(['fetch', 'image', 'socket']);
    });
    expect(hosts.filter((host) => host.endsWith('example.invalid'))).toEqual([]);
  });
});
