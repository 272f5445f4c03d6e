/** An HTTP proxy that writes down what it is asked for and lets through only what goes to this machine. */
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LoggingProxy {
  /** `127.0.0.1:<port>`, for the browser's `proxy` option. */
  address: string;
  /** Everything asked for so far, as `METHOD address`; a secure connection counts as `CONNECT host:port`. */
  requests: string[];
  close: () => Promise<void>;
}

const LOCAL = ['127.0.0.1', 'localhost'];

/** Start a proxy on a free port. Requests to other machines are written down and refused. */
export function startLoggingProxy(): Promise<LoggingProxy> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const url = URL.parse(request.url ?? '');
    if (!url || !LOCAL.includes(url.hostname)) return void response.writeHead(403).end();
    const upstream = ask(url, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    upstream.on('error', () => response.writeHead(502).end());
    request.pipe(upstream);
  });
  server.on('connect', ({ url }, socket) => {
    requests.push(`CONNECT ${url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  // A socket is a connection too: an upgrade is written down and refused.
  server.on('upgrade', ({ method, url }, socket) => {
    requests.push(`${method} ${url} (upgrade)`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const close = (): Promise<void> =>
        new Promise((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ address: `127.0.0.1:${port}`, requests, close });
    });
  });
}
