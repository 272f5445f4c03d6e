/** The part of the transport bench in the page, as a content script: it takes an index in each way, or has the worker search. */
import { openIndex, type EncodedIndex, type TermIndex } from '../../core/index-format';
import { createMatcher, type Matcher } from '../../core/matcher';
import { sumUp, toPlain, type PlainFindings } from './findings-sum';
import type { Parcel, Question } from './transport-worker';

/** What is used of the extension API. */
export interface ContentApi {
  runtime: { sendMessage: (question: Question) => Promise<unknown> };
}

/** What the scripts before this one left behind; milliseconds of the page's clock. */
interface Left {
  /** When the page was parsed. */
  benchParsed?: number;
  /** When the scripts that hold an index began and ended. */
  benchBegin?: number;
  benchEnd?: number;
  benchIndex?: { bytes: string; text: string };
}

/** Milliseconds. */
export interface Arrival {
  /** From the question, or the start of the script that holds the index, until it is there. */
  arriveMs: number;
  /** Decoding and opening it. */
  openMs: number;
  /** For an embedded index: from the end of parsing to that of its script, with all that the browser does to bring it. */
  wholeMs: number;
  /** Forms in the index, to see that it is the right one. */
  forms: number;
}

/** Milliseconds for one text. */
export interface Search {
  /** In the page: the first time, and the best. */
  coldMs: number;
  warmMs: number;
  /** In the worker and back: the first time, and the best. */
  awayColdMs: number;
  awayMs: number;
}

const TIMES = 6;

let matcher: Matcher | null = null;

const fromBase64 = (base64: string): Uint8Array =>
  (Uint8Array as unknown as { fromBase64: (base64: string) => Uint8Array }).fromBase64(base64);

const openParcel = ({ bytes, text }: Parcel): TermIndex => {
  const encoded: EncodedIndex = { bytes: typeof bytes === 'string' ? fromBase64(bytes) : new Uint8Array(bytes), text };
  return openIndex(encoded);
};

/** Open the index that a script before this one holds. */
export function takeEmbedded(): Arrival {
  const { benchParsed = NaN, benchBegin = NaN, benchEnd = NaN, benchIndex } = globalThis as Left;
  const begin = performance.now();
  const forms = benchIndex ? openParcel(benchIndex).forms.length : 0;
  const openMs = performance.now() - begin;
  return { arriveMs: benchEnd - benchBegin, openMs, wholeMs: benchEnd - benchParsed, forms };
}

/** Have the index sent. */
export async function takeSent(api: ContentApi, ask: 'bytes' | 'base64'): Promise<Arrival> {
  const begin = performance.now();
  const parcel = (await api.runtime.sendMessage({ ask })) as Parcel;
  const arrived = performance.now();
  const index = openParcel(parcel);
  const openMs = performance.now() - arrived;
  matcher = createMatcher(index);
  return { arriveMs: arrived - begin, openMs, wholeMs: NaN, forms: index.forms.length };
}

/** Search a text here, with the index that was sent, and in the worker. Throws where the two find different things, or nothing. */
export async function search(api: ContentApi, path: string): Promise<Search> {
  if (!matcher) throw new Error('No index was sent.');
  const text = await (await fetch(location.origin + path)).text();
  const here: number[] = [];
  const away: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const begin = performance.now();
    const found = sumUp(toPlain(matcher.find(text)));
    here.push(performance.now() - begin);
    const asked = performance.now();
    const reply = (await api.runtime.sendMessage({ ask: 'find', text })) as PlainFindings;
    away.push(performance.now() - asked);
    const there = sumUp(reply);
    if (found.found === 0 || found.found !== there.found || found.checksum !== there.checksum)
      throw new Error(`${found.found} places found in the page, ${there.found} in the worker.`);
  }
  return { coldMs: here[0]!, warmMs: Math.min(...here), awayColdMs: away[0]!, awayMs: Math.min(...away) };
}
