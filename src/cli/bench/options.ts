/** The command line of the bench. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pageNames } from './saved-pages';

/** In the order in which they run: what is cheap and needs a quiet machine most comes first, what warms the machine last. */
export const SECTIONS = [
  'sizes',
  'start',
  'idle',
  'use',
  'changes',
  'huge',
  'memory',
  'scan',
  'limits',
  'tasks',
  'terms',
  'transport',
  'matcher',
  'peers',
] as const;
export type Section = (typeof SECTIONS)[number];

/** Those that need saved pages. */
const WITH_PAGES: readonly Section[] = ['memory', 'scan', 'limits', 'tasks', 'terms', 'transport', 'matcher', 'peers'];

const USAGE = [
  'Use: npm run bench -- [--pages N] [--repeats N] [--seconds N] [--only SECTION,…] [--firefox] [--no-build] [--from FILE]',
  '[--json FILE] [--document] [--record | --compare].',
].join(' ');

export interface Options {
  sections: readonly Section[];
  /** Saved pages; empty where no section needs them. */
  pages: readonly string[];
  repeats: number;
  /** How long changing and idle pages are watched. */
  seconds: number;
  firefox: boolean;
  build: boolean;
  /** The JSON file of an earlier run, whose figures are taken; null to measure. */
  from: string | null;
  /** Where the figures go; null for nowhere. */
  json: string | null;
  /** Write the document of the figures? */
  document: boolean;
  /** What to do with the recorded ratios; null for nothing. */
  recorded: 'write' | 'compare' | null;
}

/** Throws an error of one sentence on anything that cannot be done. */
export function parseOptions(args: readonly string[]): Options {
  const values = parseCommandLine(args);
  const sections = values.only === undefined ? SECTIONS : values.only.split(',').map(toSection);
  const limit = values.pages === undefined ? Infinity : Number(values.pages);
  const repeats = Number(values.repeats ?? 3);
  const seconds = Number(values.seconds ?? 20);
  if (!(limit >= 1) || !(seconds >= 1) || !(Number.isInteger(repeats) && repeats >= 1)) throw new Error(USAGE);
  const { document = false, record = false, compare = false } = values;
  const from = values.from === undefined ? null : toPath(values.from);
  if ((record && compare) || (from !== null && !document && !record && !compare)) throw new Error(USAGE);
  if (from !== null && !existsSync(from)) throw new Error(`There is no file ${from}.`);
  const json = values.json === undefined ? null : toPath(values.json);
  if (json !== null && !existsSync(dirname(json))) throw new Error(`There is no folder ${dirname(json)} to write to.`);
  const needsPages = from === null && sections.some((name) => WITH_PAGES.includes(name));
  return {
    sections,
    pages: needsPages ? pageNames(limit) : [],
    repeats,
    seconds,
    firefox: values.firefox ?? false,
    build: !values['no-build'],
    from,
    json,
    document,
    recorded: record ? 'write' : compare ? 'compare' : null,
  };
}

/** Throws an error that says which sections there are. */
function toSection(name: string): Section {
  const section = SECTIONS.find((known) => known === name);
  if (!section) throw new Error(`There is no section “${name}” to measure; there are ${SECTIONS.join(', ')}.`);
  return section;
}

/** npm runs in the folder of the project; paths are meant from where the user is. */
const toPath = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

function parseCommandLine(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        pages: { type: 'string' },
        repeats: { type: 'string' },
        seconds: { type: 'string' },
        only: { type: 'string' },
        from: { type: 'string' },
        json: { type: 'string' },
        firefox: { type: 'boolean' },
        document: { type: 'boolean' },
        record: { type: 'boolean' },
        compare: { type: 'boolean' },
        'no-build': { type: 'boolean' },
      },
    }).values;
  } catch {
    throw new Error(USAGE);
  }
}
