/** How right the bundled glossary's verdicts are: it must not lose what readers meet, nor mark what is no term. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAccuracy, toWeightsFile } from '../../../src/cli/accuracy';
import { crossValidate, fitWeights } from '../../../src/cli/accuracy/fit';
import { LANGUAGES, readDisputed, readPassages, readTraps } from '../../../src/cli/accuracy/labelled';
import { measureAccuracy } from '../../../src/cli/accuracy/measure';
import { REPORT_LANGUAGES, type AccuracyReport } from '../../../src/cli/accuracy/report';
import { takeSamples } from '../../../src/cli/accuracy/samples';
import { addScores, precisionOf, recallOf, scorePassage, strictF1Of } from '../../../src/cli/accuracy/score';
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
const MIN_PRECISION = 0.95;
const MIN_STRICT_F1 = 0.9;
const MAX_TRAPS = 2;
/** Of all trap texts, the share that may be taken for a term. */
const MAX_TRAP_SHARE = 0.15;
/** With what is only possible counted as marked. */
const MIN_PRECISION_POSSIBLE = 0.9;
const MAX_POSSIBLE_SHARE = 0.1;
const MAX_UNSCORED_SHARE = 0.2;

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'accuracy-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const measureWith = (matcher: Matcher): AccuracyReport =>
  measureAccuracy({ matcher, findEntry }, { passages: readPassages(PASSAGES), traps: readTraps(TRAPS), disputed: [] });

describe.skipIf(!existsSync(PASSAGES))('the labelled passages', () => {
  const matcher = createMatcher(openBundledIndex());

  it('have their terms found, and next to no trap', () => {
    const report = measureWith(matcher);
    for (const lang of REPORT_LANGUAGES) {
      const { certain, withPossible, traps, marks, possible, unscored } = report[lang];
      const unscoredCount = Object.values(unscored).reduce((sum, count) => sum + count, 0);
      expect(precisionOf(withPossible)).toBeGreaterThanOrEqual(MIN_PRECISION_POSSIBLE);
      expect(possible / marks).toBeLessThanOrEqual(MAX_POSSIBLE_SHARE);
      expect(unscoredCount / (marks + unscoredCount)).toBeLessThanOrEqual(MAX_UNSCORED_SHARE);
      expect(certain.cleanHit).toBeLessThanOrEqual(MAX_TRAPS);
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

  it('give the weights in use, to the last digit', () => {
    const samples = takeSamples({ matcher, findEntry }, readPassages(PASSAGES), readTraps(TRAPS));
    const stored = readFileSync(join(import.meta.dirname, '../../../src/core/gate-weights.json'), 'utf8');
    expect(toWeightsFile(fitWeights(samples))).toBe(stored);
    expect(toWeightsFile(fitWeights(samples.slice(0, -40)))).not.toBe(stored);
  });

  it('are judged by weights that have not seen their publisher', () => {
    const passages = readPassages(PASSAGES);
    const samples = takeSamples({ matcher, findEntry }, passages, readTraps(TRAPS));
    const group = passages[0]!.source.key;
    const others = samples.filter((sample) => sample.group !== group);
    expect(others.length).toBeLessThan(samples.length);
    expect(crossValidate(samples).weightsFor(group)).toEqual(fitWeights(others));
  });

  it('hold the disputed matches, each with a reason', () => {
    const disputed = readDisputed(join(import.meta.dirname, '../../accuracy/disputed.json'), readPassages(PASSAGES));
    for (const { reason } of disputed) expect(reason.length).toBeGreaterThan(20);
  });

  it('would show a vocabulary that lacks terms, and one that marks everything', () => {
    const blind: Matcher = { find: () => ({ matches: [], passages: [], cues: () => [] }), findMatches: () => [] };
    expect(recallOf(measureWith(blind).en.certain)).toBe(0);
    const everything = (text: string): Findings => ({
      matches: [
        {
          start: 0,
          end: text.length,
          term: 'x',
          variant: 0,
          display: 'first',
          ambiguous: false,
          capitals: false,
          machine: false,
          homographs: [],
        },
      ],
      passages: [],
      cues: () => [],
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
    for (const lang of LANGUAGES) {
      const scores = passages
        .filter((passage) => passage.lang === lang)
        .map((passage) => scorePassage(passage, findTerms(readPlainText(passage.text), matcher, true).matches).score);
      const score = addScores(scores);
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
    const passage = { id: 'en-1', lang: 'en', source: { key: 'example.org' }, polarity: 'positive', text, spans };
    writeFileSync(join(folder, 'en-1.json'), JSON.stringify(passage));
    const traps = join(folder, 'traps.json');
    const trap = { term: '共同富裕', text: '中国的共同富裕' };
    writeFileSync(traps, JSON.stringify({ english: [{ term: 'x', text: 'nothing here' }], cjk: [trap] }));
    const json = join(folder, 'report.json');
    const disputed = join(folder, 'disputed.json');
    const args = ['--passages', folder, '--traps', traps, '--disputed', disputed];
    const start = text.indexOf('common prosperity');
    const match = {
      passage: 'en-1',
      text: 'common prosperity',
      start,
      end: start + 17,
      term: 'common-prosperity',
      reason: 'x',
    };
    writeFileSync(disputed, JSON.stringify([{ ...match, start: 0 }]));
    await expect(runAccuracy(args)).rejects.toThrow(
      /says that “common prosperity” stands at 0 in en-1, and it does not/,
    );
    writeFileSync(disputed, JSON.stringify([{ ...match, agreed: '2026-11-26' }]));
    const picture = join(folder, 'picture.svg');
    const report = await runAccuracy([...args, '--errors', '--json', json, '--picture', picture]);
    expect(readFileSync(picture, 'utf8')).toContain('<polyline');
    expect(report).toContain('en-1: “common prosperity” as common-prosperity');
    expect(report).toContain('en-1: “quantum pancakes”');
    expect(report).toContain('of 1 trap texts 0 certain');
    expect(report).toContain('certain: “中国的共同富裕” as common-prosperity');
    const { en } = JSON.parse(readFileSync(json, 'utf8')) as AccuracyReport;
    expect(en.certain).toMatchObject({ trapsHit: 1, right: 0, wrong: 1 });
    expect(en.withDisputed).toMatchObject({ right: 1, wrong: 0 });
    expect(en.unscored).toEqual({ 'xi-jinping': 1 });
  });
});
