/** The shape of the glossary's files as they are written, once they satisfy `term.schema.json`. */
import type {
  Display,
  Kind,
  Lang,
  Register,
  SourceId,
  SourceKind,
  TermId,
  VariantKind,
  VariantStatus,
  WrittenRelation,
} from '../../core/term';

/** How a Han form is set off from its neighbours. */
export interface RawBoundary {
  boundary?: 'guarded' | 'anywhere';
  denyBefore?: string;
  denyAfter?: string;
}

export interface RawHeadword extends RawBoundary {
  en: string;
  'zh-Hans': string;
  'zh-Hant': string;
  pinyin: string;
  ambiguous?: ('en' | 'zh')[];
  capitals?: boolean;
}

export interface RawVariant extends RawBoundary {
  text: string;
  lang: Lang;
  kind: VariantKind;
  status?: VariantStatus;
  usedBy?: string[];
  ambiguous?: boolean;
  capitals?: boolean;
  /** The term that keeps the form in pages, and why it does. */
  yieldsTo?: { term: TermId; reason: string };
}

export interface RawCite {
  source: SourceId;
  at: string;
}

export interface RawClaim {
  text: string;
  sources: RawCite[];
}

export interface RawMember {
  en: string;
  'zh-Hans'?: string;
  term?: TermId;
}

export interface RawEvent extends RawCite {
  date: string;
  what: string;
  earliest?: boolean;
  disputed?: boolean;
}

export interface RawQuotation extends RawCite {
  text: string;
  by: string;
}

/** One file of `terms/`. */
export interface RawTerm {
  kind: Kind;
  topics: string[];
  tier: 1 | 2 | 3;
  contested?: boolean;
  headword: RawHeadword;
  variants?: RawVariant[];
  gloss: string;
  definition: RawClaim;
  zh?: { gloss: string; definition: string };
  official?: RawClaim;
  independent?: RawClaim;
  independentSought?: string;
  members?: RawMember[];
  timeline?: RawEvent[];
  quotation?: RawQuotation;
  register?: Register[];
  relations?: Partial<Record<WrittenRelation, TermId[]>>;
  cues?: { for?: string[]; against?: string[] };
  display?: Exclude<Display, 'note'>;
  checked: string;
  secondReading?: string;
}

/** One document of `sources.yaml`. */
export interface RawSource {
  title: string;
  by: string;
  date: string;
  kind: SourceKind;
  url?: string;
  /** Day on which somebody read the matching text; a document without it supports nothing alone. */
  read?: string;
}

/** What a reader calls each kind of document. */
export const SOURCE_KINDS: Readonly<Record<SourceKind, string>> = {
  'party-state': 'party or state',
  'state-media': 'state media',
  'other-government': 'other government',
  'government-funded': 'government-funded',
  press: 'press',
  academic: 'academic',
  ngo: 'NGO',
  un: 'UN',
};

/** One string of `noise.yaml`: what machine translation or a caption leaves behind, found so that it is taken for no term. */
export interface RawNoise {
  forms: string[];
  why: string;
}

/** `maps/<id>.yaml`: the parts of a programme, by the role that they play in it. The file's name is the term that it is a map of. */
export interface RawMap {
  parts: { title: { en: string; zh: string }; terms: TermId[] }[];
}

/** `cues.yaml`: words that show that a page is about China, by language. */
export type RawCues = Partial<Record<'en' | 'zh-Hans', string[]>>;
