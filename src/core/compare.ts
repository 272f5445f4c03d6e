/** Compares a stretch of text with a form of the index: the words themselves, and what stands beside them. */
import { IGNORED, QUOTES, SEPARATOR, type Fold } from './fold';
import { CAPITALS, readForm, type TermIndex } from './index-format';
import { isInThingName } from './thing-names';
import { matchWords, readWords, skipIgnored, withHanNumerals, withPossessive, type Word } from './words';

/**
 * Where the match of a form ends in `text`, or -1 if `count` words from `start` to `end` are not that form, or stand beside
 * what makes another word or the name of a thing of it.
 */
export type Compare = (text: string, form: number, start: number, end: number, count: number) => number;

interface ParsedForm {
  words: Word[];
  /** Its first code unit. */
  first: number;
  /** Does the form end in a plus sign? It is no part of a word, and yet another name: "AI+" is not AI. */
  plus: boolean;
  /** Does the form hold digits itself? If not, digits in the text stand for its numerals. */
  digits: boolean;
  denyBefore: string;
  denyAfter: string;
}

const DIGIT = /[\d\uFF10-\uFF19]/;
/** Two numbers side by side with anything but a middle dot between them: a score or a decimal, and not a short form like 14·5. */
const TWO_NUMBERS =
  /[\d\uFF10-\uFF19][^\d\uFF10-\uFF19\u00B7\u30FB\u2022\u2027\uFF65\p{Script=Han}]+[\d\uFF10-\uFF19]/u;

const holdsTwoNumbers = (text: string): boolean => DIGIT.test(text) && TWO_NUMBERS.test(text);

/** Forms are parsed when they are first compared, and kept. */
export function createCompare(index: TermIndex): Compare {
  const { fold, traits } = index;
  const parsed = new Map<number, ParsedForm>();

  const formOf = (form: number): ParsedForm => {
    let known = parsed.get(form);
    if (!known) {
      const { text, denyBefore, denyAfter } = readForm(index, form);
      known = {
        words: wordsOfForm(text, fold),
        first: text.charCodeAt(0),
        plus: /[+\uFF0B]$/.test(text),
        digits: /\d/.test(text),
        denyBefore,
        denyAfter,
      };
      parsed.set(form, known);
    }
    return known;
  };

  return (text, form, start, end, count) => {
    const { words, first, plus, digits, denyBefore, denyAfter } = formOf(form);
    if (differ(text.charCodeAt(start), first, (traits[form]! & CAPITALS) !== 0)) return -1;
    const said = readWords(text, start, withPossessive(text, end, fold), fold).slice(0, count);
    const wordsEnd = matchWords(said, words, (traits[form]! & CAPITALS) !== 0);
    if (wordsEnd < 0 || isDenied(denyBefore, text, start, -1, fold)) return -1;
    if (!digits && holdsTwoNumbers(text.slice(start, wordsEnd))) return -1;
    const sign = plus ? skipIgnored(text, wordsEnd, fold.table) : -1;
    if (plus && !/^[+\uFF0B]/.test(text.slice(sign, sign + 1))) return -1;
    const matchEnd = plus ? sign + 1 : wordsEnd;
    if (isDenied(denyAfter, text, matchEnd - 1, 1, fold)) return -1;
    return words.at(-1)?.han && isInThingName(text, matchEnd, words.length, fold) ? -1 : matchEnd;
  };
}

const isAsciiLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

/**
 * Are these two ASCII letters that no word begins with in the same place? The sounds of a word are few, and those of "a" or
 * "us" are those of many an abbreviation: this turns most strangers away before their words are read.
 */
const differ = (said: number, first: number, capitals: boolean): boolean =>
  isAsciiLetter(said) &&
  isAsciiLetter(first) &&
  (capitals && said >= 0x61 ? said !== first : (said | 0x20) !== (first | 0x20));

/** The words of a form; in a Chinese one numbers count as they are written in Han, as they do in the text. */
function wordsOfForm(text: string, fold: Fold): Word[] {
  const words = readWords(text, 0, text.length, fold);
  return words.some(({ han }) => han) ? withHanNumerals(words) : words;
}

/** Is the next character on that side, past what is left out, one of the neighbours to deny? No word runs across a quotation mark. */
function isDenied(neighbours: string, text: string, from: number, step: 1 | -1, { table }: Fold): boolean {
  if (neighbours === '') return false;
  for (let at = from + step; at >= 0 && at < text.length; at += step) {
    const code = table[text.charCodeAt(at)]!;
    if (QUOTES.includes(text[at]!)) return false;
    if (code !== IGNORED && code !== SEPARATOR) return neighbours.includes(String.fromCharCode(code));
  }
  return false;
}
