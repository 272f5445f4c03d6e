/** Typed messages between the parts of the extension. See `core/messages.ts` for what is said. */
import type {
  BackgroundMessages,
  FrameReport,
  Handlers,
  MessageName,
  Messages,
  Params,
  Returns,
} from '../core/messages';
import { browser, type Runtime } from './browser';

interface Envelope {
  name: string;
  params: never;
}

/** Ask the background. Rejects if nobody answers or the handler throws. */
export async function ask<N extends keyof BackgroundMessages>(name: N, params: Params<N>): Promise<Returns<N>> {
  return browser.runtime.sendMessage<unknown, Returns<N>>({ name, params });
}

/**
 * Tell the content scripts of a tab something: all frames, or one. Resolves with the answer of the frame named, or of any.
 * Rejects if no content script is there.
 */
export async function tell<N extends MessageName>(
  tab: number,
  name: N,
  params: Params<N>,
  frame?: number,
): Promise<Returns<N>> {
  const options = frame === undefined ? {} : { frameId: frame };
  return browser.tabs.sendMessage<unknown, Returns<N>>(tab, { name, params }, options);
}

/** Answer messages until `signal` aborts. Messages of other extensions and unknown names are ignored. */
export function handle<Map extends Partial<Messages>>(handlers: Handlers<Map>, signal?: AbortSignal): void {
  const listener = (message: unknown, sender: Runtime.MessageSender): Promise<unknown> | undefined => {
    if (sender.id !== browser.runtime.id || !isEnvelope(message)) return undefined;
    const handler = (handlers as Record<string, ((params: never, from: unknown) => unknown) | undefined>)[message.name];
    if (!handler || !Object.hasOwn(handlers, message.name)) return undefined;
    return Promise.resolve(handler(message.params, { tab: sender.tab?.id, frame: sender.frameId }));
  };
  browser.runtime.onMessage.addListener(listener);
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener));
}

/** Hear the reports that frames send to the background; for the popup, which shows them while it is open. */
export function onReport(
  callback: (report: FrameReport, from: { tab: number | undefined }) => void,
  signal?: AbortSignal,
): void {
  const listener = (message: unknown, sender: Runtime.MessageSender): undefined => {
    if (sender.id === browser.runtime.id && isEnvelope(message) && message.name === 'frame/report') {
      callback(message.params, { tab: sender.tab?.id });
    }
  };
  browser.runtime.onMessage.addListener(listener);
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener));
}

function isEnvelope(message: unknown): message is Envelope {
  return typeof message === 'object' && message !== null && 'name' in message && typeof message.name === 'string';
}

/** False once the extension has been updated or removed and this script is a leftover in a page. */
export function isAlive(): boolean {
  try {
    return browser.runtime.id !== undefined;
  } catch {
    return false;
  }
}
