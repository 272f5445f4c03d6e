/** Setting text in columns of a terminal, where a Han character takes two. */

const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/u;

/** Columns that a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? 2 : 1;
  return width;
}

/** Break a text into lines of at most `width` columns: at spaces, and on either side of a Han character. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = indent;
  for (const piece of text.match(/\p{Script=Han}\p{P}*|[^\s\p{Script=Han}]+|\s+/gu) ?? []) {
    const isSpace = piece.trim() === '';
    if (widthOf(line + piece) > width && line.trim() !== '' && !isSpace) {
      lines.push(line.trimEnd());
      line = indent;
    }
    if (!isSpace || line.trim() !== '') line += isSpace ? ' ' : piece;
  }
  return [...lines, line.trimEnd()].join('\n');
}
