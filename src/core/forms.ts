/** What the index says of a form, once it is mentioned: whose it is, how it is marked, which cues it is, what else it may name. */
import {
  AMBIGUOUS,
  CAPITALS,
  HAS_MORE,
  IS_CUE,
  LINE,
  MACHINE,
  VARIANT_SHIFT,
  readForm,
  type TermIndex,
} from './index-format';
import { firstIndex } from './stretches';
import type { Cue, Display, Homograph, TermId } from './term';

/** A form of a term; of a form that is a cue alone, all but `cues` is nobody's. */
export interface Described {
  term: TermId;
  /** Which of the term's forms: 0 and 1 are the headword's English and Chinese. */
  variant: number;
  /** Which mentions of the term are marked. */
  display: Display;
  ambiguous: boolean;
  /** True where capitals of the form are required in the text too. */
  capitals: boolean;
  /** True for a machine translator's rendering. */
  machine: boolean;
  /** What else the form may name. */
  homographs: readonly Homograph[];
  /** The cues that the form is, or is as well. */
  cues: readonly Cue[];
}

/** Reads forms, each once. Objects are written out property by property, so that engines find them all of one shape. ADR 1. */
export function createForms(index: TermIndex): (form: number) => Described {
  let known: (Described | undefined)[] | null = null; // most pages mention nothing
  let ownerOf: OwnerOf | null = null;
  const describe = (form: number): Described => {
    const traits = index.traits[form]!;
    ownerOf ??= createOwners(index);
    const { owner, first } = ownerOf(form);
    const isCue = (traits & IS_CUE) !== 0;
    const [term = '', display = 'first'] = isCue ? [] : (index.terms[owner]!.split('\t') as [TermId, Display?]);
    const lines = isCue ? [index.cues[owner]!] : (traits & HAS_MORE) !== 0 ? linesOf(index.more, form) : [];
    return {
      term,
      variant: isCue ? 0 : variantOf(index, first, form),
      display,
      ambiguous: (traits & AMBIGUOUS) !== 0,
      capitals: (traits & CAPITALS) !== 0,
      machine: (traits & MACHINE) !== 0,
      homographs: lines.flatMap((line) => (isCueLine(line) ? [] : homographsOf(index, line))),
      cues: lines.filter(isCueLine).map((line) => readCue(index, form, line)),
    };
  };
  return (form) => ((known ??= new Array<Described | undefined>(index.traits.length))[form] ??= describe(form));
}

/** A cue has its sign before its terms. */
const isCueLine = (line: string): boolean => line[0] === '+' || line[0] === '-';

/** What stands behind the number of a form. Looked for in the text: to take all lines apart would cost every page more. */
function linesOf(section: string, form: number): string[] {
  const lines: string[] = [];
  const head = `${LINE}${form.toString(36)},`;
  for (let at = section.indexOf(head), end; at >= 0; at = section.indexOf(head, end)) {
    end = section.indexOf(LINE, at + head.length);
    lines.push(section.slice(at + head.length, end));
  }
  return lines;
}

/** The number of the term, or of the cue, that a form belongs to, and its first form in the language. */
type OwnerOf = (form: number) => { owner: number; first: number };

function createOwners({ counts, englishCues }: TermIndex): OwnerOf {
  const terms = counts.length / 2;
  // The first form of each term in English, of the cues behind them, of each term in Chinese, and of the cues behind those.
  const firsts = new Int32Array(2 * terms + 2);
  let form = 0;
  for (let term = 0; term < terms; term++) form = firsts[term + 1] = form + counts[term]!;
  form = firsts[terms + 1] = form + englishCues;
  for (let term = terms; term < 2 * terms; term++) form = firsts[term + 2] = form + counts[term]!;
  return (number) => {
    const place = firstIndex(firsts.length, (at) => firsts[at]! > number) - 1;
    const first = firsts[place]!;
    if (place === terms) return { owner: number - first, first: number };
    if (place === 2 * terms + 1) return { owner: englishCues + number - first, first: number };
    return { owner: place < terms ? place : place - terms - 1, first };
  };
}

function variantOf({ traits }: TermIndex, first: number, form: number): number {
  let variant = 0;
  for (let at = first; at <= form; at++) variant += traits[at]! >> VARIANT_SHIFT;
  return variant;
}

/** The term and the variant of each homograph, in turn. */
function homographsOf(index: TermIndex, line: string): Homograph[] {
  const numbers = line.split(',').map((number) => parseInt(number, 36));
  return Array.from({ length: numbers.length / 2 }, (_, at) => ({
    term: termOf(index, numbers[2 * at]!),
    variant: numbers[2 * at + 1]!,
  }));
}

const termOf = ({ terms }: TermIndex, number: number): TermId => terms[number]!.split('\t')[0]!;

/** What a cue, as it is stored, says. */
function readCue(index: TermIndex, form: number, line: string): Cue {
  const numbers = line.slice(1).split(',').filter(Boolean);
  return {
    text: readForm(index, form).text,
    sign: line[0] === '+' ? 1 : -1,
    terms: line.length === 1 ? null : numbers.map((term) => termOf(index, parseInt(term, 36))),
  };
}
