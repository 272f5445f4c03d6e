/** How right the bundled glossary's verdicts are: it must not lose what readers meet, nor mark what is no term. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAccuracy } from '../../../src/cli/accuracy';
import { LANGUAGES, readPassages, readTraps } from '../../../src/cli/accuracy/labelled';
import { measureAccuracy } from '../../../src/cli/accuracy/measure';
import type { AccuracyReport } from '../../../src/cli/accuracy/report';
import { precisionOf, recallOf, strictF1Of, type Score } from '../../../src/cli/accuracy/score';
import { readPlainText } from '../../../src/cli/blocks';
import { findTerms } from '../../../src/cli/find-terms';
import { createMatcher, type Findings, type Matcher } from '../../../src/core/matcher';
import { findEntry } from '../../../src/glossary/bundled-entries';
import { openBundledIndex } from '../../../src/glossary/bundled-index';

const SHARED = join(import.meta.dirname, '../../../../shared');
const PASSAGES = join(SHARED, 'eval/dev');
const TRAPS = join(SHARED, 'domain/traps.json');

/** Figures that a change must not fall below without somebody deciding so. */
const MIN_RECALL = 0.93;
const MIN_PRECISION = 0.94;
const MIN_STRICT_F1 = 0.9;
const MAX_TRAPS = 2;
/** Of all trap texts, the share that may be taken for a term. */
const MAX_TRAP_SHARE = 0.15;

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'accuracy-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const measureWith = (matcher: Matcher): AccuracyReport =>
  measureAccuracy({ matcher, findEntry }, readPassages(PASSAGES), readTraps(TRAPS));

describe.skipIf(!existsSync(PASSAGES))('the labelled passages', () => {
  const matcher = createMatcher(openBundledIndex());

  it('have their terms found, and next to no trap', () => {
    const report = measureWith(matcher);
    for (const lang of LANGUAGES) {
      const { certain, traps } = report[lang];
      expect(certain.must).toBeGreaterThan(90);
      expect(recallOf(certain)).toBeGreaterThanOrEqual(MIN_RECALL);
      expect(precisionOf(certain)).toBeGreaterThanOrEqual(MIN_PRECISION);
      expect(strictF1Of(certain)).toBeGreaterThanOrEqual(MIN_STRICT_F1);
      expect(certain.trapsHit).toBeLessThanOrEqual(MAX_TRAPS);
      expect(traps.traps).toBeGreaterThanOrEqual(50);
      expect(traps.certain.length).toBeLessThanOrEqual(MAX_TRAPS);
      expect((traps.certain.length + traps.possible.length) / traps.traps).toBeLessThanOrEqual(MAX_TRAP_SHARE);
    }
  });

  it('would show a vocabulary that lacks terms, and one that marks everything', () => {
    const blind: Matcher = { find: () => ({ matches: [], passages: [], cues: [] }), findMatches: () => [] };
    expect(recallOf(measureWith(blind).en.certain)).toBe(0);
    const everything = (text: string): Findings => ({
      matches: [
        { start: 0, end: text.length, term: 'x', variant: 0, display: 'first', ambiguous: false, machine: false },
      ],
      passages: [],
      cues: [],
    });
    const greedy: Matcher = { find: everything, findMatches: (text) => everything(text).matches };
    const { certain, traps } = measureWith(greedy).en;
    expect(certain.trapsHit).toBeGreaterThan(MAX_TRAPS);
    expect(traps.certain).toHaveLength(traps.traps);
  });

  it('get the same figures from the scorer that lies beside them', () => {
    // By language, since theirs has no sum of scores; kinds without labels stay in on both sides.
    const passages = readPassages(PASSAGES);
    const predictions = Object.fromEntries(
      passages.map(({ id, text }) => [
        id,
        findTerms(readPlainText(text), matcher, true).matches.map(({ start, end }) => ({ start, end })),
      ]),
    );
    const files = { predictions: join(folder, 'predictions.json'), scores: join(folder, 'scores.json') };
    writeFileSync(files.predictions, JSON.stringify(predictions));
    execFileSync(process.execPath, [
      join(SHARED, 'eval/score.mjs'),
      PASSAGES,
      files.predictions,
      ...['--boot', '1', '--json', files.scores],
    ]);
    const theirs = JSON.parse(readFileSync(files.scores, 'utf8')) as Record<
      'lenient' | 'strict',
      Record<string, { precision: number; recall: number; f1: number; n: Record<string, number> }>
    >;
    const ours = measureAccuracy({ matcher: markingAll(matcher), findEntry: () => null }, passages, readTraps(TRAPS));
    for (const lang of LANGUAGES) {
      const score: Score = ours[lang].withPossible;
      const lenient = theirs.lenient[lang]!;
      expect(precisionOf(score)).toBeCloseTo(lenient.precision, 10);
      expect(recallOf(score)).toBeCloseTo(lenient.recall, 10);
      expect(strictF1Of(score)).toBeCloseTo(theirs.strict[lang]!.f1, 10);
      expect([score.right, score.wrong, score.trapsHit, score.clean, score.cleanHit]).toEqual(
        ['tp', 'fp', 'trapHit', 'cleanDoc', 'cleanBad'].map((key) => lenient.n[key]),
      );
    }
  });
});

/** As if nothing in the vocabulary were noise, so that both sides see the same marks. */
function markingAll(matcher: Matcher): Matcher {
  const find = (text: string): Findings => {
    const findings = matcher.find(text);
    return {
      ...findings,
      matches: findings.matches.map((match) =>
        match.display === 'never' ? { ...match, display: 'first' as const } : match,
      ),
    };
  };
  return { find, findMatches: (text) => find(text).matches };
}

describe('the accuracy command', () => {
  it('says in a sentence what it lacks', async () => {
    await expect(runAccuracy(['--passages', join(folder, 'none')])).rejects.toThrow(
      /Cannot read the labelled passages in .*: it is not there/,
    );
    await expect(runAccuracy(['--passages', folder])).rejects.toThrow(/There are no labelled passages/);
    writeFileSync(join(folder, 'en-1.json'), '{');
    await expect(runAccuracy(['--passages', folder])).rejects.toThrow(/en-1\.json: it is not JSON/);
  });

  it('lists each error of a passage of its own, and the traps', async () => {
    const text = 'Xi Jinping spoke of common prosperity and of quantum pancakes.';
    const label = (words: string, gold: string): object => {
      const start = text.indexOf(words);
      return { start, end: start + words.length, gold, must: gold === 'highlight' };
    };
    const spans = [label('common prosperity', 'no-highlight'), label('quantum pancakes', 'highlight')];
    const passage = { id: 'en-1', lang: 'en', polarity: 'positive', text, spans };
    writeFileSync(join(folder, 'en-1.json'), JSON.stringify(passage));
    const traps = join(folder, 'traps.json');
    const trap = { term: '共同富裕', text: '中国的共同富裕' };
    writeFileSync(traps, JSON.stringify({ english: [{ term: 'x', text: 'nothing here' }], cjk: [trap] }));
    const json = join(folder, 'report.json');
    const report = await runAccuracy(['--passages', folder, '--traps', traps, '--errors', '--json', json]);
    expect(report).toContain('en-1: “common prosperity” as common-prosperity');
    expect(report).toContain('en-1: “quantum pancakes”');
    expect(report).toContain('of 1 trap texts 0 certain');
    expect(report).toContain('certain: “中国的共同富裕” as common-prosperity');
    expect((JSON.parse(readFileSync(json, 'utf8')) as AccuracyReport).en.certain.trapsHit).toBe(1);
  });
});
