/**
 * What stands around the mention of an ambiguous form: the evidence of its sentence and its block, and how it is written. The
 * rest of the page is `gate.ts`'s.
 */
import type { Signs } from './features';
import { holdsHan } from './han';
import type { CueHit, Findings, Match } from './matcher';
import { lies, startingIn, type Stretch } from './stretches';

/** Stands between the blocks of a text. It folds to a break, so no phrase runs across it, and an HTML parser lets no page hold it. */
export const BLOCK_END = '\u0000';

/** Code units on either side that are looked at, in a block and in a sentence. */
const BLOCK_REACH = 2000;
const SENTENCE_REACH = 400;
const MAX_TEXTS = 3;
/** Code units between a form and its gloss: a bracket, a quotation mark, a space. */
const GLOSS_REACH = 6;

const OPENING = /["“”„‘'«「『《〝]\s?$/;
const CLOSING = /^\s?["”“’'»」』》〞]/;
const SO_CALLED = /(?:\b(?:so-called|known as|dubbed)\s|所谓的?|所謂的?|称为|稱為|称之为)["“‘「『]?$/i;
const BESIDE = /[(（[,，"“”‘’「」『』—–/]/;
const SMALL_WORDS = /^(?:and|of|the|with|for|in|on|a|an|to|by)$/;

const NOTHING: Signs = {};

/** Looks around the matches of a text; blocks are set apart in it by `BLOCK_END`. For an unambiguous form there is nothing to look for. */
export function createSurroundings(text: string, findings: Findings): (match: Match) => Signs {
  return (match) => (match.ambiguous ? around(text, findings, match) : NOTHING);
}

function around(text: string, findings: Findings, match: Match): Signs {
  const block = blockOf(text, match);
  const sentence = sentenceOf(text, block, match);
  const form = text.slice(match.start, match.end);
  return {
    ...nearTerms(text, findings.matches, match, block, sentence),
    ...nearCues(findings.cues(), match, block, sentence),
    ...(isCapitalized(text, sentence, match) && { capitals: [form] }),
    ...(isQuoted(text, match) && { quoted: [form] }),
    ...glossSign(text, findings.matches, match),
    ...(holdsHan(form) && isLatin(text.slice(sentence.start, sentence.end)) && { otherScript: [form] }),
  };
}

/** The block around a stretch, as far as it is looked at. */
export function blockOf(text: string, { start, end }: Stretch): Stretch {
  const from = Math.max(0, start - BLOCK_REACH);
  const to = Math.min(text.length, end + BLOCK_REACH);
  const before = text.slice(from, start).lastIndexOf(BLOCK_END);
  const after = text.slice(end, to).indexOf(BLOCK_END);
  return { start: from + before + 1, end: after < 0 ? to : end + after };
}

/** The sentence around a stretch, inside its block. */
export function sentenceOf(text: string, block: Stretch, { start, end }: Stretch): Stretch {
  const earliest = Math.max(block.start, start - SENTENCE_REACH);
  const latest = Math.min(block.end, end + SENTENCE_REACH);
  let from = start;
  while (from > earliest && !endsSentence(text, from - 1)) from--;
  let to = end;
  while (to < latest && !endsSentence(text, to)) to++;
  return { start: from, end: Math.min(to + 1, latest) };
}

/**
 * Is this the end of a sentence? A full stop is none behind a capital (Mr. X.), before a small letter, and inside a number. Without
 * patterns of Unicode's letters, which cost a millisecond to make.
 */
function endsSentence(text: string, at: number): boolean {
  const char = text[at]!;
  if ('。！？!?'.includes(char)) return true;
  if (char !== '.' || !/^\s/.test(text.slice(at + 1, at + 2))) return false;
  return !/[A-Z]/.test(text.slice(at - 1, at)) && !/^\s+[a-z]/.test(text.slice(at + 1, at + 6));
}

function nearTerms(text: string, matches: readonly Match[], match: Match, block: Stretch, sentence: Stretch): Signs {
  const near = startingIn(matches, block).filter((one) => one.display !== 'never' && one !== match);
  const terms = near.filter(({ ambiguous }) => !ambiguous);
  const others = near.filter(({ ambiguous, term }) => ambiguous && term !== match.term);
  const textOf = ({ start, end }: Match): string => text.slice(start, end);
  return sign({
    termInSentence: terms.filter((one) => lies(one, sentence)).map(textOf),
    termInBlock: terms.map(textOf),
    otherInBlock: others.map(textOf),
  });
}

function nearCues(cues: readonly CueHit[], { term }: Match, block: Stretch, sentence: Stretch): Signs {
  // A word inside a mention of the term itself says nothing that the mention does not.
  const near = startingIn(cues, block).filter(({ within }) => within !== term);
  const china = near.filter(({ sign, terms }) => sign > 0 && terms === null);
  const own = near.filter(({ sign, terms }) => sign > 0 && terms?.includes(term));
  const against = near.filter(({ sign, terms }) => sign < 0 && terms?.includes(term));
  const inSentence = (list: readonly CueHit[]): string[] => textsOf(list.filter((cue) => lies(cue, sentence)));
  return sign({
    chinaInSentence: inSentence(china),
    chinaInBlock: textsOf(china),
    cueInSentence: inSentence(own),
    cueInBlock: textsOf(own),
    againstInSentence: inSentence(against),
    againstInBlock: textsOf(against),
  });
}

const textsOf = (cues: readonly CueHit[]): string[] => cues.map(({ text }) => text);

/** Those features that some text makes, with the first few of their texts. */
export function sign(texts: Readonly<Record<string, readonly string[]>>): Signs {
  const held = Object.entries(texts).filter(([, list]) => list.length > 0);
  return Object.fromEntries(held.map(([feature, list]) => [feature, [...new Set(list)].slice(0, MAX_TEXTS)]));
}

/** Has a form that needs no capitals some, in a sentence most of whose words have none? */
function isCapitalized(text: string, sentence: Stretch, { start, end, capitals }: Match): boolean {
  const words = text.slice(start, end).split(/[\s-]+/);
  if (capitals || words.length < 2) return false;
  if (!words.every((word) => /^[A-Z][a-z]/.test(word) || SMALL_WORDS.test(word))) return false;
  const others = (text.slice(sentence.start, start) + text.slice(end, sentence.end)).match(/[A-Za-z]{4,}/g) ?? [];
  return others.length > 2 && others.filter((word) => /^[a-z]/.test(word)).length > others.length / 2;
}

function isQuoted(text: string, { start, end }: Stretch): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  return SO_CALLED.test(before) || (OPENING.test(before) && CLOSING.test(text.slice(end, end + 2)));
}

function glossSign(text: string, matches: readonly Match[], match: Match): Signs {
  const reach = { start: match.start - 40, end: match.end + GLOSS_REACH + 1 };
  const gloss = startingIn(matches, reach).find((one) => {
    if (one.term !== match.term || one.variant === match.variant) return false;
    const between = one.start < match.start ? text.slice(one.end, match.start) : text.slice(match.end, one.start);
    return between.length <= GLOSS_REACH && BESIDE.test(between);
  });
  return gloss ? { glossed: [text.slice(gloss.start, gloss.end)] } : NOTHING;
}

/** More than four Latin letters for each Chinese character. */
function isLatin(text: string): boolean {
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  const han = text.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  return latin > 4 * han;
}
