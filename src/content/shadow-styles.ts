/**
 * The open shadow roots of a page, and the look of marks inside them. Firefox does not apply a document's highlight rules
 * there, so a root that holds a mark gets a sheet of ours, as long as it does; Chromium does not mind it.
 */
import { ask } from '../platform/messaging';
import type { PageMention } from '../page/mentions';
import { isConnected, rootOf } from '../page/tree';

export interface ShadowStyles {
  /** Add a root; false if it is known already. */
  add: (root: ShadowRoot) => boolean;
  /** The roots that are in the page. */
  roots: () => ShadowRoot[];
  /** Give our sheet to the roots of these mentions, and to no others. */
  dress: (marked: readonly PageMention[]) => void;
  clear: () => void;
}

const askLook = (): Promise<{ css: string } | null> => ask('marks/look', {}).catch(() => null);

export function createShadowStyles(): ShadowStyles {
  const known = new Set<ShadowRoot>();
  let connected: ShadowRoot[] = [];
  let sheet: CSSStyleSheet | null = null;

  const ours = (): CSSStyleSheet => {
    if (!sheet) {
      const empty = (sheet = new CSSStyleSheet());
      // The look of marks comes by message: few pages have any in a shadow tree.
      void askLook().then((look) => look && empty.replaceSync(look.css));
    }
    return sheet;
  };
  const undress = (root: ShadowRoot): void => {
    if (!sheet || !root.adoptedStyleSheets.includes(sheet)) return;
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };

  return {
    add(root) {
      if (known.has(root)) return false;
      known.add(root);
      connected.push(root);
      return true;
    },
    roots: () => connected,
    dress(marked) {
      if (known.size === 0) return;
      for (const root of known) if (!isConnected(root)) known.delete(root);
      connected = [...known];
      const marking = new Set<Node>(marked.map(({ segments }) => rootOf(segments[0]!.node)));
      for (const root of connected) {
        if (!marking.has(root)) undress(root);
        else if (!root.adoptedStyleSheets.includes(ours()))
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, ours()];
      }
    },
    clear() {
      known.forEach(undress);
      known.clear();
      connected = [];
    },
  };
}
