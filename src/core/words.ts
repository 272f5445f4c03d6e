/**
 * The exact comparison behind every hash: is this stretch of text that form of the glossary, under the folding rules?
 *
 * Words are compared one by one. The same word may be spelled the British or American way, an ordinal may be in digits
 * or letters, the last word (or one before a preposition: "five-year plans of") may be a plural, or in a longer form the
 * singular of one, and the last may end in a possessive, which is not part of the match.
 */
import {
  APOSTROPHE,
  COMMA,
  FIRST_EXPANSION,
  IGNORED,
  codeAt,
  codeOfAscii,
  isExpansion,
  isHan,
  isLetter,
  type Fold,
} from './fold';
import { once } from './memoize';
import { ordinalValue, toHanNumeral } from './numerals';

/** One word of a text: its folded letters, the letters as written, and where it ends without a possessive ending. */
export interface Word {
  folded: string;
  written: string;
  possessive: boolean;
  end: number;
  /** True for Han, kana and hangul, where each character is a word. */
  han: boolean;
  /** True where a comma stands before the word. */
  comma: boolean;
}

const asciiOfCodes = once(
  () => new Map([...'abcdefghijklmnopqrstuvwxyz0123456789'].map((char) => [codeOfAscii(char), char])),
);

/** The folded letter of a code, as a string: ASCII for what folds to ASCII. */
function letterOf(code: number, { expansions }: Fold): string {
  if (isExpansion(code)) return expansions[code - FIRST_EXPANSION]!;
  return asciiOfCodes().get(code) ?? String.fromCharCode(code);
}

/** Where the first code unit from `at` on stands that is not left out. */
export function skipIgnored(text: string, at: number, table: Uint8Array): number {
  while (at < text.length && table[text.charCodeAt(at)] === IGNORED) at++;
  return at;
}

/** Where the final s of the possessive ending stands whose apostrophe is at this offset, or -1 if it is none. */
export function possessiveAt(text: string, at: number, table: Uint8Array): number {
  const letter = skipIgnored(text, at + 1, table);
  if (letter >= text.length || table[text.charCodeAt(letter)] !== codeOfAscii('s')) return -1;
  const after = skipIgnored(text, letter + 1, table);
  return after < text.length && isLetter(table[text.charCodeAt(after)]!) ? -1 : letter;
}

/** The end of a possessive ending that may stand at `end`, or somewhat more. */
export const withPossessive = (text: string, end: number, { table }: Fold): number =>
  Math.min(text.length, skipIgnored(text, end, table) + 2);

/** The words of `text` from `start` to `end`. */
export function readWords(text: string, start: number, end: number, fold: Fold): Word[] {
  const { table } = fold;
  const words: Word[] = [];
  let word: Word | null = null;
  let comma = false;
  let possessive = -1;
  const begin = (folded: string, written: string, end: number, han: boolean): Word => {
    const begun = { folded, written, possessive: false, end, han, comma };
    words.push(begun);
    comma = false;
    return begun;
  };
  for (let at = start; at < end; at++) {
    const code = table[text.charCodeAt(at)]!;
    if (code === IGNORED) continue;
    if (isLetter(code)) {
      word ??= begin('', '', at, false);
      word.folded += letterOf(codeAt(text, at, fold), fold);
      word.written += text[at];
      word.end = at + 1;
    } else if (code === APOSTROPHE && word && (possessive = possessiveAt(text, at, table)) >= 0) {
      word.possessive = true;
      at = possessive;
      word = null;
    } else {
      word = null;
      comma ||= code === COMMA;
      if (isHan(code)) {
        begin(String.fromCharCode(codeAt(text, at, fold)), text[at]!, at + 1, true);
      }
    }
  }
  return words;
}

/** Digits that stand beside Han characters, written as Han numerals: 第14个 → 第 十 四 个. */
export function withHanNumerals(words: Word[]): Word[] {
  if (words.every(({ han }) => han)) return words;
  return words.flatMap((word) => {
    const numeral = /^\d{1,2}$/.test(word.folded) ? toHanNumeral(Number(word.folded)) : '';
    return numeral
      ? [...numeral].map((char, at) => ({
          ...word,
          folded: char,
          written: char,
          han: true,
          comma: at === 0 && word.comma,
        }))
      : [word];
  });
}

