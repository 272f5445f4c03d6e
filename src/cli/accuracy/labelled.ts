/** The labelled texts that the verdicts are measured on. What they look like stands in `eval/README.md` beside them. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A stretch of text; UTF-16 code units, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

export interface LabelledSpan extends Span {
  /** Whether a term is meant here, or its words in another sense. */
  gold: 'highlight' | 'no-highlight';
  /** Whether a reader must be able to look it up; otherwise a match is right and its absence is too. */
  must: boolean;
  /** Other ends that are as good: [start, end]. */
  alt?: [number, number][];
}

export const LANGUAGES = ['en', 'zh'] as const;
export type PassageLanguage = (typeof LANGUAGES)[number];

export interface Passage {
  id: string;
  lang: PassageLanguage;
  /** `positive` passages speak of China; the others are there to be left alone. */
  polarity: string;
  text: string;
  /** Who published it. */
  source: { key: string };
  spans: LabelledSpan[];
}

/** Kinds that the labels leave out: marks of them are neither right nor wrong. */
export const UNLABELLED_KINDS: ReadonlySet<string> = new Set(['person', 'place', 'event', 'statistic']);

/** A short text in which a form stands and the term is not meant. */
export interface Trap {
  term: string;
  text: string;
}

/** A match that the labels leave out, and that is right in the eyes of whoever wrote this. */
export interface Disputed extends Span {
  passage: string;
  /** The words, which must stand there. */
  text: string;
  term: string;
  reason: string;
  /** The day on which somebody who had not seen the match labelled the words as a term; absent until then. */
  agreed?: string;
}

/** Read disputed matches and see that their words stand where they say; throws an error of one sentence. */
export function readDisputed(file: string, passages: readonly Passage[]): Disputed[] {
  const disputed = readJson(file) as Disputed[];
  if (!Array.isArray(disputed)) throw new Error(`${file} is no list of disputed matches; write it as one.`);
  const wrong = disputed.find(({ passage, text, start, end }) => {
    const known = passages.find(({ id }) => id === passage);
    return known && known.text.slice(start, end) !== text;
  });
  if (wrong)
    throw new Error(`${file} says that “${wrong.text}” stands at ${wrong.start} in ${wrong.passage}, and it does not.`);
  return disputed;
}

/** Read all passages of a folder, by name; throws an error of one sentence. */
export function readPassages(dir: string): Passage[] {
  let names: string[];
  try {
    names = readdirSync(dir).filter((name) => /^(en|zh)-.*\.json$/.test(name));
  } catch (error) {
    throw new Error(`Cannot read the labelled passages in ${dir}: ${hintOf(error)}`, { cause: error });
  }
  if (names.length === 0) throw new Error(`There are no labelled passages (en-….json, zh-….json) in ${dir}.`);
  return names.sort().map((name) => {
    const passage = readJson(join(dir, name)) as Passage;
    if (typeof passage.text !== 'string' || !Array.isArray(passage.spans))
      throw new Error(`${join(dir, name)} is no labelled passage: it needs a text and spans.`);
    return passage;
  });
}

/** Read the traps, by language; throws an error of one sentence. */
export function readTraps(file: string): Record<PassageLanguage, Trap[]> {
  const { english, cjk } = readJson(file) as { english?: Trap[]; cjk?: Trap[] };
  if (!english?.length || !cjk?.length) throw new Error(`${file} holds no traps: it needs the lists english and cjk.`);
  return { en: english, zh: cjk };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`Cannot read ${file}: ${hintOf(error)}`, { cause: error });
  }
}

function hintOf(error: unknown): string {
  if (error instanceof SyntaxError) return `it is not JSON (${error.message}).`;
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
    ? 'it is not there; name another with --passages or --traps.'
    : `${String(error)}.`;
}
