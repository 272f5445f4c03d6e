/** How the document writes values and tables. */
import type { Unit } from '../figures';

export type Shown = 'ms' | 'µs' | 'times' | 'percent' | 'bytes' | 'count';

/** Three figures that count, with thousands set apart. */
export function formatNumber(value: number): string {
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(3, digits) });
}

/** A value for people. */
export function formatValue(value: number, as: Shown | Unit): string {
  switch (as) {
    case 'times':
    case 'ratio':
      return `${formatNumber(value)} ×`;
    case 'percent':
      return `${formatNumber(value)} %`;
    case 'bytes':
      return value >= 1000 ? `${formatNumber(value / 1000)} kB` : `${formatNumber(value)} bytes`;
    case 'count':
    case 'characters':
      return formatNumber(value);
    default:
      return `${formatNumber(value)} ${as}`;
  }
}

/** A table in Markdown: the first column to the left, numbers to the right. */
export function toMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
