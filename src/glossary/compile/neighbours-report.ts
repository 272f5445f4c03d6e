/** What `glossary neighbours` prints: for each short Chinese form the characters to deny, beside those that are. */
import type { TermId } from '../../core/term';
import { formsOf, isChinese, type Form } from './forms';
import { toGlossary, type Term } from './glossary';
import { neighboursOf, type Neighbour, type Side } from './neighbours';
import type { RawTerm } from './raw';
import type { GlossaryFiles } from './read';
import { foldScript } from './scripts';
import type { WordList } from './word-list';
import { countCharacters, countHan } from './words';

/** A guarded form of more characters is not looked at: few words run across its edges. */
const MAX_LENGTH = 4;
/** Characters that could be denied are shown up to this many: the rest are rare. */
const MAX_SHOWN = 40;

/**
 * One paragraph for each form of two characters and each guarded one of up to four, of these entries or, without ids, of all.
 *
 * For each side: what is denied, with a word that shows why; what could be denied, the most usual word first; words that
 * hold the whole form; and what is denied though no word shows why. A number is the share of texts, in per cent, that the
 * segmenter reads across the edge; `!` means that the glossary's own Chinese has the character beside the form.
 */
export function toNeighboursReport(files: GlossaryFiles, ids: readonly TermId[], words: WordList): string {
  const { terms } = toGlossary(files);
  const texts = terms.flatMap(({ raw }) => chineseOf(raw)).map(foldScript);
  const wanted = ids.length === 0 ? terms : terms.filter(({ id }) => ids.includes(id));
  return wanted
    .flatMap((term) => shortFormsOf(term).map((form) => ({ term, form })))
    .map(({ term, form }) => paragraph(term, form, texts, words))
    .join('\n\n');
}

/** Each form once, whatever its script: the fold makes one of both. */
function shortFormsOf({ raw }: Term): Form[] {
  const isShort = ({ text, rules }: Form): boolean =>
    countCharacters(text) <= (rules.boundary === 'guarded' ? MAX_LENGTH : 2);
  const forms = formsOf(raw).filter((form) => isChinese(form.lang) && countHan(form.text) > 1 && isShort(form));
  const seen = new Set<string>();
  return forms.filter(({ text, yields }) => {
    const folded = foldScript(text);
    const isNew = !yields && !seen.has(folded);
    seen.add(folded);
    return isNew;
  });
}

/** All Chinese that an entry says or names: where a form stands there, it is the term. */
const chineseOf = ({ headword, variants = [], zh, members = [] }: RawTerm): string[] => [
  headword['zh-Hans'],
  ...variants.filter(({ lang }) => isChinese(lang)).map(({ text }) => text),
  ...(zh ? [zh.gloss, zh.definition] : []),
  ...members.flatMap((member) => member['zh-Hans'] ?? []),
];

function paragraph({ id }: Term, form: Form, texts: readonly string[], words: WordList): string {
  const { boundary, denyBefore, denyAfter } = form.rules;
  return [
    `${form.text}  ${id}, ${boundary ?? 'no boundary'}`,
    ...sideLines(form.text, 'before', denyBefore ?? '', texts, words),
    ...sideLines(form.text, 'after', denyAfter ?? '', texts, words),
  ].join('\n');
}

function sideLines(text: string, side: Side, denied: string, texts: readonly string[], words: WordList): string[] {
  const neighbours = neighboursOf(text, side, words);
  const used = usedBeside(foldScript(text), side, texts);
  const isDenied = ({ char }: Pick<Neighbour, 'char'>): boolean => foldScript(denied).includes(char);
  const mark = (char: string): string => (used.has(char) ? '!' : '');
  const across = ({ char, across: [word = ''], crossed }: Neighbour): string =>
    `${word}${mark(char)} ${Math.round(crossed * 100)}`;
  const known = new Set(neighbours.map(({ char }) => char));
  const lines: [string, string[]][] = [
    ['denied', neighbours.filter((one) => isDenied(one) && one.across.length > 0).map(across)],
    [
      'could be',
      neighbours
        .filter((one) => !isDenied(one) && one.crossed > 0)
        .slice(0, MAX_SHOWN)
        .map(across),
    ],
    ['whole', neighbours.flatMap((one) => one.around.map((word) => `${word}${isDenied(one) ? ' (denied)' : ''}`))],
    ['no word', [...new Set(foldScript(denied))].filter((char) => !known.has(char)).map((char) => char + mark(char))],
  ];
  const filled = lines.filter(([, items]) => items.length > 0);
  return filled.map(([name, items]) => `  ${side.padEnd(7)}${name.padEnd(9)}${items.join(', ')}`);
}

/** The characters that stand beside a form in these texts. */
function usedBeside(form: string, side: Side, texts: readonly string[]): Set<string> {
  const used = new Set<string>();
  for (const text of texts) {
    for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
      const char = text[side === 'before' ? start - 1 : start + form.length];
      if (char !== undefined) used.add(char);
    }
  }
  return used;
}
