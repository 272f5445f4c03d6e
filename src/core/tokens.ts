/**
 * The one pass over the text: cut it into words and give each its key. This is the loop that every character of every page
 * goes through; it is dense on purpose.
 */
import {
  APOSTROPHE,
  BREAK,
  FIRST_EXPANSION,
  FIRST_SILENT,
  FIRST_SOUND,
  HAN,
  IGNORED,
  LAST_EXPANSION,
  POINT,
  codeOfAscii,
  type Fold,
} from './fold';
import { WORD_SEED, addSound, addWord, bloomBits, bloomSlot, finishWord } from './keys';
import { possessiveAt } from './words';

/** The words of one text. Arrays are reused from text to text and grow as needed. */
export interface Tokens {
  count: number;
  /** Key of each word; 0 marks the end of a phrase. Han characters are their own key. */
  keys: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  /** Words at which a phrase may begin, in order; a word stands twice where both it alone and it with the next may. */
  candidates: Int32Array;
  candidateCount: number;
}

export function createTokens(capacity = 4096): Tokens {
  const array = (length: number): Int32Array => new Int32Array(length);
  return {
    count: 0,
    keys: array(capacity),
    starts: array(capacity),
    ends: array(capacity),
    candidates: array(capacity * 2),
    candidateCount: 0,
  };
}

/** Room for a text of this many code units: each is at most one word or one break. */
function ensureCapacity(tokens: Tokens, length: number): void {
  if (tokens.keys.length <= length + 1) Object.assign(tokens, createTokens(2 * length + 2));
}

/**
 * Read the words of `text` into `tokens`. A word alone is a candidate only if it is written in letters: no form is a
 * single Han character.
 */
export function readTokens(text: string, fold: Fold, bloom: Int32Array, tokens: Tokens): void {
  const { table } = fold;
  ensureCapacity(tokens, text.length);
  const { keys, starts, ends, candidates } = tokens;
  const mask = bloom.length - 1;
  const length = text.length;
  let count = 0;
  let found = 0;
  let previous = 0; // key of the word before, 0 after a break
  for (let at = 0; at < length;) {
    let code = table[text.charCodeAt(at)]!;
    if (code >= FIRST_SILENT && (code < HAN || (code >= FIRST_EXPANSION && code <= LAST_EXPANSION))) {
      const start = at;
      let end = at;
      let key = WORD_SEED;
      let last = 0;
      // Letters run to the next code unit that is neither a letter nor left out.
      do {
        if (code >= HAN) [key, last] = addExpansion(key, last, fold.expansions[code - FIRST_EXPANSION]!);
        else if (code >= FIRST_SOUND) {
          if (code >> 1 !== last) key = addSound(key, code >> 1);
          last = code >> 1;
        }
        if (code !== IGNORED) end = at + 1;
        if (++at >= length) break;
        code = table[text.charCodeAt(at)]!;
      } while (
        (code >= FIRST_SILENT && (code < HAN || (code >= FIRST_EXPANSION && code <= LAST_EXPANSION))) ||
        code === IGNORED
      );
      key = finishWord(key);
      keys[count] = key;
      starts[count] = start;
      ends[count] = end;
      if (previous !== 0 && mayBegin(addWord(previous, key), bloom, mask)) candidates[found++] = count - 1;
      if (mayBegin(key, bloom, mask)) candidates[found++] = count;
      previous = key;
      count++;
    } else if (code >= HAN) {
      keys[count] = code;
      starts[count] = at;
      ends[count] = ++at;
      if (previous !== 0 && mayBegin(addWord(previous, code), bloom, mask)) candidates[found++] = count - 1;
      previous = code;
      count++;
    } else {
      if (code === BREAK || (code === POINT && !isInNumber(text, at, table))) {
        if (previous !== 0) keys[count++] = 0;
        previous = 0;
      } else if (code === APOSTROPHE && previous !== 0 && isBehind(text, ends[count - 1]!, at, table)) {
        at = Math.max(at, possessiveAt(text, at, table)); // the s
      }
      at++;
    }
  }
  tokens.count = count;
  tokens.candidateCount = found;
}

/** The key with the sounds of the letters that a ligature or the like stands for, and the last sound. */
function addExpansion(key: number, last: number, letters: string): [key: number, last: number] {
  for (const sound of [...letters].map(codeOfAscii).filter((code) => code >= FIRST_SOUND)) {
    if (sound >> 1 !== last) key = addSound(key, sound >> 1);
    last = sound >> 1;
  }
  return [key, last];
}

/** Does nothing stand between these offsets but what is left out? */
function isBehind(text: string, end: number, at: number, table: Uint16Array): boolean {
  while (end < at && table[text.charCodeAt(end)] === IGNORED) end++;
  return end === at;
}

const mayBegin = (key: number, bloom: Int32Array, mask: number): boolean => {
  const bits = bloomBits(key);
  return (bloom[bloomSlot(key, mask)]! & bits) === bits;
};

const DIGIT_CODES = new Set([...'0123456789'].map(codeOfAscii));

/** A point between two digits belongs to one number. */
function isInNumber(text: string, at: number, table: Uint16Array): boolean {
  return DIGIT_CODES.has(table[text.charCodeAt(at - 1)]!) && DIGIT_CODES.has(table[text.charCodeAt(at + 1)]!);
}

/** The keys of a form's words, for the compile step. */
export function tokenize(text: string, fold: Fold): number[] {
  const tokens = createTokens(text.length + 2);
  readTokens(text, fold, new Int32Array(16), tokens);
  return [...tokens.keys.subarray(0, tokens.count)];
}
