/** What a section of the bench hands back: named figures for machines, text for people. */
import { readFileSync } from 'node:fs';

export type Unit = 'ms' | 'ratio' | 'percent' | 'bytes' | 'count' | 'characters' | 'characters/µs';

/** One measured value. The name is stable from release to release: section/what/…, lower case. */
export interface Figure {
  name: string;
  value: number;
  unit: Unit;
}

export interface Report {
  figures: Figure[];
  /** Printed as it stands, without a final line feed. */
  text: string;
}

/** A figure, rounded to what can be told apart: microseconds, thousandths. */
export const figure = (name: string, value: number, unit: Unit): Figure => ({
  name,
  value: Math.round(value * 1000) / 1000,
  unit,
});

/** Milliseconds for people. */
export const inMs = (ms: number): string => ms.toFixed(ms < 10 ? 2 : 1);

/** A ratio for people. */
export const asTimes = (ratio: number): string => `${ratio.toFixed(2)}×`;

/** Bytes for people, in thousands. */
export const inKb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** Rows in columns, the first to the left, the others, which are numbers, to the right. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, head.map(() => ''), ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const lines = all.map((row, index) =>
    widths
      .map((width, column) => {
        if (index === 1) return '─'.repeat(width);
        const cell = row[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
  return lines.join('\n');
}

/** A name cut to fit a column. */
export const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

export type Conditions = Readonly<Record<string, string | number>>;

/** Everything measured in one run: conditions, then figure by name. */
export interface Run {
  conditions: Conditions;
  figures: Readonly<Record<string, Omit<Figure, 'name'>>>;
}

/** Throws if a name stands twice. */
export function toRun(conditions: Conditions, figures: readonly Figure[]): Run {
  const byName: Record<string, Omit<Figure, 'name'>> = {};
  for (const { name, value, unit } of figures) {
    if (Object.hasOwn(byName, name)) throw new Error(`Two figures are called ${name}.`);
    byName[name] = { value, unit };
  }
  return { conditions, figures: byName };
}

/** A run as the text of a JSON file. */
export const toJson = (run: Run): string => `${JSON.stringify(run, null, 2)}\n`;

/** Read such a file. Throws an error of one sentence on anything else. */
export function readRun(file: string): Run {
  try {
    const { conditions, figures } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Run>;
    if (conditions && figures) return { conditions, figures };
  } catch {
    // Said below.
  }
  throw new Error(`${file} does not hold the figures of a run.`);
}
