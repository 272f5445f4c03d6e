import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closingLine,
  failure,
  isGood,
  outcomeOfStep,
  outcomeOfTests,
  sumOf,
  withoutSkipping,
  type Outcome,
} from '../../../src/cli/checks/outcome';
import { testsStep } from '../../../src/cli/checks/steps';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'termlight-outcome-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** Run the real vitest on these files. */
async function runVitest(name: string, files: Record<string, string>): Promise<Outcome> {
  const root = join(dir, name);
  for (const [path, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return (await testsStep('some', ['--root', root, '--globals']).run()).outcome;
}

describe('a run of vitest', () => {
  it('counts what passed and names what failed or was skipped', async () => {
    const outcome = await runVitest('mixed', {
      'b.test.js': `describe('more', () => it('three', () => {}));`,
      'a.test.js': `it('good', () => {}); it('bad', () => { throw new Error('no'); });
        it.skip('left out', () => {}); it.todo('not yet');`,
    });
    expect(outcome).toEqual({ passed: 2, failed: ['bad'], skipped: ['left out', 'not yet'] });
  });

  const bad: [string, Record<string, string>, RegExp][] = [
    ['fails where there are no test files', {}, /some found no tests|without a report/],
    [
      'fails where one of several files cannot be read',
      { 'a.test.js': `it('good', () => {});`, 'b.test.js': `import './nowhere.js';` },
      /b\.test\.js could not be run/,
    ],
    [
      'fails at an error outside of the tests',
      {
        'a.test.js': `it('good', () => { setTimeout(() => { throw new Error('late'); }); return new Promise((done) => setTimeout(done, 50)); });`,
      },
      /some ended with code 1 though no test failed/,
    ],
    [
      'fails where a test ends the process',
      { 'a.test.js': `it('good', () => { process.kill(process.pid, 'SIGKILL'); });` },
      /./,
    ],
    [
      'fails where the configuration is broken',
      { 'vitest.config.js': 'export default {', 'a.test.js': `it('good', () => {});` },
      /without a report/,
    ],
    [
      'fails where others are left out by only',
      { 'a.test.js': `it.only('good', () => {}); it('other', () => {});` },
      /./,
    ],
  ];
  it.each(bad)('%s', async (name, files, what) => {
    const outcome = await runVitest(name.replaceAll(' ', '-'), files);
    expect(isGood(outcome)).toBe(false);
    expect(outcome.failed.join('\n')).toMatch(what);
  });
});

describe('outcomeOfTests', () => {
  const ended = { code: 0, output: '' };
  const report = (...statuses: string[]): string =>
    JSON.stringify({
      testResults: [
        {
          name: 'a.test.ts',
          status: 'passed',
          assertionResults: statuses.map((status, at) => ({ fullName: `test ${at}`, status })),
        },
      ],
    });

  it.each([
    ['no report', null],
    ['an empty report', ''],
    ['half a report', report('passed').slice(0, -5)],
    ['null', 'null'],
    ['an object without results', '{}'],
    ['a report without files', '{"testResults":[]}'],
    ['a report of a file without tests', report()],
    ['an unknown status', report('passed', 'confused')],
  ])('fails at %s though the process ended well', (_, text) => {
    expect(isGood(outcomeOfTests('unit', ended, text))).toBe(false);
  });

  it('fails where the process ended badly though the report is good', () => {
    expect(outcomeOfTests('unit', { code: 1, output: '' }, report('passed')).failed).toEqual([
      'unit ended with code 1 though no test failed',
    ]);
    expect(outcomeOfTests('unit', { code: null, output: '' }, report('passed')).failed).toEqual([
      'unit was killed though no test failed',
    ]);
  });

  it('passes on a good report', () => {
    expect(outcomeOfTests('unit', ended, report('passed', 'passed'))).toEqual({ passed: 2, failed: [], skipped: [] });
  });
});

describe('closingLine', () => {
  const good = outcomeOfStep('lint', { code: 0, output: '' });
  const bad = outcomeOfStep('lint', { code: 2, output: '' });
  const skipped: Outcome = { passed: 1, failed: [], skipped: ['x'] };
  it.each<[string, Outcome[], boolean]>([
    ['0 passed, 0 failed', [], false],
    ['2 passed, 0 failed', [good, good], true],
    ['1 passed, 1 failed', [good, bad], false],
    ['2 passed, 0 failed, 1 skipped', [good, skipped], true],
    ['2 passed, 1 failed', [good, withoutSkipping(skipped)], false],
    ['0 passed, 1 failed', [failure('no browser')], false],
  ])('says %s', (line, outcomes, passes) => {
    expect(closingLine(sumOf(outcomes))).toBe(line);
    expect(isGood(sumOf(outcomes))).toBe(passes);
  });
});