const PREPOSITIONS = new Set(['of', 'for', 'with', 'on', 'in', 'to', 'by', 'at', 'from']);

/**
 * Where the match ends in the text (without a possessive ending), or -1 if these words are not that form.
 * `capitals`: the capital letters of the form are required in the text.
 */
export function matchWords(text: Word[], form: Word[], capitals: boolean): number {
  const said = form.some((word) => word.han) ? withHanNumerals(text) : text;
  if (said.length !== form.length) return -1;
  for (const [index, wanted] of form.entries()) {
    const word = said[index]!;
    const next = form[index + 1];
    const number = wanted.han || (next && !PREPOSITIONS.has(next.folded)) ? 'same' : form.length > 2 ? 'any' : 'plural';
    if (index > 0 && word.comma !== wanted.comma) return -1;
    if (!isSameWord(word.folded, wanted.folded, number)) return -1;
    if (next && word.possessive !== wanted.possessive) return -1;
    if (!next && wanted.possessive && !word.possessive) return -1;
    if (capitals && !hasCapitalsOf(word.written, wanted.written)) return -1;
  }
  return said.at(-1)?.end ?? -1;
}

/** `number`: may the word also be the plural of what is wanted, or its singular too? "Two session" is no "Two Sessions". */
function isSameWord(word: string, wanted: string, number: 'same' | 'plural' | 'any'): boolean {
  if (word === wanted) return true;
  const ordinal = ordinalValue(wanted);
  if (ordinal > 0) return ordinalValue(word) === ordinal;
  const [spelled, wantedSpelled] = [americanSpelling(word), americanSpelling(wanted)];
  if (spelled === wantedSpelled) return true;
  if (number === 'same') return false;
  const isPlural = (plural: string, singular: string): boolean => plural.endsWith('s') && plural === pluralOf(singular);
  return isPlural(spelled, wantedSpelled) || (number === 'any' && isPlural(wantedSpelled, spelled));
}

/** The regular English plural. */
export function pluralOf(word: string): string {
  if (/(?:[sxz]|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** British → American, as rules over words and their ends. Both sides of a comparison go through it, so it need not be English. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/is(e|ed|es|er|ers|ing|ation|ations|able)$/, 'iz$1'],
  [/ys(e|ed|es|er|ers|ing)$/, 'yz$1'],
  [/(..)our(s|ed|er|ers|ing|able|al|less|ite)?$/, '$1or$2'],
  [/tre(s?)$/, 'ter$1'],
  [/tred$/, 'tered'],
  [/(def|off|pret|lic)ence/, '$1ense'],
  [/programme/, 'program'],
  [/(catal|dial|anal)ogue/, '$1og'],
  [/ll(ed|ing|er|ers)$/, 'l$1'],
  [/^ageing$/, 'aging'],
  [/judgement/, 'judgment'],
  [/practis/, 'practic'],
];

/** What all of these need somewhere in a word. Asked first: each pattern is dear when it is first used. */
const MAY_BE_BRITISH = /[iy]s|our|tre|ence|mme|ogue|ll|geing|judge/;

function americanSpelling(word: string): string {
  if (word.length < 5 || !MAY_BE_BRITISH.test(word)) return word; // four, hour and wise are no variants of anything
  return SPELLINGS.reduce((spelled, [ending, other]) => spelled.replace(ending, other), word);
}

/** Every capital of `wanted` is a capital in `word` too. An ordinal in digits has no capitals to compare. */
function hasCapitalsOf(word: string, wanted: string): boolean {
  if (/^\d/.test(word)) return true;
  for (let at = 0; at < wanted.length && at < word.length; at++) {
    const [said, letter] = [word[at]!, wanted[at]!];
    if (letter !== letter.toLowerCase() && said === said.toLowerCase()) return false;
  }
  return true;
}
