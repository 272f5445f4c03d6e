/**
 * The `spot` command: the terms in texts, with the same verdicts as in a page.
 *
 *     npm run --silent spot -- [--all] [--explain] [--format jsonl|table|markdown|csv] [--text] FILE… | -
 *
 * `.html` files are read as pages, `.md` as Markdown, everything else as plain text; `-` is standard input. `--all` gives
 * every occurrence, without it those that a page would mark. `--explain` says of each why it counts. `--text` prints the text
 * that offsets refer to. Exit code 2, with one sentence on standard error, on wrong arguments or if something cannot be read.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readHtml, readMarkdown, readPlainText, type Source } from './blocks';
import { findTerms } from './find-terms';
import { openBundled } from './bundled';
import {
  FORMATS,
  toCsv,
  toJsonLine,
  toMarkdown,
  toTable,
  type FileResult,
  type FindEntry,
  type Format,
} from './spot-format';
import { runAsCommand } from './tool';

const USAGE =
  'Use: npm run --silent spot -- [--all] [--explain] [--format jsonl|table|markdown|csv] [--text] FILE… | -';

interface Options {
  all: boolean;
  explain: boolean;
  format: Format;
  text: boolean;
  files: string[];
}

function readOptions(args: string[]): Options {
  const { values, positionals: files } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      all: { type: 'boolean' },
      explain: { type: 'boolean' },
      format: { type: 'string' },
      text: { type: 'boolean' },
    },
  });
  const format = (values.format ?? 'jsonl') as Format;
  if (!FORMATS.includes(format)) throw new Error(`There is no format ${format}; choose one of ${FORMATS.join(', ')}.`);
  if (files.length === 0) throw new Error(`No file was named. ${USAGE}`);
  return { all: values.all ?? false, explain: values.explain ?? false, format, text: values.text ?? false, files };
}

/** Read one file as what its name says it is; throws an error of one sentence. */
function readSource(file: string): Source {
  let content: string;
  try {
    content = readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : String(code);
    throw new Error(`Cannot read ${file}: ${reason}.`, { cause: error });
  }
  if (/\.x?html?$/i.test(file)) return readHtml(content);
  return /\.(md|markdown)$/i.test(file) ? readMarkdown(content) : readPlainText(content);
}

function print(results: readonly FileResult[], format: Format, findEntry: FindEntry, explain: boolean): string {
  if (format === 'csv') return toCsv(results, findEntry, explain);
  const toText = { jsonl: toJsonLine, table: toTable, markdown: toMarkdown }[format];
  const texts = results.map((result) => toText(result, findEntry, explain));
  return texts.join('\n');
}

/** Run the command; returns what goes to standard output. Throws an error of one sentence, before anything is printed. */
export async function runSpot(args: string[]): Promise<string> {
  const { all, explain, format, text, files } = readOptions(args);
  const sources = files.map(readSource);
  if (text) return sources.map((source) => source.text).join('\n');
  const { matcher, findEntry } = await openBundled();
  const results = sources.map((source, index) => ({
    file: files[index]!,
    text: source.text,
    found: findTerms(source, matcher, all),
  }));
  return print(results, format, findEntry, explain);
}

await runAsCommand(import.meta.url, runSpot);
