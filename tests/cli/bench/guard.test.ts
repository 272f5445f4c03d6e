import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { figure, readRun, toJson, toRun, type Conditions, type Run } from '../../../src/cli/bench/figures';
import { compareWithRecord, writeRecord } from '../../../src/cli/bench/guard';

const dir = mkdtempSync(join(tmpdir(), 'termlight-guard-'));
const record = join(dir, 'not-yet-there/recorded.json');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const CONDITIONS = { cpus: 2, pages: 100, repeats: 5, chromium: '156.0.1', firefox: '157.0' };

const runOf = (ratio: number, conditions: Conditions = CONDITIONS): Run =>
  toRun(conditions, [
    figure('scan/chromium/cold/ratio/total', ratio, 'ratio'),
    figure('scan/chromium/cold/ratio/p95', ratio, 'ratio'),
    figure('scan/chromium/cold/scan', ratio, 'ms'),
    figure('scan/firefox/warm/ratio/median', 3, 'ratio'),
    figure('peers/chromium/cold/500/ours/ratio/median', 2, 'ratio'),
    figure('peers/chromium/cold/500/regexp/ratio/median', 2, 'ratio'),
    figure('matcher/chromium/english/1000000/5000/find/ratio', 5, 'ratio'),
    figure('matcher/chromium/english/10000/5000/find/ratio', 5, 'ratio'),
    figure('matcher/chromium/english/1000000/5000/fastscan/ratio', 50, 'ratio'),
  ]);

/** The same run without the figures of some sections. */
const without = ({ conditions, figures }: Run, prefix: string): Run => ({
  conditions,
  figures: Object.fromEntries(Object.entries(figures).filter(([name]) => !name.startsWith(prefix))),
});

const said: string[] = [];
const print = { log: (text: string) => said.push(text), error: (text: string) => said.push(text) };
beforeEach(() => {
  said.length = 0;
});

describe('the record', () => {
  test('keeps ratios to the limit as totals and medians, and the conditions', () => {
    writeRecord(record, runOf(1.5));
    expect(JSON.parse(readFileSync(record, 'utf8'))).toEqual({
      conditions: CONDITIONS,
      figures: {
        'scan/chromium/cold/ratio/total': { value: 1.5, unit: 'ratio' },
        'scan/firefox/warm/ratio/median': { value: 3, unit: 'ratio' },
        'peers/chromium/cold/500/ours/ratio/median': { value: 2, unit: 'ratio' },
        'matcher/chromium/english/1000000/5000/find/ratio': { value: 5, unit: 'ratio' },
      },
    });
  });

  test('is not written of a run without any', () => {
    expect(() => writeRecord(join(dir, 'none.json'), toRun({}, [figure('sizes/all', 1, 'bytes')]))).toThrow(
      'Nothing to record',
    );
  });
});

describe('a run beside the record', () => {
  beforeEach(() => writeRecord(record, runOf(1.5)));

  test.each([1.72, 1.5, 0.9])('is all right with %s where 1.5 was', (ratio) => {
    expect(compareWithRecord(record, runOf(ratio), print)).toBe(0);
    expect(said).toEqual(['None of 4 recorded ratios is more than 15 % worse.']);
  });

  test('fails with one line for each ratio that is worse', () => {
    expect(compareWithRecord(record, runOf(1.8), print)).toBe(1);
    expect(said).toEqual(['scan/chromium/cold/ratio/total is 1.8, recorded was 1.5: 20 % worse.']);
  });

  test('fails where a section ran without a ratio of its own', () => {
    const run = without(runOf(1.5), 'scan/chromium/cold/ratio/total');
    expect(compareWithRecord(record, run, print)).toBe(1);
    expect(said).toEqual(['scan/chromium/cold/ratio/total was recorded and is no longer measured.']);
  });

  test('names what did not run', () => {
    expect(compareWithRecord(record, without(without(runOf(1.5), 'peers'), 'scan/firefox'), print)).toBe(0);
    expect(said).toEqual([
      'None of 2 recorded ratios is more than 15 % worse.',
      'Not compared, since it did not run: scan in firefox, peers in chromium.',
    ]);
  });

  test.each([
    [{ cpus: 8 }, 'Not compared: the record was made with 2 cores, this run with 8.'],
    [{ pages: 3 }, 'Not compared: the record was made with 100 pages, this run with 3.'],
    [{ repeats: 1 }, 'Not compared: the record was made with 5 repeats, this run with 1.'],
    [{ chromium: '157.0.1' }, 'Not compared: the record was made with chromium 156, this run with 157.'],
    [{ firefox: '158.0' }, 'Not compared: the record was made with firefox 157, this run with 158.'],
  ])('is not compared under other conditions: %j', (changed, sentence) => {
    expect(compareWithRecord(record, runOf(9, { ...CONDITIONS, ...changed }), print)).toBe(2);
    expect(said).toEqual([sentence]);
  });

  test('is compared where only the smaller numbers of a version differ', () => {
    expect(compareWithRecord(record, runOf(1.5, { ...CONDITIONS, chromium: '156.7.8' }), print)).toBe(0);
  });

  test('is not compared where none of it ran, or there is no record', () => {
    const sizes = toRun({ ...CONDITIONS, pages: 0 }, [figure('sizes/all', 1, 'bytes')]);
    expect(compareWithRecord(record, sizes, print)).toBe(2);
    expect(compareWithRecord(join(dir, 'nowhere.json'), runOf(1.5), print)).toBe(2);
    expect(said).toEqual([
      'Nothing to compare: none of the recorded sections ran.',
      expect.stringContaining('There is no record'),
    ]);
  });
});

test('a run is read from its file as it was written, and other files are refused', () => {
  const file = join(dir, 'run.json');
  writeFileSync(file, toJson(runOf(2)));
  expect(readRun(file)).toEqual(runOf(2));
  writeFileSync(file, '{"figures": ');
  expect(() => readRun(file)).toThrow('does not hold the figures of a run.');
});
