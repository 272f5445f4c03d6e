import { describe, expect, test } from 'vitest';
import { parseOptions } from '../../../src/cli/bench/options';
import { createProgress } from '../../../src/cli/bench/progress';
import { runBench } from '../../../src/cli/bench/run';

describe('a run', () => {
  test('does not throw away what was measured where a section fails, and says which one it was', async () => {
    const written: string[] = [];
    const progress = createProgress({ write: (text) => written.push(text), isTerminal: false, now: () => 0 });
    const dirs = { chrome: '/nowhere/chrome', firefox: '/nowhere/firefox' };
    const options = parseOptions(['--only', 'sizes']);
    const { run, failures } = await runBench(options, dirs, { print: () => undefined, progress });
    expect(failures).toEqual([expect.stringMatching(/^sizes was not measured: /)]);
    expect(written.at(-1)).toMatch(/^sizes took/);
    expect(run).toMatchObject({ conditions: { repeats: options.repeats, seconds: options.seconds }, figures: {} });
  });
});
