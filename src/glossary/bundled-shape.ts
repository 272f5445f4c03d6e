/**
 * How entries are stored in the extension. What many entries repeat, documents and the names of related terms, is stored
 * once: a thousand entries would otherwise outgrow the largest file that the stores accept.
 */
import type { Entry, RelationKind, Source, SourceId, TermId, TermName } from '../core/term';

export interface StoredEntry extends Omit<Entry, 'sources' | 'relations'> {
  relations: [RelationKind, TermId][];
}

/** The entry without what can be looked up elsewhere. */
export function packEntry({ sources: _sources, relations, ...entry }: Entry): StoredEntry {
  return { ...entry, relations: relations.map(({ relation, id }) => [relation, id]) };
}

/** The inverse of `packEntry`. What the look-ups do not know is left out. */
export function unpackEntry(
  { relations, ...entry }: StoredEntry,
  findName: (id: TermId) => TermName | null,
  findSource: (id: SourceId) => Source | null,
): Entry {
  return {
    ...entry,
    relations: relations.flatMap(([relation, id]) => {
      const name = findName(id);
      return name ? [{ relation, id, en: name.en, zhHans: name.zhHans, zhHant: name.zhHant }] : [];
    }),
    sources: citedSources(entry).flatMap((id) => findSource(id) ?? []),
  };
}

/** Every document that a text of the entry rests on, in the order in which a card shows the texts, each once. */
export function citedSources(
  entry: Pick<Entry, 'definition' | 'official' | 'independent' | 'timeline' | 'quotation'>,
): SourceId[] {
  const { definition, official, independent, timeline, quotation } = entry;
  const cites = [definition, official, independent].flatMap((claim) => claim?.sources ?? []);
  const others = [...timeline, ...(quotation ? [quotation] : [])].map(({ cite }) => cite);
  return [...new Set([...cites, ...others].map(({ source }) => source))];
}
