/** How many of the labelled terms are found: the vocabulary must not lose what readers meet. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlainText } from '../../src/cli/blocks';
import { findTerms } from '../../src/cli/find-terms';
import { createMatcher, type Matcher } from '../../src/core/matcher';
import { openBundledIndex } from '../../src/glossary/bundled-index';

const PASSAGES = join(import.meta.dirname, '../../../shared/eval/dev');
const MIN_RECALL = 0.93;

interface Passage {
  lang: 'en' | 'zh';
  text: string;
  spans: { start: number; end: number; must: boolean; gold: string }[];
}

const passages: Passage[] = existsSync(PASSAGES)
  ? readdirSync(PASSAGES)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(PASSAGES, name), 'utf8')) as Passage)
  : [];

/** The share of spans that must be found and are, certain, whatever their exact ends. */
function recallOf(lang: Passage['lang'], matcher: Matcher): { recall: number; spans: number } {
  const hits = passages
    .filter((passage) => passage.lang === lang)
    .flatMap(({ text, spans }) => {
      const { matches } = findTerms(readPlainText(text), matcher, true);
      const certain = matches.filter(({ certainty, display }) => certainty === 'certain' && display !== 'never');
      return spans
        .filter(({ must, gold }) => must && gold === 'highlight')
        .map((span) => certain.some(({ start, end }) => start < span.end && span.start < end));
    });
  return { recall: hits.filter(Boolean).length / hits.length, spans: hits.length };
}

describe.skipIf(passages.length === 0)('the labelled passages', () => {
  const matcher = createMatcher(openBundledIndex());

  it.each([
    ['English', 'en'],
    ['Chinese', 'zh'],
  ] as const)('have their terms found in %s', (name, lang) => {
    const { recall, spans } = recallOf(lang, matcher);
    console.log(`recall in ${name}: ${recall.toFixed(3)} of ${spans} spans`);
    expect(spans).toBeGreaterThan(90);
    expect(recall).toBeGreaterThanOrEqual(MIN_RECALL);
  });

  it('would show a vocabulary that lacks terms', () => {
    const blind: Matcher = { find: () => ({ matches: [], passages: [], cues: [] }), findMatches: () => [] };
    expect(recallOf('en', blind).recall).toBe(0);
  });
});
