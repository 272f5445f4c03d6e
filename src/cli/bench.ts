/**
 * The `bench` command: how fast and how large the extension is, as built from the present sources.
 *
 *     npm run bench -- [--pages N] [--repeats N] [--seconds N] [--only SECTION,…] [--firefox] [--no-build] [--json FILE]
 *     npm run bench -- --firefox --document   a whole run, and docs/performance.md with its pictures written from it
 *     npm run bench -- --record               keep the ratios to the limit in tests/bench/recorded.json
 *     npm run bench -- --compare              fail if one of them is more than 15 % worse than recorded
 *
 * Most sections need saved pages beside the project. A whole run with Firefox takes about 25 minutes on a quiet machine; on
 * another one, times say little: compare ratios. `--seconds` is how long changing and idle pages are watched. `--json` writes
 * every figure under a stable name, and `--from FILE` takes the figures of such a file instead of measuring. `--no-build`
 * measures what lies in `dist/`.
 *
 * Exit code 0: measured; 1: something did not work, or a ratio is worse than recorded; 2: wrong arguments, no pages to measure,
 * or nothing that the record can be compared with. Where a section did not work, only the figures of the others are written.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeDocument } from './bench/document/write';
import { readRun, toJson, type Run } from './bench/figures';
import { compareWithRecord, writeRecord } from './bench/guard';
import { parseOptions, type Options } from './bench/options';
import { createProgress } from './bench/progress';
import { runBench } from './bench/run';
import { folderOf, runBuild, type Target } from './build';
import { ensureGenerated } from './generated';
import { ROOT } from './tool';

/** Ratios as they were when somebody last looked. */
const RECORDED = join(ROOT, 'tests/bench/recorded.json');
const DOCS = join(ROOT, 'docs');

const dirOf = (target: Target): string => join(ROOT, folderOf({ target, openRoot: false }));
const DIRS = { chrome: dirOf('chrome'), firefox: dirOf('firefox') };

/** Measure, and write the figures. Throws an error of as many sentences as sections did not work. */
async function measure(options: Options): Promise<Run> {
  ensureGenerated();
  const progress = createProgress({
    write: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
    now: () => Date.now(),
  });
  const { run, failures } = await runBench(options, DIRS, { print: (text) => console.log(text), progress });
  writeJson(options, run);
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return run;
}

function writeJson({ json }: Options, run: Run): void {
  if (json !== null) writeFileSync(json, toJson(run));
}

/** Do with the figures of a run what was asked for. Returns the exit code. */
function finish({ recorded, document }: Options, run: Run): 0 | 1 | 2 {
  if (document) writeDocument(run, DOCS);
  if (recorded === 'write') writeRecord(RECORDED, run);
  return recorded === 'compare' ? compareWithRecord(RECORDED, run, console) : 0;
}

/** The figures of an earlier run. */
function take(from: string, options: Options): Run {
  const run = readRun(from);
  writeJson(options, run);
  return run;
}

/** Run the command. Resolves with the exit code. */
async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  let options: Options;
  try {
    options = parseOptions(args);
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
  const { from, build } = options;
  if (from === null) {
    if (build && (await runBuild([], (text) => console.error(text))) !== 0) return 1;
    if (!Object.values(DIRS).every(existsSync)) {
      console.error('There is no build in dist/ to measure: leave out --no-build.');
      return 2;
    }
  }
  try {
    return finish(options, from === null ? await measure(options) : take(from, options));
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await main(process.argv.slice(2));
}
