/** Turns what the pointer and the keyboard do in the page into events of the popover. */
import { once } from '../core/memoize';
import { addSample, isFast, type Sample } from '../core/pointer';
import type { HitTest } from '../page/hit-test';
import type { PageMention } from '../page/mentions';
import { closest, page } from '../page/tree';
import type { Anchor } from './anchor';
import type { Card } from './card';
import { createStopWatch } from './timers';

export interface PointerWatch {
  /** Tell the card of an event that may open it, from elsewhere. */
  open: Card['dispatch'];
  /** Marks may have come under the pointer, which does not tell that by itself. */
  onMarked: () => void;
}

/** Listens from the first mark or card on: on most pages there never is one. */
export function createPointerWatch(
  card: Card,
  hitTest: HitTest,
  checkAlive: () => boolean,
  signal: AbortSignal,
): PointerWatch {
  const options = { signal, passive: true, capture: true };
  const hover = createHover(card, hitTest, checkAlive, options);

  const onDown = ({ target }: PointerEvent): void => {
    if (!card.isOurs(target)) card.dispatch({ type: 'close' });
  };

  /** Touch has no hovering: a tap opens the card, but a tap on a link or button stays theirs. */
  const onClick = (event: MouseEvent): void => {
    const { target, isTrusted } = event;
    if ((event as PointerEvent).pointerType !== 'touch' || !isTrusted || card.isOurs(target)) return;
    if (target instanceof Element && closest(target, 'a[href], button, [role="button"], label, summary')) return;
    const mention = hitTest.at(event);
    if (!mention) return;
    card.pointAt(event);
    card.dispatch({ type: 'show', anchor: mention, term: mention.match.term });
  };

  /** Esc, from the press to the release: what it closes is our card, and nothing of the page. */
  let swallowsEscape = false;
  const onKey = (event: KeyboardEvent): void => {
    const { open, pending } = card.state();
    if (event.isComposing || !event.isTrusted) return;
    if (event.key === 'Escape' && open) {
      // A menu open inside the card closes first, by its own handler.
      if (card.hasOpenMenu()) return;
      swallowsEscape = true;
      stop(event);
      card.dispatch({ type: 'close' });
      hover.onClosed();
    } else if (event.key === 'ArrowLeft' && event.altKey && open && card.isOurs(event.target)) {
      event.preventDefault(); // also where there is nothing to go back to: the reader means the card, not the page
      card.dispatch({ type: 'back' });
    } else if (pending) card.dispatch({ type: 'leave' });
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !swallowsEscape) return;
    swallowsEscape = false;
    stop(event);
  };

  const listen = once(() => {
    // By the window's own: a page may put an image named "addEventListener" on the document, or a form's input on its root.
    addEventListener('pointerover', hover.onOver, options);
    addEventListener.call(page.root() ?? window, 'pointerleave', hover.onOut, { signal });
    addEventListener('pointerdown', onDown, options);
    addEventListener('click', onClick, options);
    addEventListener('keydown', onKey, { signal, capture: true });
    addEventListener('keyup', onKeyUp, { signal, capture: true });
  });
  return {
    open(event) {
      listen();
      card.dispatch(event);
    },
    onMarked() {
      listen();
      hover.follow();
    },
  };
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Tell the card which mention the pointer rests on. */
function enter(card: Card, mention: PageMention | null, checkAlive: () => boolean): void {
  if (!mention) return card.dispatch({ type: 'leave' });
  const { open, pending } = card.state();
  const isNew = mention !== pending?.anchor && mention !== open?.anchor;
  if (isNew && !checkAlive()) return;
  card.dispatch({ type: 'enter', anchor: mention, term: mention.match.term });
}

/** What a card is open or about to open for. */
const anchorOf = (card: Card): Anchor | undefined => (card.state().open ?? card.state().pending)?.anchor;

/** Does the pointer stay on that? Most moves do, and are only remembered. */
const stays = (card: Card, hitTest: HitTest, event: PointerEvent): boolean =>
  !card.state().leaving && hitTest.isStillOn(anchorOf(card), event);

/**
 * Follows the pointer near marks, and while a card is open or about to open. Elsewhere it hears of no moves, and only remembers
 * where the pointer came into the element that it is in.
 */
function createHover(card: Card, hitTest: HitTest, checkAlive: () => boolean, options: AddEventListenerOptions) {
  const samples: Sample[] = [];
  let last: PointerEvent | null = null;
  let isPassed = false; // was the last event only remembered?
  let closedAt: PointerEvent | null = null; // the last event when a key closed the card

  const look = (): void => {
    if (!last) return;
    if (card.isOurs(last.target)) return card.dispatch({ type: 'hold' });
    const ignored = last.buttons !== 0 || last.pointerType === 'touch' || isFast(samples);
    enter(card, ignored ? null : hitTest.at(last), checkAlive);
  };

  const watchStop = createStopWatch(() => {
    samples.length = 0;
    look();
  });

  const isOfUse = ({ target }: PointerEvent): boolean => hitTest.isNear(target) || anchorOf(card) !== undefined;
  const pass = (event: PointerEvent): void => {
    last = event;
    isPassed = true;
  };

  const onMove = (event: PointerEvent): void => {
    if (!event.isTrusted || (closedAt?.x === event.x && closedAt.y === event.y)) return;
    if (stays(card, hitTest, event)) return pass(event);
    closedAt = null;
    const passed = isPassed ? last : null;
    last = event;
    isPassed = !isOfUse(event);
    if (isPassed) return removeEventListener('pointermove', onMove, options);
    if (passed) addSample(samples, passed); // else the first move onto a mark would tell no speed
    addSample(samples, event);
    if (!card.isOurs(event.target)) card.pointAt(event);
    const wasFast = isFast(samples);
    watchStop(wasFast);
    if (wasFast && !anchorOf(card)) return; // there is nothing to leave
    look(); // at once: browsers send one move a frame, and a frame of our own would cost more than the look
  };
  const follow = (): void => addEventListener('pointermove', onMove, options);

  return {
    follow,
    /** Comes before the move that leads into an element. */
    onOver: (event: PointerEvent): void => {
      if (!event.isTrusted) return;
      return isOfUse(event) ? follow() : pass(event);
    },
    /** Browsers tell of moves that lead nowhere, when the page has changed under the pointer: they open no card that a key has closed. */
    onClosed: (): void => {
      closedAt = last;
      last = null;
    },
    onOut: (): void => {
      last = null;
      card.dispatch({ type: 'leave' });
    },
  };
}
