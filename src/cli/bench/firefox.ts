/**
 * Firefox for measuring. The driver opens no sandboxes in pages, but it installs extensions: here one that puts the parts of
 * the bench that run in pages into them, in the very kind of world that content scripts live in.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../browsers/open-browser';
import { poll, sleep, type Browser } from '../browsers/tab';
import { GLOBAL, type ScanBrowser, type Scripts, type World } from './world';

const MANIFEST = {
  manifest_version: 3,
  name: 'Bench',
  version: '1',
  browser_specific_settings: { gecko: { id: 'bench@termlight.example' } },
  permissions: ['scripting'],
  host_permissions: ['http://127.0.0.1/*'],
};

/** Calls what the driver names and sends its result back. */
const ANSWER = `browser.runtime.onMessage.addListener((name) => Promise.resolve(${GLOBAL}[name]()));`;

const PREFS = {
  'privacy.reduceTimerPrecision': false, // steps of 20 µs instead of 1 ms
  'dom.max_script_run_time': 0, // peers take their time
  // Saved pages name many hosts: nothing but this machine is reached.
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
};

/** Milliseconds that Firefox, which cannot be told to, is given to clear up. */
const CLEARING_MS = 500;

/** Firefox in which scans are timed. */
export async function openScanFirefox(scripts: Scripts): Promise<ScanBrowser> {
  const dir = mkdtempSync(join(tmpdir(), 'termlight-bench-'));
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(MANIFEST));
  for (const [name, script] of Object.entries(scripts)) writeFileSync(join(dir, `${name}.js`), script);
  writeFileSync(join(dir, 'answer.js'), ANSWER);
  const [first = ''] = Object.keys(scripts);
  const browser = await openBrowser('firefox', dir, { prefs: PREFS });
  const tab = await browser.newTab();
  await tab.front();
  const world: World = { call: async (name) => (await callInFront(browser, name)) as never };
  return {
    which: 'firefox',
    version: /Firefox\/([\d.]+)/.exec(await tab.eval(() => navigator.userAgent))?.[1] ?? '',
    fresh: async (url, name = first) => {
      await tab.goto(url);
      await inject(browser, [`${name}.js`, 'answer.js']);
      await poll(() => world.call('settle'), 'the bench in the page');
      return world as never;
    },
    clearUp: async (blank) => {
      await tab.goto(blank);
      await sleep(CLEARING_MS);
    },
    close: async () => {
      await browser.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const inject = (browser: Browser, files: readonly string[]): Promise<unknown> =>
  browser.evalInExtension(async (api, names) => {
    const [front] = await api.tabs.query({ active: true, currentWindow: true });
    await api.scripting.executeScript({ target: { tabId: front.id }, files: names });
    return true;
  }, files);

const callInFront = (browser: Browser, name: string): Promise<unknown> =>
  browser.evalInExtension(async (api, call) => {
    const [front] = await api.tabs.query({ active: true, currentWindow: true });
    return api.tabs.sendMessage(front.id, call) as unknown;
  }, name);
