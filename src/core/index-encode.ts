/** Writes the index that `index-format.ts` describes. For the build only. */
import { encodeFold, type Fold } from './fold';
import {
  AMBIGUOUS,
  CAPITALS,
  FULL,
  HAS_MORE,
  HEADER,
  IS_CUE,
  LINE,
  MACHINE,
  SECTION,
  VARIANT_SHIFT,
  headsOf,
  isWide,
  type EncodedIndex,
} from './index-format';
import { holdsHan } from './han';
import { addWord, slotOf, tagOf } from './keys';
import { hanNumerals, otherOrdinal } from './numerals';
import { encodeStarts, type Phrase } from './starts-encode';
import type { Cue, Pattern, TermId } from './term';
import { tokenize } from './tokens';

interface Row {
  text: string;
  traits: number;
}

const MAX_TERMS = 0xffff;
const isHan = ({ text }: { text: string }): boolean => holdsHan(text);

/**
 * Compile patterns and cues. Deterministic. Throws RangeError on more terms than can be numbered, and on
 * forms with a character that the index keeps for itself.
 */
export function encodeIndex(patterns: readonly Pattern[], cues: readonly Cue[], fold: Fold): EncodedIndex {
  const displays = new Map(patterns.map(({ term, display }) => [term, display]));
  const terms = [...displays.keys()];
  if (terms.length > MAX_TERMS) throw new RangeError(`${terms.length} terms do not fit into an index of ${MAX_TERMS}.`);
  const numbers = new Map(terms.map((term, number) => [term, number]));
  const byTerm = [...patterns].sort((a, b) => numbers.get(a.term)! - numbers.get(b.term)! || a.variant - b.variant);
  const stray = [...patterns, ...cues].find(({ text }) => text.includes(LINE));
  if (stray) throw new RangeError(`The form ${stray.text} holds a ${LINE}, which the index keeps for itself.`);
  const written = new Set(patterns.map((pattern) => patternRow(pattern, 0).text));
  const ownCues = cues.filter(({ text }) => !written.has(text));
  const languages = [
    { patterns: byTerm.filter((pattern) => !isHan(pattern)), cues: ownCues.filter((cue) => !isHan(cue)) },
    { patterns: byTerm.filter(isHan), cues: ownCues.filter(isHan) },
  ];
  const plainRows = languages.flatMap((of) => [...patternRows(of.patterns), ...of.cues.map(cueRow)]);
  const more = [
    ...formCuesOf(cues, plainRows, numbers),
    ...homographsOf(
      languages.flatMap((of) => [...of.patterns, ...of.cues]),
      numbers,
    ),
  ];
  const withMore = new Set(more.map(([form]) => form));
  const rows = plainRows.map((row, form) => (withMore.has(form) ? { ...row, traits: row.traits | HAS_MORE } : row));
  const termLines = terms.map((term) => (displays.get(term) === 'first' ? term : `${term}\t${displays.get(term)}`));
  const text = [
    termLines.join(LINE),
    fold.expansions.join(LINE),
    languages.flatMap((of) => of.cues.map((cue) => writeCue(cue, numbers))).join(LINE),
    ['', ...more.map(([form, line]) => `${form.toString(36)},${line}`), ''].join(LINE),
    rows.map((row) => row.text).join(LINE),
  ];
  const formCounts = languages.flatMap((of) => countForms(of.patterns, terms.length, numbers));
  return { bytes: encodeTables(rows, formCounts, languages[0]!.cues.length, fold), text: text.join(SECTION) };
}

/** What some forms have beside their term, as it is stored. */
type MoreLine = [form: number, line: string];

/** The term and the variant of each thing that a form may name, in turn. Of terms without forms of their own nothing can be meant. */
function homographsOf(forms: readonly (Pattern | Cue)[], numbers: ReadonlyMap<TermId, number>): MoreLine[] {
  return [...forms.entries()].flatMap(([form, of]): MoreLine[] => {
    const known = 'homographs' in of ? (of.homographs ?? []).filter(({ term }) => numbers.has(term)) : [];
    const line = known.flatMap(({ term, variant }) => [numbers.get(term)!, variant]);
    return line.length > 0 ? [[form, line.map((number) => number.toString(36)).join(',')]] : [];
  });
}

/** The cues that some form is as well. */
function formCuesOf(cues: readonly Cue[], rows: readonly Row[], numbers: ReadonlyMap<TermId, number>): MoreLine[] {
  const forms = new Map(rows.map(({ text, traits }, form) => [text, traits & IS_CUE ? -1 : form]));
  return cues.flatMap((cue): MoreLine[] => {
    const form = forms.get(cue.text) ?? -1;
    return form < 0 ? [] : [[form, writeCue(cue, numbers)]];
  });
}

function countForms(patterns: readonly Pattern[], termCount: number, numbers: ReadonlyMap<TermId, number>): number[] {
  const counts = new Array<number>(termCount).fill(0);
  for (const { term } of patterns) counts[numbers.get(term)!]!++;
  return counts;
}

