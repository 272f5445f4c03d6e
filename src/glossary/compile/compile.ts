/** From files to what ships: the entries that readers see and the patterns and cues that the matcher looks for. */
import type { Cue, FiledEntry, OtherMeaning, Pattern, TermId } from '../../core/term';
import { findContained } from './contains';
import { traditionalizerOf } from './exceptions';
import { toGlossary, type Glossary } from './glossary';
import { toParts } from './maps';
import type { GlossaryFiles } from './read';
import { nameOf, toEntry } from './to-entry';
import { toCues, toNoisePatterns, toPatterns, withHomographs } from './to-patterns';

export interface Compiled {
  /** Sorted by id. */
  entries: FiledEntry[];
  /** Sorted by term, then by variant; what is no term comes last. */
  patterns: Pattern[];
  /** Sorted by text; page-wide cues first among equal texts. */
  cues: Cue[];
}

/**
 * Compile a glossary without problems. The same files give the same result, byte for byte. What is not well-formed, or
 * points nowhere, is left out: look for problems first.
 */
export function compile(files: GlossaryFiles): Compiled {
  const glossary = toGlossary(files);
  const { terms, sources } = glossary;
  const names = new Map(terms.map((term) => [term.id, nameOf(term)]));
  const patterns = withHomographs(terms.flatMap(toPatterns), terms);
  const cues = toCues(glossary, patterns);
  const kinds = new Map(terms.map(({ id, raw }) => [id, raw.kind]));
  const contained = findContained(patterns, cues, (id) => kinds.get(id));
  const toTraditional = traditionalizerOf(files);
  const parts = toParts(glossary, toTraditional);
  const yielded = findYielded(glossary);
  const partsOf = findParts(glossary);
  const others = {
    names,
    sources,
    toTraditional,
    partsOf: (id: TermId) => partsOf.get(id) ?? [],
    contained: (id: TermId) => contained.get(id) ?? [],
    parts: (id: TermId) => parts.get(id) ?? [],
    yielded: (id: TermId) => yielded.get(id) ?? [],
  };
  return {
    entries: terms.map((term) => toEntry(term, others)),
    patterns: [...patterns, ...toNoisePatterns(glossary)],
    cues,
  };
}

/** For each term those that say that they are part of it. */
function findParts({ terms }: Glossary): Map<TermId, TermId[]> {
  const parts = new Map<TermId, TermId[]>();
  for (const { id, raw } of terms)
    for (const whole of raw.relations?.partOf ?? []) parts.set(whole, [...(parts.get(whole) ?? []), id]);
  return parts;
}

/** For each term what else its forms may mean: the terms that left a form to it. */
function findYielded({ terms }: Glossary): Map<TermId, OtherMeaning[]> {
  const meanings = new Map<TermId, OtherMeaning[]>();
  for (const term of terms) {
    for (const { text, yieldsTo } of term.raw.variants ?? []) {
      if (!yieldsTo) continue;
      const meaning = { ...nameOf(term), form: text, reason: yieldsTo.reason };
      meanings.set(yieldsTo.term, [...(meanings.get(yieldsTo.term) ?? []), meaning]);
    }
  }
  return meanings;
}
