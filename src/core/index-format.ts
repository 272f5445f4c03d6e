/**
 * The compiled index: all forms of the glossary, ready to be searched without being parsed. `index-encode.ts` writes it at
 * build time, `openIndex` opens it in every page.
 *
 * `text` holds the forms themselves for the exact comparison (a string literal needs no decoding), `bytes` the rest:
 *
 * bytes = header (8 × int32) · bloom (int32) · hash of each phrase · forms of further phrases · starts · fold runs ·
 *         forms of each term in English, in Chinese · traits of each form (uint16) · tags, two phrases to a byte (uint8)
 * - bloom: may a phrase begin with this word, or this pair of words?
 * - starts: first word, or first two → 7 bits of tag, 9 bits saying which lengths in words occur
 * - hashes and tags: from them `slots` is built on opening: whole phrase → 8 bits of tag, number of the form + 1. A table
 *   that is shipped costs twice as much as one that is built.
 * - traits: how much larger the variant's number is than that of the form before, of the same term, and flags
 *
 * Phrase n is form n, written as it is; further phrases are other ways to write the numbers in a form. Forms are numbered
 * by language and term, with the cues of the language behind them, so that their owners need not be stored and what is
 * alike stands together.
 */
import { decodeFold, type Fold } from './fold';
import { slotOf, tagOf } from './keys';
import type { Cue, Display, Homograph, TermId } from './term';

export interface EncodedIndex {
  bytes: Uint8Array;
  text: string;
}

/** A form as the exact comparison needs it. */
export interface Form {
  text: string;
  denyBefore: string;
  denyAfter: string;
}

export interface TermIndex {
  fold: Fold;
  bloom: Int32Array;
  starts: Uint16Array;
  slots: Int32Array;
  tags: Uint8Array;
  forms: string[];
  /** Number of the term in `terms`, or of the cue in `cues`, that each form belongs to. */
  owners: Uint16Array;
  /** `variant << 4 | flags` of each form. */
  traits: Uint16Array;
  terms: TermId[];
  /** How each of `terms` is marked. */
  displays: Display[];
  /** As they are stored; `readCue` reads one. */
  cues: string[];
  /** Form → cues that the form is as well, as they are stored. */
  formCues: ReadonlyMap<number, readonly string[]>;
  /** Form → what else it may name. */
  homographs: ReadonlyMap<number, readonly Homograph[]>;
}

export const AMBIGUOUS = 1;
export const CAPITALS = 2;
export const MACHINE = 4;
export const IS_CUE = 8;
export const VARIANT_SHIFT = 4;
/** Phrases of this many words and more share one bit in the mask of lengths. */
export const LONG = 9;
/** Longest phrase looked for, in words. */
export const MAX_WORDS = 96;

/** A start holds a tag above a bit for each length. */
export const TAG_SHIFT = LONG;
export const TAG_MASK = 0x7f;
export const HEADER = 8;
export const SECTION = '\u0001';
/** Between the lines of a section: a character that needs no escape in a string literal. No form holds it. */
export const LINE = '|';

/** Places in a table for each thing in it, at least: an empty one ends a search. */
const SPACE = 1.6;

/** The size of a table for so many things: a power of two. */
export const tableSize = (count: number): number => 2 ** Math.ceil(Math.log2(Math.max(16, count * SPACE)));

/** Do hashes and form numbers take four bytes, not two? Where a table has more slots than two bytes can tell apart. */
export const isWide = (phrases: number): boolean => tableSize(phrases) > 0x10000;

/** What is kept of a phrase's key to find its slot. */
export const hashOf = (key: number, wide: boolean): number => slotOf(key, wide ? 0x7fffffff : 0xffff);

/** Four further bits of a phrase's key. */
export const nibbleOf = (key: number): number => tagOf(key) & 0xf;

/** The tag of a phrase in the table: the upper four bits of its hash, as far as the slot leaves them, and the four further ones. */
const slotTag = (hash: number, nibble: number): number => ((hash >>> 12) & 0xf) | (nibble << 4);

/** The tag that a phrase of this key has in the table. */
export const slotTagOf = (key: number): number => slotTag(hashOf(key, false), nibbleOf(key));

/** Open an index. `bytes` must begin at a multiple of 4 in its buffer, as everything freshly decoded does. */
export function openIndex({ bytes, text }: EncodedIndex): TermIndex {
  const header = new Int32Array(bytes.buffer, bytes.byteOffset, HEADER) as unknown as Header;
  const [bloomSize, phraseCount, startSize, runCount, formCount, termCount, wide, englishCues] = header;
  let at = bytes.byteOffset + HEADER * 4;
  const ints = (length: number): Int32Array => new Int32Array(bytes.buffer, (at += length * 4) - length * 4, length);
  const shorts = (length: number): Uint16Array =>
    new Uint16Array(bytes.buffer, (at += length * 2) - length * 2, length);
  const numbers = wide ? ints : shorts;
  const [terms, expansions, cues, formCues, homographs, forms] = text.split(SECTION) as [
    ...[string, string, string, string, string, string],
  ];
  const termLines = terms.split(LINE).map((line) => line.split('\t') as [TermId, Display?]);
  const bloom = ints(bloomSize);
  const hashes = numbers(phraseCount);
  const further = numbers(phraseCount - formCount);
  const starts = shorts(startSize);
  const table = decodeFold(shorts(runCount));
  const english = shorts(termCount);
  const owners = ownersOf(english, shorts(termCount), englishCues, formCount);
  const chinese = english.reduce((sum, forms) => sum + forms, englishCues);
  const traits = traitsOf(shorts(formCount), owners, chinese);
  const nibbles = new Uint8Array(bytes.buffer, at, Math.ceil(phraseCount / 2));
  const ids = termLines.map(([term]) => term);
  return {
    bloom,
    starts,
    ...slotsOf(hashes, nibbles, further),
    fold: { table, expansions: expansions.split(LINE) },
    owners,
    traits,
    terms: ids,
    displays: termLines.map(([, display = 'first']) => display),
    cues: cues.split(LINE),
    formCues: formCuesOf(formCues),
    homographs: homographsOf(homographs, ids),
    forms: forms.split(LINE),
  };
}

