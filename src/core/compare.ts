/** Compares a stretch of text with a form of the index: the words themselves, and what stands beside them. */
import { isAscii, isAsciiLetter, isCapital, isDigit } from './ascii';
import { APOSTROPHE, FIRST_SILENT, HAN, IGNORED, QUOTES, SEPARATOR, codeAt, isHan, type Fold } from './fold';
import { CAPITALS, readForm, type TermIndex } from './index-format';
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

/** What a comparison letter by letter may say beside where the match ends. */
const OTHER = -1;
const UNDECIDED = -2;

/** What is learnt of a form when it is first compared is kept. */
export function createCompare(index: TermIndex): Compare {
  const { fold } = index;
  let known: (KnownForm | undefined)[] | null = null;

  return (text, number, start, end, count) => {
    known ??= new Array<KnownForm | undefined>(index.traits.length);
    const form = (known[number] ??= knowForm(index, number));
    let wordsEnd = endOfSame(text, start, end, form, fold);
    if (wordsEnd === OTHER) return -1;
    if (wordsEnd === UNDECIDED) {
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
  const { text, denyBefore, denyAfter } = readForm(index, number);
  return {
    text,
    denyBefore,
    denyAfter,
    capitals: (index.traits[number]! & CAPITALS) !== 0,
    plus: text.endsWith('+') || text.endsWith('\uFF0B'),
    han: isHan(index.fold.table[text.charCodeAt(text.length - 1)]!),
    words: null,
  };
}

/**
 * `end`, where the text from `start` is the form letter by letter, case and width apart; `OTHER` where it cannot be the form, and
 * `UNDECIDED` where it may be in another spelling. Most mentions and most strangers are told here, without a word being taken out
 * of the text.
 */
function endOfSame(text: string, start: number, end: number, form: KnownForm, fold: Fold): number {
  const { table } = fold;
  let at = start;
  for (let unit = 0; unit < form.text.length; unit++, at++) {
    const wanted = form.text.charCodeAt(unit);
    if (at < end && text.charCodeAt(at) === wanted) continue; // the same, whatever it counts as
    const code = codeAt(form.text, unit, fold);
    // One space is as good as two; between Chinese characters there may be any.
    const mayBeApart = code >= HAN || (unit > 0 && table[form.text.charCodeAt(unit - 1)] === SEPARATOR);
    for (let said; at < end; at++) {
      said = table[text.charCodeAt(at)];
      if (said !== IGNORED && (said !== SEPARATOR || !mayBeApart)) break;
    }
    if (at >= end) return mayEndSo(form.text, unit) ? UNDECIDED : OTHER;
    const said = text.charCodeAt(at);
    if (codeAt(text, at, fold) !== code) return mayBeSpelledSo(text, at, form.text, unit, fold) ? UNDECIDED : OTHER;
    if (code < FIRST_SILENT && code !== SEPARATOR) return UNDECIDED;
    if (form.capitals && isCapital(wanted) && !isCapital(said))
      return isAscii(said) && !isDigit(text.charCodeAt(at - 1)) ? OTHER : UNDECIDED; // behind digits: 3rd, 3D
  }
  return at === end ? end : mayEndSo(text, at) ? UNDECIDED : OTHER;
}

/** Where one word differs first from another spelling of it, or from the plural of that: one letter and the other. */
const SPELLED = 'szs uru rer csc lel lil iei eme msm mdm usu iyi';
/**
 * What one of them has where the other has ended, or letters of which some are not of ASCII: accented, full-width, with something left
 * out between. An es is an ending behind s, x, z and h, and may be one behind whatever is no small letter of ASCII. Capitals are named:
 * to find those of a range by itself takes Firefox a fifth of a millisecond.
 */
const ENDING = /(?:[sS]|(?<=[^a-gi-rt-wy])[eE][sS]|[mM][eE][sdSD]?|[uU][eE][sS]?)?(?![a-zA-Z])|[a-zA-Z]*[\x80-\uffff]/y;

/** May the words in which these offsets are, alike before them, be the same word in two spellings, in two numbers, or an ordinal? */
function mayBeSpelledSo(text: string, at: number, form: string, unit: number, fold: Fold): boolean {
  const said = text.charCodeAt(at);
  const wanted = form.charCodeAt(unit);
  if (isAsciiLetter(said) && isAsciiLetter(wanted))
    return SPELLED.includes(String.fromCharCode(said | 0x20, wanted | 0x20));
  if (isDigit(said) || isDigit(wanted)) return isDigit(said) !== isDigit(wanted);
  if (!isPlain(said, fold) || !isPlain(wanted, fold)) return true;
  if (isAsciiLetter(wanted)) return mayEndSo(form, unit) || fold.table[said] === APOSTROPHE;
  if (isAsciiLetter(said)) return mayEndSo(text, at);
  return !isHan(fold.table[said]!) || !isHan(fold.table[wanted]!);
}

/** Is this code unit one of ASCII, or a Chinese character? Others may be letters with accents, or left out. */
const isPlain = (unit: number, { table }: Fold): boolean => isAscii(unit) || isHan(table[unit]!);

/** May the word that goes on at this offset be one that ends here, in another number or spelling? */
function mayEndSo(text: string, at: number): boolean {
  ENDING.lastIndex = at;
  return ENDING.test(text);
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
