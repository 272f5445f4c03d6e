/** Turns what the pointer and the keyboard do in the page into events of the popover. */
import { addSample, isFast, type Sample } from '../core/pointer';
import type { HitTest } from '../page/hit-test';
import type { PageMention } from '../page/mentions';
import type { Card } from './card';

export interface PointerWatch {
  /** Listen; again after the page has thrown all listeners away (`document.open`). */
  attach: () => void;
}

export function createPointerWatch(card: Card, hitTest: HitTest, signal: AbortSignal): PointerWatch {
  let samples: Sample[] = [];
  let last: PointerEvent | null = null;
  let frame = 0;

  /** At most once a frame, however many moves the frame saw. */
  const look = (): void => {
    frame = 0;
    if (!last || signal.aborted) return;
    if (card.isOurs(last.target)) return card.dispatch({ type: 'hold' });
    const ignored = last.buttons !== 0 || last.pointerType === 'touch' || isFast(samples);
    const hit = ignored ? null : hitTest.at(last.clientX, last.clientY);
    if (hit) card.dispatch(entering(hit.mention));
    else card.dispatch({ type: 'leave' });
  };

  const onMove = (event: PointerEvent): void => {
    last = event;
    samples = addSample(samples, { x: event.clientX, y: event.clientY, time: event.timeStamp });
    frame ||= requestAnimationFrame(look);
  };

  /** A pointer that came fast and stopped on a term sends no further move: look once more when it has slowed down. */
  const onStop = (): void => {
    if (!last || !isFast(samples)) return;
    samples = [];
    frame ||= requestAnimationFrame(look);
  };
  let stopTimer: ReturnType<typeof setTimeout> | undefined;
  const onAnyMove = (event: PointerEvent): void => {
    onMove(event);
    if (!isFast(samples)) return;
    clearTimeout(stopTimer);
    stopTimer = setTimeout(onStop, 100);
  };

  const onOut = (event: PointerEvent): void => {
    if (event.relatedTarget !== null) return;
    last = null;
    card.dispatch({ type: 'leave' });
  };

  const onDown = (event: PointerEvent): void => {
    if (!card.isOurs(event.target)) card.dispatch({ type: 'close' });
  };

  /** Touch has no hovering: a tap opens the card, but a tap on a link or button stays theirs. */
  const onClick = (event: MouseEvent): void => {
    if (!isTouch(event) || card.isOurs(event.target)) return;
    if ((event.target as Element | null)?.closest?.('a[href], button, [role="button"], label, summary')) return;
    const hit = hitTest.at(event.clientX, event.clientY);
    if (hit) card.dispatch({ type: 'show', anchor: hit.mention, term: hit.mention.match.term });
  };

  const onKey = (event: KeyboardEvent): void => {
    const { open, pending } = card.state();
    if (event.key === 'Escape' && open) {
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
    document.addEventListener('pointermove', onAnyMove, options);
    document.addEventListener('pointerout', onOut, options);
    document.addEventListener('pointerdown', onDown, options);
    document.addEventListener('click', onClick, options);
    addEventListener('keydown', onKey, { signal, capture: true });
  };
  attach();
  return { attach };
}

const entering = (mention: PageMention) => ({ type: 'enter', anchor: mention, term: mention.match.term }) as const;

const isTouch = (event: MouseEvent): boolean => (event as PointerEvent).pointerType === 'touch';
