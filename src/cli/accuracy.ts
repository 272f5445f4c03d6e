/**
 * The `accuracy` command: how often the verdicts are right, on labelled texts.
 *
 *     npm run accuracy -- [--errors] [--passages DIR] [--traps FILE] [--json FILE]
 *
 * By default the texts are those beside the project. `--errors` lists each error, `--json` writes the whole report. Exit
 * code 2, with one sentence on standard error, if something cannot be read or written.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPassages, readTraps } from './accuracy/labelled';
import { measureAccuracy } from './accuracy/measure';
import { toText } from './accuracy/report';
import { openBundled } from './bundled';
import { ROOT, runAsCommand } from './tool';

const SHARED = join(ROOT, '../shared');

/** Run the command; returns what goes to standard output. Throws an error of one sentence. */
export async function runAccuracy(args: string[]): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      errors: { type: 'boolean', default: false },
      passages: { type: 'string', default: join(SHARED, 'eval/dev') },
      traps: { type: 'string', default: join(SHARED, 'domain/traps.json') },
      json: { type: 'string' },
    },
  });
  const passages = readPassages(values.passages);
  const traps = readTraps(values.traps);
  const report = measureAccuracy(await openBundled(), passages, traps);
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
