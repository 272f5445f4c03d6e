/**
 * The one pass over the text: cut it into words and give each its key. This is the loop that every character of every page
 * goes through; it is dense on purpose.
 */
import { isSmall } from './ascii';
import {
  APOSTROPHE,
  BREAK,
  FIRST_EXPANSION,
  FIRST_SILENT,
  IGNORED,
  MAPPED,
  POINT,
  SELF,
  SEPARATOR,
  codeOfAscii,
  completeFold,
  isExpansion,
  isLetter,
  type Fold,
} from './fold';
import {
  ALONE,
  CAPITAL,
  FIRST,
  SECOND,
  SOUNDS,
  addWord,
  beginWord,
  finishWord,
  mayBegin,
  placeShift,
  placeSlot,
} from './keys';
import { possessiveAt, skipIgnored } from './words';

/** What says where a phrase may begin: see `index-format.ts`. */
export interface Filters {
  fold: Fold;
  places: Uint8Array;
  bloom: Int32Array;
}

/** The words of a stretch of text. Arrays are reused from stretch to stretch and grow as needed. */
export interface Tokens {
  count: number;
  /** Key of each word; 0 marks the end of a phrase. Han characters are their own key. */
  keys: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  /**
   * Where a phrase may begin, in order: twice the number of a word that may be one alone, and one more than that where it may
   * be one with words that follow.
   */
  candidates: Int32Array;
  candidateCount: number;
  /**
   * Where the sign of a hashtag stands, or a hyphen ends a line, from the beginning of the text on: there it may be read another
   * way too.
   */
  signs: number[];
}

/**
 * Code units after which a stretch ends, with the phrase: room for the words of a whole chunk would be got in every page, and
 * hardly used.
 */
const STRETCH_LENGTH = 4096;

export function createTokens(capacity = 2 * STRETCH_LENGTH): Tokens {
  const array = (length: number): Int32Array => new Int32Array(length);
  return {
    count: 0,
    keys: array(capacity),
    starts: array(capacity),
    ends: array(capacity),
    candidates: array(capacity * 2),
    candidateCount: 0,
    signs: [],
  };
}

const HASH = 0x23;
const WIDE_HASH = 0xff03;
const LINE_FEED = 10;

/**
 * Read the words of a stretch of `text`, which begins at `from`, into `tokens`, and tell where it ends: no phrase runs on there. A
 * word alone is a candidate only if it is written in letters: no form is a single Han character.
 */
