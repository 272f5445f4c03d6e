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
  let shown: { name: string; highlight: Highlight } | null = null;
  let repaints = 0;

  const clear = (): void => {
    for (const style of [...STYLES, 'focus'] as const) CSS.highlights.delete(nameOf(style));
    shown = null;
  };

  return {
    paint(mentions, style) {
      const name = nameOf(style);
      if (shown && shown.name !== name) clear();
      // Made anew: in Firefox taking ranges out one by one costs a hundred times as much.
      const highlight = new Highlight(...mentions.flatMap(toRanges));
      if (mentions.length === 0) CSS.highlights.delete(name);
      else CSS.highlights.set(name, highlight);
      shown = mentions.length === 0 ? null : { name, highlight };
    },
    focus(mention) {
      if (mention) CSS.highlights.set(nameOf('focus'), new Highlight(...toRanges(mention)));
      else CSS.highlights.delete(nameOf('focus'));
    },
    restore() {
      if (!shown || CSS.highlights.get(shown.name) === shown.highlight || repaints >= MAX_REPAINTS) return;
      repaints++;
      CSS.highlights.set(shown.name, shown.highlight);
    },
    clear,
  };
}

/** Static ranges: a live one would be kept up to date at every change of the page. */
function toRanges({ segments }: PageMention): StaticRange[] {
  return segments.map(
    ({ node, start, end }) =>
      new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }),
  );
}
