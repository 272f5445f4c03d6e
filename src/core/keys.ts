/**
 * Keys: the hashes under which words and phrases are looked up. A key never answers alone (see `words.ts`); it only has to be
 * the same for everything that the folding rules call the same.
 *
 * A word's key is made of its first letter and its sounds: letters and digits without c e s u z, doubled letters once, y as i.
 * A phrase's key is made of the keys of its words, in order. 0 is no word's key: it marks the end of a phrase.
 */
import { FIRST_SOUND } from './fold';

const PHRASE_PRIME = 0x9e3779b1;
const SOUND_KINDS = 64;

/**
 * What each letter adds to a word's key, by its code >> 1: nothing for those that make no sound. A sum knows no order, so "form"
 * and "from" have one key; but adding needs no branch for the silent letters, which no processor can foresee.
 */
const SOUNDS = Int32Array.from({ length: SOUND_KINDS }, (_, kind) =>
  kind < FIRST_SOUND >> 1 ? 0 : Math.imul(kind, PHRASE_PRIME) >>> 10,
);
/**
 * The key of a word that begins with this letter, before its sounds. Numbers stay below 2^30: engines that have not compiled the
 * loop yet handle these faster.
 */
export const beginWord = (letter: number): number => (letter & (SOUND_KINDS - 1)) << 23;

/** The key of a word with one more letter, which is not that before. Letters that are not Latin share places in `SOUNDS`. */
export const addLetter = (key: number, code: number): number => key + SOUNDS[(code >> 1) & (SOUND_KINDS - 1)]!;

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

/** Bloom filter of pairs of words of which the second is a Han character: the word of the filter and the two bits in it that a key sets. */
export const bloomSlot = (key: number, mask: number): number => ((key >>> 10) ^ (key << 3)) & mask;
export const bloomBits = (key: number): number => (1 << (key & 31)) | (1 << ((key >>> 5) & 31));

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
