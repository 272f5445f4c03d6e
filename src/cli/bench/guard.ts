/** The guard against getting slower: ratios that are kept in the repository, and a later run beside them. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readRun, toJson, type Run } from './figures';

/**
 * What is kept: how many times as long as the bare limit something of ours takes, as totals and medians. Never milliseconds,
 * which tell machines apart, and never single pages or extremes, which noise decides. Less is better in all.
 */
const KEPT: readonly RegExp[] = [
  /^scan\/[^/]+\/(cold|warm)\/ratio\/(median|total)$/,
  /^peers\/[^/]+\/cold\/[^/]+\/ours\/ratio\/(median|total)$/,
  /^matcher\/[^/]+\/[^/]+\/1000000\/(500|5000|50000)\/find\/ratio$/,
];

/** A ratio that grows by more than this share is no noise. */
const TOLERANCE = 0.15;

/** Conditions that must be alike, with their names for people; of browsers the first number of the version counts. */
const SAME = { cpus: 'cores', pages: 'pages', repeats: 'repeats' } as const;
const BROWSERS = ['chromium', 'firefox'] as const;

/** Write the part of a run that is kept, with the folder if need be. Throws an error of one sentence if there is none. */
export function writeRecord(file: string, { conditions, figures }: Run): void {
  const kept = Object.entries(figures).filter(([name]) => KEPT.some((pattern) => pattern.test(name)));
  if (kept.length === 0) throw new Error('Nothing to record: no section ran that measures a ratio to the limit.');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, toJson({ conditions, figures: Object.fromEntries(kept) }));
}

/**
 * Compare a run with the record and print the outcome. Returns 0 if nothing is worse, 1 if something is, 2 if the two cannot be
 * compared.
 */
export function compareWithRecord(file: string, run: Run, print: Pick<Console, 'log' | 'error'>): 0 | 1 | 2 {
  const comparison = existsSync(file)
    ? compareRuns(readRun(file), run)
    : `There is no record ${file} to compare with: npm run bench -- --record writes it.`;
  if (typeof comparison === 'string') {
    print.error(comparison);
    return 2;
  }
  const { worse, compared, notRun } = comparison;
  for (const line of worse) print.error(line);
  if (worse.length === 0) print.log(`None of ${compared} recorded ratios is more than ${TOLERANCE * 100} % worse.`);
  if (notRun.length > 0) print.log(`Not compared, since it did not run: ${notRun.join(', ')}.`);
  return worse.length > 0 ? 1 : 0;
}

interface Comparison {
  /** A line for each ratio that is worse than recorded, or no longer there. */
  worse: string[];
  compared: number;
  /** What was recorded and did not run: section, or section and browser. */
  notRun: string[];
}

/** A sentence where the two cannot be compared. */
function compareRuns(recorded: Run, run: Run): Comparison | string {
  const difference = differenceOf(recorded, run);
  if (difference !== null) return difference;
  const ran = new Set(Object.keys(run.figures).map(groupOf));
  const names = Object.keys(recorded.figures);
  const comparable = names.filter((name) => ran.has(groupOf(name)));
  if (comparable.length === 0) return 'Nothing to compare: none of the recorded sections ran.';
  return {
    worse: comparable.flatMap((name) => worsening(name, recorded.figures[name]!.value, run.figures[name]?.value)),
    compared: comparable.length,
    notRun: [...new Set(names.map(groupOf))].filter((group) => !ran.has(group)),
  };
}

/** Section and browser, the first two parts of every name that is kept. */
const groupOf = (name: string): string => name.split('/', 2).join(' in ');

function worsening(name: string, before: number, now: number | undefined): string[] {
  if (now === undefined) return [`${name} was recorded and is no longer measured.`];
  if (now <= before * (1 + TOLERANCE)) return [];
  return [`${name} is ${now}, recorded was ${before}: ${Math.round((now / before - 1) * 100)} % worse.`];
}

/** One sentence on the first condition in which the two differ. Pages do not matter to a run that needed none. */
function differenceOf({ conditions: before }: Run, { conditions: now }: Run): string | null {
  for (const [key, name] of Object.entries(SAME)) {
    if (before[key] === now[key] || (key === 'pages' && now[key] === 0)) continue;
    return `Not compared: the record was made with ${before[key]} ${name}, this run with ${now[key]}.`;
  }
  for (const browser of BROWSERS) {
    const [old, present] = [before, now].map((conditions) => String(conditions[browser] ?? '').split('.')[0]);
    if (old && present && old !== present)
      return `Not compared: the record was made with ${browser} ${old}, this run with ${present}.`;
  }
  return null;
}
