/**
 * The compiled index: all forms of the glossary, ready to be searched without being parsed.
 *
 * `bytes` holds the look-up tables, `text` the forms themselves for the exact comparison (a string literal needs no
 * decoding). `encodeIndex` runs at build time, `openIndex` in every page.
 *
 * bytes = header (8 × int32) · bloom · starts · slots · fold runs (uint16) · owner, kind of each form (uint16)
 * - bloom: may a phrase begin with this word, or this pair of words?
 * - starts: first word, or first two → 16 bits of tag, 16 bits saying which lengths in words occur
 * - slots: whole phrase → 12 bits of tag, 20 bits of form number + 1
 */
import { decodeFold, encodeFold, type Fold } from './fold';
import { addWord, bloomBits, bloomSlot, slotOf, tagOf } from './keys';
import { hanNumerals, otherOrdinal } from './numerals';
import type { Cue, Display, Pattern, TermId } from './term';
import { tokenize } from './tokens';

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
  starts: Int32Array;
  slots: Int32Array;
  forms: string[];
  /** Number of the term in `terms`, or of the cue in `cues`, that each form belongs to. */
  owners: Uint16Array;
  /** `variant << 4 | flags` of each form. */
  traits: Uint16Array;
  terms: TermId[];
  /** How each of `terms` is marked. */
  displays: Display[];
  cues: Omit<Cue, 'text'>[];
}

export const AMBIGUOUS = 1;
export const CAPITALS = 2;
export const MACHINE = 4;
export const IS_CUE = 8;
export const VARIANT_SHIFT = 4;
/** Phrases of 15 words and more share one bit in the mask of lengths. */
export const LONG = 15;
/** Longest phrase looked for, in words. */
export const MAX_WORDS = 48;
export const FORM_BITS = 20;

const HEADER = 8;
const SECTION = '\u0001';

interface Row {
  text: string;
  owner: number;
  traits: number;
}

/** Compile patterns and cues. Deterministic. Throws RangeError on more forms than the slots can number. */
export function encodeIndex(patterns: readonly Pattern[], cues: readonly Cue[], fold: Fold): EncodedIndex {
  const displays = new Map(patterns.map(({ term, display }) => [term, display]));
  const terms = [...displays.keys()].sort();
  const rows = [...patterns.map((pattern) => patternRow(pattern, terms)), ...cues.map(cueRow)];
  if (rows.length >= 1 << FORM_BITS)
    throw new RangeError(`${rows.length} forms do not fit into an index of ${1 << FORM_BITS}`);
  const phrases = rows.flatMap((row, form) =>
    spellings(row.text.split('\t')[0]!).map((text) => ({
      form,
      keys: tokenize(text, fold).filter((key) => key !== 0),
    })),
  );
  const { bloom, starts } = encodeStarts(phrases.map(({ keys }) => keys));
  const slots = encodeSlots(phrases);
  const runs = encodeFold(fold.table);
  const header = Int32Array.of(bloom.length, starts.length, slots.length, runs.length, rows.length, 0, 0, 0);
  const small = Uint16Array.from([...runs, ...rows.map((row) => row.owner), ...rows.map((row) => row.traits)]);
  const bytes = concatBytes([header, bloom, starts, slots, small]);
  const cueTable = cues.map(({ sign, terms: of }) => ({ sign, terms: of }));
  const termLines = terms.map((term) => `${term}\t${displays.get(term)}`);
  const text = [
    termLines.join('\n'),
    fold.expansions.join('\n'),
    JSON.stringify(cueTable),
    rows.map((row) => row.text).join('\n'),
  ];
  return { bytes, text: text.join(SECTION) };
}

function patternRow(pattern: Pattern, terms: TermId[]): Row {
  const { denyBefore, denyAfter } = pattern;
  const text = pattern.capitals ? pattern.text : pattern.text.toLowerCase();
  return {
    text: denyBefore || denyAfter ? `${text}\t${denyBefore}\t${denyAfter}` : text,
    owner: terms.indexOf(pattern.term),
    traits:
      (pattern.variant << VARIANT_SHIFT) |
      (pattern.ambiguous ? AMBIGUOUS : 0) |
      (pattern.capitals ? CAPITALS : 0) |
      (pattern.machine ? MACHINE : 0),
  };
}

