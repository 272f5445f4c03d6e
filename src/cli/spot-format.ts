/** How `spot` prints what it found. */
import type { Feature } from '../core/features';
import type { Reason } from '../core/gate';
import type { Entry, TermId } from '../core/term';
import { widthOf } from '../glossary/compile/columns';
import type { Found, FoundTerms } from './find-terms';

export const FORMATS = ['jsonl', 'table', 'markdown', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export interface FileResult {
  /** As it was given on the command line. */
  file: string;
  text: string;
  found: FoundTerms;
}

export type FindEntry = (term: TermId) => Entry | null;

/** The form that matched, as the glossary writes it. */
function formOf(entry: Entry, variant: number): string {
  if (variant === 0) return entry.en;
  return variant === 1 ? entry.zhHans : (entry.variants[variant - 2]?.text ?? '');
}

/** One line of JSON for a file. */
export function toJsonLine({ file, text, found }: FileResult, findEntry: FindEntry, explain: boolean): string {
  const toJson = ({ start, end, term, variant, certainty, reasons, display }: Found): object => {
    const entry = findEntry(term);
    return {
      start,
      end,
      text: text.slice(start, end),
      term,
      kind: entry?.kind,
      variant: entry ? formOf(entry, variant) : '',
      certainty,
      display,
      ...(explain && { reasons }),
    };
  };
  return JSON.stringify({ file, matches: found.matches.map(toJson), passages: found.passages.map(toJson) });
}

/** Matches and passages that have an entry, in order of `start`: what is no term is in the JSON only. */
const listed = ({ matches, passages }: FoundTerms, findEntry: FindEntry): Found[] =>
  [...matches, ...passages].filter(({ term }) => findEntry(term) !== null).sort((a, b) => a.start - b.start);

const CSV_HEAD = 'file,start,end,text,term,kind,certainty,display';

/** All matches of all files, a row each. */
export function toCsv(results: readonly FileResult[], findEntry: FindEntry, explain: boolean): string {
  const rows = results.flatMap(({ file, text, found }) =>
    listed(found, findEntry).map(({ start, end, term, certainty, reasons, display }) =>
      [
        ...[file, start, end, text.slice(start, end), term, findEntry(term)?.kind ?? '', certainty, display],
        ...(explain ? [toReasonText(reasons)] : []),
      ]
        .map(toCell)
        .join(','),
    ),
  );
  return [explain ? `${CSV_HEAD},reason` : CSV_HEAD, ...rows].join('\r\n');
}

/** What a feature means, before its texts. */
const REASONS: Readonly<Record<Feature, string>> = {
  termInSentence: 'in its sentence',
  termInBlock: 'in its paragraph',
  termOnPage: 'near',
  chinaInSentence: 'its sentence speaks of',
  chinaInBlock: 'its paragraph speaks of',
  chinaOnPage: 'the text speaks of',
  chinaOften: 'the text speaks often of',
  cueInSentence: 'in its sentence, of its own',
  cueInBlock: 'in its paragraph, of its own',
  cueOnPage: 'near, of its own',
  otherInBlock: 'in its paragraph, as ambiguous',
  othersOnPage: 'near, as ambiguous',
  capitals: 'with capitals',
  quoted: 'in quotation marks',
  glossed: 'beside its other form',
  otherScript: 'Chinese in a text of Latin letters',
  againstInSentence: 'against it, in its sentence',
  againstInBlock: 'against it, in its paragraph',
};

/** What decided, in words: "near: Xi Jinping, common prosperity; in quotation marks: new era". */
function toReasonText(reasons: readonly Reason[]): string {
  const texts = reasons.map(({ feature, texts }) => `${REASONS[feature]}: ${texts.join(', ').replace(/\s+/g, ' ')}`);
  return texts.length > 0 ? texts.join('; ') : 'the form is unambiguous';
}

/** A spreadsheet must take a cell as text, never as a formula. */
function toCell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The terms of a file, most frequent first: a row each. */
function termRows({ text, found }: FileResult, findEntry: FindEntry, explain: boolean): string[][] {
  const byTerm = new Map<TermId, Found[]>();
  for (const match of listed(found, findEntry)) byTerm.set(match.term, [...(byTerm.get(match.term) ?? []), match]);
  return [...byTerm]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([term, matches]) => {
      const entry = findEntry(term);
      const forms = new Set(matches.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')));
      const doubtful = matches.filter(({ certainty }) => certainty === 'possible').length;
      return [
        entry?.en ?? term,
        entry?.zhHans ?? '',
        `${matches.length}${doubtful > 0 ? ` (${doubtful} possible)` : ''}`,
        [...forms].slice(0, 4).join(' · '),
        ...(explain ? [[...new Set(matches.map(({ reasons }) => toReasonText(reasons)))].slice(0, 2).join('; ')] : []),
      ];
    });
}

const headOf = (explain: boolean): string[] => [
  'term',
  'Chinese',
  'mentions',
  'as written',
  ...(explain ? ['why'] : []),
];

export function toMarkdown(result: FileResult, findEntry: FindEntry, explain: boolean): string {
  const head = headOf(explain);
  const row = (cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    `## ${result.file}`,
    '',
    row(head),
    row(head.map(() => '---')),
    ...termRows(result, findEntry, explain).map(row),
    '',
  ].join('\n');
}

export function toTable(result: FileResult, findEntry: FindEntry, explain: boolean): string {
  const head = headOf(explain);
  const rows = [head, ...termRows(result, findEntry, explain)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]!))));
  const line = (row: string[]): string =>
    row
      .map((cell, column) => cell + ' '.repeat(widths[column]! - widthOf(cell)))
      .join('  ')
      .trimEnd();
  return [result.file, ...rows.map(line), ''].join('\n');
}