function encodeTables(
  rows: readonly Row[],
  formCounts: readonly number[],
  englishCues: number,
  fold: Fold,
): Uint8Array {
  const phrases = phrasesOf(rows, fold);
  const { places, bloom, starts } = encodeStarts(phrases);
  const { codes, mapped } = encodeFold(fold);
  const wide = isWide(phrases.length);
  const numbers = wide ? Int32Array : Uint16Array;
  const tagBits = Math.clz32(rows.length) - (wide ? 0 : 16); // all that the number of a form leaves
  const bucketMask = 2 ** Math.max(3, Math.round(Math.log2(phrases.length))) - 1;
  const buckets = bucketsOf(phrases, bucketMask, tagBits);
  const fills = fillsOf(buckets);
  const header = new Int32Array(HEADER);
  header.set([
    ...[bucketMask, tagBits, englishCues, phrases.length],
    ...[bloom, fills, starts, mapped].map(({ length }) => length),
    ...[formCounts.length / 2, rows.length, places.length],
  ]);
  return concatBytes([
    header,
    bloom,
    fills,
    numbers.from(buckets.flat()),
    numbers.from(headsOf(fills)),
    starts,
    mapped,
    Uint16Array.from(formCounts),
    Uint16Array.from(rows, ({ traits }) => traits),
    places,
    codes,
  ]);
}

/** The phrases by bucket, as they are stored. */
function bucketsOf(phrases: readonly Phrase[], bucketMask: number, tagBits: number): number[][] {
  const buckets = Array.from({ length: bucketMask + 1 }, (): number[] => []);
  for (const { form, keys } of phrases) {
    const [first = 0, ...others] = keys;
    const key = others.reduce(addWord, first);
    // Where a text is two phrases the first one counts, which is looked at last.
    buckets[slotOf(key, bucketMask)]!.unshift((form << tagBits) | (tagOf(key) & ((1 << tagBits) - 1)));
  }
  for (let bucket = 0; bucket < buckets.length; bucket++) {
    const surplus = buckets[bucket]!.splice(FULL);
    if (surplus.length > 0) (buckets[bucket + 1] ??= []).unshift(...surplus);
  }
  return buckets;
}

/** How full each bucket is. */
function fillsOf(buckets: readonly (readonly number[])[]): Int32Array {
  const fills = new Int32Array((buckets.length >> 3) + 1);
  for (const [bucket, { length }] of buckets.entries()) fills[bucket >> 3]! |= length << ((bucket & 7) << 2);
  return fills;
}

/** The forms of a language, term by term: of variants the step from the one before is kept. */
function patternRows(patterns: readonly Pattern[]): Row[] {
  return patterns.map((pattern, at) => {
    const before = patterns[at - 1];
    const step = pattern.variant - (before?.term === pattern.term ? before.variant : 0);
    return patternRow(pattern, step);
  });
}

function patternRow(pattern: Pattern, step: number): Row {
  const { denyBefore, denyAfter } = pattern;
  const text = pattern.capitals ? pattern.text : pattern.text.toLowerCase();
  return {
    text: denyBefore || denyAfter ? `${text}\t${denyBefore}\t${denyAfter}` : text,
    traits:
      (step << VARIANT_SHIFT) |
      (pattern.ambiguous ? AMBIGUOUS : 0) |
      (pattern.capitals ? CAPITALS : 0) |
      (pattern.machine ? MACHINE : 0),
  };
}

const cueRow = (cue: Cue): Row => ({ text: cue.text, traits: IS_CUE | CAPITALS });

/** A cue in short: its sign, then the numbers of its terms; nothing for all terms. */
function writeCue({ sign, terms }: Cue, numbers: ReadonlyMap<TermId, number>): string {
  // A cue of a term without forms speaks for nothing.
  const known = terms?.flatMap((term) => numbers.get(term)?.toString(36) ?? []);
  return `${sign > 0 ? '+' : '-'}${known ? known.join(',') || ',' : ''}`;
}

/** The phrases to look for: each form as it is written, then the other ways to write the numbers in them. */
function phrasesOf(rows: readonly Row[], fold: Fold): Phrase[] {
  const written = rows.map(({ text }) => spellings(text.split('\t')[0]!));
  const phrase = (text: string, form: number): Phrase => ({
    form,
    keys: tokenize(text, fold).filter((key) => key !== 0),
    capital: (rows[form]!.traits & CAPITALS) !== 0 && /^[A-Z]/.test(text),
  });
  return [
    ...written.map(([text], form) => phrase(text!, form)),
    ...written.flatMap(([, ...others], form) => others.map((text) => phrase(text, form))),
  ];
}

/** The ways to write the numbers of a form, each of which gets a key: 14th and fourteenth, 十四五 and 14五 and 14·5. */
export function spellings(text: string): string[] {
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

function concatBytes(parts: readonly (Int32Array | Uint16Array | Uint8Array)[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}
