/** What the builds ask for and hold, exactly: more would be a promise broken. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CODE_BOUND, splitScript } from '../../src/cli/bench/sizes';
import { buildDir, type BuildName } from './builds';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'none'; " +
  "require-trusted-types-for 'script'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'";

/** Keys that either build may have; a new one is a decision. */
const KEYS = [
  'action',
  'background',
  'commands',
  'content_scripts',
  'content_security_policy',
  'default_locale',
  'description',
  'icons',
  'manifest_version',
  'name',
  'options_ui',
  'permissions',
  'version',
];
const OWN_KEYS: Record<string, string[]> = {
  chrome: ['incognito', 'minimum_chrome_version'],
  firefox: ['browser_specific_settings'],
};

/** Ways out to the network, as they would be written. */
const NETWORK = [
  /\bfetch\s*\(/,
  /\bXMLHttpRequest\b/,
  /\bWebSocket\b/,
  /\bEventSource\b/,
  /\bsendBeacon\b/,
  /\bRTCPeerConnection\b/,
  /\bimportScripts\b/,
  /\bnew Image\b/,
  /\bimport\s*\(\s*["'`]https?:/,
];
const CODE_FROM_TEXT = [/\beval\s*\(/, /\bnew Function\b/];

function filesOf(name: BuildName, extension: string): string[] {
  return readdirSync(buildDir(name), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(extension));
}

const findIn = (text: string, patterns: readonly RegExp[]): string[] =>
  patterns.filter((pattern) => pattern.test(text)).map(String);

describe.each(['chrome', 'firefox'] as const)('the build for %s', (name) => {
  const read = (file: string): string => readFileSync(join(buildDir(name), file), 'utf8');
  const manifest = JSON.parse(read('manifest.json')) as Record<string, unknown>;

  test('asks for storage and the context menu and for nothing else', () => {
    expect(manifest['permissions']).toEqual(['storage', 'contextMenus']);
  });

  test('has these keys and no others', () => {
    expect(Object.keys(manifest).toSorted()).toEqual([...KEYS, ...OWN_KEYS[name]!].toSorted());
  });

  test('gives its pages a policy under which nothing is loaded from elsewhere', () => {
    expect(manifest['content_security_policy']).toEqual({ extension_pages: POLICY });
  });

  test('runs in every frame of web pages, from one self-contained file', () => {
    expect(manifest['content_scripts']).toEqual([
      {
        matches: ['http://*/*', 'https://*/*'],
        js: [expect.stringMatching(/\.js$/)],
        css: [expect.stringMatching(/\.css$/)],
        run_at: 'document_idle',
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
      },
    ]);
  });

  test('puts no more code into every page than it may', () => {
    const { code } = splitScript(read('src/content/main.iife.js'));
    expect(code.gzip).toBeLessThanOrEqual(CODE_BOUND);
  });

  test('suggests four shortcuts, none of which a menu of Firefox swallows', () => {
    const commands = Object.entries(manifest['commands'] as Record<string, { suggested_key: { default: string } }>);
    expect(commands.map(([command]) => command).toSorted()).toEqual([
      '_execute_action',
      'next-term',
      'previous-term',
      'toggle-highlights',
    ]);
    for (const [, { suggested_key: key }] of commands) expect(key.default).not.toMatch(/^Alt\+Shift\+[FEVSBTH]$/);
  });

  test('starts its background the way its browser wants it', () => {
    const expected =
      name === 'firefox'
        ? { scripts: [expect.any(String)], type: 'module' }
        : { service_worker: expect.any(String) as string, type: 'module' };
    expect(manifest['background']).toEqual(expected);
  });

  test('tells Firefox alone its id, its oldest version and that it collects nothing', () => {
    const expected = {
      gecko: {
        id: expect.stringContaining('@') as string,
        strict_min_version: '146.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '146.0' },
    };
    expect(manifest['browser_specific_settings']).toEqual(name === 'firefox' ? expected : undefined);
  });

  test('holds no way out to the network and makes no code from text', () => {
    const scripts = [...filesOf(name, '.js'), ...filesOf(name, '.html')];
    expect(scripts.length).toBeGreaterThan(4);
    const hits = scripts.flatMap((file) =>
      findIn(read(file), [...NETWORK, ...CODE_FROM_TEXT]).map((hit) => `${file} ${hit}`),
    );
    expect(hits).toEqual([]);
  });

  test('a way out would have been found', () => {
    for (const planted of ['fetch("/x")', 'new XMLHttpRequest', 'navigator.sendBeacon(x)', 'import("https://x")'])
      expect(findIn(planted, NETWORK)).toHaveLength(1);
  });

  test('loads no style, font or picture from elsewhere', () => {
    const hits = [...filesOf(name, '.css'), ...filesOf(name, '.html')].flatMap((file) =>
      (read(file).match(/(?:url\(|@import|src=|href=)\s*["']?(?:https?:)?\/\/[^"')\s]+/g) ?? []).map(
        (hit) => `${file} ${hit}`,
      ),
    );
    expect(hits).toEqual([]);
  });
});
