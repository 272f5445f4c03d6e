/** The bundled glossary as the popup uses it: names of terms, and a search that is prepared once. */
import { createSearch } from '../core/search';
import type { Search } from '../core/search';
import type { TermId, TermName } from '../core/term';
import { termNames } from '../glossary/bundled-names';

interface Glossary {
  find: Search;
  names: ReadonlyMap<TermId, TermName>;
}

let glossary: Glossary | undefined;

function prepare(): Glossary {
  const documents = termNames();
  return { find: createSearch(documents), names: new Map(documents.map((names) => [names.id, names])) };
}

/** Search over all terms. The first call takes some milliseconds longer. */
export function findTerms(query: string): ReturnType<Search> {
  if (query.trim() === '') return [];
  glossary ??= prepare();
  return glossary.find(query);
}

/** The names of a term; undefined for one that the glossary no longer has. */
export function nameOf(term: TermId): TermName | undefined {
  glossary ??= prepare();
  return glossary.names.get(term);
}
