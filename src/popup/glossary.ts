/** The bundled glossary as the popup uses it: names of terms, topics, and a search that is prepared once. */
import { createSearch } from '../core/search';
import type { Search, SearchDocument } from '../core/search';
import type { TermId, TermName } from '../core/term';
import { nameScripts, termNames } from '../glossary/bundled-names';

interface Glossary {
  find: Search;
  names: ReadonlyMap<TermId, SearchDocument>;
}

let glossary: Glossary | undefined;

function prepare(): Glossary {
  const documents = termNames();
  return { find: createSearch(documents, nameScripts()), names: new Map(documents.map((names) => [names.id, names])) };
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

/** How many terms each topic has. */
export function topicCounts(): Map<string, number> {
  glossary ??= prepare();
  const counts = new Map<string, number>();
  for (const topic of [...glossary.names.values()].flatMap(({ topics }) => topics))
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return counts;
}

/** The terms of a topic: those met most often first, then by name. */
export function termsOf(topic: string): SearchDocument[] {
  glossary ??= prepare();
  const terms = [...glossary.names.values()].filter(({ topics }) => topics.includes(topic));
  return terms.sort((a, b) => a.tier - b.tier || a.en.localeCompare(b.en, 'en'));
}
