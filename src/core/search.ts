/**
 * Search over the names of all terms: English, both Chinese scripts, pinyin with or without tones and spaces, initials.
 *
 * Each query looks at every form, once for likeness and once for typing errors. Ten thousand forms are few enough for that, and the order of the hits can then
 * follow the reader's idea of likeness instead of word frequencies.
 */
import { holdsHan } from './han';
import {
  EXACT,
  NONE,
  fuzzyPinyinQuality,
  fuzzyQuality,
  pinyinQuality,
  qualityOf,
  type Pinyin,
  type Query,
  type Spelling,
} from './likeness';
import { otherOrdinal, toHanNumeral } from './numerals';
import type { TermId, TermName } from './term';

/** What is searched of one term. Written at build time. */
export interface SearchDocument extends TermName {
  /** With tone marks, as it is shown. */
  pinyin: string;
  /** Without tones, in lower case, syllables set apart by spaces: `gong tong fu yu`. */
  syllables: string;
  gloss: string;
  topics: string[];
  tier: 1 | 2 | 3;
  /** The other surface forms, as written in the glossary. */
  variants: string[];
  /** What leads here though it is another term's first: forms left to it, and what the formula counts. */
  borrowed: string[];
}

export interface SearchHit {
  term: TermId;
  en: string;
  zhHans: string;
  zhHant: string;
  pinyin: string;
  gloss: string;
  /** The form that matched, as written in the glossary; the pinyin where that matched. */
  matched: string;
}

/** Traditional characters and their simplified forms. */
export type Scripts = ReadonlyMap<string, string>;

/** Find the terms that a query may mean, best first, at most `limit` (20). No hits for an empty query. */
export type Search = (query: string, limit?: number) => SearchHit[];

/** Standing of a form among those of its term. */
const HEADWORD = 0;
const VARIANT = 1;
const PINYIN = 2;
const BORROWED = 3;

const DEFAULT_LIMIT = 20;

interface Form extends Spelling {
  text: string;
  standing: number;
}

interface Item extends Pinyin {
  document: SearchDocument;
  forms: Form[];
}

interface Candidate {
  item: Item;
  quality: number;
  standing: number;
  text: string;
}

/** Prepare a search over these documents. `scripts`: traditional → simplified, for the characters of their names. */
export function createSearch(documents: readonly SearchDocument[], scripts: Scripts): Search {
  const items = documents.map((document) => toItem(document, scripts));
  return (text, limit = DEFAULT_LIMIT) => {
    const query = toQuery(text, scripts);
    if (query.joined === '') return [];
    const close = items.flatMap((item) => bestOf(item, query, qualityOf, pinyinQuality) ?? []);
    const found = new Set(close.map(({ item }) => item));
    const rest = close.length >= limit ? [] : items.filter((item) => !found.has(item));
    const fuzzy = rest.flatMap((item) => bestOf(item, query, fuzzyQuality, fuzzyPinyinQuality) ?? []);
    const isTraditional = foldScript(text, scripts) !== text;
    return [...close, ...fuzzy]
      .sort(compareCandidates)
      .slice(0, limit)
      .map((candidate) => toHit(candidate, isTraditional));
  };
}

/**
 * Prepare the answer to "which term is this text a form of?": the text as a whole, whatever its case, script, hyphens
 * and quotation marks, with or without an article, a plural or a possessive ending. Null where it is none.
 */
