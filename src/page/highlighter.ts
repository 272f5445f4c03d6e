/**
 * Paints mentions with the CSS Custom Highlight API: the page's nodes are never touched. The rules for the names stand in
 * `src/content/highlight.css`, which the manifest adds to every page.
 *
 * The registry belongs to the page too: it may read, change and clear it. So nothing is ever read back from it, and what the
 * page has cleared is put there again, a limited number of times.
 */
import type { HighlightStyle } from '../core/settings';
import type { PageMention } from './mentions';

/** Fixed with each release. The suffix keeps us clear of names that a page might choose itself. */
const SUFFIX = 'tl7q';
const nameOf = (style: HighlightStyle | 'focus'): string => `${style}-${SUFFIX}`;
const STYLES: HighlightStyle[] = ['underline', 'dotted', 'background'];

/** How often a page that clears the registry is answered, in all its life. */
const MAX_REPAINTS = 20;

export interface Highlighter {
  /** Paint these mentions and no others. */
  paint: (mentions: readonly PageMention[], style: HighlightStyle) => void;
  /** Set one mention off from the others, or none. */
  focus: (mention: PageMention | null) => void;
  /** Put the highlights back if the page has cleared them. */
  restore: () => void;
  clear: () => void;
}

export function createHighlighter(): Highlighter {
  const shown = new Map<string, Highlight>();
  let repaints = 0;

  const set = (name: string, mentions: readonly PageMention[]): void => {
    remove(name);
    if (mentions.length === 0) return;
    // Made anew: in Firefox taking ranges out one by one costs a hundred times as much.
    const highlight = new Highlight(...mentions.flatMap(toRanges));
    CSS.highlights.set(name, highlight);
    shown.set(name, highlight);
  };
  /** Only what is ours: a newer copy of this script, after an update, uses the same names. */
  const remove = (name: string): void => {
    if (shown.has(name) && CSS.highlights.get(name) === shown.get(name)) CSS.highlights.delete(name);
    shown.delete(name);
  };

  return {
    paint(mentions, style) {
      for (const other of STYLES) if (other !== style) remove(nameOf(other));
      set(nameOf(style), mentions);
    },
    focus: (mention) => set(nameOf('focus'), mention ? [mention] : []),
    restore() {
      for (const [name, highlight] of shown) {
        if (CSS.highlights.get(name) === highlight || repaints >= MAX_REPAINTS) continue;
        repaints++;
        CSS.highlights.set(name, highlight);
      }
    },
    clear: () => [...shown.keys()].forEach(remove),
  };
}

/** Static ranges: a live one would be kept up to date at every change of the page. */
function toRanges({ segments }: PageMention): StaticRange[] {
  return segments.map(
    ({ node, start, end }) =>
      new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }),
  );
}
