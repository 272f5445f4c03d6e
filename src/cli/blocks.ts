/** Cuts what `spot` is given into blocks and sections, as a page would be. */
import { parseHTML } from 'linkedom';
import { firstIndex } from '../core/stretches';
import { BLOCK_END } from '../core/surroundings';
import { createTextReader } from '../page/text-reader';
import { isMarkable, isReadable } from '../page/elements';

/** What may be done with the text at an offset. */
export interface Place {
  /** Is it read, so that it is evidence too? */
  readable: boolean;
  /** Can it be seen? */
  shown: boolean;
  markable: boolean;
}

/** A text to search, with what is known of its structure. Offsets are UTF-16 code units of `text`. */
export interface Source {
  text: string;
  /** Stretches that no phrase runs across, in order. */
  blocks: { start: number; end: number }[];
  /** Where sections begin, in order. */
  sections: number[];
  placeOf: (offset: number) => Place;
}

const ANYWHERE: Place = { readable: true, shown: true, markable: true };
const NOWHERE: Place = { readable: false, shown: true, markable: false };

/** Plain text: paragraphs are set apart by empty lines. */
export const readPlainText = (text: string): Source => ({
  text,
  blocks: paragraphs(text),
  sections: [],
  placeOf: () => ANYWHERE,
});

/** Markdown: headings begin sections; fenced code is not read. */
export function readMarkdown(text: string): Source {
  const headings = [...text.matchAll(/^ {0,3}#{1,6}[ \t].*$/gmu)].map(({ index }) => index);
  const code = [...text.matchAll(/^ {0,3}(```+|~~~+)[^]*?^ {0,3}\1|`[^`\n]+`/gmu)].map(({ index, 0: { length } }) => [
    index,
    index + length,
  ]);
  const isCode = (offset: number): boolean => {
    const after = firstIndex(code.length, (at) => code[at]![0]! > offset);
    return after > 0 && offset < code[after - 1]![1]!;
  };
  return {
    text,
    blocks: paragraphs(text),
    sections: headings.filter((offset) => !isCode(offset)),
    placeOf: (offset) => (isCode(offset) ? NOWHERE : ANYWHERE),
  };
}

function paragraphs(text: string): Source['blocks'] {
  const blocks: Source['blocks'] = [];
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(/\r?\n[^\S\n]*\r?\n\s*/gu)) {
    blocks.push({ start, end: index });
    start = index + gap.length;
  }
  return [...blocks, { start, end: text.length }];
}

/** HTML: the text a page would show, a line for each block. Styles are not known; `hidden` and inline `display: none` are. */
export function readHtml(html: string): Source {
  const { document } = parseHTML(/<html[\s>]/iu.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`);
  const starts: ElementStart[] = [];
  const sections: number[] = [];
  let text = '';
  const reader = createTextReader(document.documentElement);
  for (let chunk = reader.read(); chunk; chunk = reader.read()) {
    const { length } = text;
    starts.push(...chunk.pieces.map(({ node, start }) => ({ start: length + start, parent: node.parentElement })));
    sections.push(...chunk.headings.map(({ start }) => length + start));
    text += chunk.text;
  }
  const blocks: Source['blocks'] = [];
  for (const block of text.split(BLOCK_END)) {
    const start = (blocks.at(-1)?.end ?? -1) + 1;
    blocks.push({ start, end: start + block.length });
  }
  return { text: text.replaceAll(BLOCK_END, '\n'), blocks, sections, placeOf: (offset) => placeIn(starts, offset) };
}

/** Where the text of an element begins. */
interface ElementStart {
  start: number;
  parent: Element | null;
}

const HIDDEN = '[style*="display:none" i], [style*="display: none" i]';

function placeIn(starts: readonly ElementStart[], offset: number): Place {
  const after = firstIndex(starts.length, (at) => starts[at]!.start > offset);
  const parent = starts[after - 1]?.parent;
  if (!parent) return ANYWHERE;
  return { readable: isReadable(parent), shown: parent.closest(HIDDEN) === null, markable: isMarkable(parent) };
}
