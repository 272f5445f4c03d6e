/** The part of the transport bench in the extension's worker: it holds an index, gives it away, and searches with it. */
import { openIndex, type EncodedIndex } from '../../core/index-format';
import { createMatcher, type Findings } from '../../core/matcher';
import { toPlain, type PlainFindings } from './findings-sum';

/** What is used of the extension API. */
export interface WorkerApi {
  runtime: { getURL: (path: string) => string };
}

/** What pages ask for. */
export type Question = { ask: 'bytes' } | { ask: 'base64' } | { ask: 'find'; text: string };

/** The two halves of an index as they travel. */
export interface Parcel {
  bytes: ArrayBuffer | string;
  text: string;
}

let held: (EncodedIndex & { base64: string; find: (text: string) => Findings }) | null = null;

/** Read an index from the extension's files and open it: what each start of a worker costs. Milliseconds. */
export async function load(api: WorkerApi, patterns: number): Promise<number> {
  const begin = performance.now();
  const get = (part: string): Promise<Response> => fetch(api.runtime.getURL(`${patterns}.${part}`));
  const [bytes, text] = await Promise.all([
    get('bytes').then((response) => response.arrayBuffer()),
    get('txt').then((response) => response.text()),
  ]);
  const index = { bytes: new Uint8Array(bytes), text };
  const { find } = createMatcher(openIndex(index));
  const ms = performance.now() - begin;
  held = { ...index, find, base64: (index.bytes as unknown as { toBase64: () => string }).toBase64() };
  return ms;
}

/** Answer a page. Throws where no index is held. */
export function answer(question: Question): Parcel | PlainFindings {
  if (!held) throw new Error('No index is held.');
  if (question.ask === 'find') return toPlain(held.find(question.text));
  const bytes = question.ask === 'base64' ? held.base64 : (held.bytes.buffer as ArrayBuffer);
  return { bytes, text: held.text };
}
