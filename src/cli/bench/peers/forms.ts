/** The forms that all of them look for: some of the bundled glossary's, the same in every run. */
import { join } from 'node:path';
import type { Fold } from '../../../core/fold';
import { encodeIndex } from '../../../core/index-encode';
import type { Cue, Pattern } from '../../../core/term';
import { compile } from '../../../glossary/compile/compile';
import { readGlossary } from '../../../glossary/compile/read';
import { ROOT } from '../../tool';
import { toSource } from './expression';
import { quantiles } from './quantiles';

export interface Patterns {
  patterns: readonly Pattern[];
  /** What tells our gate whether an ambiguous form is the term. Peers have nothing like it. */
  cues: readonly Cue[];
}

/** All forms of the bundled glossary, each text once. */
export function readPatterns(): Patterns {
  const { patterns, cues } = compile(readGlossary(join(ROOT, 'src/glossary')));
  const byText = new Map(patterns.map((pattern) => [pattern.text, pattern]));
  return { patterns: [...byText.values()], cues };
}

/** So many of them, spread over all, and the cues that speak of their terms. Throws if there are fewer. */
export function choosePatterns({ patterns, cues }: Patterns, count: number): Patterns {
  if (patterns.length < count) throw new Error(`The glossary has ${patterns.length} forms, fewer than ${count}.`);
  const chosen = quantiles(patterns, count);
  const terms = new Set(chosen.map(({ term }) => term));
  return { patterns: chosen, cues: cues.filter((cue) => cue.terms?.some((term) => terms.has(term)) ?? true) };
}

/** The module that stands for `given.ts` in a peer's bundle. */
export function toGiven({ patterns }: Patterns): string {
  const forms = patterns.map(({ text }) => text);
  return `export const FORMS = ${JSON.stringify(forms)};\nexport const SOURCE = ${JSON.stringify(toSource(forms))};\n`;
}

/** The module that stands for the generated index in our bundle: an index of exactly these forms, with their cues. */
export function toIndexModule({ patterns, cues }: Patterns, fold: Fold): string {
  const { bytes, text } = encodeIndex(patterns, cues, fold);
  const base64 = Buffer.from(bytes).toString('base64');
  return `export const BYTES = ${JSON.stringify(base64)};\nexport const TEXT = ${JSON.stringify(text)};\n`;
}
