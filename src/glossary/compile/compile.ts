/** From files to what ships: the entries that readers see and the patterns and cues that the matcher looks for. */
import type {
  Claim,
  Cue,
  Entry,
  Member,
  Pattern,
  Relation,
  RelationKind,
  Source,
  SourceId,
  TermId,
  TermName,
  TimelineEvent,
  Variant,
} from '../../core/term';
import { citedSources } from '../bundled-shape';
import { foldForm, isChinese } from './forms';
import { toGlossary, type Glossary, type Term } from './glossary';
import { byText } from './order';
import type { RawClaim, RawCues, RawSource, RawTerm, RawVariant } from './raw';
import type { GlossaryFiles } from './read';
import { foldScript, toTraditional } from './scripts';

export interface Compiled {
  /** Sorted by id. */
  entries: Entry[];
  /** Sorted by term, then by variant. */
  patterns: Pattern[];
  /** Sorted by text; page-wide cues first among equal texts. */
  cues: Cue[];
}

/**
 * Compile a glossary without problems. The same files give the same result, byte for byte. What is not well-formed, or
 * points nowhere, is left out: look for problems first.
 */
export function compile(files: GlossaryFiles): Compiled {
  const glossary = toGlossary(files);
  const names = new Map(glossary.terms.map((term) => [term.id, nameOf(term)]));
  const patterns = glossary.terms.flatMap(toPatterns);
  return {
    entries: glossary.terms.map((term) => toEntry(term, names, glossary.sources)),
    patterns,
    cues: toCues(glossary, patterns),
  };
}

const nameOf = ({ id, raw: { headword } }: Term): TermName => ({
  id,
  en: headword.en,
  zhHans: headword['zh-Hans'],
  zhHant: headword['zh-Hant'],
});

