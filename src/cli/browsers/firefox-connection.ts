/** WebDriver BiDi over one socket: request, reply, event. */
import WebSocket from 'ws';

export interface Message {
  method: string;
  params: Record<string, unknown>;
}

export interface Connection {
  /** Send a command; rejects with what Firefox objects to. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each command answers with a shape of its own
  send: (method: string, params?: object) => Promise<any>;
  onEvent: (listener: (message: Message) => void) => void;
  close: () => void;
}

/** A typed value as BiDi sends it. */
export interface Remote {
  type: string;
  value?: unknown;
  sharedId?: string;
}

interface Waiting {
  method: string;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

type Incoming = Message & { id?: number; result?: unknown; error?: string; message?: string };

/** Connect to a Firefox that listens there. */
export async function connect(address: string): Promise<Connection> {
  const socket = new WebSocket(address, { maxPayload: 1 << 29 });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const waiting = new Map<number, Waiting>();
  const listeners: ((message: Message) => void)[] = [];
  let lastId = 0;
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Incoming;
    const pending = message.id === undefined ? undefined : waiting.get(message.id);
    if (!pending) {
      if (message.method) listeners.forEach((listener) => listener(message));
      return;
    }
    waiting.delete(message.id!);
    if (message.error) pending.reject(new Error(`${pending.method}: ${message.error}: ${message.message ?? ''}`));
    else pending.resolve(message.result);
  });
  socket.on('close', () => {
    for (const { method, reject } of waiting.values()) reject(new Error(`${method}: the browser has gone`));
    waiting.clear();
  });
  return {
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { method, resolve, reject });
        socket.send(JSON.stringify({ id: lastId, method, params }));
      }),
    onEvent: (listener) => listeners.push(listener),
    close: () => socket.close(),
  };
}

/** BiDi's typed values to plain JavaScript. */
export function fromBidi(remote: Remote | undefined): unknown {
  switch (remote?.type) {
    case 'array':
      return (remote.value as Remote[]).map(fromBidi);
    case 'object':
      return Object.fromEntries((remote.value as [string, Remote][]).map(([key, value]) => [key, fromBidi(value)]));
    case 'null':
      return null;
    case 'number':
      return Number(remote.value); // NaN, -0 and Infinity arrive as strings
    default:
      return remote?.value;
  }
}

/** A JSON-like value as BiDi wants its arguments. */
export function toBidi(value: unknown): object {
  if (value === undefined) return { type: 'undefined' };
  if (value === null) return { type: 'null' };
  if (Array.isArray(value)) return { type: 'array', value: value.map(toBidi) };
  if (typeof value === 'object')
    return { type: 'object', value: Object.entries(value).map(([key, item]) => [key, toBidi(item)]) };
  return { type: typeof value, value };
}
