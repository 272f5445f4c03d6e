/**
 * The `test` command: every check of the project, from the glossary to the product in both browsers.
 *
 *     npm test                 everything
 *     npm test -- unit e2e     some steps, and those that they rest on
 *
 * The last line of the output says how many checks passed and failed. Exit code 0: all passed; 1: not; 2: no such step.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromiumPath, firefoxPath, setup } from './setup.mjs';

/** What ends before any check could be made counts as one failure. */
const NOTHING_RAN = '0 passed, 1 failed';

try {
  await setup({ browsers: 'both' });
  process.exitCode = await runSteps(process.argv.slice(2));
} catch (error) {
  console.log(`${error.message}\n${NOTHING_RAN}`);
  process.exitCode = 1;
}

/** Resolves with the exit code; that is never 0 if the closing line is missing. */
function runSteps(names) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/checks/main.ts', ...names], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, CHROMIUM: chromiumPath(), FIREFOX: firefoxPath() },
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  let end = '';
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    end = (end + chunk).slice(-200);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (/(^|\n)\d+ passed, \d+ failed(, \d+ skipped)?\n$/.test(end)) resolve(code ?? 1);
      else reject(new Error(`The checks ended early, with ${code === null ? 'a signal' : `code ${code}`}.`));
    });
  });
}