function toEntry(term: Term, names: ReadonlyMap<TermId, TermName>, sources: Glossary['sources']): Entry {
  const { raw } = term;
  const texts = {
    definition: toClaim(raw.definition),
    ...(raw.official && { official: toClaim(raw.official) }),
    ...(raw.independent && { independent: toClaim(raw.independent) }),
    members: (raw.members ?? []).map(toMember),
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
    ...texts,
    register: raw.register ?? [],
    relations: toRelations(raw, names),
    sources: citedSources(texts).flatMap((id) => toSource(id, sources) ?? []),
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

function toMember({ en, 'zh-Hans': zhHans, term }: NonNullable<RawTerm['members']>[number]): Member {
  return { en, ...(zhHans && { zhHans, zhHant: toTraditional(zhHans) }), ...(term && { term }) };
}

const toEvent = ({
  date,
  what,
  earliest,
  disputed,
  source,
  at,
}: NonNullable<RawTerm['timeline']>[number]): TimelineEvent => ({
  date,
  what,
  disputed: disputed ?? false,
  earliest: earliest ?? false,
  cite: { source, at },
});

const toQuotation = ({ text, by, source, at }: NonNullable<RawTerm['quotation']>): NonNullable<Entry['quotation']> => ({
  text,
  by,
  cite: { source, at },
});

/** The order in which a card lists relations. */
const RELATION_ORDER: readonly RelationKind[] = [
  'broader',
  'narrower',
  'partOf',
  'predecessor',
  'successor',
  'contrast',
  'notToConfuseWith',
  'related',
];

function toRelations({ relations = {} }: RawTerm, names: ReadonlyMap<TermId, TermName>): Relation[] {
  return RELATION_ORDER.flatMap((relation) =>
    (relations[relation] ?? []).flatMap((id) => {
      const name = names.get(id);
      return name ? [{ relation, ...name }] : [];
    }),
  );
}

function toSource(id: SourceId, sources: Glossary['sources']): Source | null {
  const source = sources.get(id);
  if (!source) return null;
  const { title, by, date, kind, url } = source as RawSource;
  return { id, title, by, date, kind, ...(url && { url }) };
}

const ABBREVIATION = /^(?=(?:[^A-Z]*[A-Z]){2,6}[^A-Z]*$)[A-Z0-9-]+$/;

/** Is this an English abbreviation of two to six capitals, with or without digits? */
const isAbbreviation = (text: string): boolean => ABBREVIATION.test(text);

/** The forms of a term: variant 0 is the English headword, 1 the Chinese one, from 2 on the variants in order. */
function toPatterns({ id, raw: { headword, variants = [], display = 'first' } }: Term): Pattern[] {
  const isAmbiguous = (lang: 'en' | 'zh'): boolean => headword.ambiguous?.includes(lang) ?? false;
  const chinese = { ...headword, lang: 'zh-Hans', ambiguous: isAmbiguous('zh'), capitals: false } as const;
  const forms = [
    {
      variant: 0,
      form: {
        text: headword.en,
        lang: 'en',
        ambiguous: isAmbiguous('en'),
        capitals: headword.capitals ?? false,
      } as const,
    },
    { variant: 1, form: { ...chinese, text: headword['zh-Hans'] } },
    // Of use only where the two scripts do not fold into each other.
    { variant: 1, form: { ...chinese, text: foldScript(headword['zh-Hant']) } },
    ...variants.map((form, index) => ({ variant: index + 2, form })),
  ];
  const seen = new Set<string>();
  return forms
    .map(({ variant, form }) => ({ term: id, display, variant, ...toPattern(form) }))
    .filter(({ text }) => {
      const folded = foldForm(text);
      const isNew = !seen.has(folded);
      seen.add(folded);
      return isNew;
    });
}

function toPattern(
  form: Omit<RawVariant, 'kind'> & Partial<Pick<RawVariant, 'kind'>>,
): Omit<Pattern, 'term' | 'display' | 'variant'> {
  const han = isChinese(form.lang);
  // With its article a form would begin earlier than a longer one without: "the Party" before "Party Central Committee".
  const text = han ? form.text : form.text.replace(/^(?:the|an?) (?=\S)/i, '');
  return {
    text: form.lang === 'zh-Hant' ? foldScript(text) : text,
    ambiguous: form.ambiguous ?? false,
    capitals: !han && (form.capitals === true || isAbbreviation(form.text)),
    machine: form.kind === 'machine-translation',
    denyBefore: foldScript(form.denyBefore ?? ''),
    denyAfter: foldScript(form.denyAfter ?? ''),
  };
}

/**
 * One cue for each text and sign, with all the terms that name it. A cue for one term that speaks for every page anyway, by
 * itself an unambiguous form or one of the page-wide cues, is no cue of its own: "China" once is not enough for any term.
 */
function toCues({ terms, files }: Glossary, patterns: readonly Pattern[]): Cue[] {
  const pageWide = Object.values((files.cues?.data ?? {}) as RawCues).flat();
  const forms = patterns.flatMap(({ ambiguous, text }) => (ambiguous ? [] : [text]));
  const general = new Set([...pageWide, ...forms].map(foldForm));
  const cues = new Map<string, Cue>();
  const add = (text: string, sign: 1 | -1, term: TermId | null): void => {
    const key = `${term === null ? 'page' : 'term'} ${sign} ${foldForm(text)}`;
    const cue = cues.get(key);
    if (!cue) cues.set(key, { text: foldScript(text), sign, terms: term === null ? null : [term] });
    else if (term !== null && !cue.terms?.includes(term)) cue.terms?.push(term);
  };
  for (const text of pageWide) add(text, 1, null);
  for (const { id, raw } of terms) {
    for (const text of raw.cues?.for ?? []) if (!general.has(foldForm(text))) add(text, 1, id);
    for (const text of raw.cues?.against ?? []) add(text, -1, id);
  }
  return [...cues.values()].sort(
    (a, b) => byText(a.text, b.text) || Number(a.terms !== null) - Number(b.terms !== null) || b.sign - a.sign,
  );
}
