/**
 * Characters beside a short Chinese form that make another word of it: 要 before 求是, since 要求是 is 要求 and 是. Entries
 * deny them; this finds them in a word list, so that nobody has to think of them all. Which of them are denied remains a
 * decision: a character may as well stand before the term.
 */
import { foldScript } from './scripts';
import type { WordList } from './word-list';

export type Side = 'before' | 'after';

/** A character beside a form. */
export interface Neighbour {
  char: string;
  /** Words that run across the form's edge: they take in the character and a part of the form. */
  across: string[];
  /** In what share of the texts tried the segmenter reads one of them and not the form: the more usual it is, the more. */
  crossed: number;
  /** Words that hold the whole form and the character beside it. The term may be meant in them or not. */
  around: string[];
}

/** The part of a form that a word beside it takes in, and the words that go on from the rest of the form. */
interface Split {
  taken: string;
  rests: string[];
}

/** The neighbours of a form on one side with which there are words, the most usual first. */
export function neighboursOf(text: string, side: Side, words: WordList): Neighbour[] {
  const form = foldScript(text);
  const found = new Map<string, Neighbour>();
  const at = (char: string): Neighbour => {
    if (!found.has(char)) found.set(char, { char, across: [], crossed: 0, around: [] });
    return found.get(char)!;
  };
  for (const { taken, rests } of splitsOf(form, side, words)) {
    for (const [char, across] of wordsWith(taken, side, words)) {
      const isCrossed = (rest: string): boolean => across.some((word) => isRead(word, rest, side, words));
      const neighbour = at(char);
      neighbour.across.push(...across);
      neighbour.crossed = Math.max(neighbour.crossed, rests.filter(isCrossed).length / rests.length);
    }
  }
  for (const { char, word } of wordsAround(form, side, words)) at(char).around.push(word);
  const usual = ({ across: [word = ''] }: Neighbour): number => words.countOf(word);
  return [...found.values()].sort((a, b) => b.crossed - a.crossed || usual(b) - usual(a));
}

const join = (side: Side, outer: string, inner: string): string => (side === 'before' ? outer + inner : inner + outer);

/** More rests than this would not say more. */
const MAX_RESTS = 60;

function splitsOf(form: string, side: Side, words: WordList): Split[] {
  const chars = [...form];
  return chars.slice(1).map((_, index) => {
    const [head, tail] = [chars.slice(0, index + 1).join(''), chars.slice(index + 1).join('')];
    const [taken, rest] = side === 'before' ? [head, tail] : [tail, head];
    const longer = words.characters.map((char) => (side === 'before' ? rest + char : char + rest)).filter(words.isWord);
    const step = Math.ceil(longer.length / MAX_RESTS);
    return { taken, rests: [rest, ...longer.filter((_, at) => at % step === 0)] };
  });
}

/** Words that take in a part of a form from that side, by their character beside the form. */
function wordsWith(part: string, side: Side, words: WordList): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (char: string, word: string): void => void found.set(char, [...(found.get(char) ?? []), word]);
  for (const char of words.characters) if (words.isWord(join(side, char, part))) add(char, join(side, char, part));
  for (const word of words.phrases) {
    const isLonger = word.length > part.length + 1;
    if (isLonger && side === 'before' && word.endsWith(part)) add(word.at(-part.length - 1)!, word);
    if (isLonger && side === 'after' && word.startsWith(part)) add(word[part.length]!, word);
  }
  return found;
}

/** Does the segmenter read the word as one where the rest of the form, or a word that goes on from it, follows it? */
function isRead(word: string, rest: string, side: Side, words: WordList): boolean {
  return words.cut(join(side, word, rest)).at(side === 'before' ? 0 : -1) === word;
}

function wordsAround(form: string, side: Side, words: WordList): { char: string; word: string }[] {
  const short = words.characters.map((char) => ({ char, word: join(side, char, form) }));
  const long = words.phrases.flatMap((word) => {
    const start = word.indexOf(form);
    const char = word[side === 'before' ? start - 1 : start + form.length];
    return start < 0 || char === undefined ? [] : [{ char, word }];
  });
  const known = new Set(long.map(({ word }) => word));
  return [...long, ...short.filter(({ word }) => !known.has(word) && words.isWord(word))];
}
