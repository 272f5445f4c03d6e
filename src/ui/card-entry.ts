/** Arranges entries for cards. Background and popup do so; a content script gets entries that are arranged. */
import type { CardEntry, CitedSource, GroupedVariants, RelationGroup } from '../core/card-entry';
import type { Cite, Entry, Lang, Relation, RelationKind, Variant } from '../core/term';

/** The entry as a card shows it. */
export function toCardEntry(entry: Entry): CardEntry {
  const cites = citesOf(entry);
  return {
    ...entry,
    variants: groupVariants(entry.variants),
    relations: groupRelations(entry.relations),
    sources: entry.sources.map(({ url, ...source }): CitedSource => {
      const places = cites.filter((cite) => cite.source === source.id).map(({ at }) => at);
      return { ...source, address: webAddress(url), places: [...new Set(places)] };
    }),
  };
}

function citesOf(entry: Entry): Cite[] {
  const claims = [entry.definition, entry.official, entry.independent].flatMap((claim) => claim?.sources ?? []);
  const quotation = entry.quotation ? [entry.quotation.cite] : [];
  return [...claims, ...quotation, ...entry.timeline.map((event) => event.cite)];
}

/** The address if a reader may be sent there (http and https only), else null. */
export function webAddress(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

const LANGS: readonly Lang[] = ['en', 'zh-Hans', 'zh-Hant'];

function groupVariants(variants: readonly Variant[]): GroupedVariants {
  const isMachine = (variant: Variant): boolean => variant.kind === 'machine-translation';
  const human = LANGS.map((lang) => ({
    lang,
    variants: variants.filter((variant) => variant.lang === lang && !isMachine(variant)),
  }));
  return { human: human.filter((group) => group.variants.length > 0), machine: variants.filter(isMachine) };
}

const isDerived = (relation: RelationKind): boolean => relation === 'contains' || relation === 'hasPart';

/**
 * Related terms by relation, in the order of the entry. What is derived is not repeated where a written relation says
 * more.
 */
function groupRelations(relations: readonly Relation[]): RelationGroup[] {
  const said = new Set(relations.flatMap(({ relation, id }) => (isDerived(relation) ? [] : [id])));
  const shown = relations.filter(({ relation, id }) => !isDerived(relation) || !said.has(id));
  return [...new Set(shown.map(({ relation }) => relation))].map((relation) => ({
    relation,
    terms: shown.filter((term) => term.relation === relation),
  }));
}
