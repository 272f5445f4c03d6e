/**
 * Folding: what every UTF-16 code unit counts as when text is compared with the glossary.
 *
 * One table answers for all 65,536 code units, so that a scan costs one look-up a character, traditional Chinese two, and the
 * offsets of a match are those of the original text. The table is computed once, at build time, and shipped: browsers with
 * different Unicode versions then agree on every verdict.
 *
 * Codes are in order: first what is a word of its own, then what stands between words, then, from `FIRST_SILENT` on, what they are
 * written in, so that a scan tells them by one comparison. Characters that count as themselves have the code 0, so that nothing
 * need be written for them.
 */

/** A word of its own that counts as itself: its code unit, from `HAN` on, is its key. */
export const SELF = 0;
/** A word of its own that counts as another: see `Fold.simplified`. */
export const MAPPED = 1;
/** Left out: soft hyphens, zero-width characters, combining marks, variation selectors. */
export const IGNORED = 2;
/** Between words of one phrase: space, hyphen, quotation mark, middle dot. */
export const SEPARATOR = 3;
/** Ends a phrase: other punctuation, symbols. */
export const BREAK = 4;
/** Separates words, unless a final s follows: then both are the possessive ending. */
export const APOSTROPHE = 5;
/** A full stop: separates the digits of one number, otherwise ends a phrase. */
export const POINT = 6;
/** A comma: part of a phrase only where the form of the glossary has one too. */
export const COMMA = 7;
/**
 * The letters c e s u z, which count for the key of a word only where they begin it. Without them the plural, the possessive and
 * the British and American spelling of a word have one key (labour labor, programmes program, defence defense, organise
 * organize).
 */
export const FIRST_SILENT = 8;
const SILENT = 'cesuz';
/** A letter that no ASCII letter stands for: it is compared as its code unit, and counts for no key. */
export const LETTER = 13;
/** The lowest code of a letter or digit that counts for the key. */
export const FIRST_SOUND = 16;
/** Codes that stand for several letters (ligatures, Roman numerals): an index into the expansions. */
export const FIRST_EXPANSION = 0x80;
export const LAST_EXPANSION = 0xff;
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
  table: Uint8Array;
  /** What the codes from `FIRST_EXPANSION` on stand for, as lower-case ASCII. */
  expansions: string[];
  /** What each code unit counts as whose code is `MAPPED`. */
  simplified: Uint16Array;
  /** These, as they are stored, for as long as they have another code: see `completeFold`. */
  mapped: Uint16Array;
}

/** Is this the code of letters or digits that are written in words? */
export const isLetter = (code: number): boolean => code >= FIRST_SILENT;

/** Is this the code of a character that is a word of its own? */
export const isHan = (code: number): boolean => code <= MAPPED;

/** Is this the code of several letters? */
export const isExpansion = (code: number): boolean => code >= FIRST_EXPANSION && code <= LAST_EXPANSION;

/** What a code unit is compared as: its code, or itself. For a word of its own this is its key. */
export function codeAt(text: string, at: number, { table, simplified }: Fold): number {
  const unit = text.charCodeAt(at);
  const code = table[unit]!;
  if (code === MAPPED) return simplified[unit]!;
  return code === SELF || code === LETTER ? unit : code;
}

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
  const table = new Uint8Array(0x10000);
  const simplified = new Uint16Array(0x10000);
  const expansions: string[] = [];
  for (let unit = 0; unit < 0x10000; unit++) {
    const char = String.fromCharCode(unit);
    const before = table[unit - 1] ?? BREAK;
    const code = UNASSIGNED.test(char) ? classLike(before) : classOf(char, unit);
    table[unit] = code >= 0 ? code : codeOfLetter(char, scripts, expansions);
    if (table[unit] === MAPPED) simplified[unit] = scripts.get(char)!.charCodeAt(0);
  }
  return { table, expansions, simplified, mapped: NOTHING };
}

const NOTHING = new Uint16Array(0);

/** The code of a code unit that means nothing: the class of what stands before it, if it has one. */
const classLike = (before: number): number =>
  before !== MAPPED && (before < FIRST_SILENT || before === LETTER) ? before : BREAK;

