/**
 * Finds the open shadow roots of a page. No event and no selector tells of them: every element is asked, after the text has been
 * read, since few pages have any.
 */
import {
  firstElementOf,
  isConnected,
  isElement,
  isInsideAny,
  matches,
  nameOf,
  queryIn,
  shadowRootOf,
  walkElements,
} from './tree';

/** Elements asked in one step. */
const STEP = 2000;

/** Custom elements whose script has not come yet. */
const UNDEFINED = ':not(:defined)';

export interface HostFinder {
  /** Ask some more elements; false when all have been asked. */
  step: () => boolean;
  /** False once the place in the page has been taken away by a change of the page. */
  isIntact: () => boolean;
}

/**
 * Look through `root`, itself included. `onRoot` gets each shadow root, `onBare` each custom element that will get its own later, if
 * at all: no mutation tells of that.
 */
export function createHostFinder(
  root: Node,
  { onRoot, onBare }: { onRoot: (root: ShadowRoot) => void; onBare: (host: Element) => void },
): HostFinder {
  if (isElement(root) && !firstElementOf(root)) return askAlone(root, onRoot, onBare);
  const walker = walkElements(root);
  const roots = new Set([root]);
  let element: Element | null = isElement(root) ? root : walker.nextNode();
  const inside = isElement(root) ? walker.nextNode() : element;
  if (inside) for (const host of queryIn(root, UNDEFINED)) onBare(host);
  return {
    step() {
      for (let asked = 0; element && asked < STEP; asked++) {
        const shadow = shadowRootOf(element);
        if (shadow) onRoot(shadow);
        element = element === root ? inside : walker.nextNode();
      }
      return element !== null;
    },
    isIntact: () => element === null || (isConnected(element) && isInsideAny(element, roots)),
  };
}

/** Custom elements that may get a shadow root later. */
export interface BareHosts {
  add: (host: Element) => void;
  /** Take out those that have got one since, and those that have left the page. */
  takeAttached: () => Element[];
}

export function createBareHosts(onAdd: () => void): BareHosts {
  const hosts = new Set<Element>();
  return {
    add(host) {
      hosts.add(host);
      onAdd();
    },
    takeAttached() {
      const attached = [...hosts].filter((host) => !isConnected(host) || shadowRootOf(host) !== null);
      for (const host of attached) hosts.delete(host);
      return attached;
    },
  };
}

/** An element without others in it, as most that come one by one. */
function askAlone(element: Element, onRoot: (root: ShadowRoot) => void, onBare: (host: Element) => void): HostFinder {
  const shadow = shadowRootOf(element);
  if (shadow) onRoot(shadow);
  else if (nameOf(element).includes('-') && matches(element, UNDEFINED)) onBare(element);
  return { step: () => false, isIntact: () => true };
}
