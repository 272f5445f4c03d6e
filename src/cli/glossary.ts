/**
 * The `glossary` command: check the glossary and write what the extension is built from.
 *
 *     npm run glossary                 check everything, write src/glossary/generated
 *     npm run glossary -- --report     the same, and print how far the glossary reaches
 *     npm run glossary -- new ID       start an entry
 *     npm run glossary -- check ID…    check these entries and show their cards
 *     npm run glossary -- neighbours [ID…]
 *                                      show which characters beside short Chinese forms make other words of them
 *     npm run glossary -- release      record the size of the glossary, which the next checks compare with
 *     npm run glossary -- --dir DIR    check the glossary in another folder; writes nothing
 *
 * Exit code 0: no problems; 1: problems, one a line as `file:line rule message`; 2: the command could not be carried out.
 */
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { toCard } from '../glossary/compile/card';
import { compile } from '../glossary/compile/compile';
import { countsOf } from '../glossary/compile/counts';
import { formatProblem, type Problem } from '../glossary/compile/problem';
import { isId, toGlossary } from '../glossary/compile/glossary';
import { toNeighboursReport } from '../glossary/compile/neighbours-report';
import { readGlossary, type GlossaryFiles } from '../glossary/compile/read';
import { toReport, toSummary } from '../glossary/compile/report';
import { findProblems } from '../glossary/compile/rules';
import { problemsOf } from '../glossary/compile/select';
import { toTemplate } from '../glossary/compile/template';
import { readWordList } from '../glossary/compile/word-list';
import { writeGlossary } from '../glossary/compile/write';
import { toSentence } from './tool';

const BUNDLED = fileURLToPath(new URL('../glossary', import.meta.url));
/** The text that the bundled glossary grew from, beside the project. */
const SEED = fileURLToPath(new URL('../../../shared/seed/editorial.txt', import.meta.url));
const RELEASE = 'release.yaml';
const USAGE = 'Use: glossary [--dir DIR] [--report] [new ID | check ID… | neighbours [ID…] | release].';

/** Run the command. `print` gets each piece of the output, without its final line break. Returns the exit code. */
export function runGlossary(args: readonly string[], print: (text: string) => void): 0 | 1 | 2 {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { dir: { type: 'string' }, report: { type: 'boolean' } },
    });
    const dir = values.dir === undefined ? BUNDLED : resolve(values.dir);
    const [command, ...ids] = positionals;
    if (command === 'new') return startEntry(dir, ids, print);
    if (command === 'check') return checkEntries(dir, ids, print);
    if (command === 'neighbours') return showNeighbours(dir, ids, print);
    if (command === 'release') return recordRelease(dir, print);
    if (command !== undefined) throw new Error(`There is no command ${command}. ${USAGE}`);
    const out = values.dir === undefined ? join(dir, 'generated') : null;
    return checkAll(dir, out, values.report ?? false, print);
  } catch (error) {
    print(toSentence(error));
    return 2;
  }
}

function checkAll(dir: string, out: string | null, wantsReport: boolean, print: (text: string) => void): 0 | 1 {
  const files = readGlossary(dir, SEED);
  const problems = findProblems(files);
  if (problems.length > 0) return printProblems(problems, dir, print);
  const compiled = compile(files);
  if (out !== null) writeGlossary(compiled, out);
  print(wantsReport ? toReport(files, compiled) : toSummary(compiled));
  return 0;
}

function checkEntries(dir: string, ids: readonly string[], print: (text: string) => void): 0 | 1 {
  if (ids.length === 0) throw new Error(`Say which entries to check. ${USAGE}`);
  const files = readGlossary(dir, SEED);
  requireEntries(files, ids, dir);
  printCards(files, ids, print);
  const problems = problemsOf(files, findProblems(files), ids);
  return problems.length > 0 ? printProblems(problems, dir, print) : 0;
}

function requireEntries({ terms }: GlossaryFiles, ids: readonly string[], dir: string): void {
  const missing = ids.find((id) => !terms.some((term) => term.id === id));
  if (missing !== undefined) throw new Error(`There is no entry ${missing} in ${shownPath(dir)}.`);
}

/** The cards of the entries whose shape allows it. */
function printCards(files: GlossaryFiles, ids: readonly string[], print: (text: string) => void): void {
  for (const entry of compile(files).entries.filter(({ id }) => ids.includes(id))) {
    print(`${toCard(entry)}\n\n${'─'.repeat(78)}`);
  }
}

function startEntry(dir: string, ids: readonly string[], print: (text: string) => void): 0 {
  const [id, ...others] = ids;
  if (id === undefined || others.length > 0) throw new Error(`Say one id for the new entry. ${USAGE}`);
  if (!isId(id)) throw new Error(`${id} is no id: use lower-case words joined by hyphens.`);
  const path = join(dir, 'terms', `${id}.yaml`);
  if (existsSync(path)) throw new Error(`The entry ${id} exists already: ${shownPath(path)}.`);
  mkdirSync(join(dir, 'terms'), { recursive: true });
  writeFileSync(path, toTemplate(id, new Date().toISOString().slice(0, 10)), { flag: 'wx' });
  print(`Started ${shownPath(path)}.`);
  return 0;
}

function showNeighbours(dir: string, ids: readonly string[], print: (text: string) => void): 0 {
  const files = readGlossary(dir);
  requireEntries(files, ids, dir);
  print(toNeighboursReport(files, ids, readWordList()));
  return 0;
}

function recordRelease(dir: string, print: (text: string) => void): 0 {
  const files = readGlossary(dir, SEED);
  // What is wrong with the last record is what a new one mends.
  const problems = findProblems(files).filter(({ file }) => file !== RELEASE);
  if (problems.length > 0)
    throw new Error(
      'The glossary has problems, and nothing was recorded; run the command without release to see them.',
    );
  const counts = Object.entries(countsOf(toGlossary(files)));
  const path = join(dir, RELEASE);
  const head = '# How large the last release was. Written by `npm run glossary -- release`.\n';
  writeFileSync(path, head + counts.map(([name, count]) => `${name}: ${count}\n`).join(''));
  print(`Recorded ${counts.map(([name, count]) => `${count} ${name}`).join(', ')} in ${shownPath(path)}.`);
  return 0;
}

function printProblems(problems: readonly Problem[], dir: string, print: (text: string) => void): 1 {
  // Paths from where the command runs, so that a terminal can open them.
  for (const problem of problems) print(formatProblem({ ...problem, file: shownPath(join(dir, problem.file)) }));
  print(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
  return 1;
}

const shownPath = (path: string): string => relative(process.cwd(), path).replaceAll('\\', '/') || '.';

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = runGlossary(process.argv.slice(2), (text) => console.log(text));
}
