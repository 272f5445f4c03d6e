/** How many of the labelled terms are found: the vocabulary must not lose what readers meet, nor mark what is no term. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlainText } from '../../src/cli/blocks';
import { findTerms } from '../../src/cli/find-terms';
import { createMatcher, type Findings, type Matcher } from '../../src/core/matcher';
import { openBundledIndex } from '../../src/glossary/bundled-index';

const PASSAGES = join(import.meta.dirname, '../../../shared/eval/dev');
const MIN_RECALL = 0.93;
const MAX_TRAPS = 2;

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

interface Score {
  /** The share of spans that must be found and are, certain, whatever their exact ends. */
  recall: number;
  spans: number;
  /** Spans that must not be marked and are. */
  traps: number;
}

function scoreOf(lang: Passage['lang'], matcher: Matcher): Score {
  const judged = passages
    .filter((passage) => passage.lang === lang)
    .flatMap(({ text, spans }) => {
      const { matches } = findTerms(readPlainText(text), matcher, true);
      const certain = matches.filter(({ certainty, display }) => certainty === 'certain' && display !== 'never');
      return spans.map((span) => ({
        ...span,
        hit: certain.some(({ start, end }) => start < span.end && span.start < end),
      }));
    });
  const wanted = judged.filter(({ must, gold }) => must && gold === 'highlight');
  return {
    recall: wanted.filter(({ hit }) => hit).length / wanted.length,
    spans: wanted.length,
    traps: judged.filter(({ gold, hit }) => gold === 'no-highlight' && hit).length,
  };
}

describe.skipIf(passages.length === 0)('the labelled passages', () => {
  const matcher = createMatcher(openBundledIndex());

  it.each([
    ['English', 'en'],
    ['Chinese', 'zh'],
  ] as const)('have their terms found in %s, and no trap', (name, lang) => {
    const { recall, spans, traps } = scoreOf(lang, matcher);
    console.log(`recall in ${name}: ${recall.toFixed(3)} of ${spans} spans, ${traps} traps hit`);
    expect(spans).toBeGreaterThan(90);
    expect(recall).toBeGreaterThanOrEqual(MIN_RECALL);
    expect(traps).toBeLessThanOrEqual(MAX_TRAPS);
  });

  it('would show a vocabulary that lacks terms, and one that marks everything', () => {
    const blind: Matcher = { find: () => ({ matches: [], passages: [], cues: [] }), findMatches: () => [] };
    expect(scoreOf('en', blind).recall).toBe(0);
    const everything = (text: string): Findings => ({
      matches: [
        { start: 0, end: text.length, term: 'x', variant: 0, display: 'first', ambiguous: false, machine: false },
      ],
      passages: [],
      cues: [],
    });
    const greedy: Matcher = { find: everything, findMatches: (text) => everything(text).matches };
    expect(scoreOf('en', greedy).traps).toBeGreaterThan(MAX_TRAPS);
  });
});
