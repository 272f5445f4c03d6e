/** Moving about among the mentions of a page: from the popup's list, by keyboard, and to what was looked up. */
import type { TermId, TermName } from '../core/term';
import type { Highlighter } from '../page/highlighter';
import { rectsOfMention } from '../page/hit-test';
import { elementOfMention, type PageMention } from '../page/mentions';
import { scrollIntoView } from '../page/tree';
import type { Card } from './card';
import type { Marks } from '../page/marks';

/** Milliseconds for which a mention that was gone to stays set off. */
const FLASH_MS = 1600;

export interface Moves {
  /** Scroll to the nth mention of a term that can be seen, and set it off. False where there is none. */
  showMention: (term: TermId, nth: number) => boolean;
  /** Open the card of the next or previous marked mention, with the focus in it. */
  step: (step: 1 | -1) => void;
  /** Open a card for the selection; false where that has no place on the page. */
  lookUp: (text: string, hits: TermName[], exact: boolean) => boolean;
}

export function createMoves(marks: () => Marks, highlighter: Highlighter, show: Card['dispatch']): Moves {
  let current: PageMention | null = null; // where the keyboard is
  let flash: ReturnType<typeof setTimeout> | undefined;

  const isInView = (mention: PageMention): boolean => {
    const [rect] = rectsOfMention(mention);
    return rect !== undefined && rect.top >= 0 && rect.bottom <= innerHeight;
  };

  const goTo = (mention: PageMention): void => {
    const element = elementOfMention(mention);
    if (element && !isInView(mention)) scrollIntoView(element, { block: 'center', behavior: 'instant' });
    // The middle of a long element is not where its term is.
    const [rect] = rectsOfMention(mention);
    if (rect && !isInView(mention)) scrollBy({ top: rect.top - innerHeight / 2, behavior: 'instant' });
    highlighter.focus(mention);
    clearTimeout(flash);
    flash = setTimeout(() => highlighter.focus(null), FLASH_MS);
  };

  return {
    showMention(term, nth) {
      const mentions = marks().visible.filter(({ match }) => match.term === term);
      const mention = mentions[nth % mentions.length];
      if (mention) goTo(mention);
      return mention !== undefined;
    },
    step(step) {
      const next = stepFrom(marks().marked, current, step);
      if (!next) return;
      current = next;
      goTo(next);
      show({ type: 'show', anchor: next, term: next.match.term });
    },
    lookUp(text, hits, exact) {
      const selection = getSelection();
      const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null;
      if (!range || range.getClientRects().length === 0) return false;
      const term = exact ? (hits[0]?.id ?? null) : null;
      show({ type: 'show', anchor: { lookup: text, hits, range }, term });
      return true;
    },
  };
}

/** The marked mention to go to next: after the one given, else the first that is in or below the viewport. Wraps around. */
function stepFrom(marked: readonly PageMention[], from: PageMention | null, step: 1 | -1): PageMention | undefined {
  const at = from ? marked.indexOf(from) : -1;
  if (at >= 0) return marked[(at + step + marked.length) % marked.length];
  const below = marked.findIndex((mention) => (rectsOfMention(mention)[0]?.bottom ?? -1) > 0);
  if (step > 0) return marked[Math.max(below, 0)];
  return marked[(below < 0 ? marked.length : below) - 1] ?? marked.at(-1);
}
