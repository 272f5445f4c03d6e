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
 * Call `step` until it returns false, at most `SLICE_MS` at a time. Stops, without a further step, when `signal` aborts.
 * Resolves when the work is done or stopped.
 */
export async function runInSlices(step: () => boolean, signal: AbortSignal): Promise<void> {
  let until = performance.now() + SLICE_MS;
  while (!signal.aborted && step()) {
    if (performance.now() < until) continue;
    await nextTurn();
    if (page.isHidden() && !signal.aborted) await whenShown(signal);
    until = performance.now() + SLICE_MS;
  }
}

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