export function createExactSearch(
  documents: readonly SearchDocument[],
  scripts: Scripts,
): (text: string) => SearchHit | null {
  const places = new Map<string, Candidate>();
  const items = documents.map((document) => toItem(document, scripts));
  for (const standing of [HEADWORD, VARIANT, BORROWED]) {
    for (const item of items) {
      for (const form of item.forms.filter((candidate) => candidate.standing === standing)) {
        const key = form.words.join(' ');
        if (!places.has(key)) places.set(key, { item, quality: EXACT, standing, text: form.text });
      }
    }
  }
  return (text) => {
    const endings = [
      text,
      text.replace(/['\u2019]s?\s*$/u, ''),
      text.replace(/s\s*$/u, ''),
      text.replace(/ies\s*$/u, 'y'),
    ];
    const keys = endings.map((ending) => toWords(ending, scripts).join(' '));
    const found = keys.map((key) => places.get(key)).find((candidate) => candidate !== undefined);
    return found ? toHit(found, foldScript(text, scripts) !== text) : null;
  };
}

const foldScript = (text: string, scripts: Scripts): string =>
  text.replace(/\p{Script=Han}/gu, (char) => scripts.get(char) ?? char);

const PLAIN = /^[a-z0-9 ]*$/;

/** The words of a text without case, accents, width, quotation marks, hyphens and script; a run of Han is one word. */
function toWords(text: string, scripts: Scripts): string[] {
  const lower = text.toLowerCase();
  const words = (PLAIN.test(lower) ? lower : toPlain(lower, scripts)).split(' ').filter((word) => word !== '');
  return words.length > 1 && /^(?:the|an?)$/.test(words[0]!) ? words.slice(1) : words;
}

function toPlain(lower: string, scripts: Scripts): string {
  const plain = lower.normalize('NFKD').replace(/[\p{M}'\u2018\u2019\u02BC`\u00B4]/gu, '');
  if (!holdsHan(plain)) return plain.replace(/[^\p{L}\p{N}]+/gu, ' ');
  return foldScript(plain, scripts)
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/(?<![\d.])\d{1,2}(?=\p{Script=Han})/gu, (digits) => toHanNumeral(Number(digits)) || digits)
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
}

function toItem(document: SearchDocument, scripts: Scripts): Item {
  const { en, zhHans, zhHant, variants, borrowed, syllables } = document;
  const forms = [
    ...[en, zhHans, zhHant].flatMap((text) => toForms(text, HEADWORD, scripts)),
    ...variants.flatMap((text) => toForms(text, VARIANT, scripts)),
    ...borrowed.flatMap((text) => toForms(text, BORROWED, scripts)),
  ];
  const once = new Map(forms.reverse().map((form) => [form.joined, form]));
  const parts = syllables === '' ? [] : syllables.split(' ');
  return {
    document,
    forms: [...once.values()].reverse(),
    tails: parts.map((_, index) => parts.slice(index).join('')),
    initials: parts.map((part) => part[0]).join(''),
  };
}

/** The form, and the form with its ordinals written the other way: 14th, fourteenth. */
function toForms(text: string, standing: number, scripts: Scripts): Form[] {
  const words = toWords(text, scripts);
  const others = words.map((word) => otherOrdinal(word) || word);
  const spellings = others.join(' ') === words.join(' ') ? [words] : [words, others];
  return spellings.map((spelling) => ({
    text,
    standing,
    words: spelling,
    joined: spelling.join(''),
    han: holdsHan(text),
  }));
}

function toQuery(text: string, scripts: Scripts): Query {
  const words = toWords(text, scripts);
  const joined = words.join('');
  // Tones may be typed as digits and ü as v. An article is a syllable here: "a" in "a gu".
  const pinyin = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9\p{Script=Han}]/gu, '')
    .replace(/(?<=[a-z])[0-5]/g, '')
    .replaceAll('v', 'u');
  return { words, joined, pinyin: /^[a-z]+$/.test(pinyin) ? pinyin : '', han: holdsHan(joined) };
}

/** The best way in which a term matches, or null. */
function bestOf(
  item: Item,
  query: Query,
  ofForm: (form: Form, query: Query) => number,
  ofPinyin: (item: Item, query: Query) => number,
): Candidate | null {
  let best: Candidate | null = null;
  for (const form of item.forms) {
    const quality = ofForm(form, query);
    if (quality === NONE || (best && quality >= best.quality)) continue;
    best = { item, quality, standing: form.standing, text: form.text };
  }
  const quality = query.pinyin === '' ? NONE : ofPinyin(item, query);
  if (quality < (best?.quality ?? NONE)) best = { item, quality, standing: PINYIN, text: item.document.pinyin };
  return best;
}

function compareCandidates(a: Candidate, b: Candidate): number {
  const [left, right] = [a.item.document, b.item.document];
  return (
    a.quality - b.quality ||
    a.standing - b.standing ||
    left.tier - right.tier ||
    a.text.length - b.text.length ||
    (left.id < right.id ? -1 : 1)
  );
}

function toHit({ item: { document }, text }: Candidate, isTraditional: boolean): SearchHit {
  const { id, en, zhHans, zhHant, pinyin, gloss } = document;
  return { term: id, en, zhHans, zhHant, pinyin, gloss, matched: isTraditional && text === zhHans ? zhHant : text };
}
