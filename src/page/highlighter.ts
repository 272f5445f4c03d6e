/**
 * Paints mentions with the CSS Custom Highlight API: the page's nodes are never touched. The rules for the names stand in
 * `src/content/highlight.css`, which the manifest adds to every page.
 *
 * The registry belongs to the page too: it may read, change and clear it. So nothing is ever read back from it, and what the
 * page has cleared is put there again, at most once a second.
 */
import type { HighlightStyle } from '../core/settings';
import type { PageMention } from './mentions';

/** Fixed with each release. The suffix keeps us clear of names that a page might choose itself. */
const SUFFIX = 'tl7q';
const nameOf = (style: HighlightStyle | 'possible' | 'focus'): string => `${style}-${SUFFIX}`;
const STYLES: HighlightStyle[] = ['underline', 'dotted', 'background'];

/** Milliseconds between two answers to a page that clears the registry: one that does so in a loop costs next to nothing. */
const RESTORE_MS = 1000;

export interface Highlighter {
  /** Paint these mentions and no others, and those that are only possible fainter. */
  paint: (certain: readonly PageMention[], possible: readonly PageMention[], style: HighlightStyle) => void;
  /** Set one mention off from the others, or none. */
  focus: (mention: PageMention | null) => void;
  /** Put the highlights back if the page has cleared them. */
  restore: () => void;
  clear: () => void;
}

export function createHighlighter(): Highlighter {
  const shown = new Map<string, Highlight>();
  const sizes = new WeakMap<Highlight, number>();
  const painted = new Map<string, readonly PageMention[]>();
  let restored = -Infinity; // time of the last answer
  let again: ReturnType<typeof setTimeout> | undefined;

  const set = (name: string, mentions: readonly PageMention[]): void => {
    remove(name);
    if (mentions.length === 0) return;
    // Made anew: in Firefox taking ranges out one by one costs a hundred times as much.
    const highlight = new Highlight();
    for (const range of mentions.flatMap(toRanges)) highlight.add(range);
    CSS.highlights.set(name, highlight);
    sizes.set(highlight, highlight.size);
    shown.set(name, highlight);
    painted.set(name, mentions);
  };
  /** Only what is ours: a newer copy of this script, after an update, uses the same names. */
  const remove = (name: string): void => {
    if (shown.has(name) && CSS.highlights.get(name) === shown.get(name)) CSS.highlights.delete(name);
    shown.delete(name);
  };

  const restore = (): void => {
    const lost = [...shown].filter(
      ([name, mark]) => CSS.highlights.get(name) !== mark || mark.size !== sizes.get(mark),
    );
    if (lost.length === 0) return;
    const wait = restored + RESTORE_MS - performance.now();
    clearTimeout(again);
    if (wait > 0) {
      again = setTimeout(restore, wait);
      return;
    }
    restored = performance.now();
    for (const [name] of lost) set(name, painted.get(name) ?? []);
  };

  return {
    paint(certain, possible, style) {
      for (const other of STYLES) if (other !== style) remove(nameOf(other));
      set(nameOf(style), certain);
      set(nameOf('possible'), possible);
    },
    focus: (mention) => set(nameOf('focus'), mention ? [mention] : []),
    restore,
    clear() {
      clearTimeout(again);
      [...shown.keys()].forEach(remove);
    },
  };
}

/** Static ranges: a live one would be kept up to date at every change of the page. */
function toRanges({ segments }: PageMention): StaticRange[] {
  return segments.map(
    ({ node, start, end }) =>
      new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }),
  );
}
