/** Runs the steps that are named on the command line, or all. See `../test.mjs`. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runSteps, selectSteps } from './run-steps';
import { STEPS } from './steps';

/** Beside a working copy that has this folder nothing is missing that a test could want. */
const SHARED = fileURLToPath(new URL('../../../../shared', import.meta.url));

const names = process.argv.slice(2);
const steps = selectSteps(STEPS, names);
if (steps) {
  process.exitCode = await runSteps(steps, {
    strict: existsSync(SHARED),
    write: (text) => process.stdout.write(text),
  });
} else {
  console.log(`There is no such step; the steps are ${STEPS.map(({ name }) => name).join(', ')}.`);
  console.log('0 passed, 0 failed');
  process.exitCode = 2;
}
