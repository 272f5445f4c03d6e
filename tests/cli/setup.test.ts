import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkNode, chromiumPath, firefoxPath, isInstalled } from '../../src/cli/setup.mjs';

describe('checkNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('accepts %s', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });
  it.each(['20.18.9', '18.20.4', '9.0.0'])('refuses %s in one sentence', (version) => {
    expect(() => checkNode(version)).toThrow(`Termlight needs Node 20.19 or newer; this is ${version}.`);
  });
});

describe('isInstalled', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/other-system': { version: '2.0.0', optional: true },
    },
  };
  it.each([
    ['the same', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    ['one missing', {}, false],
    [
      'an old optional one',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/other-system': { version: '1.0.0' } },
      false,
    ],
  ])('judges %s', (_, packages, installed) => {
    expect(isInstalled(lock, { packages })).toBe(installed);
  });
});

describe('finding browsers', () => {
  let dir = '';
  afterEach(() => {
    vi.unstubAllEnvs();
    if (dir) rmSync(dir, { recursive: true });
    dir = '';
  });

  function pathWith(...programs: string[]): void {
    dir = mkdtempSync(join(tmpdir(), 'termlight-path-'));
    for (const name of programs) {
      writeFileSync(join(dir, name), '#!/bin/sh\n');
      chmodSync(join(dir, name), 0o755);
    }
    vi.stubEnv('PATH', dir);
    vi.stubEnv('CHROMIUM', '');
    vi.stubEnv('FIREFOX', '');
  }

  it('finds them on the path', () => {
    pathWith('chromium', 'firefox');
    expect(chromiumPath()).toBe(join(dir, 'chromium'));
    expect(firefoxPath()).toBe(join(dir, 'firefox'));
  });

  it('prefers Chromium to Edge, and the long-term Firefox to the current one', () => {
    pathWith('microsoft-edge', 'chromium', 'firefox', 'firefox-esr');
    expect(chromiumPath()).toBe(join(dir, 'chromium'));
    expect(firefoxPath()).toBe(join(dir, 'firefox-esr'));
  });

  it('does not take Google Chrome, which loads no unpacked extension', () => {
    pathWith('google-chrome');
    expect(chromiumPath()).not.toBe(join(dir, 'google-chrome'));
  });

  it('does not take what cannot be run', () => {
    pathWith('chromium');
    chmodSync(join(dir, 'chromium'), 0o644);
    expect(chromiumPath()).not.toBe(join(dir, 'chromium'));
  });

  it('takes what the environment names', () => {
    pathWith('chromium');
    vi.stubEnv('CHROMIUM', '/opt/mine/chrome');
    expect(chromiumPath()).toBe('/opt/mine/chrome');
  });
});