// eslint-disable-next-line max-lines-per-function -- the hot loop: calls would cost more than the work that they do
export function readTokens(text: string, from: number, filters: Filters, tokens: Tokens): number {
  const { fold, places, bloom } = filters;
  const { table } = fold;
  const { keys, starts, ends, candidates } = tokens;
  const placeMask = places.length - 1;
  const length = text.length;
  const full = from + keys.length - 2; // each code unit is at most one word or one break
  let limit = Math.min(full, length);
  const signs = from === 0 ? (tokens.signs = []) : tokens.signs;
  let at = from;
  let count = 0;
  let found = 0;
  let before = 0; // flags of the word before, 0 after a break
  while (at < limit) {
    let unit = text.charCodeAt(at);
    let code = table[unit]!;
    if (code >= FIRST_SILENT) {
      let end = 0; // where the letters end, if something is left out behind them; else 0
      let key = beginWord(isExpansion(code) ? firstOf(fold, code) : code);
      let last = 0; // letter before
      starts[count] = at;
      // Letters run to the next code unit that is neither a letter nor left out.
      for (;;) {
        if (code >= FIRST_EXPANSION) [key, last] = addExpansion(key, last, fold, code);
        else if (code !== last) key += SOUNDS[(last = code)]!;
        if (++at >= length) break;
        code = table[text.charCodeAt(at)]!;
        if (code === IGNORED) {
          end = at;
          at = skipIgnored(text, at, table);
          code = at < length ? table[text.charCodeAt(at)]! : BREAK;
          if (!isLetter(code)) break;
          end = 0;
        } else if (code < FIRST_SILENT) break;
      }
      ends[count] = end || at;
      keys[count] = key = finishWord(key);
      const flags = places[placeSlot(key, placeMask)]! >> placeShift(key);
      // One branch for nearly all words: processors cannot foresee more of them.
      if (((flags & ALONE) | ((before << 1) & flags & SECOND)) !== 0) {
        if ((before & FIRST) !== 0 && (flags & SECOND) !== 0 && mayBegin(bloom, addWord(keys[count - 1]!, key)))
          candidates[found++] = 2 * count - 1;
        if ((flags & ALONE) !== 0 && ((flags & CAPITAL) === 0 || !isSmall(unit))) candidates[found++] = 2 * count;
      }
      before = flags;
      count++;
      if (code === SEPARATOR) at++; // a space, mostly
    } else if (code <= MAPPED) {
      if (fold.mapped.length > 0) {
        completeFold(fold);
        code = table[unit]!;
      }
      let first = (before & FIRST) !== 0 ? keys[count - 1]! : 0;
      do {
        const key = code === SELF ? unit : fold.simplified[unit]!;
        if (first !== 0 && mayBegin(bloom, addWord(first, key))) candidates[found++] = 2 * count - 1;
        keys[count] = first = key;
        starts[count] = at;
        ends[count++] = ++at;
        if (at >= limit) break;
        code = table[(unit = text.charCodeAt(at))]!;
      } while (code <= MAPPED);
      before = FIRST;
    } else {
      const isOpen = count > 0 && keys[count - 1] !== 0; // has a phrase begun?
      if (code === BREAK || (code === POINT && !isInNumber(text, at, table))) {
        if (isOpen) keys[count++] = 0;
        before = 0;
        if (unit === HASH || unit === WIDE_HASH) signs.push(at);
        if (at >= from + STRETCH_LENGTH) limit = at;
      } else if (code === APOSTROPHE && isOpen && isBehind(text, ends[count - 1]!, at, table)) {
        at = Math.max(at, possessiveAt(text, at, table)); // the s
      } else if (unit === LINE_FEED) {
        const hyphen = hyphenBefore(text, at);
        if (hyphen >= 0) signs.push(hyphen);
      }
      at++;
    }
  }
  if (limit === full && full < length) {
    const known = { signs: signs.filter((sign) => sign < from) };
    return readTokens(text, from, filters, Object.assign(tokens, createTokens(2 * keys.length), known));
  }
  tokens.count = count;
  tokens.candidateCount = found;
  return at;
}

/** Where the hyphen stands that ends the line which ends here; -1 where there is none. */
function hyphenBefore(text: string, lineEnd: number): number {
  let last = lineEnd - 1;
  while (isBlank(text.charCodeAt(last))) last--;
  return '-\u2010'.includes(text[last]!) ? last : -1;
}

/** A space, a tab, a carriage return. */
const isBlank = (unit: number): boolean => unit === 32 || unit === 9 || unit === 13;

/** The code of the first of the letters that a ligature or the like stands for. */
const firstOf = ({ expansions }: Fold, code: number): number => codeOfAscii(expansions[code - FIRST_EXPANSION]![0]!);

/** The key with the letters that a ligature or the like stands for, and the last of them. */
function addExpansion(key: number, last: number, { expansions }: Fold, code: number): [key: number, last: number] {
  for (const letter of [...expansions[code - FIRST_EXPANSION]!].map(codeOfAscii)) {
    if (letter !== last) key += SOUNDS[letter]!;
    last = letter;
  }
  return [key, last];
}

/** Does nothing stand between these offsets but what is left out? */
function isBehind(text: string, end: number, at: number, table: Uint8Array): boolean {
  while (end < at && table[text.charCodeAt(end)] === IGNORED) end++;
  return end === at;
}

/** Digits have the highest codes of all of ASCII. */
const FIRST_DIGIT = codeOfAscii('0');
const isDigitCode = (code: number): boolean => code >= FIRST_DIGIT && code < FIRST_EXPANSION;

/** A point between two digits belongs to one number. */
function isInNumber(text: string, at: number, table: Uint8Array): boolean {
  return isDigitCode(table[text.charCodeAt(at - 1)]!) && isDigitCode(table[text.charCodeAt(at + 1)]!);
}

/** The keys of a form's words, for the compile step. */
export function tokenize(text: string, fold: Fold): number[] {
  const tokens = createTokens(text.length + 2);
  readTokens(text, 0, { fold, places: new Uint8Array(16), bloom: new Int32Array(16) }, tokens);
  return [...tokens.keys.subarray(0, tokens.count)];
}
