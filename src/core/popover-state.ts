/**
 * When the card opens and closes, as a pure function. Timers, messages and drawing live elsewhere: whoever owns them watches the
 * state, runs a timer while it waits, and stops it when it does not.
 *
 * `Anchor` is whatever the card is opened for; it is only compared by identity.
 */
import type { TermId } from './term';

/** A term under the pointer whose card is not open yet. */
export interface Pending<Anchor> {
  anchor: Anchor;
  term: TermId;
}

export interface OpenCard<Anchor> {
  anchor: Anchor;
  /** The terms looked at in this card, oldest first; the last one shows. Empty for a card without an entry. */
  trail: TermId[];
  /** Opened by keyboard, menu or tap: stays until it is closed, wherever the pointer rests. */
  pinned: boolean;
}

export interface PopoverState<Anchor> {
  /** Another one for each time of resting. */
  pending: Pending<Anchor> | null;
  open: OpenCard<Anchor> | null;
  /** Has the pointer left term and card, so that it will close? */
  leaving: boolean;
}

export type PopoverEvent<Anchor> =
  /** The pointer rests on a term. */
  | { type: 'enter'; anchor: Anchor; term: TermId }
  /** The pointer is on neither term nor card, or moves too fast to mean anything. */
  | { type: 'leave' }
  /** The pointer is on the card. */
  | { type: 'hold' }
  /** The time of resting on a term is over. */
  | { type: 'dwell' }
  /** The time of grace after leaving is over. */
  | { type: 'grace' }
  /** Opened by keyboard, menu or tap. */
  | { type: 'show'; anchor: Anchor; term: TermId | null }
  /** A related term was chosen in the card. */
  | { type: 'follow'; term: TermId }
  | { type: 'back' }
  | { type: 'close' };

/** Milliseconds between leaving the term and closing: enough to cross the gap to the card. */
export const GRACE_MS = 300;

export const CLOSED: PopoverState<never> = { pending: null, open: null, leaving: false };

export function reducePopover<Anchor>(state: PopoverState<Anchor>, event: PopoverEvent<Anchor>): PopoverState<Anchor> {
  const { pending, open, leaving } = state;
  switch (event.type) {
    case 'enter':
      if (open?.pinned) return state; // the reader is in it by keyboard; a page that scrolls moves terms under the pointer
      if (open?.anchor === event.anchor)
        return pending || leaving ? { ...state, pending: null, leaving: false } : state;
      if (pending?.anchor === event.anchor) return state;
      return { ...leave(state), pending: { anchor: event.anchor, term: event.term } };
    case 'leave':
      return pending ? leave({ ...state, pending: null }) : leave(state);
    case 'hold':
      return pending || leaving ? { ...state, pending: null, leaving: false } : state;
    case 'dwell':
      return pending ? { ...CLOSED, open: { anchor: pending.anchor, trail: [pending.term], pinned: false } } : state;
    case 'grace':
      return leaving ? { ...state, open: null, leaving: false } : state;
    case 'show':
      return { ...CLOSED, open: { anchor: event.anchor, trail: event.term ? [event.term] : [], pinned: true } };
    case 'follow':
      return open ? { ...state, open: { ...open, trail: [...open.trail, event.term] } } : state;
    case 'back':
      return open && open.trail.length > 1 ? { ...state, open: { ...open, trail: open.trail.slice(0, -1) } } : state;
    case 'close':
      return open || pending ? CLOSED : state;
  }
}

/** Start the time of grace, unless nothing is open or the card was pinned. */
function leave<Anchor>(state: PopoverState<Anchor>): PopoverState<Anchor> {
  return state.open && !state.open.pinned && !state.leaving ? { ...state, leaving: true } : state;
}