/** The class of a code unit, or -1 for what is written in words. */
function classOf(char: string, unit: number): number {
  if (IGNORABLE.test(char)) return IGNORED; // before white space: the byte order mark is both
  if (APOSTROPHES.includes(char)) return APOSTROPHE;
  if (HYPHENS.includes(char) || QUOTES.includes(char) || DOTS.includes(char) || SPACES.test(char)) return SEPARATOR;
  if (POINTS.includes(char)) return POINT;
  if (COMMAS.includes(char)) return COMMA;
  // Surrogates: emoji and rare ideographs, of which the glossary has none. Private use: no meaning of its own.
  if (unit >= NO_TEXT && unit < TEXT_AGAIN) return BREAK;
  return /[\p{L}\p{N}]/u.test(char) ? -1 : BREAK;
}

/** Throws RangeError where anything but a word of its own is mapped: it would be one too late. */
function codeOfLetter(char: string, scripts: ReadonlyMap<string, string>, expansions: string[]): number {
  const plain = char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace('ß', 'ss');
  if (/^[a-z0-9]$/.test(plain)) return codeOfAscii(plain);
  if (/^[a-z0-9]+$/.test(plain)) return codeOfLetters(plain, expansions);
  const isMapped = (scripts.get(char) ?? char) !== char;
  if (char.charCodeAt(0) >= HAN) return isMapped ? MAPPED : SELF;
  if (isMapped) throw new RangeError(`${char} is mapped, and is no Han character.`);
  return LETTER;
}

/** Throws RangeError when there are more of them than codes. */
function codeOfLetters(letters: string, expansions: string[]): number {
  const known = expansions.indexOf(letters);
  const code = FIRST_EXPANSION + (known < 0 ? expansions.push(letters) - 1 : known);
  if (code > LAST_EXPANSION) throw new RangeError(`More than ${LAST_EXPANSION - FIRST_EXPANSION + 1} expansions.`);
  return code;
}

/** Surrogates and private use: from here to before there. */
const NO_TEXT = 0xd800;
const TEXT_AGAIN = 0xf900;

/**
 * Where codes fit into bytes: everywhere but among Han characters and hangul, which lie between these ranges. Surrogates and private
 * use, of which all are alike, are among them: filling their place would cost more than to have them decoded.
 */
const BYTES: readonly (readonly [from: number, to: number])[] = [
  [0, 0x3400],
  [0x4dc0, 0x4e00],
  [0xa000, 0xac00],
  [NO_TEXT, 0x10000],
];

/** The table in short. */
export interface EncodedFold {
  /** The codes in `BYTES`. */
  codes: Uint8Array;
  /** What is mapped to another character: the distances of these from each other, then what each is mapped to. */
  mapped: Uint16Array;
}

/** What is shipped of a table. */
export function encodeFold({ table, simplified }: Fold): EncodedFold {
  const mapped = [...table.keys()].filter((unit) => table[unit] === MAPPED);
  const gaps = mapped.map((unit, at) => unit - (mapped[at - 1] ?? 0));
  const plain = table.map((code) => (code === MAPPED ? SELF : code));
  return {
    codes: Uint8Array.from(BYTES.flatMap(([from, to]) => [...plain.subarray(from, to)])),
    mapped: Uint16Array.from([...gaps, ...mapped.map((unit) => simplified[unit]!)]),
  };
}

/**
 * The inverse of `encodeFold`, but for what is mapped to another character, all of it Han: pages without any need none of that. What
 * lies in no range counts as itself, as an empty table has it.
 */
export function decodeFold({ codes, mapped }: EncodedFold, expansions: string[]): Fold {
  const table = new Uint8Array(0x10000);
  let at = 0;
  for (const [from, to] of BYTES) table.set(codes.subarray(at, (at += to - from)), from);
  return { table, expansions, simplified: NOTHING, mapped };
}

/** Put in what is mapped: a thousand steps, which are taken when the first Han character is met. */
export function completeFold(fold: Fold): void {
  const { table, mapped } = fold;
  const count = mapped.length / 2;
  const simplified = new Uint16Array(0x10000);
  for (let pair = 0, unit = 0; pair < count; pair++) {
    table[(unit += mapped[pair]!)] = MAPPED;
    simplified[unit] = mapped[count + pair]!;
  }
  Object.assign(fold, { simplified, mapped: NOTHING });
}
