/**
 * Folding: what every UTF-16 code unit counts as when text is compared with the glossary.
 *
 * One table answers for all 65,536 code units, so that a scan costs one look-up a character and the offsets of a match are
 * those of the original text. The table is computed once, at build time, and shipped: browsers with different Unicode
 * versions then agree on every verdict.
 *
 * Codes below 16 are classes; letters and digits of ASCII have even codes from 16 on; every other letter is its folded code
 * unit; from `HAN` on each character is a word of its own, and those that count as themselves have the code 0, so that
 * nothing need be written for them.
 */

/** A word of its own that counts as itself: its code unit, from `HAN` on, is its key. */
export const SELF = 0;
/** Left out: soft hyphens, zero-width characters, combining marks, variation selectors. */
export const IGNORED = 1;
/** Between words of one phrase: space, hyphen, quotation mark, middle dot. */
export const SEPARATOR = 2;
/** Ends a phrase: other punctuation, symbols. */
export const BREAK = 3;
/** Separates words, unless a final s follows: then both are the possessive ending. */
export const APOSTROPHE = 4;
/** A full stop: separates the digits of one number, otherwise ends a phrase. */
export const POINT = 5;
/** A comma: part of a phrase only where the form of the glossary has one too. */
export const COMMA = 6;
/**
 * The letters c e s u z, which count for the key of a word only where they begin it. Without them the plural, the possessive and
 * the British and American spelling of a word have one key (labour labor, programmes program, defence defense, organise
 * organize).
 */
export const FIRST_SILENT = 7;
const SILENT = 'cesuz';
/** The lowest code of a letter or digit that counts for the key. */
export const FIRST_SOUND = 16;
/** Codes that stand for several letters (ligatures, Roman numerals): an index into the expansions. Arrows: no letter is one. */
export const FIRST_EXPANSION = 0x2900;
export const LAST_EXPANSION = 0x2bff;
/** From here on each character is a word of its own: Han, kana, hangul. */
export const HAN = 0x2e80;

const SOUNDS = 'abdfghijklmnopqrtvwx0123456789';

/** The fold code of one ASCII letter or digit. y is the neighbour of i, and keys are made of `code >> 1`: party, parties. */
export function codeOfAscii(char: string): number {
  if (char === 'y') return codeOfAscii('i') + 1;
  const silent = SILENT.indexOf(char);
  return silent >= 0 ? FIRST_SILENT + silent : FIRST_SOUND + 2 * SOUNDS.indexOf(char);
}

export interface Fold {
  /** Code of each code unit. */
  table: Uint16Array;
  /** What the codes from `FIRST_EXPANSION` on stand for, as lower-case ASCII. */
  expansions: string[];
}

/** Is this the code of letters or digits that are written in words? */
export const isLetter = (code: number): boolean => code >= FIRST_SILENT && code < HAN;

/** Is this the code of a character that is a word of its own? */
export const isHan = (code: number): boolean => code === SELF || code >= HAN;

/** Is this the code of several letters? */
export const isExpansion = (code: number): boolean => code >= FIRST_EXPANSION && code <= LAST_EXPANSION;

/** The code of a code unit, which for a word of its own is its key. */
export const codeAt = (text: string, at: number, { table }: Fold): number =>
  table[text.charCodeAt(at)] || text.charCodeAt(at);

const IGNORABLE = /[\p{M}\p{Cf}]/u;
const SPACES = /[\s\p{Zs}]/u;
const HYPHENS = '-\u2010\u2011\u2012\u2013\u2212\uFF0D\uFE63';
/** Quotation marks: separators that also say where a name begins and ends. */
export const QUOTES = '"\u201C\u201D\u201E\u201F\u00AB\u00BB\u300C\u300D\u300E\u300F\uFF02\u2039\u203A\u301D\u301E';
const APOSTROPHES = "'\u2018\u2019\u201B\u02BC\u0060\u00B4\uFF07";
const DOTS = '\u00B7\u30FB\u2022\u2027\uFF65';
const POINTS = '.\uFF0E';
const COMMAS = ',\uFF0C\u3001\uFF64';

const UNASSIGNED = /\p{Cn}/u;

/**
 * Compute the table. `scripts` maps traditional characters, and those that Unicode has twice, to simplified ones. Takes some
 * tens of milliseconds: at build time only. What leads neither to Latin letters nor to Han characters stays as it is, and
 * code units that mean nothing count as what stands before them: forms hold neither, and the table is shorter.
 */
