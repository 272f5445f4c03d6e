/**
 * Keys: the hashes under which words and phrases are looked up. A key never answers alone (see `words.ts`); it only has to be
 * the same for everything that the folding rules call the same.
 *
 * A word's key is made of its first letter and its sounds: letters and digits without c e s u z, doubled letters once, y as i.
 * A phrase's key is made of the keys of its words, in order. 0 is no word's key: it marks the end of a phrase.
 */
import { FIRST_EXPANSION, FIRST_SOUND } from './fold';

const PHRASE_PRIME = 0x9e3779b1;

/**
 * What each letter, not that before it, adds to a word's key, by its code: nothing for those that make no sound, and the same
 * for i and y. A sum knows no order, so "form" and "from" have one key; but adding needs no branch for the silent letters, which
 * no processor can foresee.
 */
export const SOUNDS = new Int32Array(FIRST_EXPANSION).map((_, code) =>
  code < FIRST_SOUND ? 0 : Math.imul(code >> 1, PHRASE_PRIME) >>> 10,
);
/**
 * The key of a word that begins with this letter, before its sounds. Numbers stay below 2^30: engines that have not compiled the
 * loop yet handle these faster.
 */
export const beginWord = (letter: number): number => (letter & 63) << 23;

/** No Han character's key, which is its code unit, has this bit. */
const IN_LETTERS = 0x10000;

/** Spread the bits of a word's key when the word has ended. */
export function finishWord(key: number): number {
  const spread = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  return (spread ^ (spread >>> 13)) | IN_LETTERS;
}

/** Is this the key of a word in letters? */
export const isInLetters = (key: number): boolean => key >>> 16 !== 0;

/** The key of a phrase with one more word. */
export function addWord(phrase: number, word: number): number {
  const key = (Math.imul(phrase, PHRASE_PRIME) + word) | 0;
  return key ^ (key >>> 15);
}

/** Bloom filter of beginnings of phrases: the word of the filter, and the two bits in it that a key sets. */
export const bloomSlot = (key: number, mask: number): number => ((key >>> 10) ^ (key << 3)) & mask;
export const bloomBits = (key: number): number => (1 << (key & 31)) | (1 << ((key >>> 5) & 31));

/** May a phrase begin with the words of this key? Asked of pairs of words, and of more where `isAsked` says so. */
export function mayBegin(bloom: Int32Array, key: number): boolean {
  const bits = bloomBits(key);
  return (bloom[bloomSlot(key, bloom.length - 1)]! & bits) === bits;
}

/** What a word in letters may be: a phrase by itself, the first word of one, the second. Two words' flags lie in a byte. */
export const ALONE = 1;
export const FIRST = 2;
export const SECOND = 4;
/** Of what it may be by itself everything begins with a capital letter. */
export const CAPITAL = 8;
/** Where the flags of a word's key lie in `places`, a table of `mask + 1` bytes: in which byte, and how far up. */
export const placeSlot = (key: number, mask: number): number => (key >>> 1) & mask;
export const placeShift = (key: number): number => (key & 1) << 2;

/** Where the probe for a key begins in a table of `mask + 1` slots. */
export const slotOf = (key: number, mask: number): number => ((key >>> 9) ^ key) & mask;

/** 16 further bits of a key, of which the tables keep some to turn most strangers away. */
export const tagOf = (key: number): number => Math.imul(key, PHRASE_PRIME) >>> 16;
