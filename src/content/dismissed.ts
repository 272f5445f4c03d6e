/** The terms that the reader does not want on this page. Kept in memory, until the page is left. */
import type { TermId } from '../core/term';

export interface Dismissed {
  add: (term: TermId) => void;
  /** Empty on another page, as one document may show them one after the other. */
  terms: () => ReadonlySet<TermId>;
  clear: () => void;
}

/** `pathOf` says where the page is now. */
export function createDismissed(pathOf: () => string): Dismissed {
  const dismissed = new Set<TermId>();
  let path = pathOf();
  const terms = (): Set<TermId> => {
    if (path !== pathOf()) dismissed.clear();
    path = pathOf();
    return dismissed;
  };
  return { add: (term) => void terms().add(term), terms, clear: () => dismissed.clear() };
}
