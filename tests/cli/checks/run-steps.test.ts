import { describe, expect, it } from 'vitest';
import { failure, type Outcome } from '../../../src/cli/checks/outcome';
import { runSteps, selectSteps } from '../../../src/cli/checks/run-steps';
import { STEPS, commandsStep, type Step } from '../../../src/cli/checks/steps';

const PASSED: Outcome = { passed: 1, failed: [], skipped: [] };

const step = (name: string, outcome: Outcome, more: Partial<Step> = {}): Step => ({
  name,
  run: () => Promise.resolve({ outcome, output: `what ${name} said` }),
  ...more,
});

async function run(steps: Step[], strict = false): Promise<{ code: number; output: string; last: string }> {
  let output = '';
  const code = await runSteps(steps, { strict, write: (text) => (output += text) });
  expect(output.endsWith('\n')).toBe(true);
  return { code, output, last: output.trimEnd().split('\n').at(-1)! };
}

describe('runSteps', () => {
  it('passes where every step passes, and is quiet', async () => {
    const { code, output, last } = await run([step('a', PASSED), step('b', { ...PASSED, passed: 40 })]);
    expect([code, last]).toEqual([0, '41 passed, 0 failed']);
    expect(output).not.toContain('said');
  });

  it('goes on after a failure and shows what the failed step said', async () => {
    const { code, output, last } = await run([step('a', failure('a broke')), step('b', PASSED)]);
    expect([code, last]).toEqual([1, '1 passed, 1 failed']);
    expect(output).toContain('what a said');
    expect(output).toContain('FAILED: a broke');
    expect(output).not.toContain('what b said');
  });

  it('counts a step that cannot run as failed', async () => {
    const build = step('build', failure('build broke'));
    const { code, output, last } = await run([build, step('e2e', PASSED, { needs: ['build'] })]);
    expect([code, last]).toEqual([1, '0 passed, 2 failed']);
    expect(output).toContain('FAILED: e2e could not run: build failed');
  });

  it('runs a step that only comes after a failed one', async () => {
    const { last } = await run([step('glossary', failure('x')), step('unit', PASSED, { after: ['glossary'] })]);
    expect(last).toBe('1 passed, 1 failed');
  });

  it('counts a step that throws as failed', async () => {
    const broken = step('a', PASSED, { run: () => Promise.reject(new Error('gone')) });
    const { code, output, last } = await run([broken, step('b', PASSED)]);
    expect([code, last]).toEqual([1, '1 passed, 1 failed']);
    expect(output).toContain('gone');
  });

  it('counts skipped tests, or fails them where it is strict', async () => {
    const steps = [step('a', { passed: 2, failed: [], skipped: ['one', 'two'] })];
    expect(await run(steps)).toMatchObject({ code: 0, last: '2 passed, 0 failed, 2 skipped' });
    const strict = await run(steps, true);
    expect(strict).toMatchObject({ code: 1, last: '2 passed, 2 failed' });
    expect(strict.output).toContain('FAILED: one (skipped)');
  });

  it('fails where nothing ran', async () => {
    expect(await run([])).toMatchObject({ code: 1, last: '0 passed, 0 failed' });
  });
});

describe('a step of commands', () => {
  it.each<[string, [string, ...string[]][], number]>([
    [
      'passes',
      [
        ['tsc', '--version'],
        ['prettier', '--version'],
      ],
      0,
    ],
    [
      'fails at its first command',
      [
        ['tsc', '--nonsense'],
        ['prettier', '--version'],
      ],
      1,
    ],
    [
      'fails at its last command',
      [
        ['tsc', '--version'],
        ['prettier', '--check', 'no-such-file.ts'],
      ],
      1,
    ],
  ])('%s', async (_, calls, code) => {
    expect((await run([commandsStep('some', ...calls)])).code).toBe(code);
  });

  it('fails where the program is not installed', async () => {
    expect(await run([commandsStep('some', ['no-such-program'])])).toMatchObject({
      code: 1,
      last: '0 passed, 1 failed',
    });
  });
});

describe('selectSteps', () => {
  const names = (...wanted: string[]): string[] | undefined => selectSteps(STEPS, wanted)?.map(({ name }) => name);
  it('takes all for no names, in their order', () => {
    expect(names()).toEqual(['glossary', 'lint', 'types', 'format', 'unit', 'build', 'web-ext', 'e2e']);
  });
  it('adds what a step rests on', () => {
    expect(names('e2e')).toEqual(['build', 'e2e']);
    expect(names('unit', 'lint')).toEqual(['glossary', 'lint', 'unit']);
    expect(names('format')).toEqual(['format']);
  });
  it('refuses a name that it does not know', () => {
    expect(names('unit', 'nonsense')).toBeUndefined();
  });
});
