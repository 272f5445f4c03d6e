/**
 * Texts of any length for the matcher, made of the sentences of the saved pages and of the labelled passages, in an order
 * that chance gives: every stretch then holds as many terms as any other, whatever its length.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BLOCK_END } from '../../core/surroundings';
import { readPassages } from '../accuracy/labelled';
import { readHtml, readPlainText, type Source } from '../blocks';
import { ROOT } from '../tool';
import { createRandom, shuffle } from './random';
import { PAGES, pageNames } from './saved-pages';

export const LANGUAGES = ['english', 'chinese', 'mixed'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Sentences with what stands between them and the next one. */
export interface Sentences {
  /** Of pages about anything. */
  plain: readonly string[];
  /** Of texts about policy. */
  policy: readonly string[];
}

export type Pools = Record<'english' | 'chinese', Sentences>;

/** Of so many sentences one is about policy: more than on most pages, fewer than on those that the extension is for. */
const POLICY_EVERY = 4;
/** A mixed text changes its language after so many code units. */
export const STRETCH = 2000;
/** Of ten stretches those in Chinese. */
const CHINESE_STRETCHES = new Set([1, 4, 8]);

const SENTENCE = /[^.!?。！？]+[.!?。！？]*[”’」』"]*\s*/gu;
const KANA = /[\u3040-\u30ff]/u;

const PASSAGES = join(ROOT, '../shared/eval/dev');
const EDITORIAL = join(ROOT, '../shared/seed/editorial.txt');

/** Read all there is. Throws an error of one sentence if there are no saved pages. */
export function readPools(): Pools {
  const pages = pageNames().map((name) => sentencesOf(readHtml(readFileSync(join(PAGES, name), 'utf8'))));
  const texts = [
    ...(existsSync(PASSAGES) ? readPassages(PASSAGES).map(({ text }) => text) : []),
    ...(existsSync(EDITORIAL) ? [readFileSync(EDITORIAL, 'utf8')] : []),
  ];
  const policy = texts.map((text) => sentencesOf(readPlainText(text)));
  const pool = (language: 'english' | 'chinese'): Sentences => ({
    plain: pages.flat().filter((sentence) => languageOf(sentence) === language),
    policy: policy.flat().filter((sentence) => languageOf(sentence) === language),
  });
  return { english: pool('english'), chinese: pool('chinese') };
}

function sentencesOf({ text, blocks }: Source): string[] {
  return blocks.flatMap(({ start, end }) => {
    const sentences = text.slice(start, end).match(SENTENCE) ?? [];
    return sentences.map((sentence, at) => (at === sentences.length - 1 ? sentence + BLOCK_END : sentence));
  });
}

/** The language of a sentence, or null for others and for what is too short to tell. */
export function languageOf(sentence: string): 'english' | 'chinese' | null {
  const han = sentence.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han > 0) return han * 2 > sentence.length && !KANA.test(sentence) ? 'chinese' : null;
  return /\b(?:the|an?|of|and|to|in|is|was|for|with|that)\b/iu.test(sentence) && !/[à-ÿ]/u.test(sentence)
    ? 'english'
    : null;
}

/** A text of exactly so many UTF-16 code units; the same for the same pools. Where they are used up they are shuffled anew. */
export function textOf(pools: Pools, language: Language, length: number): string {
  if (language !== 'mixed') return gather(pools[language], length);
  const stretches = Array.from({ length: Math.ceil(length / STRETCH) }, (_, at) =>
    CHINESE_STRETCHES.has(at % 10) ? ('chinese' as const) : ('english' as const),
  );
  const rest = { english: '', chinese: '' };
  for (const of of ['english', 'chinese'] as const) {
    rest[of] = gather(pools[of], STRETCH * stretches.filter((stretch) => stretch === of).length);
  }
  const used = { english: 0, chinese: 0 };
  const parts = stretches.map((of) => rest[of].slice(used[of], (used[of] += STRETCH)));
  return cut(parts.join(''), length);
}

function gather({ plain, policy }: Sentences, length: number): string {
  if (plain.length === 0 && policy.length === 0) throw new Error('There are no sentences to make a text of.');
  const next = { plain: endless(plain, 1), policy: endless(policy, 2) };
  const parts: string[] = [];
  for (let size = 0, at = 0; size < length; at++) {
    const from = plain.length === 0 || (policy.length > 0 && at % POLICY_EVERY === 0) ? 'policy' : 'plain';
    const sentence = next[from]();
    parts.push(sentence);
    size += sentence.length;
  }
  return cut(parts.join(''), length);
}

/** Halves of characters would not survive the way to the browser. */
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const cut = (text: string, length: number): string => text.slice(0, length).replace(LONE, ' ');

function endless(sentences: readonly string[], seed: number): () => string {
  const random = createRandom(seed);
  let order: string[] = [];
  let at = 0;
  return () => {
    if (at === order.length) [order, at] = [shuffle(sentences, random), 0];
    return order[at++]!;
  };
}
