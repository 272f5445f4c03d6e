/** From an entry as it is written to the entry that readers see. */
import type {
  Claim,
  FiledEntry,
  HanText,
  Member,
  OtherMeaning,
  Parts,
  Quotation,
  Relation,
  RelationKind,
  Source,
  SourceId,
  TermId,
  TermName,
  TimelineEvent,
  Variant,
  WrittenRelation,
} from '../../core/term';
import { citedSources } from '../bundled-shape';
import type { Glossary, Term } from './glossary';
import type { RawClaim, RawEvent, RawMember, RawQuotation, RawSource, RawTerm, RawVariant } from './raw';

/** What an entry needs to know of the others. */
export interface Others {
  names: ReadonlyMap<TermId, TermName>;
  sources: Glossary['sources'];
  toTraditional: (text: string) => string;
  /** The terms that say that they are part of this one. */
  partsOf: (id: TermId) => readonly TermId[];
  /** The terms whose names stand inside a name of this one. */
  contained: (id: TermId) => readonly TermId[];
  /** The parts of the programme that this term is. */
  parts: (id: TermId) => readonly Parts[];
  /** The terms that left one of their forms to this one. */
  yielded: (id: TermId) => readonly OtherMeaning[];
}

/** The names of a term. */
export const nameOf = ({ id, raw: { headword } }: Term): TermName => ({
  id,
  en: headword.en,
  zhHans: headword['zh-Hans'],
  zhHant: headword['zh-Hant'],
});

/** The entry as readers see it, and what it is filed under. What it points to and does not exist is left out. */
export function toEntry(term: Term, others: Others): FiledEntry {
  const { id, raw } = term;
  const inBothScripts = (text: string): HanText => ({ zhHans: text, zhHant: others.toTraditional(text) });
  const toMember = ({ en, 'zh-Hans': zhHans, term: member }: RawMember): Member => ({
    en,
    ...(zhHans && inBothScripts(zhHans)),
    ...(member && { term: member }),
  });
  const texts = {
    definition: toClaim(raw.definition),
    ...(raw.official && { official: toClaim(raw.official) }),
    ...(raw.independent && { independent: toClaim(raw.independent) }),
    members: (raw.members ?? []).map(toMember),
    parts: [...others.parts(id)],
    timeline: (raw.timeline ?? []).map(toEvent),
    ...(raw.quotation && { quotation: toQuotation(raw.quotation) }),
  };
  return {
    ...nameOf(term),
    pinyin: raw.headword.pinyin,
    kind: raw.kind,
    topics: raw.topics,
    tier: raw.tier,
    contested: raw.contested ?? false,
    variants: (raw.variants ?? []).map(toVariant),
    gloss: raw.gloss,
    ...(raw.zh && { zh: { gloss: inBothScripts(raw.zh.gloss), definition: inBothScripts(raw.zh.definition) } }),
    ...(raw.independentSought && { independentSought: raw.independentSought }),
    ...texts,
    register: raw.register ?? [],
    relations: toRelations(raw, others.partsOf(id), others.contained(id), others.names),
    otherMeanings: [...others.yielded(id)],
    sources: citedSources(texts).flatMap((source) => toSource(source, others.sources) ?? []),
    checked: raw.checked,
  };
}

const toClaim = ({ text, sources }: RawClaim): Claim => ({
  text,
  sources: sources.map(({ source, at }) => ({ source, at })),
});

const toVariant = ({ text, lang, kind, status, usedBy }: RawVariant): Variant => ({
  text,
  lang,
  kind,
  ...(status && { status }),
  ...(usedBy && { usedBy }),
});

const toEvent = ({ date, what, earliest, disputed, source, at }: RawEvent): TimelineEvent => ({
  date,
  what,
  disputed: disputed ?? false,
  earliest: earliest ?? false,
  cite: { source, at },
});

const toQuotation = ({ text, by, source, at }: RawQuotation): Quotation => ({
  text,
  by,
  cite: { source, at },
});

/** The written relations in the order of the card; derived ones follow. */
const WRITTEN = [
  'broader',
  'partOf',
  'narrower',
  'predecessor',
  'successor',
  'contrast',
  'notToConfuseWith',
  'related',
] as const satisfies readonly WrittenRelation[];

function toRelations(
  { relations = {} }: RawTerm,
  parts: readonly TermId[],
  contained: readonly TermId[],
  names: ReadonlyMap<TermId, TermName>,
): Relation[] {
  const link = (relation: RelationKind, ids: readonly TermId[]): Relation[] =>
    ids.flatMap((id) => {
      const name = names.get(id);
      return name ? [{ relation, ...name }] : [];
    });
  return [
    ...WRITTEN.flatMap((relation) => link(relation, relations[relation] ?? [])),
    ...link('hasPart', parts),
    ...link('contains', contained),
  ];
}

function toSource(id: SourceId, sources: Glossary['sources']): Source | null {
  const source = sources.get(id);
  if (!source) return null;
  const { title, by, date, kind, url } = source as RawSource;
  return { id, title, by, date, kind, ...(url && { url }) };
}
