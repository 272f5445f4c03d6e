/** The bundled glossary, ready to be asked. */
import type { Matcher } from '../core/matcher';
import type { Entry, TermId } from '../core/term';
import { ensureGenerated } from './generated';

export interface Bundled {
  matcher: Matcher;
  /** The entry of a term; null for what the glossary knows as noise. */
  findEntry: (term: TermId) => Entry | null;
}

/** Compile the glossary if its sources have changed, and open it. */
export async function openBundled(): Promise<Bundled> {
  ensureGenerated();
  const [{ createMatcher }, { openBundledIndex }, { findEntry }] = await Promise.all([
    import('../core/matcher'),
    import('../glossary/bundled-index'),
    import('../glossary/bundled-entries'),
  ]);
  const known = new Map<TermId, Entry | null>(); // each is parsed anew whenever it is asked for
  return {
    matcher: createMatcher(openBundledIndex()),
    findEntry(term) {
      if (!known.has(term)) known.set(term, findEntry(term));
      return known.get(term)!;
    },
  };
}