export function computeFold(scripts: ReadonlyMap<string, string>): Fold {
  const table = new Uint16Array(0x10000);
  const expansions: string[] = [];
  for (let unit = 0; unit < 0x10000; unit++) {
    const char = String.fromCharCode(unit);
    const before = table[unit - 1] ?? BREAK;
    const code = UNASSIGNED.test(char) ? classLike(before, unit) : classOf(char, unit);
    table[unit] = code >= 0 ? code : codeOfLetter(char, unit, scripts, expansions);
  }
  return { table, expansions };
}

/** The code of a code unit that means nothing: a letter of its own after one, else the class of what stands before it. */
const classLike = (before: number, unit: number): number =>
  before === unit - 1 ? unit : before < FIRST_SILENT ? before : BREAK;

/** The class of a code unit, or -1 for what is written in words. */
function classOf(char: string, unit: number): number {
  if (IGNORABLE.test(char)) return IGNORED; // before white space: the byte order mark is both
  if (APOSTROPHES.includes(char)) return APOSTROPHE;
  if (HYPHENS.includes(char) || QUOTES.includes(char) || DOTS.includes(char) || SPACES.test(char)) return SEPARATOR;
  if (POINTS.includes(char)) return POINT;
  if (COMMAS.includes(char)) return COMMA;
  // Surrogates: emoji and rare ideographs, of which the glossary has none. Private use: no meaning of its own.
  if (unit >= 0xd800 && unit <= 0xf8ff) return BREAK;
  return /[\p{L}\p{N}]/u.test(char) ? -1 : BREAK;
}

function codeOfLetter(char: string, unit: number, scripts: ReadonlyMap<string, string>, expansions: string[]): number {
  const plain = char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace('ß', 'ss');
  if (/^[a-z0-9]$/.test(plain)) return codeOfAscii(plain);
  if (/^[a-z0-9]+$/.test(plain)) return FIRST_EXPANSION + (expansions.push(plain) - 1);
  const code = (scripts.get(char) ?? char).charCodeAt(0);
  return code === unit && unit >= HAN ? SELF : code;
}

/** Set in a run's length where its codes are all the same, not all as far from their code units. */
const CONSTANT = 0x8000;

/** Where Han characters stand, which are mapped one by one. */
const MAPPED_FROM = 0x3400;
const isHanUnit = (unit: number): boolean =>
  (unit >= MAPPED_FROM && unit < 0xa000) || (unit >= 0xf900 && unit < 0xfb00);

/**
 * The table in short: the number of mapped characters, their distances from each other, what they are mapped to; then, for
 * the table without them, pairs: the length of a run, and the code that all its code units have or the difference, modulo
 * 65,536, that all their codes have to them. Letters are long runs of difference 0, Han of `SELF`, symbols of `BREAK`.
 */
export function encodeFold(table: Uint16Array): number[] {
  const mapped = [...table.keys()].filter((unit) => isHanUnit(unit) && table[unit] !== SELF);
  const plain = Uint16Array.from(table, (code, unit) => (isHanUnit(unit) ? SELF : code));
  const gaps = mapped.map((unit, at) => unit - (mapped[at - 1] ?? MAPPED_FROM));
  return [mapped.length, ...gaps, ...mapped.map((unit) => table[unit]!), ...encodeRuns(plain)];
}

function encodeRuns(table: Uint16Array): number[] {
  const runs: number[] = [];
  for (let unit = 0; unit < table.length;) {
    const code = table[unit]!;
    const difference = (code - unit) & 0xffff;
    const same = runLength(table, unit, (at) => table[at] === code);
    const apart = runLength(table, unit, (at) => ((table[at]! - at) & 0xffff) === difference);
    if (same > apart) runs.push(same | CONSTANT, code);
    else runs.push(apart, difference);
    unit += Math.max(same, apart);
  }
  return runs;
}

/** How many code units from `start` on belong to a run; the length must fit beside the flag. */
function runLength(table: Uint16Array, start: number, belongs: (unit: number) => boolean): number {
  let end = start;
  while (end < table.length && end - start < CONSTANT - 1 && belongs(end)) end++;
  return end - start;
}

/** The inverse of `encodeFold`. */
export function decodeFold(encoded: ArrayLike<number>): Uint16Array {
  const table = new Uint16Array(0x10000);
  const count = encoded[0]!;
  let unit = 0;
  for (let run = 1 + 2 * count; run < encoded.length; run += 2) {
    const end = unit + (encoded[run]! & ~CONSTANT);
    const value = encoded[run + 1]!;
    if (encoded[run]! & CONSTANT) {
      if (value !== SELF) table.fill(value, unit, end); // which it is made of
    } else for (let at = unit; at < end; at++) table[at] = at + value;
    unit = end;
  }
  let mapped = MAPPED_FROM;
  for (let at = 1; at <= count; at++) table[(mapped += encoded[at]!)] = encoded[at + count]!;
  return table;
}
