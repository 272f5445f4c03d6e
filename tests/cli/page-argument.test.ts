import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePage, serveFile } from '../../src/cli/page-argument';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'termlight-page-'));
  mkdirSync(join(dir, 'page/inner'), { recursive: true });
  for (const name of ['page/an article.html', 'page/style.css', 'page/.secret', 'page/inner/x.txt', 'outside.txt']) {
    writeFileSync(join(dir, name), name);
  }
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('parsePage', () => {
  it.each(['http://127.0.0.1:1/x', 'https://example.org/两会', 'HTTPS://EXAMPLE.ORG'])(
    'takes %s as an address',
    (url) => {
      expect(parsePage(url, dir)).toEqual({ url });
    },
  );

  it('takes a path from where the user is', () => {
    const file = join(dir, 'page/an article.html');
    expect(parsePage('page/an article.html', dir)).toEqual({ file });
    expect(parsePage(file, '/')).toEqual({ file });
  });

  it.each([
    ['ftp://example.org/x', 'Termlight works on http and https pages, not on ftp: addresses.'],
    ['javascript:alert(1)', 'Termlight works on http and https pages, not on javascript: addresses.'],
    ['chrome://version', 'Termlight works on http and https pages, not on chrome: addresses.'],
    ['http://', 'http:// is no address.'],
    ['missing.html', 'There is no file missing.html.'],
    ['page', 'page is no file; name a page in it.'],
    ['', ' is no file; name a page in it.'],
  ])('refuses “%s” in one sentence', (text, message) => {
    expect(() => parsePage(text, dir)).toThrow(message);
  });
});

describe('serveFile', () => {
  /** The path goes over the wire as it is: other clients tidy it up first. */
  const get = (port: string, path: string): Promise<{ status: number; text: string; type: string }> =>
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () =>
          resolve({ status: response.statusCode!, text, type: response.headers['content-type'] ?? '' }),
        );
      })
        .on('error', reject)
        .end();
    });

  it('serves the file and what lies beside it, and nothing else', async () => {
    const { url, close } = await serveFile(join(dir, 'page/an article.html'));
    const { port, hostname, pathname } = new URL(url);
    expect(hostname).toBe('127.0.0.1');
    expect(await get(port, pathname)).toEqual({ status: 200, text: 'page/an article.html', type: 'text/html' });
    expect(await get(port, '/style.css')).toMatchObject({ status: 200, type: 'text/css' });
    const refused = [
      '/',
      '/.secret',
      '/%2esecret',
      '/inner/x.txt',
      '/inner%2fx.txt',
      '/../outside.txt',
      '/..%2foutside.txt',
      '/%',
      '/%00',
      '/none',
    ];
    for (const path of refused) expect(await get(port, path), path).toMatchObject({ status: 404 });
    await close();
  });

  it.each([
    [false, /^sandbox (?!.*allow-(?:scripts|top-navigation))/],
    [true, /^$/],
  ])('lets the scripts of a page run: %s', async (scripts, policy) => {
    const { url, close } = await serveFile(join(dir, 'page/an article.html'), { scripts });
    const { headers } = await fetch(url);
    expect(headers.get('content-security-policy') ?? '').toMatch(policy);
    await close();
  });
});
