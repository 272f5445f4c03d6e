/** What `npm test` checks, in order. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../tool';
import { outcomeOfStep, outcomeOfTests, type Outcome } from './outcome';

/** After so many milliseconds a step is taken to hang. */
const LIMIT = { timeout: 30 * 60_000 };

export interface Step {
  name: string;
  /** Steps whose work it uses: they run before it, and it cannot run if one of them failed. */
  needs?: string[];
  /** Steps that run before it, however they end. */
  after?: string[];
  run: () => Promise<{ outcome: Outcome; output: string }>;
}

export const STEPS: readonly Step[] = [
  commandsStep('glossary', ['tsx', 'src/cli/glossary.ts']),
  { ...commandsStep('lint', ['eslint', '.']), after: ['glossary'] },
  {
    ...commandsStep('types', ['tsc', '-p', 'tsconfig.json'], ['tsc', '-p', 'src/core/tsconfig.json']),
    after: ['glossary'],
  },
  commandsStep('format', ['prettier', '--check', '.']),
  { ...testsStep('unit', []), after: ['glossary'] },
  commandsStep('build', ['tsx', 'src/cli/build.ts', '--open-root']),
  {
    ...commandsStep('web-ext', ['web-ext', 'lint', '--source-dir', 'dist/firefox', '--no-config-discovery']),
    needs: ['build'],
  },
  { ...testsStep('e2e', ['--config', 'vitest.e2e.config.ts']), needs: ['build'] },
];

/** A step of one check: commands one after the other, each as a program's name and its arguments. */
export function commandsStep(name: string, ...calls: [string, ...string[]][]): Step {
  return {
    name,
    async run() {
      let output = '';
      for (const [tool, ...args] of calls) {
        const ended = await runTool(tool, args, LIMIT);
        output += ended.output;
        if (ended.code !== 0) return { outcome: outcomeOfStep(name, ended), output };
      }
      return { outcome: outcomeOfStep(name, { code: 0, output }), output };
    },
  };
}

/** A step of as many checks as vitest finds tests. `args` are for vitest. */
export function testsStep(name: string, args: readonly string[]): Step {
  return {
    name,
    async run() {
      const dir = mkdtempSync(join(tmpdir(), 'termlight-tests-'));
      const file = join(dir, 'report.json');
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const ended = await runTool('vitest', ['run', ...args, ...reporters, '--allowOnly=false'], LIMIT);
      const outcome = outcomeOfTests(name, ended, readIfThere(file));
      rmSync(dir, { recursive: true });
      return { outcome, output: ended.output };
    },
  };
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
