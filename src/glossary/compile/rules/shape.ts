/** Rules on one entry by itself: its file, its shape, its lengths, its dates. */
import { claimsOf, finding, isId, type Finding, type Rule, type Term } from '../glossary';
import { findObjections } from '../schema';
import { countCharacters, countHan, countWords, isCalendarDate } from '../words';

const GLOSS = { min: 20, max: 160 };
const DEFINITION = { min: 40, max: 120 };
const READING = { min: 15, max: 90 };
/** One reading gets at most this many times the room of the other. */
const BALANCE = 2;
const QUOTATION = { words: 25, han: 60 };

const eachTerm =
  (check: (term: Term) => Finding[]): Rule =>
  ({ terms }) =>
    terms.flatMap(check);

/** Syntax errors of all files, duplicate keys among them. The other rules leave such a file alone. */
export const yamlSyntax: Rule = ({ files }) => {
  const { terms, sources, cues, noise, maps, exceptions, release } = files;
  return [...terms, ...maps, sources, cues, noise, exceptions, release].flatMap((file) => file?.problems ?? []);
};

/** Entries have the shape of `term.schema.json`. */
export const schema: Rule = ({ files }) =>
  files.terms
    .filter(({ problems }) => problems.length === 0)
    .flatMap((file) => findObjections(file.data).map(({ pointer, message }) => finding(file, pointer, message)));

/** The name of an entry file is its id. */
export const idName: Rule = ({ files }) => [
  ...files.terms
    .filter(({ id }) => !isId(id))
    .map((file) =>
      finding(file, [], `The id ${file.id} is not made of lower-case words joined by hyphens; rename the file.`),
    ),
  ...files.strangers.map((name) => ({
    file: `terms/${name}`,
    line: 1,
    message: 'Only entry files that end in .yaml belong here; rename or move it.',
  })),
];

/** Texts are `>-` blocks, in which a colon or `#` loses nothing. */
export const blockScalar: Rule = eachTerm(({ file, raw }) => {
  const texts = [['gloss'], ...claimsOf(raw).map(({ name }) => [name, 'text'])];
  return texts
    .filter((pointer) => !file.isFoldedBlock(pointer))
    .map((pointer) =>
      finding(
        file,
        pointer,
        `The text of \`${pointer[0]}\` is not a block; write \`>-\` and the text indented on the lines below.`,
      ),
    );
});

/** The gloss is one line. The schema leaves its length to this rule. */
export const glossLength: Rule = eachTerm(({ file, raw }) =>
  outside(file, ['gloss'], 'The gloss', countCharacters(raw.gloss), GLOSS, 'characters'),
);

/** A definition stands alone, and is no essay. */
export const definitionLength: Rule = eachTerm(({ file, raw }) =>
  outside(file, ['definition', 'text'], 'The definition', countWords(raw.definition.text), DEFINITION, 'words'),
);

/** Each reading has a fair length. */
export const readingLength: Rule = eachTerm(({ file, raw }) =>
  claimsOf(raw)
    .filter(({ name }) => name !== 'definition')
    .flatMap(({ name, claim }) =>
      outside(file, [name, 'text'], `The ${name} reading`, countWords(claim.text), READING, 'words'),
    ),
);

/** Neither reading gets more than twice the room of the other. */
export const readingBalance: Rule = eachTerm(({ file, raw }) => {
  if (!raw.official || !raw.independent) return [];
  const lengths = { official: countWords(raw.official.text), independent: countWords(raw.independent.text) };
  if (Math.max(lengths.official, lengths.independent) <= BALANCE * Math.min(lengths.official, lengths.independent))
    return [];
  const message = `The official reading has ${lengths.official} words and the independent one ${lengths.independent}; give neither more than twice the room of the other.`;
  return [finding(file, [lengths.official < lengths.independent ? 'official' : 'independent'], message)];
});

/** A quotation is short. */
export const quotationLength: Rule = eachTerm(({ file, raw: { quotation } }) => {
  if (!quotation) return [];
  const [words, han] = [countWords(quotation.text), countHan(quotation.text)];
  const message =
    han > QUOTATION.han
      ? `The quotation has ${han} Han characters; cut it to ${QUOTATION.han}.`
      : `The quotation has ${words} words; cut it to ${QUOTATION.words}.`;
  return han > QUOTATION.han || words > QUOTATION.words ? [finding(file, ['quotation', 'text'], message)] : [];
});

/** The timeline runs from old to new; a year may stand before or after its own months. */
export const timelineOrder: Rule = eachTerm(({ file, raw: { timeline = [] } }) =>
  timeline.flatMap(({ date }, index) => {
    const before = timeline[index - 1]?.date ?? date;
    if (date >= before.slice(0, date.length)) return [];
    return [
      finding(file, ['timeline', index], `The step of ${date} stands after that of ${before}; put the oldest first.`),
    ];
  }),
);

/** One step at most is the earliest use found. */
export const twoEarliest: Rule = eachTerm(({ file, raw: { timeline = [] } }) => {
  const marked = timeline.flatMap(({ earliest }, index) => (earliest ? [index] : []));
  return marked
    .slice(1)
    .map((index) =>
      finding(file, ['timeline', index, 'earliest'], 'A second step is marked as the earliest use found; mark one.'),
    );
});

/** The days of checks, searches and readings are days of the calendar. */
export const checkedDate: Rule = eachTerm(({ file, raw }) =>
  (['checked', 'independentSought', 'secondReading'] as const).flatMap((field) => {
    const day = raw[field];
    return day === undefined ? [] : impossible(file, [field], day);
  }),
);

/** The dates of the timeline are dates of the calendar. */
export const timelineDate: Rule = eachTerm(({ file, raw: { timeline = [] } }) =>
  timeline.flatMap(({ date }, index) => impossible(file, ['timeline', index, 'date'], date)),
);

const impossible = (file: Term['file'], pointer: (string | number)[], date: string): Finding[] =>
  isCalendarDate(date) ? [] : [finding(file, pointer, `The calendar has no ${date}; correct the date.`)];

function outside(
  file: Term['file'],
  pointer: string[],
  name: string,
  length: number,
  { min, max }: { min: number; max: number },
  unit: string,
): Finding[] {
  if (length >= min && length <= max) return [];
  const advice = length < min ? `say more, at least ${min}` : `cut it to ${max}`;
  return [finding(file, pointer, `${name} has ${length} ${unit}; ${advice}.`)];
}
