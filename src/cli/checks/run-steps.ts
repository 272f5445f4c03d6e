/** Running steps one after the other and saying how each went. */
import { closingLine, failure, isGood, sumOf, withoutSkipping, type Outcome } from './outcome';
import type { Step } from './steps';

export interface RunOptions {
  /** Are skipped tests failures here? */
  strict: boolean;
  /** Writes a piece of the output as it is. */
  write: (text: string) => void;
}

/** The steps named and those that they rest on, in the order of `steps`; all for no names. Null if a name is unknown. */
export function selectSteps(steps: readonly Step[], names: readonly string[]): Step[] | null {
  if (names.length === 0) return [...steps];
  const chosen = new Set<string>();
  const choose = (name: string): boolean => {
    const step = steps.find((one) => one.name === name);
    if (!step) return false;
    chosen.add(name);
    return [...(step.needs ?? []), ...(step.after ?? [])].every(choose);
  };
  return names.every(choose) ? steps.filter(({ name }) => chosen.has(name)) : null;
}

/** Run all steps, also after a failure. The last line written is the closing line. Resolves with the exit code. */
export async function runSteps(steps: readonly Step[], { strict, write }: RunOptions): Promise<0 | 1> {
  const bad = new Set<string>();
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    write(step.name.padEnd(10));
    const start = performance.now();
    const { outcome, output } = await runStep(step, bad);
    const counted = strict ? withoutSkipping(outcome) : outcome;
    outcomes.push(counted);
    write(`${closingLine(counted).padEnd(28)} ${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s\n`);
    if (isGood(counted)) continue;
    bad.add(step.name);
    if (output.trim() !== '') write(`\n${output.trimEnd()}\n\n`);
    for (const name of counted.failed) write(`FAILED: ${name}\n`);
  }
  const sum = sumOf(outcomes);
  write(`${closingLine(sum)}\n`);
  return isGood(sum) ? 0 : 1;
}

async function runStep(step: Step, bad: ReadonlySet<string>): Promise<{ outcome: Outcome; output: string }> {
  const missing = (step.needs ?? []).filter((name) => bad.has(name));
  if (missing.length > 0) {
    return { outcome: failure(`${step.name} could not run: ${missing.join(', ')} failed`), output: '' };
  }
  try {
    return await step.run();
  } catch (error) {
    return { outcome: failure(`${step.name} could not run`), output: String(error) };
  }
}
