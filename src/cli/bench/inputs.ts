/** What the matcher is measured on, made from the texts beside the project and the glossary, and served to pages. */
import { join } from 'node:path';
import { computeFold } from '../../core/fold';
import { encodeIndex } from '../../core/index-encode';
import { openIndex, type EncodedIndex } from '../../core/index-format';
import { createMatcher, type Findings } from '../../core/matcher';
import type { Cue, Pattern } from '../../core/term';
import { compile } from '../../glossary/compile/compile';
import { readGlossary } from '../../glossary/compile/read';
import { foldScript, scriptMap } from '../../glossary/compile/scripts';
import { serve, type Served } from '../browsers/serve-pages';
import { ROOT } from '../tool';
import { chooseReal, patternSets, vocabularyOf } from './decoys';
import { FINE_CLOCK } from './saved-pages';
import { LANGUAGES, readPools, textOf, type Language } from './texts';

/** How many patterns the matcher is measured with. */
export const COUNTS = [500, 5000, 50_000, 500_000] as const;

/** As indexes are named: so many patterns with the glossary's cues; the same without; all of the glossary and no decoys. */
export type IndexName = `${number}` | `${number}-no-cues` | 'bundled';

export interface Inputs {
  textOf: (language: Language, length: number) => string;
  patternsOf: (name: IndexName) => readonly Pattern[];
  indexOf: (name: IndexName) => EncodedIndex;
  /** What Node finds. */
  findingsOf: (name: IndexName, text: string) => Findings;
  /** Milliseconds that the index took to encode. */
  encodeMsOf: (name: IndexName) => number;
}

/** Read and make everything; each text and index is made when it is first asked for, and kept. */
export function makeInputs(): Inputs {
  const pools = readPools();
  const texts = keep((key: string) => {
    const [language, length] = key.split(' ') as [Language, string];
    return textOf(pools, language, Number(length));
  });
  const { patterns, cues } = compile(readGlossary(join(ROOT, 'src/glossary')));
  const fold = computeFold(scriptMap());
  const bundled = createMatcher(openIndex(encodeIndex(patterns, [], fold)));
  const met = new Set<string>();
  for (const language of LANGUAGES.filter((name) => name !== 'mixed'))
    for (const { term, variant } of bundled.findMatches(texts(`${language} 1000000`))) met.add(`${term} ${variant}`);
  const shown = patterns.filter(({ display }) => display === 'first' || display === 'every');
  const real = chooseReal(shown, ({ term, variant }) => met.has(`${term} ${variant}`));
  const sets = patternSets(real, vocabularyOf(pools, foldScript), [...COUNTS, 100_000]);
  const patternsOf = (name: IndexName): readonly Pattern[] =>
    name === 'bundled' ? patterns : sets.get(parseInt(name, 10))!;
  const cuesOf = (name: IndexName): readonly Cue[] => (name.endsWith('no-cues') ? [] : cues);
  const indexes = keep((name: IndexName) => {
    const begin = performance.now();
    const index = encodeIndex(patternsOf(name), cuesOf(name), fold);
    return { index, ms: performance.now() - begin };
  });
  const finders = keep((name: IndexName) => createMatcher(openIndex(indexes(name).index)).find);
  return {
    textOf: (language, length) => texts(`${language} ${length}`),
    patternsOf,
    indexOf: (name) => indexes(name).index,
    findingsOf: (name, text) => finders(name)(text),
    encodeMsOf: (name) => indexes(name).ms,
  };
}

/** A function that remembers. */
function keep<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key)!;
  };
}

/** Where a page finds what. */
export const textPath = (language: Language, length: number): string => `/text/${language}/${length}`;
export const indexPath = (name: IndexName): string => `/index/${name}`;
export const patternsPath = (name: IndexName): string => `/patterns/${name}`;

/** Pages ask for lower case, each form once: what packages that fold nothing can use. */
const toPlain = (patterns: readonly Pattern[]): string[] => [
  ...new Set(patterns.map(({ text }) => text.toLowerCase())),
];

/** Serve inputs, and an empty page under every other path. */
export function serveInputs({ textOf, indexOf, patternsOf }: Inputs): Promise<Served> {
  const bodyOf = (path: string): string | Uint8Array => {
    const [kind, first = '', second = ''] = path.slice(1).split('/');
    if (kind === 'text') return textOf(first as Language, Number(second));
    if (kind === 'patterns') return JSON.stringify(toPlain(patternsOf(first as IndexName)));
    if (kind !== 'index') return '<!doctype html><meta charset="utf-8"><title>Bench</title>';
    const [name, part] = first.split('.') as [IndexName, 'bytes' | 'text'];
    return indexOf(name)[part];
  };
  return serve(({ pathname }, response) => {
    const type = /^\/(?:text|patterns|index)\//.test(pathname) ? 'application/octet-stream' : 'text/html';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...FINE_CLOCK });
    response.end(bodyOf(pathname));
    return true;
  });
}