type Header = [
  bloom: number,
  phrases: number,
  starts: number,
  runs: number,
  forms: number,
  terms: number,
  wide: number,
  englishCues: number,
];

/** The table of whole phrases: where several stand in each other's way, the one that comes later stands behind. */
function slotsOf(
  hashes: Uint16Array | Int32Array,
  nibbles: Uint8Array,
  further: Uint16Array | Int32Array,
): Pick<TermIndex, 'slots' | 'tags'> {
  const size = tableSize(hashes.length);
  const slots = new Int32Array(size);
  const tags = new Uint8Array(size);
  const formCount = hashes.length - further.length;
  for (let phrase = 0; phrase < hashes.length; phrase++) {
    const hash = hashes[phrase]!;
    let slot = hash & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = 1 + (phrase < formCount ? phrase : further[phrase - formCount]!);
    tags[slot] = slotTag(hash, (nibbles[phrase >> 1]! >> (4 * (phrase & 1))) & 0xf);
  }
  return { slots, tags };
}

/** The owner of each form: its term, or, behind the forms of all terms in a language, its cue. */
function ownersOf(english: Uint16Array, chinese: Uint16Array, englishCues: number, formCount: number): Uint16Array {
  const owners = new Uint16Array(formCount);
  let form = 0;
  let cue = 0;
  for (const counts of [english, chinese]) {
    for (const [term, count] of counts.entries()) owners.fill(term, form, (form += count));
    const end = counts === english ? form + englishCues : formCount;
    while (form < end) owners[form++] = cue++;
  }
  return owners;
}

/** `variant << 4 | flags` of each form; `chinese` is the first form in Chinese, with which variants are counted anew. */
function traitsOf(stored: Uint16Array, owners: Uint16Array, chinese: number): Uint16Array {
  const traits = new Uint16Array(stored.length);
  let variant = 0;
  for (let form = 0; form < stored.length; form++) {
    if (owners[form] !== owners[form - 1] || form === chinese || stored[form]! & IS_CUE) variant = 0;
    variant += stored[form]! >> VARIANT_SHIFT;
    traits[form] = (variant << VARIANT_SHIFT) | (stored[form]! & ((1 << VARIANT_SHIFT) - 1));
  }
  return traits;
}

/** The lengths, in words, of the phrases that may begin with this key, as bits: bit n for n words, bit `LONG` for more. */
export function lengthsFrom({ starts }: TermIndex, key: number): number {
  const mask = starts.length - 1;
  const tag = tagOf(key) & TAG_MASK;
  for (let slot = slotOf(key, mask); starts[slot] !== 0; slot = (slot + 1) & mask) {
    if (starts[slot]! >>> TAG_SHIFT === tag) return (starts[slot]! & ((1 << TAG_SHIFT) - 1)) << 1;
  }
  return 0;
}

function formCuesOf(section: string): Map<number, string[]> {
  const cues = new Map<number, string[]>();
  for (const line of section.split(LINE)) {
    const sign = line.search(/[+-]/);
    if (sign < 0) continue;
    const form = parseInt(line.slice(0, sign), 36);
    cues.set(form, [...(cues.get(form) ?? []), line.slice(sign)]);
  }
  return cues;
}

/** Lines of numbers: the form, then the term and the variant of each homograph. */
function homographsOf(section: string, terms: readonly TermId[]): Map<number, Homograph[]> {
  const lines = section.split(LINE).filter(Boolean);
  const numbers = lines.map((line) => line.split(',').map((number) => parseInt(number, 36)));
  return new Map(
    numbers.map(([form, ...rest]) => [
      form!,
      Array.from({ length: rest.length / 2 }, (_, at) => ({ term: terms[rest[2 * at]!]!, variant: rest[2 * at + 1]! })),
    ]),
  );
}

/** What a cue, as it is stored, says. */
export function readCue({ terms }: TermIndex, line: string): Omit<Cue, 'text'> {
  const numbers = line.slice(1).split(',').filter(Boolean);
  return {
    sign: line[0] === '+' ? 1 : -1,
    terms: line.length === 1 ? null : numbers.map((term) => terms[parseInt(term, 36)]!),
  };
}

/** A form with its deny neighbours. */
export function readForm(index: TermIndex, form: number): Form {
  const [text = '', denyBefore = '', denyAfter = ''] = index.forms[form]!.split('\t');
  return { text, denyBefore, denyAfter };
}
