import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './builds';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'termlight-start-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

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

  it('says that a page does not load', async () => {
    const { code, errors } = await start('http://127.0.0.1:9/');
    expect([code, errors]).toEqual([1, 'http://127.0.0.1:9/ did not load.\n']);
  });

  it.each([
    [['missing.html'], 'There is no file missing.html.\n'],
    [['ftp://example.org'], 'Termlight works on http and https pages, not on ftp: addresses.\n'],
    [['--browser', 'safari'], 'Use: npm start [-- [FILE | URL] [--browser chromium|firefox] [--screenshot FILE]].\n'],
  ])('refuses %j in one sentence', async (args, sentence) => {
    expect(await start(...args)).toEqual({ code: 2, output: '', errors: sentence });
  });
});
