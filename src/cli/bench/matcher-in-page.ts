/**
 * The part of the bench that runs the matcher and its peers over one text, in a page, in a world of its own like a content
 * script. What to do stands in the page's address; texts and indexes come from the server that the page came from.
 */
import { openIndex, type TermIndex } from '../../core/index-format';
import { createMatcher, type Matcher } from '../../core/matcher';
import { createTokens, readTokens } from '../../core/tokens';
import { sumUp, toPlain, type Sum } from './findings-sum';
import { PEERS } from './matcher-peers';
import type { PeerName } from './peer-names';
import { flatten, measureInTurns, warmUp, type Way } from './rounds';

/** What is measured in one page: everything in turns. */
export interface Job {
  /** Where the text is. */
  text: string;
  /** Where the indexes are: `bytes` and `text` behind a dot. */
  indexes: readonly string[];
  /** A peer, and where its patterns are, as JSON. */
  peer?: { name: PeerName; patterns: string };
  rounds: number;
}

export interface Timing {
  /** Milliseconds of each round. */
  ms: number[];
}

export interface JobResult {
  characters: number;
  /** A look at every code unit: the limit. */
  bare: Timing;
  /** In the order of the job's indexes: all that the product finds, that without the cues, and the pass over the words alone. */
  indexes: { find: Timing; matches: Timing; words: Timing; sum: Sum }[];
  peer?: PeerResult;
}

export interface PeerResult {
  buildMs: number;
  /** Null where it was not measured; `why` says why. */
  find: Timing | null;
  found: number;
  why?: string;
}

/** No more rounds after so many milliseconds; of peers there are many. */
const BUDGET_MS = 2000;
const PEER_BUDGET_MS = 600;
/** A peer that needs longer for a text is not waited for. */
const SLOW_MS = 3000;
/** Kept, so that no compiler can leave the reading out. */
export let checksum = 0;

/** Resolves at once: there is nothing to draw. */
export const settle = (): Promise<true> => Promise.resolve(true);

/** Do what the address says. */
export async function run(): Promise<JobResult> {
  const job = JSON.parse(decodeURIComponent(location.search.slice(1))) as Job;
  const text = flatten(await fetchText(job.text));
  const indexes = await Promise.all(job.indexes.map(fetchIndex));
  const finders = indexes.map((index) => createMatcher(index).find);
  const sums = finders.map((find) => sumUp(toPlain(find(text))));
  const lower = flatten(text.toLowerCase());
  const peer = job.peer ? buildPeer(job.peer.name, await fetchJson(job.peer.patterns), lower) : undefined;
  const own = [...finders.map(withCues), ...finders, ...indexes.map(wordsOf)];
  const ways: Way[] = [readBare, ...own, ...(peer?.find ? [peer.find] : [])];
  const { rounds } = job;
  const times = measureInTurns(job.peer ? lower : text, ways, {
    rounds,
    budgetMs: job.peer ? PEER_BUDGET_MS : BUDGET_MS,
    now: () => performance.now(),
  });
  const timing = (at: number): Timing => ({ ms: times[at]! });
  const timingOf = (way: number, at: number): Timing => timing(1 + way * sums.length + at);
  return {
    characters: text.length,
    bare: timing(0),
    indexes: sums.map((sum, at) => ({ find: timingOf(0, at), matches: timingOf(1, at), words: timingOf(2, at), sum })),
    ...(peer ? { peer: { ...peer, find: peer.find ? timing(ways.length - 1) : null } } : {}),
  };
}

/** Nothing that reads a text can be faster. */
function readBare(text: string): void {
  let total = 0;
  for (let at = 0; at < text.length; at++) total = (total + text.charCodeAt(at)) | 0;
  checksum = total;
}

/** As on a page that holds an ambiguous form. */
const withCues =
  (find: Matcher['find']): Way =>
  (text) =>
    find(text).cues();

function wordsOf(index: TermIndex): (text: string) => void {
  const tokens = createTokens();
  return (text) => {
    for (let at = 0; at < text.length;) at = readTokens(text, at, index, tokens);
  };
}

interface BuiltPeer extends Omit<PeerResult, 'find'> {
  find: ((text: string) => number) | null;
}

/** Build a peer and see that it gets anywhere. */
function buildPeer(name: PeerName, patterns: readonly string[], text: string): BuiltPeer {
  const begin = performance.now();
  let buildMs = 0;
  try {
    const find = PEERS[name](patterns);
    buildMs = performance.now() - begin;
    const expected = expectedMs(find, text);
    if (expected > SLOW_MS) return { buildMs, find: null, found: 0, why: `${inSeconds(expected)} s a text` };
    return { buildMs, find, found: find(text) };
  } catch (error) {
    return { buildMs, find: null, found: 0, why: (error as Error).name };
  }
}

/** What a whole text will take, by what parts of it take: some need four times as long for twice the text. */
function expectedMs(find: (text: string) => number, text: string): number {
  warmUp(
    () => find(text.slice(0, 1000)),
    () => performance.now(),
  );
  const timeOf = (length: number): number => {
    const part = flatten(text.slice(0, length));
    const start = performance.now();
    find(part);
    return performance.now() - start;
  };
  const eighth = Math.min(timeOf(text.length / 8), timeOf(text.length / 8));
  const quarter = Math.min(timeOf(text.length / 4), timeOf(text.length / 4));
  const growth = Math.min(4, Math.max(2, quarter / Math.max(eighth, 0.001)));
  return quarter * growth ** 2;
}

const inSeconds = (ms: number): string => (ms / 1000).toFixed(ms < 10_000 ? 1 : 0);

const get = (path: string): Promise<Response> => fetch(location.origin + path);
const fetchText = async (path: string): Promise<string> => (await get(path)).text();
const fetchJson = async (path: string): Promise<string[]> => (await get(path)).json() as Promise<string[]>;

async function fetchIndex(path: string): Promise<TermIndex> {
  // A copy: in Firefox what comes from the network belongs to the page, and each look at it would be a call.
  const bytes = Uint8Array.from(new Uint8Array(await (await get(`${path}.bytes`)).arrayBuffer()));
  return openIndex({ bytes, text: await fetchText(`${path}.text`) });
}
