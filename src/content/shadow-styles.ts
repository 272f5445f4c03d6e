/**
 * The look of marks inside open shadow roots. Firefox does not apply a document's highlight rules there, so each root gets a
 * sheet of ours; Chromium does not mind it.
 */
import highlightCss from './highlight.css?inline';

export interface ShadowStyles {
  /** Add a root; false if it is known already. */
  add: (root: ShadowRoot) => boolean;
  /** The roots that are still in the page. */
  roots: () => ShadowRoot[];
  clear: () => void;
}

export function createShadowStyles(): ShadowStyles {
  const known = new Set<ShadowRoot>();
  let sheet: CSSStyleSheet | null = null;
  const ours = (): CSSStyleSheet => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(highlightCss);
    }
    return sheet;
  };
  return {
    add(root) {
      if (known.has(root)) return false;
      known.add(root);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, ours()];
      return true;
    },
    roots: () => [...known].filter((root) => root.isConnected),
    clear() {
      for (const root of known) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
      known.clear();
    },
  };
}
