/** Counting what passed, what failed and what was skipped. */
import type { Ended } from '../tool';

export interface Outcome {
  passed: number;
  /** What failed, by name. */
  failed: string[];
  /** Tests that were skipped, by name. */
  skipped: string[];
}

/** Of the report that vitest writes, what is counted. */
interface Report {
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
}

const SKIPPED = new Set(['skipped', 'pending', 'todo', 'disabled']);

/** The outcome of a step that is one check. */
export const outcomeOfStep = (name: string, { code }: Ended): Outcome =>
  code === 0 ? { passed: 1, failed: [], skipped: [] } : failure(`${name} ${howItEnded(code)}`);

/** A step that failed as a whole. */
export const failure = (what: string): Outcome => ({ passed: 0, failed: [what], skipped: [] });

/**
 * The outcome of a run of vitest, from its JSON report: null where it wrote none. A run that ended badly, found no tests
 * or could not read a test file never passes, whatever its report says.
 */
export function outcomeOfTests(name: string, { code }: Ended, text: string | null): Outcome {
  const report = text === null ? null : parseReport(text);
  if (!report) return failure(`${name} ${howItEnded(code)} without a report`);
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status !== 'passed' && !assertionResults.some(isFailed),
  );
  const outcome: Outcome = {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: [
      ...tests.filter(isFailed).map(({ fullName }) => fullName),
      ...broken.map((file) => `${file.name} could not be run`),
    ],
    skipped: tests.filter(({ status }) => SKIPPED.has(status)).map(({ fullName }) => fullName),
  };
  if (outcome.failed.length > 0) return outcome;
  if (tests.length === 0) return failure(`${name} found no tests`);
  return code === 0 ? outcome : { ...outcome, failed: [`${name} ${howItEnded(code)} though no test failed`] };
}

/** Anything that neither passed nor was skipped. */
const isFailed = ({ status }: { status: string }): boolean => status !== 'passed' && !SKIPPED.has(status);

const howItEnded = (code: number | null): string => (code === null ? 'was killed' : `ended with code ${code}`);

function parseReport(text: string): Report | null {
  try {
    const report = JSON.parse(text) as Partial<Report> | null;
    return Array.isArray(report?.testResults) ? (report as Report) : null;
  } catch {
    return null;
  }
}

/** Count skipped tests as failures. */
export const withoutSkipping = ({ passed, failed, skipped }: Outcome): Outcome => ({
  passed,
  failed: [...failed, ...skipped.map((name) => `${name} (skipped)`)],
  skipped: [],
});

/** All outcomes as one. */
export const sumOf = (outcomes: readonly Outcome[]): Outcome => ({
  passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
  failed: outcomes.flatMap(({ failed }) => failed),
  skipped: outcomes.flatMap(({ skipped }) => skipped),
});

/** `3 passed, 1 failed`, and what was skipped if anything was. */
export function closingLine({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
}

/** Did all of it pass, and was there anything to pass? */
export const isGood = ({ passed, failed }: Outcome): boolean => passed > 0 && failed.length === 0;
