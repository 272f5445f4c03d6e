/** Compares a stretch of text with a form of the index: the words themselves, and what stands beside them. */
import { IGNORED, SEPARATOR, type Fold } from './fold';
import { CAPITALS, readForm, type TermIndex } from './index-format';
import { matchWords, readWords, type Word } from './words';

/**
 * Where the match of a form ends in `text`, or -1 if `count` words from `start` to `end` are not that form, or stand beside a
 * character that makes another word of it.
 */
export type Compare = (text: string, form: number, start: number, end: number, count: number) => number;

interface ParsedForm {
  words: Word[];
  /** Does the form end in a plus sign? It is no part of a word, and yet another name: "AI+" is not AI. */
  plus: boolean;
  /** Does it hold a point? 14.5 is a number, and not the short form of the 14th plan, 14·5. */
  point: boolean;
  denyBefore: string;
  denyAfter: string;
}

/** Forms are parsed when they are first compared, and kept. */
export function createCompare(index: TermIndex): Compare {
  const { fold, traits } = index;
  const parsed = new Map<number, ParsedForm>();

  const formOf = (form: number): ParsedForm => {
    let known = parsed.get(form);
    if (!known) {
      const { text, denyBefore, denyAfter } = readForm(index, form);
      known = {
        words: readWords(text, 0, text.length, fold),
        plus: text.endsWith('+'),
        point: text.includes('.'),
        denyBefore,
        denyAfter,
      };
      parsed.set(form, known);
    }
    return known;
  };

  return (text, form, start, end, count) => {
    const { words, plus, point, denyBefore, denyAfter } = formOf(form);
    // Two code units more let the last word's possessive ending be seen.
    const said = readWords(text, start, Math.min(text.length, end + 2), fold).slice(0, count);
    const matchEnd = matchWords(said, words, (traits[form]! & CAPITALS) !== 0);
    if (
      matchEnd < 0 ||
      (!point && /\d\.\d/.test(text.slice(start, matchEnd))) ||
      isDenied(denyBefore, text, start, -1, fold)
    )
      return -1;
    if (plus) return '+＋'.includes(text.charAt(matchEnd) || ' ') ? matchEnd + 1 : -1;
    return isDenied(denyAfter, text, matchEnd - 1, 1, fold) ? -1 : matchEnd;
  };
}

/** Is the next character on that side, past what is left out, one of the neighbours to deny? */
function isDenied(neighbours: string, text: string, from: number, step: 1 | -1, { table }: Fold): boolean {
  if (neighbours === '') return false;
  for (let at = from + step; at >= 0 && at < text.length; at += step) {
    const code = table[text.charCodeAt(at)]!;
    if (code !== IGNORED && code !== SEPARATOR) return neighbours.includes(String.fromCharCode(code));
  }
  return false;
}
