/**
 * Ways for a page to get at a large index: embedded in its content script, sent by message, or left in the worker, which then
 * searches. Measured in an extension that is made for it, in Chromium.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIndex } from '../../core/index-format';
import { openBrowser } from '../browsers/open-browser';
import type { Browser, Tab } from '../browsers/tab';
import { poll } from '../browsers/tab';
import { serveInputs, textPath, type IndexName, type Inputs } from './inputs';
import type { Arrival, Search } from './transport-content';
import { GLOBAL, bundle } from './world';

const TRANSPORT_COUNTS = [5000, 50_000, 100_000, 500_000] as const;
export const TEXT_LENGTHS = [10_000, 50_000, 500_000] as const;

/** How Chromium writes messages down: as JSON, unless the manifest asks for the way that keeps buffers. */
export const SERIALIZATIONS = ['json', 'structured_clone'] as const;
export type Serialization = (typeof SERIALIZATIONS)[number];

/** One number of patterns. Milliseconds; of arrivals all repeats. */
export interface Transport {
  patterns: number;
  /** Bytes of the index, and of the script that holds it. */
  raw: number;
  scriptBytes: number;
  embedded: Arrival[];
  bytes: Arrival[];
  base64: Arrival[];
  /** Reading the index in the worker. */
  loadMs: number[];
  /** By way of writing messages down, then by text. */
  search: Record<Serialization, Search[]>;
}

export interface TransportResult {
  version: string;
  /** The embedded script without an index: what any script costs. */
  empty: Arrival[];
  counts: Transport[];
}

/** Sets a mark in time: the scripts of one entry run one behind the other. */
const mark = (name: string): string => `globalThis.${name} = performance.now();`;
const ON_PARSED = `addEventListener('DOMContentLoaded', () => { ${mark('benchParsed')} }, { once: true });`;

/** Passes on what the driver asks of a page. */
const CONTENT = `chrome.runtime.onMessage.addListener(({ call, args }, _, reply) => {
  Promise.resolve().then(() => ${GLOBAL}[call](...(args[0] === 'api' ? [chrome, ...args.slice(1)] : args)))
    .then(reply, (error) => reply({ failed: String(error) }));
  return true;
});`;

/** Passes on what pages ask of the worker. */
const WORKER = `chrome.runtime.onMessage.addListener((question, _, reply) => { reply(${GLOBAL}.answer(question)); });`;

const pathOf = (patterns: number): string => `/embedded-${patterns}`;

const manifestOf = (serialization: Serialization): object => ({
  manifest_version: 3,
  name: 'Bench',
  version: '1',
  ...(serialization === 'json' ? {} : { message_serialization: serialization }),
  background: { service_worker: 'worker.js' },
  content_scripts: [
    { matches: ['http://127.0.0.1/*'], js: ['parsed.js'], run_at: 'document_start' },
    ...[0, ...TRANSPORT_COUNTS].map((patterns) => ({
      matches: [`http://127.0.0.1${pathOf(patterns)}`],
      js: ['begin.js', `${patterns}.js`, 'end.js'],
      run_at: 'document_end',
    })),
    { matches: ['http://127.0.0.1/*'], js: ['content.js'], run_at: 'document_idle' },
  ],
});

const scriptOf = (inputs: Inputs, patterns: number): string => {
  if (patterns === 0) return 'globalThis.benchIndex = undefined;';
  const { bytes, text } = inputs.indexOf(`${patterns}`);
  const index = JSON.stringify({ bytes: Buffer.from(bytes).toString('base64'), text });
  return `globalThis.benchIndex = ${index};`;
};

async function writeExtension(dir: string, inputs: Inputs, serialization: Serialization): Promise<void> {
  mkdirSync(dir);
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(dir, name), content);
  write('manifest.json', JSON.stringify(manifestOf(serialization)));
  write('parsed.js', ON_PARSED);
  write('begin.js', mark('benchBegin'));
  write('end.js', mark('benchEnd'));
  write('content.js', `${await bundle('src/cli/bench/transport-content.ts')}\n${CONTENT}`);
  write('worker.js', `${await bundle('src/cli/bench/transport-worker.ts')}\n${WORKER}`);
  for (const patterns of [0, ...TRANSPORT_COUNTS]) write(`${patterns}.js`, scriptOf(inputs, patterns));
  for (const patterns of TRANSPORT_COUNTS) {
    const { bytes, text } = inputs.indexOf(`${patterns}`);
    write(`${patterns}.bytes`, bytes);
    write(`${patterns}.txt`, text);
  }
}

export interface TransportOptions {
  inputs: Inputs;
  repeats: number;
  onStep: (what: string) => void;
}

