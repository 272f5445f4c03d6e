/**
 * A web server for test pages: content scripts do not run in documents that a driver fills.
 *
 * `?csp=<policy>` on an address sends that policy with the page.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
};

export interface Served {
  /** `http://127.0.0.1:<port>` */
  base: string;
  port: number;
  /** Paths asked for so far, with their queries. */
  requests: string[];
  close: () => Promise<void>;
}

/** Answers a request, or returns false to leave it to others. */
export type Answer = (url: URL, response: ServerResponse, request: IncomingMessage) => boolean;

/** Serve pages from memory: path → HTML. A function is asked at each request. */
export function servePages(
  pages: Readonly<Record<string, string | ((url: URL) => string)>>,
  port = 0,
): Promise<Served> {
  return serve((url, response) => {
    const page = pages[url.pathname];
    if (page === undefined) return false;
    const policy = url.searchParams.get('csp');
    response
      .writeHead(200, {
        'content-type': TYPES[extname(url.pathname)] ?? 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        ...(policy === null ? {} : { 'content-security-policy': policy }),
      })
      .end(typeof page === 'function' ? page(url) : page);
    return true;
  }, port);
}

/** Serve on 127.0.0.1 with one function; what it leaves is answered with 404. */
export function serve(answer: Answer, port = 0): Promise<Served> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    if (!answer(new URL(request.url ?? '/', 'http://localhost'), response, request)) response.writeHead(404).end();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const bound = (server.address() as AddressInfo).port;
      const close = (): Promise<void> =>
        new Promise((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ base: `http://127.0.0.1:${bound}`, port: bound, requests, close });
    });
  });
}
