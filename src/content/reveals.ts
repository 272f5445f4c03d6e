/**
 * Text that waits in a closed menu, tab or dialog changes nothing in the tree of the page when it is shown, or shown text
 * hidden. So those who wait are watched for a box of their own, and after the reader has done something all is looked at again.
 */
import { once } from '../core/memoize';
import { createObserver } from '../page/observe';

/** Milliseconds after a click or key in which a page has usually shown what it hid. */
const ACT_MS = 400;
/** Milliseconds in which elements that get a box together are gathered. */
const BOX_MS = 50;

export interface Reveals {
  /** Look out from now on, if not yet: there is something that may be shown or hidden. On most pages there never is. */
  listen: () => void;
  /** Watch these elements for being shown, and no others. */
  watch: (hidden: readonly Element[]) => void;
}

/** Calls back when something may have been shown or hidden, until `signal` aborts. */
export function createReveals(onReveal: () => void, signal: AbortSignal): Reveals {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(onReveal, delay);
  };

  const onEntries = (entries: IntersectionObserverEntry[]): void => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) later(BOX_MS);
  };
  const observer = createObserver(onEntries, signal);
  const onChange = (): void => {
    if (observer.watched().size > 0) later(ACT_MS);
  };
  const listen = once(() => {
    for (const type of ['click', 'keyup', 'resize', 'visibilitychange', 'popstate']) {
      addEventListener(type, () => later(ACT_MS), { signal, passive: true, capture: true });
    }
    // What is there but transparent, or moved in by an animation, has its box all the time.
    for (const type of ['scroll', 'transitionend', 'animationend']) {
      addEventListener(type, onChange, { signal, passive: true, capture: true });
    }
  });
  signal.addEventListener('abort', () => clearTimeout(timer));

  return {
    listen,
    watch(hidden) {
      listen();
      observer.only(new Set(hidden));
    },
  };
}
