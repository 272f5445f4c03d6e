/**
 * The element our card lives in: one host with a shadow root that the page cannot enter, put into the page at first use and
 * taken away afterwards.
 *
 * It is a manual popover, so it stands in the top layer above everything of the page. A modal dialog or a fullscreen element
 * makes everything outside it inert: then the host goes into that element.
 */
import { append, hostOf, isElement, matches, page, parentOf } from './tree';

export interface ShadowHost {
  element: HTMLElement;
  root: ShadowRoot;
  /** Show the host where a card for `anchor` can be seen and clicked. */
  show: (anchor: Node | null) => void;
  /** Move the host's corner to this point, in CSS pixels of the viewport. */
  moveTo: (x: number, y: number) => void;
  /** The most that the content may be high, in CSS pixels of the viewport; null for no limit. */
  limitHeight: (height: number | null) => void;
  hide: () => void;
}

/** `css` styles the host and what is put into the root. `mode` is closed in every release; a test build opens it. */
export function createShadowHost(css: string, mode: ShadowRootMode): ShadowHost {
  const element = page.create('div');
  const root = element.attachShadow({ mode });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  // A zoom on the page's root zooms the host too.
  const zoom = (): number => element.currentCSSZoom || 1;
  return {
    element,
    root,
    show(anchor) {
      const parent = topLayerParent(anchor);
      if (parentOf(element) !== parent) {
        element.popover = 'manual';
        append(parent, element);
      }
      if (!element.matches(':popover-open')) element.showPopover();
    },
    moveTo(x, y) {
      element.style.setProperty('--tl-x', `${x / zoom()}px`);
      element.style.setProperty('--tl-y', `${y / zoom()}px`);
    },
    limitHeight(height) {
      // Never taken away: a page may set a variable of this name itself.
      element.style.setProperty('--tl-max-height', height === null ? 'none' : `${height / zoom()}px`);
    },
    hide() {
      element.remove();
    },
  };
}

/** The innermost modal dialog, fullscreen element or popover of the page around the anchor, else the root element. */
function topLayerParent(anchor: Node | null): Node {
  for (let node = anchor; node; node = parentOf(node) ?? hostOf(node)) {
    if (isElement(node) && matches(node, ':modal, :fullscreen, :popover-open')) return node;
  }
  return page.find(':fullscreen, dialog:modal') ?? page.root() ?? document;
}

/**
 * Take away cards that an earlier copy of this script has left open: Firefox puts a new copy into every page after an update,
 * and the old one can do nothing any more. They are known by the variables that place them.
 */
export function removeLeftovers(): void {
  for (const left of page.findAll('div[popover="manual"][style*="--tl-x"]')) left.remove();
}
