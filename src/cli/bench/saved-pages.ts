/**
 * The saved pages that are measured, served from this machine as still lifes: without their scripts, and under a policy that
 * lets them load nothing.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { serve, type Served } from '../browsers/serve-pages';
import { ROOT } from '../tool';
import { spread } from './random';

/** Beside the project, never part of it: the texts belong to their publishers. */
export const PAGES = join(ROOT, '../shared/pages');

/** Nothing runs, and nothing is loaded but the sheets that stand in the page itself and the blank page in its frames. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline' data:; img-src data:; frame-src 'self'; object-src 'self'; base-uri 'none'";

/** Cross-origin isolation: clocks then step in 5 µs instead of 100. */
export const FINE_CLOCK = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** An empty page of the same origin: a page that comes after it needs no new process, whose start a trace would miss. */
export const BLANK_PATH = '/blank';

/** File names, at most `limit`, spread over all. Throws an error of one sentence if there are none. */
export function pageNames(limit = Infinity, dir = PAGES): string[] {
  const names = existsSync(dir) ? readdirSync(dir).filter((name) => name.endsWith('.html')) : [];
  if (names.length === 0) throw new Error(`There are no saved pages to measure: put some .html files into ${dir}.`);
  return spread(names.sort(), limit);
}

/** Serve the saved pages, and further ones from memory by path. */
export function serveStill(further: Readonly<Record<string, string>> = {}, dir = PAGES): Promise<Served> {
  const names = new Set(existsSync(dir) ? readdirSync(dir) : []);
  const ownPages: Record<string, string> = { [BLANK_PATH]: '<!doctype html><title>Blank</title>', ...further };
  return serve((url, response) => {
    const name = decodeURIComponent(url.pathname.slice(1));
    const own = ownPages[url.pathname];
    if (own === undefined && !names.has(name)) return false;
    const html = own ?? toStill(readFileSync(join(dir, name), 'utf8'));
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        ...FINE_CLOCK,
        ...(own === undefined ? { 'content-security-policy': POLICY } : {}),
      })
      .end(html);
    return true;
  });
}

/** In a frame that may not load, the browser puts an error page, whose scripts would be taken for ours. */
const FRAME_SOURCE = /\s(src|data)=(?:"[^"]*"|'[^']*'|[^\s>]+)/gi;

/** Pictures that may not load are turned away in microtasks, up to tenths of a second of them, which would be taken for ours. */
const PICTURE_SOURCE = /\s(?:src|srcset)=(?:"[^"]*"|'[^']*'|[^\s>]+)/gi;

/**
 * Take out of a page what would make it move: scripts and the text shown in their place, orders to go elsewhere, what its
 * pictures would show, and what its frames would: they load the blank page. Sheets become links to data addresses, so that their
 * text is no text of the page: a bare read would read it and a scan would not.
 */
export function toStill(html: string): string {
  return html
    .replace(/<script\b[\s\S]*?<\/script\s*>/gi, '')
    .replace(/<noscript\b[\s\S]*?<\/noscript\s*>/gi, '')
    .replace(/<meta[^>]+http-equiv=["']?(?:refresh|content-security-policy)[^>]*>/gi, '')
    .replace(/<(?:iframe|frame|embed|object)\b[^>]*>/gi, (tag) => tag.replace(FRAME_SOURCE, ` $1="${BLANK_PATH}"`))
    .replace(/<(?:img|source|input)\b[^>]*>/gi, (tag) => tag.replace(PICTURE_SOURCE, ''))
    .replace(/<style\b([^>]*)>([\s\S]*?)<\/style\s*>/gi, (_, attributes: string, css: string) => {
      const media = /\smedia=(?:"[^"]*"|'[^']*'|[^\s>]+)/i.exec(attributes)?.[0] ?? '';
      const data = Buffer.from(css).toString('base64');
      return `<link rel="stylesheet"${media} href="data:text/css;base64,${data}">`;
    });
}
