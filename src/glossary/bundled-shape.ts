/**
 * How entries are stored in the extension. What many entries repeat, documents and the names of related terms, is stored
 * once, or the file would reach the largest size that the stores accept with far fewer entries.
 */
import type { Entry, FiledEntry, Parts, RelationKind, Source, SourceId, TermId, TermName } from '../core/term';

export interface StoredEntry extends Omit<Entry, 'sources' | 'relations' | 'parts'> {
  relations: [RelationKind, TermId][];
  parts: (Pick<Parts, 'title'> & { terms: TermId[] })[];
}

/** The entry without what can be looked up elsewhere, and without what it is filed under. */
export function packEntry(filed: FiledEntry): StoredEntry {
  const { sources: _sources, topics: _topics, tier: _tier, relations, parts, ...entry } = filed;
  return {
    ...entry,
    relations: relations.map(({ relation, id }) => [relation, id]),
    parts: parts.map(({ title, terms }) => ({ title, terms: terms.map(({ id }) => id) })),
  };
}

/** The entry that was packed. What the look-ups do not know is left out. */
export function unpackEntry(
  { relations, parts, ...entry }: StoredEntry,
  findOther: (id: TermId) => (TermName & { gloss: string }) | null,
  findSource: (id: SourceId) => Source | null,
): Entry {
  const nameOf = ({ id, en, zhHans, zhHant }: TermName): TermName => ({ id, en, zhHans, zhHant });
  return {
    ...entry,
    relations: relations.flatMap(([relation, id]) => {
      const other = findOther(id);
      return other ? [{ relation, ...nameOf(other) }] : [];
    }),
    parts: parts.map(({ title, terms }) => ({
      title,
      terms: terms.flatMap((id) => {
        const other = findOther(id);
        return other ? [{ ...nameOf(other), gloss: other.gloss }] : [];
      }),
    })),
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
