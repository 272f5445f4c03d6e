/**
 * Which elements lie in the viewport or near it. In every frame in which a page changes the browser goes through all ranges of
 * all highlights, some 6 µs for each, and draws anew what lies around those in sight. So in a page with more than a
 * few marks only those are painted that may soon be seen.
 */
import { createObserver } from './observe';

/** Where there are no more marks than these, all count as near, and no element is watched. */
const FEW = 16;
/** So many elements count as near until it is known: the first screen of a page gets its marks at once. */
const FIRST = 50;
/** How far around the viewport is near, and around scrolling areas in the page: half their size. With `rootMargin` it would be more. */
const MARGIN = { scrollMargin: '50%' };

export interface NearViewport {
  /** The element of each mark from now on, in the order of the page. The first ones count as near until it is known. */
  watch: (elements: readonly (Element | null)[]) => void;
  /** Of others it says yes. */
  isNear: (element: Element | null) => boolean;
}

/** Calls back when other elements are near, until `signal` aborts. */
export function createNearViewport(onChange: () => void, signal: AbortSignal): NearViewport {
  const near = new WeakSet<Element>();

  const onEntries = (entries: IntersectionObserverEntry[]): void => {
    let hasChanged = false;
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      // An element that makes no box, whose text is shown all the same, is nowhere as far as the observer tells.
      const isNear = isIntersecting || boundingClientRect.width + boundingClientRect.height === 0;
      hasChanged ||= isNear !== near.has(target);
      if (isNear) near.add(target);
      else near.delete(target);
    }
    if (hasChanged) onChange();
  };
  const observer = createObserver(onEntries, signal, MARGIN);

  return {
    watch(elements) {
      const wanted = new Set(elements.filter((element) => element !== null));
      if (elements.length <= FEW) wanted.clear();
      const areFirst = observer.watched().size === 0;
      const added = observer.only(wanted);
      if (areFirst) for (const element of added.slice(0, FIRST)) near.add(element);
    },
    isNear: (element) => !observer.watched().has(element!) || near.has(element!),
  };
}
