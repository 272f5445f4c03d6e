import type { TermId, TermName } from '../core/term';
import { ChineseName } from './Written';

/** A link to another entry: its names in English and Chinese. */
export function TermLink({ term, onOpen }: { term: TermName; onOpen: (term: TermId) => void }) {
  return (
    <button type="button" class="link" onClick={() => onOpen(term.id)}>
      <span lang="en">{term.en}</span> <ChineseName class="card-aside" names={term} />
    </button>
  );
}
