/**
 * Reading the glossary's files so that every problem can name file and line.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, isMap, isScalar, isSeq, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import type { TermId } from '../../core/term';
import { byText } from './order';
import type { Problem } from './problem';

/** Where in a file: the keys and indices that lead there. */
export type Pointer = readonly (string | number)[];

/** One YAML file, readable as far as its syntax allows. */
export interface YamlFile {
  /** Path as problems name it, relative to the glossary's folder, with forward slashes. */
  path: string;
  /** The content as plain values; undefined where nothing could be read. */
  data: unknown;
  /** Problems of syntax, with the rule `yaml-syntax`. */
  problems: Problem[];
  /** Line (from 1) of the key or list item at `pointer`, or of the nearest one above it that exists. */
  line: (pointer: Pointer) => number;
  /** Is the value at `pointer` written as a `>-` block? */
  isFoldedBlock: (pointer: Pointer) => boolean;
}

export interface TermFile extends YamlFile {
  id: TermId;
}

/** All files of a glossary, read but not yet judged. Terms are sorted by id. */
export interface GlossaryFiles {
  terms: TermFile[];
  /** Names in `terms/` that are no entry files. */
  strangers: string[];
  sources: YamlFile;
  /** The page-wide cues; null where the folder has none. */
  cues: YamlFile | null;
  /** What is no term; null where the folder has none. */
  noise: YamlFile | null;
  /** Maps of programmes, sorted by id. */
  maps: TermFile[];
  /** Forms that checks against other tools know to be right; null where the folder has none. */
  exceptions: YamlFile | null;
  /** How large the last release was; null where the folder has none. */
  release: YamlFile | null;
  /** The text that the glossary grew from, where it can be read: none of its sentences may stand in an entry. */
  seed: string | null;
}

/**
 * Read the glossary in `dir`; `seed` is the file of the text that it grew from. Throws an error of one sentence where
 * `terms/` or `sources.yaml` is missing.
 */
export function readGlossary(dir: string, seed?: string): GlossaryFiles {
  const folder = join(dir, 'terms');
  if (!existsSync(folder)) throw new Error(`There is no folder terms in ${dir}.`);
  if (!existsSync(join(dir, 'sources.yaml'))) throw new Error(`There is no file sources.yaml in ${dir}.`);
  const read = (path: string): YamlFile => parseYaml(path, readFileSync(join(dir, path), 'utf8'));
  const readIfThere = (path: string): YamlFile | null => (existsSync(join(dir, path)) ? read(path) : null);
  const namesIn = (part: string): string[] =>
    existsSync(join(dir, part)) ? readdirSync(join(dir, part)).filter((name) => !name.startsWith('.')) : [];
  const readAll = (part: string): TermFile[] =>
    namesIn(part)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => ({ ...read(`${part}/${name}`), id: name.slice(0, -'.yaml'.length) }))
      .sort((a, b) => byText(a.id, b.id));
  return {
    terms: readAll('terms'),
    strangers: namesIn('terms')
      .filter((name) => !name.endsWith('.yaml'))
      .sort(byText),
    sources: read('sources.yaml'),
    cues: readIfThere('cues.yaml'),
    noise: readIfThere('noise.yaml'),
    maps: readAll('maps'),
    exceptions: readIfThere('exceptions.yaml'),
    release: readIfThere('release.yaml'),
    seed: seed !== undefined && existsSync(seed) ? readFileSync(seed, 'utf8') : null,
  };
}

/** Parse one file. Never throws: what is wrong stands in `problems`. */
export function parseYaml(path: string, text: string): YamlFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(1, counter.linePos(offset).line);
  const problems: Problem[] = [];
  const object = (offset: number, message: string): void =>
    void problems.push({ file: path, line: lineAt(offset), rule: 'yaml-syntax', message });
  for (const error of [...document.errors, ...document.warnings]) object(error.pos[0], sentenceOf(error));
  return {
    path,
    data: valueOf(document, object),
    problems,
    line: (pointer) => lineAt(find(document, pointer).offset),
    isFoldedBlock: (pointer) => {
      const { node, depth } = find(document, pointer);
      return depth === pointer.length && isScalar(node) && text.startsWith('>-', node.range?.[0]);
    },
  };
}

/** The content as plain values; undefined, and a problem more, where an alias has no anchor. */
function valueOf(document: Document, object: (offset: number, message: string) => void): unknown {
  try {
    return document.toJS();
  } catch {
    visit(document, {
      Alias: (_, alias) => {
        if (!alias.resolve(document))
          object(alias.range?.[0] ?? 0, `There is no anchor &${alias.source}; write out the value.`);
      },
    });
    return undefined;
  }
}

const SENTENCES: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'This key stands twice in the same place; keep one of the two.',
  TAB_AS_INDENT: 'A tab indents this line; use spaces.',
  BAD_INDENT: 'The indentation does not fit the lines above; align it with its neighbours.',
  MULTIPLE_DOCS: 'The file holds a second document after `---`; keep one.',
};

function sentenceOf(error: YAMLError): string {
  return (
    SENTENCES[error.code] ?? `The YAML cannot be read here (${error.message.replace(/\s+/g, ' ')}); correct the syntax.`
  );
}

/** The node at `pointer`, or the last one on the way to it; `offset` is where its key, or the item, begins. */
function find(document: Document, pointer: Pointer): { node: unknown; offset: number; depth: number } {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  let depth = 0;
  for (const step of pointer) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => (isScalar(key) ? String(key.value) : String(key)) === String(step));
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && node.items[Number(step)] !== undefined) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else break;
    depth++;
  }
  return { node, offset, depth };
}

const startOf = (node: unknown): number | undefined =>
  (node as { range?: [number, number, number] } | null)?.range?.[0];
