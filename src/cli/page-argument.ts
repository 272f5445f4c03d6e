/** Which page `npm start` is to open, and serving it from this machine. */
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { serve } from './browsers/serve-pages';

/** A page in the web as it is, or a file to serve. */
export type PageArgument = { url: string } | { file: string };

/** Other types are sent as bytes. Without a charset: the file says it itself, or the browser guesses as with any old page. */
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
};

/** Understand an address or a path from `cwd`. Throws an error of one sentence. */
export function parsePage(text: string, cwd: string): PageArgument {
  // One letter and a colon is a drive of Windows.
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(text)?.[1]?.toLowerCase();
  const file = resolve(cwd, text);
  const found = statSync(file, { throwIfNoEntry: false });
  if (scheme !== undefined && !found) {
    if (scheme !== 'http' && scheme !== 'https')
      throw new Error(`Termlight works on http and https pages, not on ${scheme}: addresses.`);
    if (!URL.canParse(text)) throw new Error(`${text} is no address.`);
    return { url: text };
  }
  if (!found) throw new Error(`There is no file ${text}.`);
  if (!found.isFile()) throw new Error(`${text} is no file; name a page in it.`);
  return { file };
}

/**
 * Under this policy a page runs no scripts and does not send itself elsewhere: those of a saved page often lead to the address that
 * it was saved from, or from http to https. Whoever reads it can still follow links.
 */
const STILL = 'sandbox allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads';

/**
 * Serve one file on this machine, with the files beside it that it may need. Nothing from other folders, and nothing hidden: it
 * may lie in somebody's home. Its scripts run only if that is asked for.
 */
export async function serveFile(
  file: string,
  { scripts = false } = {},
): Promise<{ url: string; close: () => Promise<void> }> {
  const dir = dirname(file);
  const policy = scripts ? {} : { 'content-security-policy': STILL };
  const { base, close } = await serve((url, response) => {
    const name = decodeName(url.pathname);
    if (name === null) return false;
    const path = join(dir, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
    const type = TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...policy }).end(readFileSync(path));
    return true;
  });
  return { url: `${base}/${encodeURIComponent(basename(file))}`, close };
}

/** The file name that a path of the address bar means; null for a path with folders, a hidden file or nonsense. */
function decodeName(pathname: string): string | null {
  try {
    const name = decodeURIComponent(pathname.slice(1));
    return name === '' || name.startsWith('.') || /[/\\\0]/.test(name) ? null : name;
  } catch {
    return null;
  }
}
