/**
 * Paints mentions with the CSS Custom Highlight API: the page's nodes are never touched. The rules for the names stand in
 * `src/ui/highlight.css`, which the manifest adds to every page.
 *
 * The registry belongs to the page too: it may read, change and clear it. So nothing is ever read back from it, and what the
 * page has cleared is put there again, at most once a second.
 */
import type { HighlightStyle } from '../core/settings';
import type { PageMention, Segment } from './mentions';

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

/** What is painted under one name. */
interface Painted {
  highlight: Highlight;
  /** Where each mention is painted: one that stands elsewhere has other segments. */
  places: Map<PageMention, readonly Segment[]>;
  size: number;
}

export function createHighlighter(): Highlighter {
  const shown = new Map<string, Painted>();
  let restored = -Infinity; // time of the last answer
  let again: ReturnType<typeof setTimeout> | undefined;

  const isIntact = (name: string, { highlight, size }: Painted): boolean =>
    CSS.highlights.get(name) === highlight && highlight.size === size;

  const set = (name: string, mentions: readonly PageMention[]): void => {
    const before = shown.get(name);
    const isSame =
      before?.places.size === mentions.length &&
      mentions.every((mention) => before.places.get(mention) === mention.segments);
    if (isSame && isIntact(name, before)) return;
    // All anew: they are few, and in Firefox taking ranges out one by one costs a hundred times as much.
    remove(name);
    if (mentions.length === 0) return;
    const highlight = new Highlight();
    const places = new Map(mentions.map((mention) => [mention, mention.segments]));
    for (const segments of places.values()) for (const segment of segments) highlight.add(toRange(segment));
    CSS.highlights.set(name, highlight);
    shown.set(name, { highlight, places, size: highlight.size });
  };
  /** Only what is ours: a newer copy of this script, after an update, uses the same names. */
  const remove = (name: string): void => {
    const painted = shown.get(name);
    if (painted && CSS.highlights.get(name) === painted.highlight) CSS.highlights.delete(name);
    shown.delete(name);
  };

  const restore = (): void => {
    const lost = [...shown].filter(([name, painted]) => !isIntact(name, painted));
    if (lost.length === 0) return;
    const wait = restored + RESTORE_MS - performance.now();
    clearTimeout(again);
    if (wait > 0) {
      again = setTimeout(restore, wait);
      return;
    }
    restored = performance.now();
    for (const [name, { places }] of lost) set(name, [...places.keys()]);
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

/** A static range: a live one would be kept up to date at every change of the page. */
const toRange = ({ node, start, end }: Segment): StaticRange =>
  new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
