/**
 * Keys: the hashes under which words and phrases are looked up. A key never answers alone (see `words.ts`); it only has to be
 * the same for everything that the folding rules call the same.
 *
 * A word's key is made of its sounds: letters and digits without c e s u z, doubled letters once, y as i. A phrase's key
 * is made of the keys of its words, in order. 0 is no word's key: it marks the end of a phrase.
 */
const LETTER_PRIME = 0x01000193;
const PHRASE_PRIME = 0x9e3779b1;

export const WORD_SEED = 0x811c9dc5 | 0;

/** The key of a word with one more sound; `sound` is its code >> 1. */
export const addSound = (key: number, sound: number): number => Math.imul(key ^ sound, LETTER_PRIME);

/** Spread the bits of a word's key when the word has ended. */
export function finishWord(key: number): number {
  key ^= key >>> 15;
  key = Math.imul(key, 0x2c1b3c6d);
  key ^= key >>> 13;
  return key | 0 || 1;
}

/** The key of a phrase with one more word. */
export function addWord(phrase: number, word: number): number {
  const key = (Math.imul(phrase, PHRASE_PRIME) + word) | 0;
  return key ^ (key >>> 15);
}

/** Bloom filter: the word of the filter and the two bits in it that a key sets. */
export const bloomSlot = (key: number, mask: number): number => ((key >>> 10) ^ (key << 3)) & mask;
export const bloomBits = (key: number): number => (1 << (key & 31)) | (1 << ((key >>> 5) & 31));

/** Where the probe for a key begins in a table of `mask + 1` slots. */
export const slotOf = (key: number, mask: number): number => ((key >>> 9) ^ key) & mask;

/** 16 further bits of a key, of which the tables keep some to turn most strangers away. */
export const tagOf = (key: number): number => Math.imul(key, PHRASE_PRIME) >>> 16;
