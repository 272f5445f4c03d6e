/** A browser window with the extension, for a person: nobody drives it. */
import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';
import { findBinary } from './browsers/binary';
import type { Which } from './browsers/tab';
import { programOf } from './tool';

/** Open a window with a fresh profile on `url`. Resolves with the exit code once the browser is closed, or at Ctrl+C. */
export function openWindow(which: Which, dir: string, url: string): Promise<number> {
  return which === 'chromium' ? openChromiumWindow(dir, url) : openFirefoxWindow(dir, url);
}

async function openChromiumWindow(dir: string, url: string): Promise<number> {
  const context = await chromium.launchPersistentContext('', {
    executablePath: findBinary('chromium'),
    headless: false,
    viewport: null, // as large as the window
    // The sandbox refuses to run for root.
    chromiumSandbox: process.getuid?.() !== 0,
    handleSIGINT: false,
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation', '--disable-back-forward-cache'],
    args: [`--disable-extensions-except=${dir}`, `--load-extension=${dir}`, '--no-first-run'],
  });
  const closed = new Promise<number>((resolve) => context.on('close', () => resolve(0)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void context.close());
  // The extension first: what is open before it does not get its script.
  if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker', { timeout: 10_000 });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url, { waitUntil: 'commit' });
  tellHowToEnd('Chromium');
  return closed;
}

async function openFirefoxWindow(dir: string, url: string): Promise<number> {
  const options = ['--source-dir', dir, '--firefox', findBinary('firefox'), '--start-url', url];
  const child = spawn(
    process.execPath,
    [programOf('web-ext'), 'run', ...options, '--no-reload', '--no-input', '--no-config-discovery'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  tellHowToEnd('Firefox');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0 || signal !== null) resolve(0);
      else reject(new Error(output.trim().split('\n').at(-1) ?? `web-ext ended with ${String(code)}`));
    });
  });
}

const tellHowToEnd = (name: string): void => console.log(`${name} is open. Close it or press Ctrl+C to end.`);
