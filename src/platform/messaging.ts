/** Typed messages between the parts of the extension. See `core/messages.ts` for what is said. */
import type { Runtime } from 'webextension-polyfill';
import type { BackgroundMessages, FrameReport, Handlers, Messages, Params, Returns } from '../core/messages';
import { api } from './api';

interface Envelope {
  name: string;
  params: never;
}

/** Ask the background. Rejects if nobody answers or the handler throws. */
export async function ask<N extends keyof BackgroundMessages>(name: N, params: Params<N>): Promise<Returns<N>> {
  return checkAnswer<Returns<N>>(await api.runtime.sendMessage({ name, params }));
}

/** The answer of a handler that threw: Chromium has no other way to say so. */
interface Failure {
  failed: string;
}

/** An answer as it is. Throws for none, and for that of a handler that threw. */
export function checkAnswer<T>(answer: T | Failure | undefined): T {
  if (answer === undefined) throw new Error('Nobody answered.');
  if (typeof answer === 'object' && answer !== null && 'failed' in answer) throw new Error(answer.failed);
  return answer;
}

/** Answer messages until `signal` aborts. Messages of other extensions and unknown names are ignored. */
export function handle<Map extends Partial<Messages>>(handlers: Handlers<Map>, signal?: AbortSignal): void {
  listen(({ name, params }, sender, answer) => {
    const handler = (handlers as Record<string, ((params: never, from: unknown) => unknown) | undefined>)[name];
    if (!handler || !Object.hasOwn(handlers, name)) return false;
    const from = { tab: sender.tab?.id, frame: sender.frameId };
    // In a promise also what throws at once is caught.
    new Promise((resolve) => resolve(handler(params, from))).then(answer, (error) => answer({ failed: String(error) }));
    return true;
  }, signal);
}

/** Hear the reports that frames send to the background; for the popup, which shows them while it is open. */
export function onReport(
  callback: (report: FrameReport, from: { tab: number | undefined }) => void,
  signal?: AbortSignal,
): void {
  listen(({ name, params }, sender) => {
    if (name === 'frame/report') callback(params, { tab: sender.tab?.id });
    return false;
  }, signal);
}

type Listener = (message: Envelope, sender: Runtime.MessageSender, answer: (answer: unknown) => void) => boolean;

/** Hear the messages of this extension; `listener` says whether it will answer. */
function listen(listener: Listener, signal: AbortSignal | undefined): void {
  // As both browsers take it: true keeps the way back open. A promise is an answer in one of them only.
  const onMessage = ((message: unknown, sender: Runtime.MessageSender, answer: (answer: unknown) => void) =>
    sender.id === api.runtime.id &&
    isEnvelope(message) &&
    listener(message, sender, answer)) as Runtime.OnMessageListener;
  api.runtime.onMessage.addListener(onMessage);
  signal?.addEventListener('abort', () => api.runtime.onMessage.removeListener(onMessage));
}

function isEnvelope(message: unknown): message is Envelope {
  return typeof (message as Partial<Envelope> | null)?.name === 'string';
}

/** False once the extension has been updated or removed and this script is a leftover in a page. */
export function isAlive(): boolean {
  try {
    return api.runtime.id !== undefined;
  } catch {
    return false;
  }
}
