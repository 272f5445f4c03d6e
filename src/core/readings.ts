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
  /** Must a match be all of the reading? If not, it must take in one of the `seams`. */
  whole: boolean;
  /** Offsets in the reading at which something was taken out. */
  seams: number[];
}

const HASHTAG = /(?<![\w&/#])[#＃]([A-Za-z][A-Za-z\d]{3,80})(?![\w-])/g;
/** Between the words of a hashtag: #CommonProsperity, #HongKong2019, #APECSummit. */
const BETWEEN_WORDS = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)/;
const LINE_END = /[-\u2010](?<=\p{L}[-\u2010])[ \t]*\r?\n[ \t]*(?=\p{Ll})/gu;

/** All other readings of a text. Dear, with its letters of all scripts: ask where `readTokens` has seen signs of one. */
export function otherReadings(text: string): Reading[] {
  const hashtags = [...text.matchAll(HASHTAG)].flatMap(readHashtag);
  const breaks = [...text.matchAll(LINE_END)];
  return breaks.length > 0 ? [...hashtags, withoutBreaks(text, breaks)] : hashtags;
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
  return [{ text: words.join(' '), offsets: [...offsets, at], whole: true, seams: [] }];
}

function withoutBreaks(text: string, breaks: readonly RegExpExecArray[]): Reading {
  let joined = '';
  const offsets: number[] = [];
  const seams: number[] = [];
  const take = (from: number, to: number): void => {
    joined += text.slice(from, to);
    for (let at = from; at < to; at++) offsets.push(at);
  };
  let from = 0;
  for (const { index, 0: taken } of breaks) {
    take(from, index);
    seams.push(joined.length);
    from = index + taken.length;
  }
  take(from, text.length);
  return { text: joined, offsets: [...offsets, text.length], whole: false, seams };
}

/** Of what was found in a reading that which only it gives, with the offsets of the original text. */
export function place<S extends Stretch>(found: readonly S[], { text, offsets, whole, seams }: Reading): S[] {
  let seam = 0; // the first that lies behind where one begins
  const isOfThisReading = ({ start, end }: Stretch): boolean => {
    if (whole) return start === 0 && end === text.length;
    while (seam < seams.length && seams[seam]! <= start) seam++;
    return seam < seams.length && seams[seam]! < end;
  };
  return found
    .filter(isOfThisReading)
    .map((one) => ({ ...one, start: offsets[one.start]!, end: offsets[one.end - 1]! + 1 }));
}
