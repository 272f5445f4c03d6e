import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseOptions, SECTIONS } from '../../../src/cli/bench/options';
import { pageNames, serveStill, toStill } from '../../../src/cli/bench/saved-pages';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bench-pages-'));
  for (let page = 0; page < 10; page++) writeFileSync(join(dir, `${page}.html`), `<p>${page}<script>x</script>`);
  writeFileSync(join(dir, 'README.md'), '');
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('a still page', () => {
  test.each([
    ['<p>a<script>var b</script>c', '<p>ac'],
    ['<SCRIPT src="x">\n</SCRIPT >a', 'a'],
    ['<noscript><img></noscript>a', 'a'],
    ['<meta http-equiv="Refresh" content="0;url=/"><meta charset="utf-8">', '<meta charset="utf-8">'],
    ['<meta http-equiv=Content-Security-Policy content="x">a', 'a'],
    ['<style media="print">a{}</style>b', '<link rel="stylesheet" media="print" href="data:text/css;base64,YXt9">b'],
    ['<style>é</style>', '<link rel="stylesheet" href="data:text/css;base64,w6k=">'],
    ['<iframe class="a" src="https://b.example/"></iframe>', '<iframe class="a" src="/blank"></iframe>'],
    ['<object data=movie></object><iframe></iframe>', '<object data="/blank"></object><iframe></iframe>'],
    ['<img class="a" src="b.png" srcset="c.png 2x" alt=d>', '<img class="a" alt=d>'],
    ['<source srcset=a><input type="image" src=\'b\'>', '<source><input type="image">'],
    ['<p style="color:red">a</p>', '<p style="color:red">a</p>'],
  ])('%j becomes %j', (html, still) => {
    expect(toStill(html)).toBe(still);
  });

  test('is what the server sends, with leave to load nothing and a fine clock', async () => {
    const served = await serveStill({ '/own': '<script>own</script>' }, dir);
    try {
      const page = await fetch(`${served.base}/3.html`);
      expect(await page.text()).toBe('<p>3');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(await (await fetch(`${served.base}/own`)).text()).toBe('<script>own</script>');
      expect((await fetch(`${served.base}/%2e%2e%2fx.html`)).status).toBe(404);
    } finally {
      await served.close();
    }
  });
});

describe('the pages to measure', () => {
  test('are the HTML files, in order; fewer of them are spread over all', () => {
    expect(pageNames(Infinity, dir)).toHaveLength(10);
    expect(pageNames(3, dir)).toEqual(['0.html', '3.html', '6.html']);
  });

  test('are asked for in one sentence where there are none', () => {
    expect(() => pageNames(1, join(dir, 'nowhere'))).toThrow(
      /^There are no saved pages to measure: [^.]+\.html [^.]+\.$/,
    );
  });
});

describe('the command line', () => {
  test.each([
    ['--pages', '0'],
    ['--pages', 'x'],
    ['--repeats', '1.5'],
    ['--seconds', '0'],
    ['--what'],
    ['file'],
    ['--record', '--compare'],
    ['--from', 'package.json'],
  ])('%s %s is answered with how to use it', (...args) => {
    expect(() => parseOptions(args)).toThrow(/^Use: npm run bench/);
  });

  test('a section that there is not is answered with those that there are', () => {
    expect(() => parseOptions(['--only', 'scan,speed'])).toThrow(
      `“speed” to measure; there are ${SECTIONS.join(', ')}.`,
    );
    expect(SECTIONS).toContain('scan');
  });

  test('a file in a folder that is not there is refused before anything is measured', () => {
    expect(() => parseOptions(['--only', 'sizes', '--json', join(dir, 'no/figures.json')])).toThrow(
      'There is no folder',
    );
  });

  test('sizes need no pages', () => {
    expect(parseOptions(['--only', 'sizes,start'])).toMatchObject({ sections: ['sizes', 'start'], pages: [] });
  });

  test('figures of an earlier run need neither pages nor a build', () => {
    const file = join(dir, '0.html');
    expect(parseOptions(['--from', file, '--compare'])).toMatchObject({ pages: [], from: file, recorded: 'compare' });
    expect(() => parseOptions(['--from', join(dir, 'nowhere.json'), '--compare'])).toThrow('There is no file');
  });
});
