import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import { loadPage, reasonForNothing } from '../../src/cli/load-page';
import { termsOn } from '../../src/cli/look';
import { ROOT } from './builds';
import { BROWSERS, openWithExtension } from './harness';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'termlight-start-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const TEXT = '<meta charset="utf-8"><p>The State Council in Beijing spoke of common prosperity.';
/** As many sites do: the first for pages that are not where they were, the second without a script. */
const AWAY = `<!doctype html><script>location.href = 'https:' + location.href.slice(5);</script>
<meta http-equiv="refresh" content="0; url=https://127.0.0.1:9/">${TEXT}`;
/** Sends itself from http to https, where nobody serves it. */
const SAVED = join(ROOT, '../shared/pages/zh-thepaper-1.html');

/** Run the command as in a terminal without a display. */
function start(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  return new Promise((resolve) => {
    const options = { cwd: dir, env: { ...env, CI: 'true', INIT_CWD: dir } };
    execFile(process.execPath, [join(ROOT, 'src/cli/start.mjs'), ...args], options, (error, output, errors) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output, errors }),
    );
  });
}

/** Width and height of a PNG. */
function sizeOf(file: string): [number, number] {
  const png = readFileSync(file);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('npm start', () => {
  it.each(['chromium', 'firefox'])('lists the terms of the demo article and draws it, in %s', async (browser) => {
    const { code, output, errors } = await start('--browser', browser, '--screenshot', `${browser}.png`);
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(output).toMatch(/^Term +Chinese +Count$/m);
    for (const row of [
      /^common prosperity +共同富裕 +\d+$/m,
      /^two unswervinglys +两个毫不动摇 +\d+$/m, // met as a machine's rendering
      /^tertiary distribution +第三次分配 +\d+$/m, // met across two elements
      /^14th Five-Year Plan +十四五规划 +1$/m, // met with its number written out
    ]) {
      expect(output).toMatch(row);
    }
    expect(output).toContain(`${browser}.png`);
    expect(sizeOf(join(dir, `${browser}.png`))).toEqual([1200, 800]);
  });

  it('says that a page has no terms', async () => {
    writeFileSync(join(dir, 'plain.html'), '<!doctype html><p>Nothing to see.');
    const { code, output } = await start('plain.html', '--screenshot', 'plain.png');
    expect(code).toBe(0);
    expect(output).toContain('No terms were found on this page.');
  });

  it.each(['chromium', 'firefox'])('shows a saved page that would send itself elsewhere, in %s', async (browser) => {
    writeFileSync(join(dir, 'away.html'), AWAY);
    const { code, output, errors } = await start('away.html', '--browser', browser, '--screenshot', 'away.png');
    expect([code, errors]).toEqual([0, '']);
    expect(output).toMatch(/^common prosperity +共同富裕 +1$/m);
    expect(output).toContain('with --scripts they do.');
  });

  it('runs the scripts of a file if told to, and says what to do where they lead away from it', async () => {
    writeFileSync(join(dir, 'away.html'), AWAY);
    const { code, output, errors } = await start('away.html', '--scripts', '--screenshot', 'away.png');
    expect(code).toBe(1);
    expect(errors).toMatch(
      /away\.html leads on to an address that does not load\. Leave --scripts out: then it stays\.\n$/,
    );
    expect(output).not.toContain('--scripts');
  });

  it.skipIf(!existsSync(SAVED)).each(['chromium', 'firefox'])(
    'shows a saved page of the web, in %s',
    async (browser) => {
      const { code, output, errors } = await start(SAVED, '--browser', browser, '--screenshot', 'saved.png');
      expect([code, errors]).toEqual([0, '']);
      expect(output).toMatch(/^discourse power +话语权 +\d+$/m);
    },
  );

  it('says that a page does not load', async () => {
    const { code, errors } = await start('http://127.0.0.1:9/');
    expect([code, errors]).toEqual([1, 'http://127.0.0.1:9/ did not load.\n']);
  });

  it.each([
    [['missing.html'], 'There is no file missing.html.\n'],
    [['ftp://example.org'], 'Termlight works on http and https pages, not on ftp: addresses.\n'],
    [
      ['--browser', 'safari'],
      'Use: npm start [-- [FILE | URL] [--browser chromium|firefox] [--screenshot FILE] [--scripts]].\n',
    ],
  ])('refuses %j in one sentence', async (args, sentence) => {
    expect(await start(...args)).toEqual({ code: 2, output: '', errors: sentence });
  });
});

describe.each(BROWSERS)('a page that waits for what does not answer, in %s', (which) => {
  const PAGES: Record<string, string> = {
    '/image': `${TEXT}<img src="/nothing">`,
    '/script': `${TEXT}<script src="/nothing"></script>`,
  };
  let served: Served;
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    served = await serve((url, response) => {
      const page = PAGES[url.pathname];
      if (page !== undefined) response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html>${page}`);
      return true; // and nothing else is ever answered
    });
    browser = await openWithExtension(which);
    tab = await browser.newTab();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  it('is looked at without that', async () => {
    expect(await loadPage(tab, `${served.base}/image`, 1000)).toBe('stopped');
    expect((await termsOn(browser, tab)).map(({ en }) => en)).toContain('common prosperity');
  });

  it('is said to wait', async () => {
    const url = `${served.base}/script`;
    const loaded = await loadPage(tab, url, 1000);
    expect(loaded).toBe('stopped');
    expect(await reasonForNothing(tab, url, { loaded, isFile: true })).toBe(
      `${url} waits for something that does not answer, and Termlight begins at the end of a page. Take that out of the file.`,
    );
    expect(await reasonForNothing(tab, url, { loaded: 'complete', isFile: true })).toBe(null);
  });
});
