/**
 * Finds the open shadow roots of a page. No event and no selector tells of them: every element that may have one is asked, after
 * the text has been read, since few pages have any.
 */
import { kindOf } from './elements';
import { isConnected, isElement, isInsideAny, shadowRootOf, walkElements } from './tree';

/** Elements asked in one step. */
const STEP = 1000;

export interface HostFinder {
  /** Ask some more elements; false when all have been asked. */
  step: () => boolean;
  /** False once the place in the page has been taken away by a change of the page. */
  isIntact: () => boolean;
}

/**
 * Look through `root`, itself included. `onRoot` gets each shadow root, `onBare` each custom element that has none as yet: it may
 * get one later, and no mutation tells of that.
 */
export function createHostFinder(
  root: Node,
  { onRoot, onBare }: { onRoot: (root: ShadowRoot) => void; onBare: (host: Element) => void },
): HostFinder {
  const walker = walkElements(root);
  const roots = new Set([root]);
  let element: Element | null = isElement(root) ? root : walker.nextNode();

  const ask = (host: Element): void => {
    const { mayHost, isCustom } = kindOf(host);
    const shadow = mayHost ? shadowRootOf(host) : null;
    if (shadow) onRoot(shadow);
    else if (isCustom) onBare(host);
  };

  return {
    step() {
      for (let asked = 0; element && asked < STEP; asked++) {
        ask(element);
        element = walker.nextNode();
      }
      return element !== null;
    },
    isIntact: () => element === null || (isConnected(element) && isInsideAny(element, roots)),
  };
}
