/**
 * The compiled index: all forms of the glossary, ready to be searched without being parsed. `index-encode.ts` writes it at
 * build time, `openIndex` opens it in every page.
 *
 * `text` holds the forms themselves for the exact comparison (a string literal needs no decoding), `bytes` the rest:
 *
 * bytes = header (11 × int32) · bloom (int32) · fills (int32) · phrases · heads · starts · folded Han characters · forms of each
 *         term in English, in Chinese · traits of each form (uint16) · places, two words to a byte · fold codes of everything
 *         else (uint8)
 * - places: may a word in letters be a phrase by itself, its first word, its second?
 * - bloom: may a phrase begin with this word and this Han character? One with these 3 words, if that is worth asking? A long one
 *   with these 9, or 18, and so on?
 * - starts: first word, or first two → 4 bits of tag, 9 bits saying which lengths in words occur
 * - phrases: bucket by bucket, which the whole phrase's key tells; of each its form, above as many bits of the key as there is
 *   room for
 * - fills: how many phrases each bucket holds, in four bits, eight buckets to a word
 * - heads: how many phrases stand before every second word of these; to add them all up would take a thousand steps in every page
 * - traits: how much larger the variant's number is than that of the form before, of the same term, and flags
 *
 * Each way to write the numbers in a form is a phrase. Forms are numbered by language and term, with the cues of the
 * language behind them, so that their owners need not be stored and what is alike stands together. What only mentions ask
 * for is read when there is one: most pages have few, and some none.
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
  /** Is it a wide index? See `isWide`. */
  wide: boolean;
  starts: Uint16Array;
  phrases: Uint16Array | Int32Array;
  /** How many bits of its key stand below the form of a phrase. */
  tagBits: number;
  fills: Int32Array;
  /** Which bits of a key say the bucket. Behind these buckets are more where one had no room, and one that is not full. */
  bucketMask: number;
  /** How many phrases there are before the buckets of every second word of `fills`. */
  heads: Uint16Array | Int32Array;
  forms: string[];
  /** Step of the variant, and flags, of each form. */
  traits: Uint16Array;
  /** How many forms each term has in English, then how many each has in Chinese. */
  counts: Uint16Array;
  englishCues: number;
  /** Id and display of each term, as they are stored; `readTerm` reads one. */
  terms: string[];
  /** As they are stored; `readCue` reads one. */
  cues: string[];
  /**
   * Lines of forms that are cues as well, or may name something else: the number of the form, a comma, and the cue as it is stored,
   * or the numbers of the terms and the variants. A `LINE` before each and at the end.
   */
  more: string;
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

/** A start holds a tag above a bit for each length. With a fifth bit of tag one beginning in a hundred would be turned away. */
export const TAG_SHIFT = LONG;
export const TAG_MASK = 0xf;
export const HEADER = 11;
export const SECTION = '\u0001';
/** Between the lines of a section: a character that needs no escape in a string literal. No form holds it. */
export const LINE = '|';

/** Places in a table for each thing in it, at least: an empty one ends a search. */
const SPACE = 1.6;

/** The size of a table for so many things: a power of two. */
export const tableSize = (count: number): number => 2 ** Math.ceil(Math.log2(Math.max(16, count * SPACE)));

/** Do phrases take four bytes, not two? Where two would keep too few of them apart. Then the Bloom filter has twice the room for each. */
export const isWide = (phrases: number): boolean => phrases > 0x4000;
/** All that four bits can count: what a bucket so full has no room for is in the next one. */
export const FULL = 15;
export const fillOf = (fills: Int32Array, bucket: number): number =>
  (fills[bucket >> 3]! >>> ((bucket & 7) << 2)) & FULL;

