/** Moving about among the mentions of a page: from the popup's list, by keyboard, and to what was looked up. */
import type { TermId, TermName } from '../core/term';
import type { Highlighter } from '../page/highlighter';
import { rectsOfMention } from '../page/hit-test';
import type { PageMention } from '../page/mentions';
import type { Card } from './card';
import type { Marks } from './marks';

/** Milliseconds for which a mention that was gone to stays set off. */
const FLASH_MS = 1600;

export interface Moves {
  /** Scroll to the nth mention of a term that can be seen, and set it off. False where there is none. */
  showMention: (term: TermId, nth: number) => boolean;
  /** Open the card of the next or previous marked mention, with the focus in it. */
  step: (step: 1 | -1) => void;
  /** Open a card for the selection. */
  lookUp: (text: string, hits: TermName[], exact: boolean) => void;
}

export function createMoves(marks: () => Marks, highlighter: Highlighter, card: Card): Moves {
  let current: PageMention | null = null; // where the keyboard is
  let flash: ReturnType<typeof setTimeout> | undefined;

  const goTo = (mention: PageMention): void => {
    const [rect] = rectsOfMention(mention);
    const isInView = rect && rect.top >= 0 && rect.bottom <= innerHeight;
    if (!isInView) mention.segments[0]!.node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
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
      card.dispatch({ type: 'show', anchor: next, term: next.match.term });
    },
    lookUp(text, hits, exact) {
      const selection = getSelection();
      if (!selection || selection.rangeCount === 0) return;
      const range = selection.getRangeAt(0).cloneRange();
      card.dispatch({
        type: 'show',
        anchor: { lookup: text, hits, range },
        term: exact ? (hits[0]?.id ?? null) : null,
      });
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
