/** Work in slices, so that the page stays responsive: 5 ms of ours, then the page's turn. A hidden tab rests until it is shown. */
import { page } from './tree';

/** Milliseconds of work before the page gets its turn; a frame at 60 Hz has 16. */
const SLICE_MS = 5;

interface Scheduler {
  yield?: () => Promise<void>;
}

/** Let the browser do what waits. `scheduler.yield` comes back before other tasks, without a timer's minimum delay. */
function nextTurn(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  return scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
}

/** Milliseconds after which a frame is no longer waited for: what is out of sight gets none. */
const FRAME_MS = 100;

/** Let the browser draw what has been marked: turns as above come back before it does. */
async function nextFrame(): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, FRAME_MS);
    globalThis.requestAnimationFrame?.(() => {
      clearTimeout(timer);
      resolve();
    });
  });
  await nextTurn(); // what a frame calls comes before it is drawn
}

/** Resolves when the tab is shown, or `signal` aborts. */
function whenShown(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const shown = new AbortController();
    const end = (): void => {
      shown.abort();
      resolve();
    };
    addEventListener('visibilitychange', end, { signal: shown.signal, capture: true });
    signal.addEventListener('abort', end, { signal: shown.signal });
  });
}

/**
 * Call `step` until it returns false, at most `SLICE_MS` at a time; where it returns `draw` the page is drawn before the next one.
 * Stops, without a further step, when `signal` aborts. Resolves when the work is done or stopped.
 */
export async function runInSlices(step: () => boolean | 'draw', signal: AbortSignal): Promise<void> {
  let begin = performance.now();
  for (let next = !signal.aborted && step(); next; next = !signal.aborted && step()) {
    if (next !== 'draw' && performance.now() < begin + SLICE_MS) continue;
    worked += performance.now() - begin;
    await (next === 'draw' ? nextFrame() : nextTurn());
    if (page.isHidden() && !signal.aborted) await whenShown(signal);
    begin = performance.now();
  }
  worked += performance.now() - begin;
}

let worked = 0;
/** Milliseconds that all work in slices has taken so far. */
export const workedMs = (): number => worked;

/** Run steps to their end, in slices. Resolves with what they come to; undefined when `signal` aborts before. */
export async function runToEnd<Result>(
  steps: Generator<void, Result>,
  signal: AbortSignal,
): Promise<Result | undefined> {
  let result: Result | undefined;
  await runInSlices(() => {
    const { done, value } = steps.next();
    if (done) result = value;
    return !done;
  }, signal);
  return result;
}

/** Run steps to their end in one go, where nothing waits for its turn. */
export function toEnd<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
