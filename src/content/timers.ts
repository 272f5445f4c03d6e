/** The times that a pointer is given. A timer that fires in vain costs more than a move: what nothing waits for is cleared. */
import { GRACE_MS, type PopoverEvent, type PopoverState } from '../core/popover-state';
import type { TermId } from '../core/term';

/**
 * Part of the delay after which an entry is asked for: a background that must wake is ready in time, and a pointer that only
 * crosses a term wakes nobody.
 */
const PREPARE_AFTER = 0.4;
/**
 * Runs the times of resting, which takes `delay` milliseconds, and of grace, each while the state waits for its end. To be called
 * whenever the state has changed.
 */
export function createPopoverTimers<Anchor>(
  prepare: (term: TermId) => void,
  dispatch: (event: PopoverEvent<Anchor>) => void,
): (before: PopoverState<Anchor>, now: PopoverState<Anchor>, delay: number) => void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let leaving: typeof resting;
  const onRested = (term: TermId, ms: number): void => {
    prepare(term);
    resting = setTimeout(dispatch, ms, { type: 'dwell' });
  };
  return (before, now, delay) => {
    if (now.pending !== before.pending) {
      clearTimeout(resting);
      if (now.pending)
        resting = setTimeout(onRested, delay * PREPARE_AFTER, now.pending.term, delay * (1 - PREPARE_AFTER));
    }
    if (now.leaving !== before.leaving) {
      clearTimeout(leaving);
      if (now.leaving) leaving = setTimeout(dispatch, GRACE_MS, { type: 'grace' });
    }
  };
}

/** Milliseconds without a move after which a pointer that came fast has stopped. */
const STOP_MS = 100;

/**
 * Told of each move whether it was fast. A pointer that came fast and stopped on a term sends no further move: then it calls
 * `onStop`. One timer serves all fast moves until then.
 */
export function createStopWatch(onStop: () => void): (wasFast: boolean) => void {
  let fastAt = 0; // time of the last fast move
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onTime = (): void => {
    const rest = fastAt + STOP_MS - performance.now();
    timer = rest > 0 ? setTimeout(onTime, rest) : undefined;
    if (!timer) onStop();
  };
  return (wasFast) => {
    if (wasFast) {
      fastAt = performance.now();
      timer ??= setTimeout(onTime, STOP_MS);
    } else if (timer !== undefined) timer = void clearTimeout(timer);
  };
}
