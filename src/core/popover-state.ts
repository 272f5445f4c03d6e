/**
 * When the card opens and closes, as a pure function. Timers, messages and drawing live elsewhere: whoever owns them watches the
 * state, and a timer that comes late carries a token that no longer fits.
 *
 * `Anchor` is whatever the card is opened for; it is only compared by identity.
 */
import type { TermId } from './term';

/** A term under the pointer whose card is not open yet. */
export interface Pending<Anchor> {
  anchor: Anchor;
  term: TermId;
  token: number;
}

export interface OpenCard<Anchor> {
  anchor: Anchor;
  /** The terms looked at in this card, oldest first; the last one shows. Empty for a card without an entry. */
  trail: TermId[];
  /** Opened by keyboard, menu or tap: stays until it is closed, wherever the pointer rests. */
  pinned: boolean;
}

export interface PopoverState<Anchor> {
  pending: Pending<Anchor> | null;
  open: OpenCard<Anchor> | null;
  /** Set while the pointer has left term and card: the token of the timer that will close it. */
  leaving: number | null;
  /** The last token given out. */
  token: number;
}

export type PopoverEvent<Anchor> =
  /** The pointer rests on a term. */
  | { type: 'enter'; anchor: Anchor; term: TermId }
  /** The pointer is on neither term nor card, or moves too fast to mean anything. */
  | { type: 'leave' }
  /** The pointer is on the card. */
  | { type: 'hold' }
  /** The time of resting on a term is over. */
  | { type: 'dwell'; token: number }
  /** The time of grace after leaving is over. */
  | { type: 'grace'; token: number }
  /** Opened by keyboard, menu or tap. */
  | { type: 'show'; anchor: Anchor; term: TermId | null }
  /** A related term was chosen in the card. */
  | { type: 'follow'; term: TermId }
  | { type: 'back' }
  | { type: 'close' };

/** Milliseconds between leaving the term and closing: enough to cross the gap to the card. */
export const GRACE_MS = 300;

export const CLOSED: PopoverState<never> = { pending: null, open: null, leaving: null, token: 0 };

export function reducePopover<Anchor>(state: PopoverState<Anchor>, event: PopoverEvent<Anchor>): PopoverState<Anchor> {
  const { pending, open, leaving } = state;
  switch (event.type) {
    case 'enter':
      if (open?.pinned) return state; // the reader is in it by keyboard; a page that scrolls moves terms under the pointer
      if (open?.anchor === event.anchor)
        return pending || leaving !== null ? { ...state, pending: null, leaving: null } : state;
      if (pending?.anchor === event.anchor) return state;
      return wait(leave(state), event.anchor, event.term);
    case 'leave':
      return pending ? leave({ ...state, pending: null }) : leave(state);
    case 'hold':
      return pending || leaving !== null ? { ...state, pending: null, leaving: null } : state;
    case 'dwell':
      if (pending?.token !== event.token) return state;
      return {
        ...state,
        pending: null,
        leaving: null,
        open: { anchor: pending.anchor, trail: [pending.term], pinned: false },
      };
    case 'grace':
      return leaving === event.token ? { ...state, open: null, leaving: null } : state;
    case 'show':
      return {
        ...state,
        pending: null,
        leaving: null,
        open: { anchor: event.anchor, trail: event.term ? [event.term] : [], pinned: true },
      };
    case 'follow':
      return open ? { ...state, open: { ...open, trail: [...open.trail, event.term] } } : state;
    case 'back':
      return open && open.trail.length > 1 ? { ...state, open: { ...open, trail: open.trail.slice(0, -1) } } : state;
    case 'close':
      return open || pending ? { ...state, pending: null, open: null, leaving: null } : state;
  }
}

/** Start the time of resting on a term. */
function wait<Anchor>(state: PopoverState<Anchor>, anchor: Anchor, term: TermId): PopoverState<Anchor> {
  const token = state.token + 1;
  return { ...state, pending: { anchor, term, token }, token };
}

/** Start the time of grace, unless it runs, nothing is open or the card was pinned. */
function leave<Anchor>(state: PopoverState<Anchor>): PopoverState<Anchor> {
  if (!state.open || state.open.pinned || state.leaving !== null) return state;
  return { ...state, leaving: state.token + 1, token: state.token + 1 };
}