/** Measure all ways. Throws where an index arrives incomplete or the worker finds something else than the page. */
export async function measureTransport(options: TransportOptions): Promise<TransportResult> {
  const served = await serveInputs(options.inputs);
  const dir = mkdtempSync(join(tmpdir(), 'termlight-transport-'));
  try {
    const results: TransportResult[] = [];
    for (const serialization of SERIALIZATIONS) {
      const extension = join(dir, serialization);
      await writeExtension(extension, options.inputs, serialization);
      const browser = await openBrowser('chromium', extension);
      try {
        results.push(await measureIn(browser, served.base, serialization, options));
      } finally {
        await browser.close();
      }
    }
    return results.reduce(merge);
  } finally {
    await served.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Each of the two extensions measures what the other cannot. */
const merge = (first: TransportResult, second: TransportResult): TransportResult => ({
  ...first,
  counts: first.counts.map((count, at) => {
    const other = second.counts[at]!;
    return {
      ...count,
      bytes: other.bytes,
      loadMs: [...count.loadMs, ...other.loadMs],
      search: { ...count.search, structured_clone: other.search.structured_clone },
    };
  }),
});

async function measureIn(
  browser: Browser,
  base: string,
  serialization: Serialization,
  { inputs, repeats, onStep }: TransportOptions,
): Promise<TransportResult> {
  const tab = await browser.newTab();
  await tab.front();
  const version = /Chrome\/([\d.]+)/.exec(await tab.eval(() => navigator.userAgent))?.[1] ?? '';
  const times = <Result>(run: () => Promise<Result>): Promise<Result[]> =>
    Array.from({ length: repeats }).reduce<Promise<Result[]>>(
      async (before) => [...(await before), await run()],
      Promise.resolve([]),
    );
  const embedded = async (patterns: number): Promise<Arrival> => {
    await tab.goto(base + pathOf(patterns));
    return callInPage(browser, 'takeEmbedded');
  };
  const isJson = serialization === 'json';
  await embedded(0); // the first page of a new process pays for much else
  const empty = isJson ? await times(() => embedded(0)) : [];
  const counts: Transport[] = [];
  for (const patterns of TRANSPORT_COUNTS) {
    onStep(`${serialization}, ${patterns} patterns`);
    const { bytes, text } = inputs.indexOf(`${patterns}` as IndexName);
    const loadMs = await times(() => loadInWorker(browser, patterns));
    const ask = isJson ? 'base64' : 'bytes';
    const sent = await times(async () => {
      await tab.goto(`${base}/`);
      return callInPage<Arrival>(browser, 'takeSent', 'api', ask);
    });
    const search = await searchAll(browser, tab);
    const forms = openIndex({ bytes, text }).forms.length;
    const arrivals = isJson ? await times(() => embedded(patterns)) : [];
    for (const arrival of [...sent, ...arrivals])
      if (arrival.forms !== forms) throw new Error(`${arrival.forms} forms of ${forms} arrived.`);
    counts.push({
      patterns,
      raw: bytes.length + Buffer.byteLength(text),
      scriptBytes: Buffer.byteLength(scriptOf(inputs, patterns)),
      embedded: arrivals,
      bytes: isJson ? [] : sent,
      base64: isJson ? sent : [],
      loadMs,
      search: { json: search, structured_clone: search },
    });
  }
  return { version, empty, counts };
}

async function searchAll(browser: Browser, tab: Tab): Promise<Search[]> {
  await tab.front();
  const searches: Search[] = [];
  for (const length of TEXT_LENGTHS)
    searches.push(await callInPage<Search>(browser, 'search', 'api', textPath('mixed', length)));
  return searches;
}

const loadInWorker = (browser: Browser, patterns: number): Promise<number> =>
  browser.evalInExtension(
    (api, name, count) =>
      (globalThis as unknown as Record<string, { load: (...args: unknown[]) => Promise<number> }>)[name]!.load(
        api,
        count,
      ),
    GLOBAL,
    patterns,
  );

async function callInPage<Result>(browser: Browser, call: string, ...args: string[]): Promise<Result> {
  const send = (): Promise<(Result & { failed?: string }) | null> =>
    browser.evalInExtension(
      async (api, message) => {
        const [front] = await api.tabs.query({ active: true, currentWindow: true });
        return api.tabs.sendMessage(front.id, message) as unknown;
      },
      { call, args },
    ) as Promise<(Result & { failed?: string }) | null>;
  const result = (await poll(send, `an answer of the page to ${call}`, 60_000))!;
  if (result.failed !== undefined) throw new Error(result.failed);
  return result;
}