const cueRow = (cue: Cue, number: number): Row => ({ text: cue.text, owner: number, traits: IS_CUE | CAPITALS });

/** The ways to write the numbers of a form, each of which gets a key: 14th and fourteenth, 十四五 and 14五 and 14·5. */
function spellings(text: string): string[] {
  const words = text.split(' ');
  const ordinals = words.map((word) => otherOrdinal(word.toLowerCase()));
  const written = ordinals.some(Boolean) ? [words.map((word, at) => ordinals[at] || word).join(' ')] : [];
  const numerals = hanNumerals(text);
  if (numerals.length === 0) return [text, ...written];
  const inDigits = numerals.reduceRight(
    (form, { start, end, value }) => form.slice(0, start) + value + form.slice(end),
    text,
  );
  const pair = inDigits.replace(
    /(\d)([一二三四五六七八九])/u,
    (_, digit: string, han: string) => `${digit}·${'一二三四五六七八九'.indexOf(han) + 1}`,
  );
  return [...new Set([text, ...written, inDigits, pair])];
}

const powerAbove = (count: number): number => 2 ** Math.ceil(Math.log2(Math.max(16, count)));

function encodeStarts(phrases: number[][]): { bloom: Int32Array; starts: Int32Array } {
  const lengths = new Map<number, number>();
  for (const keys of phrases) {
    if (keys.length === 0) continue;
    const start = keys.length === 1 ? keys[0]! : addWord(keys[0]!, keys[1]!);
    lengths.set(start, (lengths.get(start) ?? 0) | (1 << Math.min(keys.length, LONG)));
  }
  const bloom = new Int32Array(powerAbove((lengths.size * 16) / 32));
  const starts = new Int32Array(powerAbove(lengths.size * 1.4));
  for (const [key, mask] of lengths) {
    bloom[bloomSlot(key, bloom.length - 1)]! |= bloomBits(key);
    const tag = tagOf(key);
    let slot = slotOf(key, starts.length - 1);
    while (starts[slot] !== 0 && starts[slot]! >>> 16 !== tag) slot = (slot + 1) & (starts.length - 1);
    starts[slot]! |= (tag << 16) | mask;
  }
  return { bloom, starts };
}

function encodeSlots(phrases: { form: number; keys: number[] }[]): Int32Array {
  const slots = new Int32Array(powerAbove(phrases.length * 1.25));
  for (const { form, keys } of phrases) {
    if (keys.length === 0) continue;
    const key = keys.reduce(addWord);
    let slot = slotOf(key, slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = ((tagOf(key) >>> 4) << FORM_BITS) | (form + 1);
  }
  return slots;
}

function concatBytes(parts: (Int32Array | Uint16Array)[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Open an index. `bytes` must begin at a multiple of 4 in its buffer, as everything freshly decoded does. */
export function openIndex({ bytes, text }: EncodedIndex): TermIndex {
  const [bloom, starts, slots, runs, count] = new Int32Array(bytes.buffer, bytes.byteOffset, HEADER);
  let at = bytes.byteOffset + HEADER * 4;
  const ints = (length: number): Int32Array => new Int32Array(bytes.buffer, (at += length * 4) - length * 4, length);
  const shorts = (length: number): Uint16Array =>
    new Uint16Array(bytes.buffer, (at += length * 2) - length * 2, length);
  const [terms, expansions, cues, forms] = text.split(SECTION) as [string, string, string, string];
  const termLines = terms.split('\n').map((line) => line.split('\t') as [TermId, Display]);
  return {
    bloom: ints(bloom!),
    starts: ints(starts!),
    slots: ints(slots!),
    fold: { table: decodeFold(shorts(runs!)), expansions: expansions.split('\n') },
    owners: shorts(count!),
    traits: shorts(count!),
    terms: termLines.map(([term]) => term),
    displays: termLines.map(([, display]) => display),
    cues: JSON.parse(cues) as Omit<Cue, 'text'>[],
    forms: forms.split('\n'),
  };
}

/** A form with its deny neighbours. */
export function readForm(index: TermIndex, form: number): Form {
  const [text = '', denyBefore = '', denyAfter = ''] = index.forms[form]!.split('\t');
  return { text, denyBefore, denyAfter };
}
