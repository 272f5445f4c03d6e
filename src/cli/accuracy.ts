/**
 * The `accuracy` command: how often the verdicts are right, on labelled texts.
 *
 *     npm run accuracy -- [--errors] [--fit] [--passages DIR] [--traps FILE] [--disputed FILE] [--json FILE] [--picture FILE]
 *
 * By default the texts are those beside the project. `--errors` lists each error, `--json` writes the whole report,
 * `--picture` precision against recall as SVG. `--fit` fits the gate's weights anew and writes them to `src/core`. Exit code 2,
 * with one sentence on standard error, if something cannot be read or written.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Weights } from '../core/gate';
import { fitWeights } from './accuracy/fit';
import { readDisputed, readPassages, readTraps } from './accuracy/labelled';
import { measureAccuracy } from './accuracy/measure';
import { toPicture } from './accuracy/picture';
import { toText } from './accuracy/report';
import { takeSamples } from './accuracy/samples';
import { openBundled } from './bundled';
import { ROOT, runAsCommand } from './tool';

const SHARED = join(ROOT, '../shared');
const WEIGHTS = join(ROOT, 'src/core/gate-weights.json');

/** The weights as they are stored. */
export const toWeightsFile = (weights: Weights): string => `${JSON.stringify(weights, null, 2)}\n`;

/** Run the command; returns what goes to standard output. Throws an error of one sentence. */
export async function runAccuracy(args: string[]): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      errors: { type: 'boolean', default: false },
      passages: { type: 'string', default: join(SHARED, 'eval/dev') },
      traps: { type: 'string', default: join(SHARED, 'domain/traps.json') },
      disputed: { type: 'string', default: join(ROOT, 'tests/accuracy/disputed.json') },
      fit: { type: 'boolean', default: false },
      json: { type: 'string' },
      picture: { type: 'string' },
    },
  });
  const passages = readPassages(values.passages);
  const traps = readTraps(values.traps);
  const disputed = readDisputed(values.disputed, passages);
  const bundled = await openBundled();
  if (values.fit) write(WEIGHTS, toWeightsFile(fitWeights(takeSamples(bundled, passages, traps))));
  const report = measureAccuracy(bundled, { passages, traps, disputed });
  if (values.picture !== undefined) write(values.picture, toPicture(report));
  if (values.json !== undefined) write(values.json, `${JSON.stringify(report, null, 2)}\n`);
  return toText(report, values.errors);
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Error(`Cannot write ${file}: ${String(error)}.`, { cause: error });
  }
}

await runAsCommand(import.meta.url, runAccuracy);
