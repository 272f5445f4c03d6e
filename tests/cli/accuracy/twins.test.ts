/**
 * The positive twins of the traps: for each short text in which the words of a term stand and the term is not meant, there
 * are sentences in which it is. A gate that refuses everything would pass the traps; it does not pass these.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, readTraps, type PassageLanguage, type Trap } from '../../../src/cli/accuracy/labelled';
import { readPlainText } from '../../../src/cli/blocks';
import { findTerms } from '../../../src/cli/find-terms';
import { createMatcher, type Matcher } from '../../../src/core/matcher';
import { openBundledIndex } from '../../../src/glossary/bundled-index';
import { foldScript } from '../../../src/glossary/compile/scripts';

const TRAPS = join(import.meta.dirname, '../../../../shared/domain/traps.json');
const TWINS = join(import.meta.dirname, '../../accuracy/twins.json');

/** Of each term. */
const MIN_TWINS = 3;
/** Of all traps of a language, those that may fire like a twin. */
const MAX_TRAPS = 1;

const readTwins = (): Record<PassageLanguage, Trap[]> =>
  JSON.parse(readFileSync(TWINS, 'utf8')) as Record<PassageLanguage, Trap[]>;

const termsOf = (texts: readonly Trap[]): string[] => [...new Set(texts.map(({ term }) => term))];

/** Where the words of the term stand in the text, whatever their case and characters, simplified or traditional. */
function occurrences({ term, text }: Trap): number[] {
  const [words, all] = [foldScript(term.toLowerCase()), foldScript(text.toLowerCase())];
  const starts: number[] = [];
  for (let at = all.indexOf(words); at >= 0; at = all.indexOf(words, at + 1)) starts.push(at);
  return starts;
}

/** Whether a term is certain where the words stand. */
function fires(twin: Trap, matcher: Matcher): boolean {
  const { matches } = findTerms(readPlainText(twin.text), matcher, true);
  const certain = matches.filter(({ certainty }) => certainty === 'certain');
  return occurrences(twin).some((at) => certain.some(({ start, end }) => start < at + twin.term.length && at < end));
}

describe.skipIf(!existsSync(TRAPS))('the positive twins of the traps', () => {
  const matcher = createMatcher(openBundledIndex());
  const traps = readTraps(TRAPS);
  const twins = readTwins();

  it.each(LANGUAGES)('are at least three for each trap term, and hold its words (%s)', (lang) => {
    expect(termsOf(twins[lang]).sort()).toEqual(termsOf(traps[lang]).sort());
    for (const term of termsOf(traps[lang])) {
      const texts = new Set(twins[lang].filter((twin) => twin.term === term).map(({ text }) => text));
      expect(texts.size, term).toBeGreaterThanOrEqual(MIN_TWINS);
    }
    expect(twins[lang].filter((twin) => occurrences(twin).length === 0)).toEqual([]);
  });

  it.each(LANGUAGES)('fire (%s)', (lang) => {
    expect(twins[lang].filter((twin) => !fires(twin, matcher))).toEqual([]);
  });

  it.each(LANGUAGES)('would be silent without a vocabulary, and the traps are (%s)', (lang) => {
    const blind: Matcher = { find: () => ({ matches: [], passages: [], cues: () => [] }), findMatches: () => [] };
    expect(twins[lang].filter((twin) => fires(twin, blind))).toEqual([]);
    expect(traps[lang].filter((trap) => fires(trap, matcher)).length).toBeLessThanOrEqual(MAX_TRAPS);
  });
});
