/** Turns what the pointer and the keyboard do in the page into events of the popover. */
import { addSample, isFast, type Sample } from '../core/pointer';
import type { HitTest } from '../page/hit-test';
import type { Card } from './card';

export interface PointerWatch {
  /** Listen; again after the page has thrown all listeners away (`document.open`). */
  attach: () => void;
}

/** Milliseconds without a move after which a pointer that came fast has stopped. */
const STOP_MS = 100;

export function createPointerWatch(
  card: Card,
  hitTest: HitTest,
  checkAlive: () => boolean,
  signal: AbortSignal,
): PointerWatch {
  const hover = createHover(card, hitTest, checkAlive);

  const onDown = ({ target }: PointerEvent): void => {
    if (!card.isOurs(target)) card.dispatch({ type: 'close' });
  };

  /** Touch has no hovering: a tap opens the card, but a tap on a link or button stays theirs. */
  const onClick = (event: MouseEvent): void => {
    if ((event as PointerEvent).pointerType !== 'touch' || card.isOurs(event.target)) return;
    if ((event.target as Element | null)?.closest?.('a[href], button, [role="button"], label, summary')) return;
    const hit = hitTest.at(event.clientX, event.clientY);
    if (hit) card.dispatch({ type: 'show', anchor: hit.mention, term: hit.mention.match.term });
  };

  const onKey = (event: KeyboardEvent): void => {
    const { open, pending } = card.state();
    if (event.key === 'Escape' && open) {
      // A menu open inside the card closes first, by its own handler.
      if (card.hasOpenMenu()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      card.dispatch({ type: 'close' });
    } else if (
      event.key === 'ArrowLeft' &&
      event.altKey &&
      open &&
      open.trail.length > 1 &&
      card.isOurs(event.target)
    ) {
      event.preventDefault();
      card.dispatch({ type: 'back' });
    } else if (pending) card.dispatch({ type: 'leave' });
  };

  const attach = (): void => {
    const options = { signal, passive: true, capture: true };
    document.addEventListener('pointermove', hover.onMove, options);
    document.addEventListener('pointerout', hover.onOut, options);
    document.addEventListener('pointerdown', onDown, options);
    document.addEventListener('click', onClick, options);
    addEventListener('keydown', onKey, { signal, capture: true });
  };
  attach();
  return { attach };
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
