/** The sections of the document: what is said of each section of the bench, and its tables. */
import type { Run } from '../figures';
import { ENGINE_NAMES } from '../peers/names';
import { LANGUAGES } from '../texts';
import { formatValue, toMarkdown } from './format';

type Figures = Run['figures'];

interface Section {
  /** As the first part of its figures' names. */
  name: string;
  title: string;
  /** How it was measured. */
  text: string;
  tables: (figures: Figures) => string[];
}

const BROWSERS = ['chromium', 'firefox'] as const;
const SPREAD = ['min', 'median', 'p95', 'total'] as const;
const SPREAD_HEAD = ['min', 'median', '95th percentile', 'total'];

/** A cell: the value for people, or nothing. */
const cell = (figures: Figures, name: string): string => {
  const found = figures[name];
  return found ? formatValue(found.value, found.unit) : '';
};

/** The parts that stand at one place in the names, each once, in their order. */
const partsAt = (figures: Figures, prefix: string): string[] => [
  ...new Set(
    Object.keys(figures).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length).split('/')[0]!] : [])),
  ),
];

function scanTables(figures: Figures): string[] {
  return BROWSERS.filter((which) => figures[`scan/${which}/cold/ratio/total`]).map((which) => {
    const rows = ['cold', 'warm'].map((state) => [
      `${which}, ${state}`,
      ...['read', 'scan', ...SPREAD.map((part) => `ratio/${part}`)].map((part) =>
        cell(figures, `scan/${which}/${state}/${part}`),
      ),
    ]);
    return toMarkdown(['all pages', 'read', 'scan', ...SPREAD_HEAD], rows);
  });
}

/** What is in front of `page` in the names of a state: number of terms, then engine. */
function peerTables(figures: Figures): string[] {
  return BROWSERS.flatMap((which) =>
    partsAt(figures, `peers/${which}/`).map((state) => {
      const base = `peers/${which}/${state}/`;
      const sizes = partsAt(figures, base).filter((size) => size !== 'page');
      const rows = sizes.flatMap((size) =>
        Object.entries(ENGINE_NAMES).flatMap(([engine, name]) => {
          const prefix = `${base}${size}/${engine}`;
          if (!figures[`${prefix}/pages`]) return [];
          const parts = ['pages', 'found', ...SPREAD.map((part) => `ratio/${part}`), 'to-read/median'];
          return [[`${SIZE_NAMES[size] ?? size}: ${name}`, ...parts.map((part) => cell(figures, `${prefix}/${part}`))]];
        }),
      );
      const head = [`${which}, ${STATE_NAMES[state] ?? state}`, 'pages', 'hits', ...SPREAD_HEAD, 'beside a bare read'];
      return toMarkdown(head, rows);
    }),
  );
}

const SIZE_NAMES: Readonly<Record<string, string>> = { '500': '500', '5000': '5,000', bundled: 'the whole glossary' };
const STATE_NAMES: Readonly<Record<string, string>> = { cold: 'fresh document', first: 'new process' };

/** Engines down, patterns across, a table for each language, of texts of 1,000,000 characters. */
function matcherTables(figures: Figures): string[] {
  const tables = BROWSERS.flatMap((which) =>
    LANGUAGES.flatMap((language) => {
      const base = `matcher/${which}/${language}/1000000/`;
      const counts = partsAt(figures, base).filter((count) => /^\d+$/.test(count));
      const engines = [...new Set(counts.flatMap((count) => partsAt(figures, `${base}${count}/`)))];
      const rows = engines.map((engine) => [
        engine,
        ...counts.map((count) => cell(figures, `${base}${count}/${engine}/ratio`)),
      ]);
      const head = [`${which}, ${language}, by number of patterns`, ...counts.map((count) => formatValue(Number(count), 'count'))]; // prettier-ignore
      return rows.length > 0 ? [toMarkdown(head, rows)] : [];
    }),
  );
  const rest = Object.keys(figures).filter((name) => /^matcher\/[^/]+\/(?:[^/]+\/)?(?:flat|best)-/.test(name));
  return [...tables, ...listOf(figures, 'matcher/', rest)];
}

/** Every figure but those of single pages and files. */
const listAll =
  (section: string) =>
  (figures: Figures): string[] => {
    const names = Object.keys(figures).filter(
      (name) => name.startsWith(`${section}/`) && !/\/(?:page|file)\//.test(name),
    );
    return listOf(figures, `${section}/`, names);
  };

function listOf(figures: Figures, prefix: string, names: readonly string[]): string[] {
  const rows = names.map((name) => [name.slice(prefix.length), cell(figures, name)]);
  return rows.length > 0 ? [toMarkdown(['figure', 'value'], rows)] : [];
}

const section = (name: string, title: string, text: string, tables = listAll(name)): Section => ({
  name,
  title,
  text,
  tables,
});

export const DOCUMENT_SECTIONS: readonly Section[] = [
  section(
    'scan',
    'The whole scan beside a bare read',
    'From the first node of a page to the painted marks, beside a walk over the same text nodes that looks at every character: nothing that reads a page can be faster. Cold is the first run in a fresh document and an isolated world of its own, warm the best of many.',
    scanTables,
  ),
  section(
    'limits',
    'What a cold scan is made of',
    'Parts of the work, and less than the work, each alone and first in a fresh document, beside the same bare read. What the second and the third run of the same script save is the browser’s work on script that it has not run yet. The prototype is that of `../shared/recipes/matcher`: it finds phrases by hashes, and neither compares nor weighs nor chooses.',
  ),
  section(
    'peers',
    'Beside other ways to highlight terms',
    'The same forms of the glossary on the same pages. Each begins with what it has at hand, Termlight with its index, the others with their list or the source of their expression, and ends with what is shown. The ratios say how many times as long as Termlight another one takes; in Termlight’s own rows, how many times as long as a bare read. The expression looks for words as they are written; Termlight alone also folds accents, hyphens, quotation marks and both Chinese scripts, reads across inline elements, weighs ambiguous forms and chooses what to mark. In a fresh document the browser still has the compiled expression of the pages before; a new process, as every other site gets, has not.',
    peerTables,
  ),
  section(
    'matcher',
    'The matcher alone',
    'As many times as long as a bare loop over the same text of 1,000,000 characters. Termlight’s row is `find`; `matches` is that without the cues, which are read where a form is ambiguous; `words` is the pass over the words alone. The peers get text in lower case and fold nothing.',
    matcherTables,
  ),
  section('terms', 'What more terms cost', 'Whole pages, building and size by number of patterns.'),
  section('transport', 'Ways to bring the index into a page', 'From the call to the opened index.'),
  section('sizes', 'Sizes', 'Of the built extension.'),
  section('start', 'Pages without any term', 'Script of ours on pages on which there is nothing to do.'),
  section(
    'tasks',
    'Longest tasks',
    'On the saved pages, in processor time, with the same pages without Termlight as a control.',
  ),
  section('changes', 'Pages that change', 'Script of ours on pages that change all the time.'),
  section(
    'huge',
    'A huge page',
    'One page of 5 MB with 10,000 matches. Tasks and script are told in processor time; `viewport` and `end`, where the last paragraph has its mark, in clock time, in which is what else the machine does.',
  ),
  section(
    'use',
    'In use',
    'Moves of the pointer are told in processor time; the waits for the card, the popup and what it finds in clock time, in which is what else the machine does.',
  ),
  section('memory', 'Memory', 'With Termlight beside an empty extension.'),
  section('idle', 'At rest', 'What happens in a tab in which nobody does anything.'),
];
