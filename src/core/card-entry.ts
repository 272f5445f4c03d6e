/** An entry as a card shows it: arranged where entries are kept, so that pages need not carry how it is done. JSON-safe. */
import type { Entry, Lang, Relation, RelationKind, Source, Variant } from './term';

export interface CardEntry extends Omit<Entry, 'variants' | 'relations' | 'sources'> {
  variants: GroupedVariants;
  relations: RelationGroup[];
  sources: CitedSource[];
}

/** What people write, by language, and what machines write, apart. There are no empty groups. */
export interface GroupedVariants {
  human: { lang: Lang; variants: Variant[] }[];
  machine: Variant[];
}

export interface RelationGroup {
  relation: RelationKind;
  terms: Relation[];
}

export interface CitedSource extends Omit<Source, 'url'> {
  /** Where readers may be sent for it; null where there is no such place. */
  address: string | null;
  /** Where in it the claims of the entry rest, in order, each place once. */
  places: string[];
}
