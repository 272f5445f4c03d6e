/**
 * The compiled index: all forms of the glossary, ready to be searched without being parsed. `index-encode.ts` writes it at
 * build time, `openIndex` opens it in every page.
 *
 * `text` holds the forms themselves for the exact comparison (a string literal needs no decoding), `bytes` the rest:
 *
 * bytes = header (8 × int32) · bloom (int32) · hash of each phrase · forms of further phrases · starts · folded Han
 *         characters · forms of each term in English, in Chinese · traits of each form (uint16) · places, two words to a
 *         byte · fold codes of everything else (uint8)
 * - places: may a word in letters be a phrase by itself, its first word, its second?
 * - bloom: may a phrase begin with this word and this Han character? A long one with these 9 words, or 18, and so on?
 * - starts: first word, or first two → 7 bits of tag, 9 bits saying which lengths in words occur
 * - hashes: from them the matcher builds chains, from the lowest bits of a whole phrase's key to the phrases that have them.
 *   A table that is shipped costs twice as much as one that is built.
 * - traits: how much larger the variant's number is than that of the form before, of the same term, and flags
 *
 * Phrase n is form n, written as it is; further phrases are other ways to write the numbers in a form. Forms are numbered
 * by language and term, with the cues of the language behind them, so that their owners need not be stored and what is
 * alike stands together. What only mentions ask for is read when there is one: most pages have few, and some none.
 */
import { decodeFold, type Fold } from './fold';
import { slotOf, tagOf } from './keys';

export interface EncodedIndex {
  bytes: Uint8Array;
  text: string;
}

/** A form as the exact comparison needs it. */
export interface Form {
  text: string;
  denyBefore: string;
  denyAfter: string;
}

export interface TermIndex {
  fold: Fold;
  places: Uint8Array;
  bloom: Int32Array;
  starts: Uint16Array;
  hashes: Uint16Array | Int32Array;
  /** Forms of the phrases behind those that are forms as they are written. */
  further: Uint16Array | Int32Array;
  forms: string[];
  /** Step of the variant, and flags, of each form. */
  traits: Uint16Array;
  /** How many forms each term has in English and in Chinese, and how many cues are English. */
  counts: { english: Uint16Array; chinese: Uint16Array; englishCues: number };
  /** Id and display of each term, as they are stored; `readTerm` reads one. */
  terms: string[];
  /** As they are stored; `readCue` reads one. */
  cues: string[];
  /** Of forms that are cues as well, and of those that may name something else: as they are stored. */
  formCues: string;
  homographs: string;
}

export const AMBIGUOUS = 1;
export const CAPITALS = 2;
export const MACHINE = 4;
export const IS_CUE = 8;
/** The form is a cue as well, or may name something else. */
export const HAS_MORE = 16;
export const VARIANT_SHIFT = 5;
/** Phrases of this many words and more share one bit in the mask of lengths. Which words they begin with the Bloom filter says too. */
export const LONG = 9;

/** A start holds a tag above a bit for each length. */
export const TAG_SHIFT = LONG;
export const TAG_MASK = 0x7f;
export const HEADER = 8;
export const SECTION = '\u0001';
/** Between the lines of a section: a character that needs no escape in a string literal. No form holds it. */
export const LINE = '|';

/** Places in a table for each thing in it, at least: an empty one ends a search. */
const SPACE = 1.6;

/** The size of a table for so many things: a power of two. */
export const tableSize = (count: number): number => 2 ** Math.ceil(Math.log2(Math.max(16, count * SPACE)));

/** Do hashes and form numbers take four bytes, not two? Where two would keep too few phrases apart. */
export const isWide = (phrases: number): boolean => phrases > 0x4000;

/** What is kept of a phrase's key to find it. */
export const hashOf = (key: number, wide: boolean): number => slotOf(key, wide ? 0x7fffffff : 0xffff);

/** Open an index. `bytes` must begin at a multiple of 4 in its buffer, as everything freshly decoded does. */
export function openIndex({ bytes, text }: EncodedIndex): TermIndex {
  const header = new Int32Array(bytes.buffer, bytes.byteOffset, HEADER) as unknown as Header;
  const [bloomSize, phraseCount, startSize, mappedSize, formCount, termCount, placeSize, englishCues] = header;
  let at = bytes.byteOffset + HEADER * 4;
  const ints = (length: number): Int32Array => new Int32Array(bytes.buffer, (at += length * 4) - length * 4, length);
  const shorts = (length: number): Uint16Array =>
    new Uint16Array(bytes.buffer, (at += length * 2) - length * 2, length);
  const numbers = isWide(phraseCount) ? ints : shorts;
  const [terms, expansions, cues, formCues, homographs, forms] = text.split(SECTION) as [
    ...[string, string, string, string, string, string],
  ];
  const bloom = ints(bloomSize);
  const hashes = numbers(phraseCount);
  const further = numbers(phraseCount - formCount);
  const starts = shorts(startSize);
  const mapped = shorts(mappedSize);
  const counts = { english: shorts(termCount), chinese: shorts(termCount), englishCues };
  const traits = shorts(formCount);
  const places = new Uint8Array(bytes.buffer, at, placeSize);
  const table = decodeFold({ codes: new Uint8Array(bytes.buffer, at + placeSize), mapped });
  return {
    ...{ places, bloom, starts, hashes, further },
    fold: { table, expansions: expansions.split(LINE) },
    ...{ traits, counts, formCues, homographs },
    terms: terms.split(LINE),
    cues: cues.split(LINE),
    forms: forms.split(LINE),
  };
}

type Header = [
  bloom: number,
  phrases: number,
  starts: number,
  mapped: number,
  forms: number,
  terms: number,
  places: number,
  englishCues: number,
];

/** Chains of phrases whose hashes end alike, the last phrase first. */
interface Chains {
  /** Lowest bits of a phrase's hash → the last phrase that has them, + 1. */
  heads: Uint16Array | Int32Array;
  /** Phrase → the one before with the same lowest bits, + 1. */
  nexts: Uint16Array | Int32Array;
}

export function chainsOf({ hashes }: TermIndex): Chains {
  const count = hashes.length;
  const Numbers = isWide(count) ? Int32Array : Uint16Array;
  const heads = new Numbers(tableSize(count));
  const nexts = new Numbers(count);
  const mask = heads.length - 1;
  for (let phrase = 0; phrase < count;) {
    const slot = hashes[phrase]! & mask;
    nexts[phrase] = heads[slot]!;
    heads[slot] = ++phrase;
  }
  return { heads, nexts };
}

/** The lengths, in words, of the phrases that may begin with this key, as bits: bit n for n words, bit `LONG` for more. */
export function lengthsFrom({ starts }: TermIndex, key: number): number {
  const mask = starts.length - 1;
  const tag = tagOf(key) & TAG_MASK;
  for (let slot = slotOf(key, mask); starts[slot] !== 0; slot = (slot + 1) & mask) {
    if (starts[slot]! >>> TAG_SHIFT === tag) return (starts[slot]! & ((1 << TAG_SHIFT) - 1)) << 1;
  }
  return 0;
}

/** The form that a phrase is a way to write. */
export const formOf = ({ traits, further }: TermIndex, phrase: number): number =>
  phrase < traits.length ? phrase : further[phrase - traits.length]!;

/** A form with its deny neighbours. */
export function readForm(index: TermIndex, form: number): Form {
  const [text = '', denyBefore = '', denyAfter = ''] = index.forms[form]!.split('\t');
  return { text, denyBefore, denyAfter };
}
