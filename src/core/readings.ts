/**
 * Stretches of a text that can be read another way: a hashtag as the words that it runs together, a word that is hyphenated
 * at the end of a line as one.
 */
import { isInAddress } from './address';
import type { Stretch } from './stretches';

/** Another way to read a text. */
export interface Reading {
  text: string;
  /** The offset in the original text of each code unit, and of the end. */
  offsets: number[];
  /** Offsets in the reading at which something was taken out: a match must take in one. Where there are none it must be all of it. */
  seams: number[];
}

const HASHTAG = /(?<![\w&/#])[#＃]([A-Za-z][A-Za-z\d]{3,80})(?![\w-])/y;
/** Between the words of a hashtag: #CommonProsperity, #HongKong2019, #APECSummit. */
const BETWEEN_WORDS = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)/;
const LINE_END = /[-\u2010](?<=\p{L}[-\u2010])[ \t]*\r?\n[ \t]*(?=\p{Ll})/uy;

/** All other readings of a text. `signs` says where they may begin: the patterns, with letters of all scripts, are dear. */
export function otherReadings(text: string, signs: readonly number[]): Reading[] {
  const hashtags = matchesAt(HASHTAG, text, signs).flatMap(readHashtag);
  const breaks = matchesAt(LINE_END, text, signs);
  return breaks.length > 0 ? [...hashtags, withoutBreaks(text, breaks)] : hashtags;
}

function matchesAt(pattern: RegExp, text: string, signs: readonly number[]): RegExpExecArray[] {
  const matchAt = (sign: number): RegExpExecArray | null => {
    pattern.lastIndex = sign;
    return pattern.exec(text);
  };
  return signs.map(matchAt).filter((match) => match !== null);
}

/** None if it is a single word, which is found as it stands, or the fragment of an address. */
function readHashtag({ index, 0: whole, 1: tag = '', input }: RegExpExecArray): Reading[] {
  const words = tag.split(BETWEEN_WORDS);
  if (words.length < 2 || isInAddress(input, index, index + whole.length)) return [];
  const offsets: number[] = [];
  let at = index + 1;
  for (const [number, word] of words.entries()) {
    if (number > 0) offsets.push(at); // the space
    for (let unit = 0; unit < word.length; unit++) offsets.push(at++);
  }
  return [{ text: words.join(' '), offsets: [...offsets, at], seams: [] }];
}

function withoutBreaks(text: string, breaks: readonly RegExpExecArray[]): Reading {
  const offsets: number[] = [];
  const seams: number[] = [];
  let next = 0;
  const takeTo = (end: number): void => {
    while (next < end) offsets.push(next++);
  };
  for (const { index, 0: taken } of breaks) {
    takeTo(index);
    seams.push(offsets.length);
    next += taken.length;
  }
  takeTo(text.length);
  return { text: offsets.map((offset) => text[offset]).join(''), offsets: [...offsets, next], seams };
}

/** Of what was found in a reading that which only it gives, with the offsets of the original text. */
export function place<S extends Stretch>(found: readonly S[], { text, offsets, seams }: Reading): S[] {
  let seam = 0; // the first that lies behind where one begins
  const isOfThisReading = ({ start, end }: Stretch): boolean => {
    if (seams.length === 0) return start === 0 && end === text.length;
    while (seam < seams.length && seams[seam]! <= start) seam++;
    return seam < seams.length && seams[seam]! < end;
  };
  return found
    .filter(isOfThisReading)
    .map((one) => ({ ...one, start: offsets[one.start]!, end: offsets[one.end - 1]! + 1 }));
}