/** Open an index. `bytes` must begin at a multiple of 4 in its buffer, as everything freshly decoded does. */
export function openIndex({ bytes, text }: EncodedIndex): TermIndex {
  let at = bytes.byteOffset;
  const ints = (length: number): Int32Array => new Int32Array(bytes.buffer, (at += length * 4) - length * 4, length);
  const shorts = (length: number): Uint16Array =>
    new Uint16Array(bytes.buffer, (at += length * 2) - length * 2, length);
  const header = ints(HEADER);
  let field = 0;
  const next = (): number => header[field++]!;
  // All that follows in the order in which it is stored.
  const bucketMask = next();
  const tagBits = next();
  const englishCues = next();
  const phraseCount = next();
  const bloom = ints(next());
  const fills = ints(next());
  const wide = isWide(phraseCount);
  const numbers = wide ? ints : shorts;
  const phrases = numbers(phraseCount);
  const heads = numbers(headCount(fills.length));
  const starts = shorts(next());
  const mapped = shorts(next());
  const counts = shorts(2 * next());
  const traits = shorts(next());
  const places = new Uint8Array(bytes.buffer, at, next());
  const codes = new Uint8Array(bytes.buffer, at + places.length);
  const [terms, expansions, cues, more, forms] = text.split(SECTION) as [string, string, string, string, string];
  return {
    ...{ places, bloom, starts, phrases, fills },
    ...{ bucketMask, tagBits, heads, wide },
    fold: decodeFold({ codes, mapped }, expansions.split(LINE)),
    ...{ counts, englishCues, traits, more },
    terms: terms.split(LINE),
    cues: cues.split(LINE),
    forms: forms.split(LINE),
  };
}

const headCount = (fillSize: number): number => (fillSize + 1) >> 1;

/** Where the phrases of a bucket begin. Without a branch, which no processor could foresee. */
export function firstPhrase({ heads, fills }: TermIndex, bucket: number): number {
  const word = bucket >> 3;
  const isSecond = word & 1;
  const before = (1 << ((bucket & 7) << 2)) - 1;
  return heads[word >> 1]! + sumOfFills(fills[word - isSecond]! & -isSecond) + sumOfFills(fills[word]! & before);
}

/** How many phrases there are before every second word. */
export function headsOf(fills: Int32Array): number[] {
  let phrases = 0;
  return Array.from({ length: headCount(fills.length) }, (_, head) => {
    const before = phrases;
    for (const word of fills.subarray(2 * head, 2 * head + 2)) phrases += sumOfFills(word);
    return before;
  });
}

/** How many phrases there are in the buckets of a word. */
function sumOfFills(word: number): number {
  const pairs = (word & 0x0f0f0f0f) + ((word >>> 4) & 0x0f0f0f0f);
  return Math.imul(pairs, 0x01010101) >>> 24;
}

/** The lengths, in words, of the phrases that may begin with this key, as bits: bit n for n words, bit `LONG` for more. */
export function lengthsFrom({ starts }: Pick<TermIndex, 'starts'>, key: number): number {
  const mask = starts.length - 1;
  const tag = tagOf(key) & TAG_MASK;
  for (let slot = slotOf(key, mask); starts[slot] !== 0; slot = (slot + 1) & mask) {
    if (starts[slot]! >>> TAG_SHIFT === tag) return (starts[slot]! & ((1 << TAG_SHIFT) - 1)) << 1;
  }
  return 0;
}

/**
 * Is the Bloom filter asked, behind so many words, whether a phrase goes on? After three where phrases that begin so have several
 * lengths from there on, each of which would be looked up, and in a wide index where they have any; and after as many as `LONG`, and
 * each multiple of that.
 */
export function isAsked(words: number, lengths: number, wide: boolean): boolean {
  const longer = lengths >>> 3;
  return words === 3 ? (wide ? longer : longer & (longer - 1)) !== 0 : words % LONG === 0;
}

/** A form with its deny neighbours. */
export function readForm(index: TermIndex, form: number): Form {
  const [text = '', denyBefore = '', denyAfter = ''] = index.forms[form]!.split('\t');
  return { text, denyBefore, denyAfter };
}
