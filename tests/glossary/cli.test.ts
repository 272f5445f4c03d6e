import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runGlossary } from '../../src/cli/glossary';

const VALID = join(import.meta.dirname, '../fixtures/terms/valid');
let dir = '';

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'glossary-')), 'glossary');
  cpSync(VALID, dir, { recursive: true });
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true }));

function run(...args: string[]): { code: number; output: string } {
  const lines: string[] = [];
  const code = runGlossary(['--dir', dir, ...args], (text) => lines.push(text));
  return { code, output: lines.join('\n') };
}

function edit(id: string, from: string, to: string): void {
  const path = join(dir, 'terms', `${id}.yaml`);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

describe('glossary', () => {
  it('reports on a valid glossary and writes nothing into another folder', () => {
    expect(run()).toEqual({
      code: 0,
      output: '4 terms, 1 of them contested; 15 patterns, 6 cues; 3 sources',
    });
    expect(existsSync(join(dir, 'generated'))).toBe(false);
  });

  it('prints how far the glossary reaches where it is asked to', () => {
    const { code, output } = run('--report');
    expect(code).toBe(0);
    expect(output).toContain('by topic: ideology 4, party 1');
    expect(output).toMatch(/^ {2}tier 1 +1 terms, +1 at full depth \(100 %\)$/m);
    expect(output).toMatch(/^ {2}on maps +1 terms, +1 at full depth \(100 %\)$/m);
    expect(output).toMatch(/^ {2}Chinese gloss and definition +100 % +0 % +0 %$/m);
    expect(output).toContain('contested: 1, 1 with both readings, 1 read a second time');
    expect(output).toContain('sources by kind: academic 1, party-state 1, state-media 1');
    expect(output).toContain('checked: 2026-11-20 3, 2026-10-01 1');
    expect(output).toMatch(/official reading without an independent one: 1\n {2}third-wording/);
  });

  it('records the size of a release and objects to a glossary that has lost something since', () => {
    expect(run('release')).toMatchObject({ code: 0 });
    expect(readFileSync(join(dir, 'release.yaml'), 'utf8')).toMatch(/^terms: 4$/m);
    expect(run().code).toBe(0);
    rmSync(join(dir, 'terms/example-passage.yaml'));
    expect(run()).toMatchObject({ code: 1 });
    expect(run().output).toMatch(/release-bounds The last release had 4 terms and there are 3, fewer/);
  });

  it('records no release of a glossary with problems, but for those of the last record', () => {
    writeFileSync(join(dir, 'release.yaml'), 'terms: 9\n');
    edit('other-wording', 'tier: 2', 'tier: 5');
    expect(run('release')).toEqual({
      code: 2,
      output: 'The glossary has problems, and nothing was recorded; run the command without release to see them.',
    });
    expect(readFileSync(join(dir, 'release.yaml'), 'utf8')).toBe('terms: 9\n');
    edit('other-wording', 'tier: 5', 'tier: 2');
    expect(run('release')).toMatchObject({ code: 0 });
    expect(readFileSync(join(dir, 'release.yaml'), 'utf8')).toMatch(/^terms: 4$/m);
  });

  it('prints every problem and ends with 1', () => {
    edit('other-wording', 'tier: 2', 'tier: 5');
    edit('third-wording', 'source: example-report', 'source: nothing');
    const { code, output } = run();
    expect(code).toBe(1);
    expect(output).toMatch(/other-wording\.yaml:3 schema `tier` is 5; it must be one of 1, 2, 3\.\n/);
    expect(output).toMatch(/third-wording\.yaml:17 unknown-source /);
    expect(output).toMatch(/\n2 problems$/);
  });
});

describe('glossary neighbours', () => {
  it('shows what is denied, what could be, and what is denied though no word shows why', () => {
    edit('example-formula', 'denyBefore: 舉', 'denyBefore: 舉的');
    const { code, output } = run('neighbours', 'example-formula');
    expect(code).toBe(0);
    expect(output).toMatch(/^例提 {2}example-formula, guarded$/m);
    expect(output).toMatch(/^ {2}before denied {3}举例 100$/m);
    expect(output).toMatch(/^ {2}before could be (?:.*, )?案例 100/m);
    expect(output).toMatch(/^ {2}before no word {2}的$/m);
    expect(output).toMatch(/^ {2}after {2}denied {3}提供 100$/m);
  });

  it('marks characters that the Chinese of the glossary has beside the form', () => {
    edit('example-formula', '它列在第四部分', '它在方案例提中列在第四部分');
    expect(run('neighbours').output).toContain('案例! 100');
  });

  it('of an entry that is not there is an error', () => {
    expect(run('neighbours', 'nothing')).toMatchObject({ code: 2 });
  });
});

describe('glossary check', () => {
  it('shows the card of an entry', () => {
    const { code, output } = run('check', 'example-formula');
    expect(code).toBe(0);
    expect(output).toContain('Example Formula · 例子提法 · lìzi tífǎ');
    expect(output).toContain('[2] A. Scholar: Example study. 2019. (academic)');
    expect(output.split('\n').every((line) => line.length <= 78)).toBe(true);
  });

  it('says where officials have a reading and nobody else does, as the popover does', () => {
    expect(run('check', 'third-wording').output).toContain('  No independent source found (searched 2026-11-19)\n');
    edit('third-wording', 'independentSought: "2026-11-19"\n', '');
    expect(run('check', 'third-wording').output).toContain('Independent sources\n  No independent source found\n');
    expect(run('check', 'example-passage').output).not.toContain('Independent sources');
  });

  it('keeps to the problems of the entries asked for and of what they cite', () => {
    edit('other-wording', 'tier: 2', 'tier: 5');
    edit('third-wording', 'tier: 2', 'tier: 6');
    const sources = join(dir, 'sources.yaml');
    writeFileSync(sources, readFileSync(sources, 'utf8').replace('kind: state-media', 'kind: radio'));
    expect(run('check', 'other-wording').output).toMatch(/^\S*other-wording\.yaml:3 schema .*\n1 problem$/);
    expect(run('check', 'example-formula').output).toMatch(/\n\S*sources\.yaml:12 source-shape .*\n1 problem$/);
  });

  it.each([
    ['nothing', [], /^Say which entries to check\./],
    ['an entry that is not there', ['missing'], /^There is no entry missing in /],
  ])('ends with 2 for %s', (_, ids, message) => {
    const { code, output } = run('check', ...ids);
    expect([code, output]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('glossary new', () => {
  it('starts an entry that is readable but not yet valid', () => {
    expect(run('new', 'new-term')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^Started .*terms\/new-term\.yaml\.$/),
    });
    const { code, output } = run('check', 'new-term');
    expect(code).toBe(1);
    expect(output).not.toContain('yaml-syntax');
    expect(output).toContain('`kind` is empty; fill it in, or remove it if it is optional.');
  });

  it.each([
    ['an id that exists', 'other-wording', /^The entry other-wording exists already: /],
    ['an id in capitals', 'New-Term', /^New-Term is no id: /],
    ['a path', '../new-term', /^\.\.\/new-term is no id: /],
  ])('refuses %s', (_, id, message) => {
    const before = existsSync(join(dir, 'terms', `${id}.yaml`))
      ? readFileSync(join(dir, 'terms', `${id}.yaml`), 'utf8')
      : null;
    const { code, output } = run('new', id);
    expect([code, output]).toEqual([2, expect.stringMatching(message)]);
    if (before !== null) expect(readFileSync(join(dir, 'terms', `${id}.yaml`), 'utf8')).toBe(before);
  });
});

describe('the command line', () => {
  it.each([
    [
      'an unknown command',
      ['publish'],
      'There is no command publish. Use: glossary [--dir DIR] [--report] [new ID | check ID… | neighbours [ID…] | release].',
    ],
    ['an unknown option', ['--fast'], "Unknown option '--fast'"],
    ['a folder without a glossary', ['--dir', '/nowhere'], 'There is no folder terms in /nowhere.'],
  ])('answers %s with one line and 2', (_, args, message) => {
    expect(run(...args)).toEqual({ code: 2, output: message });
  });

  it('passes the exit code on', () => {
    const command = join(import.meta.dirname, '../../src/cli/glossary.ts');
    const tsx = join(import.meta.dirname, '../../node_modules/.bin/tsx');
    expect(execFileSync(tsx, [command, '--dir', dir], { encoding: 'utf8' })).toMatch(/^4 terms/);
    expect(() => execFileSync(tsx, [command, 'publish'], { stdio: 'pipe' })).toThrow(
      expect.objectContaining({ status: 2 }),
    );
  });
});
