/** Turns what the pointer and the keyboard do in the page into events of the popover. */
import { addSample, isFast, type Sample } from '../core/pointer';
import type { HitTest } from '../page/hit-test';
import { closest } from '../page/tree';
import type { Card } from './card';

/** Milliseconds without a move after which a pointer that came fast has stopped. */
const STOP_MS = 100;

export function createPointerWatch(card: Card, hitTest: HitTest, checkAlive: () => boolean, signal: AbortSignal): void {
  const hover = createHover(card, hitTest, checkAlive);

  const onDown = ({ target }: PointerEvent): void => {
    if (!card.isOurs(target)) card.dispatch({ type: 'close' });
  };

  /** Touch has no hovering: a tap opens the card, but a tap on a link or button stays theirs. */
  const onClick = (event: MouseEvent): void => {
    const { target, isTrusted } = event;
    if ((event as PointerEvent).pointerType !== 'touch' || !isTrusted || card.isOurs(target)) return;
    if (target instanceof Element && closest(target, 'a[href], button, [role="button"], label, summary')) return;
    const hit = hitTest.at(event.clientX, event.clientY);
    if (hit) card.dispatch({ type: 'show', anchor: hit.mention, term: hit.mention.match.term });
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

  // On the window: a page may put an image named "addEventListener" on the document.
  const options = { signal, passive: true, capture: true };
  addEventListener('pointermove', hover.onMove, options);
  addEventListener('pointerout', hover.onOut, options);
  addEventListener('pointerdown', onDown, options);
  addEventListener('click', onClick, options);
  addEventListener('keydown', onKey, { signal, capture: true });
  addEventListener('keyup', onKeyUp, { signal, capture: true });
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Follows the pointer, at most once a frame, however many moves the frame saw. */
function createHover(card: Card, hitTest: HitTest, checkAlive: () => boolean) {
  let samples: Sample[] = [];
  let last: PointerEvent | null = null;
  let frame = 0;
  let stopTimer: ReturnType<typeof setTimeout> | undefined;

  const look = (): void => {
    frame = 0;
    if (!last || !checkAlive()) return;
    if (card.isOurs(last.target)) return card.dispatch({ type: 'hold' });
    const ignored = last.buttons !== 0 || last.pointerType === 'touch' || isFast(samples);
    const hit = ignored ? null : hitTest.at(last.clientX, last.clientY);
    card.dispatch(hit ? { type: 'enter', anchor: hit.mention, term: hit.mention.match.term } : { type: 'leave' });
  };

  /** A pointer that came fast and stopped on a term sends no further move. */
  const onStop = (): void => {
    samples = [];
    frame ||= requestAnimationFrame(look);
  };

  return {
    onMove: (event: PointerEvent): void => {
      if (!event.isTrusted) return;
      last = event;
      samples = addSample(samples, { x: event.clientX, y: event.clientY, time: event.timeStamp });
      frame ||= requestAnimationFrame(look);
      clearTimeout(stopTimer);
      if (isFast(samples)) stopTimer = setTimeout(onStop, STOP_MS);
    },
    onOut: ({ relatedTarget }: PointerEvent): void => {
      if (relatedTarget !== null) return;
      last = null;
      card.dispatch({ type: 'leave' });
    },
  };
}
