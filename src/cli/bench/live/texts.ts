/** Texts for the pages that are made for measuring: always the same ones, of real sentences, with as many terms as wanted. */
import type { Matcher } from '../../../core/matcher';
import { openBundled } from '../../bundled';
import { createRandom, pick } from '../random';

/** Real sentences, sorted by how many terms stand in them. */
export interface Sentences {
  /** Without any term. */
  plain: string[];
  /** With exactly one mention, which counts as the term wherever it stands. */
  telling: string[];
}

export interface Paragraph {
  text: string;
  /** Mentions in it. */
  terms: number;
}

/** The sentences of the glossary's own definitions. Throws if there are too few of either kind to make texts of. */
export async function readSentences(): Promise<Sentences & { matcher: Matcher }> {
  const { matcher, findEntry } = await openBundled();
  const { termNames } = await import('../../../glossary/bundled-names');
  const texts = termNames().flatMap(({ id }) => findEntry(id)?.definition.text ?? []);
  const sentences = sortSentences(texts.flatMap(toSentences), matcher);
  if (sentences.plain.length < 100 || sentences.telling.length < 100)
    throw new Error('The glossary holds too few sentences to make pages of.');
  return { ...sentences, matcher };
}

/** A full stop ends a sentence where a capital follows. */
const toSentences = (text: string): string[] => text.split(/(?<=[a-z\d)][.!?]["”]?)\s+(?=["“]?[A-Z])/);

/** Leave out what is neither plain nor telling: several mentions, or one that depends on what else the page says. */
export function sortSentences(sentences: readonly string[], matcher: Matcher): Sentences {
  const sorted: Sentences = { plain: [], telling: [] };
  for (const sentence of sentences) {
    const { matches, passages } = matcher.find(sentence);
    const [first, ...others] = matches;
    if (others.length + passages.length > 0) continue;
    if (!first) sorted.plain.push(sentence);
    else if (!first.ambiguous && first.display !== 'never') sorted.telling.push(sentence);
  }
  return sorted;
}

export interface TextShape {
  /** At least so many characters in all. */
  characters: number;
  /** Exactly so many mentions, spread evenly. */
  terms: number;
  /** Sentences in a paragraph. */
  length: number;
}

/** Make paragraphs of this shape: the same ones each time. */
export function makeParagraphs(sentences: Sentences, { characters, terms, length }: TextShape): Paragraph[] {
  const random = createRandom(characters + terms);
  const paragraphs: Paragraph[] = [];
  let written = 0;
  let placed = 0;
  while (written < characters || placed < terms) {
    const parts: string[] = [];
    const before = placed;
    for (let part = 0; part < length; part++) {
      const isDue = placed < terms && placed <= (terms * written) / characters;
      const sentence = pick(isDue ? sentences.telling : sentences.plain, random);
      if (isDue) placed++;
      written += sentence.length + 1;
      parts.push(sentence);
    }
    paragraphs.push({ text: parts.join(' '), terms: placed - before });
  }
  return paragraphs;
}

/** Throws if the matcher finds other mentions than the paragraphs were made of: what is measured would not be what is said. */
export function checkParagraphs(paragraphs: readonly Paragraph[], matcher: Matcher): void {
  for (const { text, terms } of paragraphs) {
    const found = matcher.findMatches(text).length;
    if (found !== terms) throw new Error(`${found} mentions and not ${terms} in “${text}”`);
  }
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Paragraphs as HTML, with a heading before each so many of them. */
export const toHtml = (paragraphs: readonly Paragraph[], perSection: number): string =>
  paragraphs
    .map(
      ({ text }, at) =>
        `${at % perSection === 0 ? `<h2>Part ${at / perSection + 1}</h2>` : ''}<p>${escapeHtml(text)}</p>`,
    )
    .join('\n');
