/** Compares a stretch of text with a form of the index: the words themselves, and what stands beside them. */
import { FIRST_SILENT, HAN, IGNORED, QUOTES, SEPARATOR, codeAt, isHan, type Fold } from './fold';
import { CAPITALS, readForm, type TermIndex } from './index-format';
import { isDigit } from './numerals';
import { isInThingName } from './thing-names';
import { matchWords, readWords, skipIgnored, withHanNumerals, withPossessive, type Word } from './words';

/**
 * Where the match of a form ends in `text`, or -1 if `count` words from `start` to `end` are not that form, or stand beside
 * what makes another word or the name of a thing of it.
 */
export type Compare = (text: string, form: number, start: number, end: number, count: number) => number;

/** What is kept of a form that has been compared. */
interface KnownForm {
  text: string;
  capitals: boolean;
  /** Does the form end in a plus sign? It is no part of a word, and yet another name: "AI+" is not AI. */
  plus: boolean;
  han: boolean;
  denyBefore: string;
  denyAfter: string;
  /** Null until it has been compared word by word. */
  words: Word[] | null;
}

const DIGIT = /[\d\uFF10-\uFF19]/;
/** Two numbers side by side with anything but a middle dot between them: a score or a decimal, and not a short form like 14·5. */
const TWO_NUMBERS =
  /[\d\uFF10-\uFF19][^\d\uFF10-\uFF19\u00B7\u30FB\u2022\u2027\uFF65\p{Script=Han}]+[\d\uFF10-\uFF19]/u;

const holdsTwoNumbers = (text: string): boolean => DIGIT.test(text) && TWO_NUMBERS.test(text);

/** What is learnt of a form when it is first compared is kept. */
export function createCompare(index: TermIndex): Compare {
  const { fold } = index;
  const known: (KnownForm | undefined)[] = [];

  return (text, number, start, end, count) => {
    const form = (known[number] ??= knowForm(index, number));
    let wordsEnd = endOfSame(text, start, end, form, fold);
    if (wordsEnd === OTHER) return -1;
    if (wordsEnd === UNDECIDED) {
      if (differ(text, start, form, fold)) return -1;
      form.words ??= wordsOfForm(form.text, fold);
      const said = readWords(text, start, withPossessive(text, end, fold), fold).slice(0, count);
      wordsEnd = matchWords(said, form.words, form.capitals);
      // Where the form holds no digits, those of the text stand for its numerals.
      if (wordsEnd < 0 || (holdsTwoNumbers(text.slice(start, wordsEnd)) && !DIGIT.test(form.text))) return -1;
    }
    if (isDenied(form.denyBefore, text, start, -1, fold)) return -1;
    const sign = form.plus ? skipIgnored(text, wordsEnd, fold.table) : -1;
    if (form.plus && !/^[+\uFF0B]/.test(text.slice(sign, sign + 1))) return -1;
    const matchEnd = form.plus ? sign + 1 : wordsEnd;
    if (isDenied(form.denyAfter, text, matchEnd - 1, 1, fold)) return -1;
    return form.han && isInThingName(text, matchEnd, form.text.length, fold) ? -1 : matchEnd;
  };
}

function knowForm(index: TermIndex, number: number): KnownForm {
  const form = readForm(index, number);
  const { text } = form;
  return {
    ...form,
    capitals: (index.traits[number]! & CAPITALS) !== 0,
    plus: text.endsWith('+') || text.endsWith('\uFF0B'),
    han: isHan(index.fold.table[text.charCodeAt(text.length - 1)]!),
    words: null,
  };
}

const OTHER = -1;
const UNDECIDED = -2;

/**
 * `end`, where the text from `start` is the form letter by letter, case and width apart; `OTHER` where another Chinese character
 * stands; `UNDECIDED` where it may be the form in another spelling. Most mentions are told here, without a word being taken out
 * of the text.
 */
function endOfSame(text: string, start: number, end: number, form: KnownForm, fold: Fold): number {
  const { table } = fold;
  let at = start;
  for (let unit = 0; unit < form.text.length; unit++) {
    const wanted = form.text.charCodeAt(unit);
    const code = codeAt(form.text, unit, fold);
    while (at < end && table[text.charCodeAt(at)] === IGNORED) at++;
    if (at >= end) return UNDECIDED;
    const said = codeAt(text, at, fold);
    if (said !== code) return said >= HAN && code >= HAN ? OTHER : UNDECIDED;
    if (code < FIRST_SILENT && code !== SEPARATOR) return UNDECIDED;
    if (form.capitals && isCapital(wanted) && !isCapital(text.charCodeAt(at))) return UNDECIDED;
    at++;
    if (code === SEPARATOR) while (at < end && table[text.charCodeAt(at)] === SEPARATOR) at++;
  }
  return at === end ? end : UNDECIDED;
}

const isCapital = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a;

const isAsciiLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
const isAscii = (code: number): boolean => code < 0x80;

/** No spelling and no ending changes the first two letters of a word, or adds more than "programmes" has beside "program". */
const SAME_LETTERS = 2;
const MORE_LETTERS = 3;

/**
 * Is this surely another word, as its first letters tell? The sounds of a word are few, and those of "a" or "us" are those of many
 * an abbreviation: this turns most strangers away before their words are read.
 */
function differ(text: string, start: number, { text: form, capitals }: KnownForm, { table }: Fold): boolean {
  let at = 0;
  let said = text.charCodeAt(start);
  let wanted = form.charCodeAt(0);
  while (isAsciiLetter(said) && isAsciiLetter(wanted)) {
    if (at < SAME_LETTERS && (said | 0x20) !== (wanted | 0x20)) return true;
    if (capitals && isCapital(wanted) && !isCapital(said)) return true;
    at++;
    said = text.charCodeAt(start + at);
    wanted = form.charCodeAt(at);
  }
  if (at > 0) return Math.abs(lettersFrom(text, start + at) - lettersFrom(form, at)) > MORE_LETTERS;
  // A letter of ASCII may be one of another kind, or begin an ordinal in digits; nothing else is the same.
  const other = isAsciiLetter(said) ? wanted : isAsciiLetter(wanted) ? said : -1;
  return other >= 0 && !isDigit(other) && (isAscii(other) || isHan(table[other]!));
}

/** How many ASCII letters a word goes on for; NaN where it may go on with other ones. */
function lettersFrom(text: string, from: number): number {
  let at = from;
  while (isAsciiLetter(text.charCodeAt(at))) at++;
  return at < text.length && !isAscii(text.charCodeAt(at)) ? NaN : at - from;
}

/** The words of a form; in a Chinese one numbers count as they are written in Han, as they do in the text. */
function wordsOfForm(text: string, fold: Fold): Word[] {
  const words = readWords(text, 0, text.length, fold);
  return words.some(({ han }) => han) ? withHanNumerals(words) : words;
}

/** Is the next character on that side, past what is left out, one of the neighbours to deny? No word runs across a quotation mark. */
function isDenied(neighbours: string, text: string, from: number, step: 1 | -1, fold: Fold): boolean {
  if (neighbours === '') return false;
  for (let at = from + step; at >= 0 && at < text.length; at += step) {
    const code = codeAt(text, at, fold);
    if (QUOTES.includes(text[at]!)) return false;
    if (code !== IGNORED && code !== SEPARATOR) return neighbours.includes(String.fromCharCode(code));
  }
  return false;
}
