/**
 * What counts as a Chinese word when neighbours are looked for: what Node's own segmenter reads as one, and the phrases of
 * OpenCC. Neither says how usual a word is, but how the segmenter reads a text shows which of two words is the more so.
 * For authors only: on pages `Intl.Segmenter` is not asked, since browsers disagree.
 */
import { Locale } from 'opencc-js';
import { foldScript } from './scripts';

export interface WordList {
  /** The characters that simplified text is made of. */
  characters: readonly string[];
  /** Words of two characters or more, simplified; not all that there are. */
  phrases: readonly string[];
  isWord: (text: string) => boolean;
  /** In how many phrases a word of two or three characters stands. With nothing better, this says how usual it is. */
  countOf: (word: string) => number;
  /** The words of a text, as the segmenter reads it. */
  cut: (text: string) => string[];
}

/** The words that this machine knows; reading them takes some tens of milliseconds. */
export function readWordList(): WordList {
  const pairs = Locale.from['cn']!.flat().flatMap((table) => (typeof table === 'string' ? table.split('|') : []));
  const words = [...new Set(pairs.map((pair) => foldScript(pair.split(' ')[0]!)))];
  const phrases = words.filter((word) => [...word].length > 1);
  const known = new Set(phrases);
  const counts = countParts(phrases);
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const cut = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);
  return {
    characters: readCharacters(),
    phrases,
    isWord: (text) => known.has(text) || ([...text].length > 1 && cut(text).length === 1),
    countOf: (word) => counts.get(word) ?? 0,
    cut,
  };
}

/** How often each two and three characters stand side by side in phrases. */
function countParts(phrases: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const phrase of phrases) {
    for (let at = 0; at < phrase.length - 1; at++) {
      for (const part of new Set([phrase.slice(at, at + 2), phrase.slice(at, at + 3)]))
        counts.set(part, (counts.get(part) ?? 0) + 1);
    }
  }
  return counts;
}

/** The 6,763 characters of GB 2312: all that are in use, and not the tens of thousands that are not. */
function readCharacters(): string[] {
  const decoder = new TextDecoder('gbk');
  const rows = Array.from({ length: 0xf7 - 0xb0 + 1 }, (_, row) => 0xb0 + row);
  const cells = Array.from({ length: 94 }, (_, cell) => 0xa1 + cell);
  const codes = rows.flatMap((row) => cells.map((cell) => decoder.decode(Uint8Array.of(row, cell))));
  return [...new Set(codes.map(foldScript))].filter((char) => /^\p{Script=Han}$/u.test(char));
}
