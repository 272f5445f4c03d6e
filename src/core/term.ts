/**
 * The vocabulary of the project as types: what a term is and what is said of it.
 *
 * A term is a concept with its names, not a word with its senses. `Entry` is what the reader sees of a term; `Pattern`
 * is what the matcher looks for. Both are made from `src/glossary/terms/*.yaml` at build time.
 */

/** File name of the term without `.yaml`: lower-case words joined by hyphens. Never reused. */
export type TermId = string;

/** Id of a document in `src/glossary/sources.yaml`. */
export type SourceId = string;

/** Languages of surface forms. `zh-Hans` is simplified, `zh-Hant` traditional Chinese. */
export type Lang = 'en' | 'zh-Hans' | 'zh-Hant';

export type Kind =
  | 'formulation'
  | 'policy'
  | 'slogan'
  | 'institution'
  | 'meeting'
  | 'document'
  | 'law'
  | 'plan'
  | 'programme'
  | 'person'
  | 'place'
  | 'event'
  | 'statistic'
  | 'target'
  | 'netizen-slang'
  | 'passage';

/** Who speaks like this. */
export type Register =
  | 'party document'
  | 'law'
  | 'state media'
  | 'economist'
  | 'netizen'
  | 'satire'
  | 'foreign coinage'
  | 'academic'
  | 'everyday';

export type VariantKind = 'translation' | 'abbreviation' | 'inflection' | 'former' | 'machine-translation';

export type VariantStatus = 'official' | 'common' | 'scholarly' | 'deprecated';

/**
 * Which mentions of a term are marked on a page: all, the first of each section, or none of its own. A `note` lies over
 * other mentions: a known quotation or sentence, which never takes the place of the terms inside it.
 */
export type Display = 'every' | 'first' | 'never' | 'note';

export type SourceKind =
  'party-state' | 'state-media' | 'other-government' | 'government-funded' | 'press' | 'academic' | 'ngo' | 'un';

/** One document of the bibliography. */
export interface Source {
  id: SourceId;
  title: string;
  /** Author or issuer, as a reader would cite it. */
  by: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date: string;
  kind: SourceKind;
  url?: string;
}

/** Where a claim rests: a document and the place in it. */
export interface Cite {
  source: SourceId;
  at: string;
}

/** A text that makes claims, with what it rests on. */
export interface Claim {
  text: string;
  sources: Cite[];
}

/** One of the things that a numbered formula counts. */
export interface Member {
  en: string;
  zhHans?: string;
  zhHant?: string;
  /** The member's own entry, where there is one. */
  term?: TermId;
}

/** One dated step in a term's life. */
export interface TimelineEvent {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as precise as the source is. */
  date: string;
  what: string;
  /** True where accounts differ. */
  disputed: boolean;
  /** True for the earliest use found. */
  earliest: boolean;
  cite: Cite;
}

/** What an entry says of another one, in `relations`. */
export type WrittenRelation =
  'broader' | 'narrower' | 'partOf' | 'predecessor' | 'successor' | 'contrast' | 'notToConfuseWith' | 'related';

/**
 * Two are derived: `contains`, the name of the other term stands inside a name of this one; `hasPart`, the other one says that
 * it is part of this one.
 */
export type RelationKind = WrittenRelation | 'contains' | 'hasPart';

/** The names of a term, enough to show a link to it. */
export interface TermName {
  id: TermId;
  en: string;
  zhHans: string;
  zhHant: string;
}

export interface Relation extends TermName {
  relation: RelationKind;
}

/** A text in both scripts. */
export interface HanText {
  zhHans: string;
  zhHant: string;
}

/** The parts of a programme that play one role in it. */
export interface Parts {
  title: { en: string } & HanText;
  terms: (TermName & { gloss: string })[];
}

/** Another term that a form of this one may mean. */
export interface OtherMeaning extends TermName {
  form: string;
  /** Why the form leads here and not there. */
  reason: string;
}

/** A surface form other than the headword, as the reader is shown it under "also written". */
export interface Variant {
  text: string;
  lang: Lang;
  kind: VariantKind;
  status?: VariantStatus;
  usedBy?: string[];
}

/** The wording itself, where the wording is the term. At most 25 words. */
export interface Quotation {
  text: string;
  by: string;
  cite: Cite;
}

/** All that is said of one term. JSON-safe: it travels by message. */
export interface Entry extends TermName {
  pinyin: string;
  kind: Kind;
  /** True where the name or the thing itself is disputed between parties. */
  contested: boolean;
  variants: Variant[];
  /** One neutral line of at most 160 characters. */
  gloss: string;
  definition: Claim;
  /** Gloss and definition in Chinese; they rest on what the English entry rests on. */
  zh?: { gloss: HanText; definition: HanText };
  official?: Claim;
  independent?: Claim;
  /** The day on which an independent source was looked for and none was found. */
  independentSought?: string;
  members: Member[];
  /** Where the term is a programme that has a map: its parts. */
  parts: Parts[];
  timeline: TimelineEvent[];
  quotation?: Quotation;
  register: Register[];
  relations: Relation[];
  otherMeanings: OtherMeaning[];
  /** Every document that a claim of this entry rests on, in order of appearance. */
  sources: Source[];
  /** `YYYY-MM-DD` of the last check. */
  checked: string;
}

/** An entry and what it is filed under, which search and browsing go by and no card in a browser shows. */
export interface FiledEntry extends Entry {
  topics: string[];
  tier: 1 | 2 | 3;
}

/** A surface form that the matcher looks for, before it is encoded into the index. */
export interface Pattern {
  /** The surface form as written in the glossary. */
  text: string;
  term: TermId;
  /** The term's, the same for all of its forms. */
  display: Display;
  /** Number of the form: 0 and 1 are the headword in English and Chinese, the variants follow in order. */
  variant: number;
  /** True where the form also has an everyday meaning and needs evidence on the page. */
  ambiguous: boolean;
  /** True where capital letters of `text` are required in the page too. */
  capitals: boolean;
  /** True for a machine translator's rendering, of which the popover gives notice. */
  machine: boolean;
  /** Han characters that, directly before or after, make another word of it. */
  denyBefore: string;
  denyAfter: string;
  /** What else the form may name: forms of other terms, which left it to this one. */
  homographs?: readonly Homograph[];
}

/** A form of another term that is written alike. */
export interface Homograph {
  term: TermId;
  variant: number;
}

/** A word that speaks for or against ambiguous forms. */
export interface Cue {
  text: string;
  /** 1 speaks for a term wherever it stands on the page, -1 against it in the same block. */
  sign: 1 | -1;
  /** The terms it speaks of; null for all. */
  terms: TermId[] | null;
}
