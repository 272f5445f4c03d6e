/** The glossary in numbers. */
import { holdsHan } from '../../core/han';
import type { Compiled } from './compile';
import { byText } from './order';
import { wrap } from './columns';
import { toGlossary, type Glossary, type Term } from './glossary';
import { mappedTerms } from './maps';
import type { RawTerm } from './raw';
import type { GlossaryFiles } from './read';
import { missingIn } from './rules/depth';

const WIDTH = 100;
const TIERS = [1, 2, 3] as const;

/** A few lines on a compiled glossary, as plain text. */
export function toSummary({ entries, patterns, cues }: Compiled): string {
  const sources = new Set(entries.flatMap((entry) => entry.sources).map(({ id }) => id));
  const contested = entries.filter((entry) => entry.contested).length;
  return `${entries.length} terms, ${contested} of them contested; ${patterns.length} patterns, ${cues.length} cues; ${sources.size} sources`;
}

/** Coverage by tier, topic, field, source kind, contested, depth and date of the last check, as plain text. */
export function toReport(files: GlossaryFiles, compiled: Compiled): string {
  const glossary = toGlossary(files);
  const { terms } = glossary;
  return [
    toSummary(compiled),
    row('by kind', counted(terms.map(({ raw }) => raw.kind))),
    row('by topic', counted(terms.flatMap(({ raw }) => raw.topics))),
    row('patterns by language', counted(compiled.patterns.map(({ text }) => languageOf(text)))),
    ...depthRows(glossary),
    ...fieldRows(terms),
    ...sourceRows(compiled),
    ...contestedRows(terms),
    row('checked', counted(terms.map(({ raw }) => raw.checked))),
  ].join('\n');
}

/** How many entries of each tier, and of those that a map names, are at full depth. */
function depthRows(glossary: Glossary): string[] {
  const { terms, files } = glossary;
  const mapped = mappedTerms(files);
  const line = (name: string, of: readonly Term[]): string => {
    const full = of.filter((term) => missingIn(term, glossary).length === 0).length;
    return `  ${name.padEnd(8)} ${String(of.length).padStart(4)} terms, ${String(full).padStart(4)} at full depth (${percent(full, of.length)})`;
  };
  return [
    'depth by tier',
    ...TIERS.map((tier) =>
      line(
        `tier ${tier}`,
        terms.filter(({ raw }) => raw.tier === tier),
      ),
    ),
    line(
      'on maps',
      terms.filter(({ id }) => mapped.has(id)),
    ),
    line('all', terms),
  ];
}

const FIELDS: readonly [name: string, has: (raw: RawTerm) => boolean][] = [
  ['Chinese gloss and definition', ({ zh }) => zh !== undefined],
  ['official reading', ({ official }) => official !== undefined],
  ['independent reading', ({ independent }) => independent !== undefined],
  ['independent source sought, none found', ({ independentSought }) => independentSought !== undefined],
  ['timeline', ({ timeline = [] }) => timeline.length > 0],
  ['earliest use found', ({ timeline = [] }) => timeline.some(({ earliest }) => earliest)],
  ['members', ({ members = [] }) => members.length > 0],
  ['variants', ({ variants = [] }) => variants.length > 0],
  ['relations', ({ relations }) => relations !== undefined],
  ['register', ({ register = [] }) => register.length > 0],
  ['cues', ({ cues }) => cues !== undefined],
  ['quotation', ({ quotation }) => quotation !== undefined],
];

/** How many entries of each tier have each field. */
function fieldRows(terms: readonly Term[]): string[] {
  const tiers = TIERS.map((tier) => terms.filter(({ raw }) => raw.tier === tier));
  const head = `  ${''.padEnd(38)}${TIERS.map((tier) => `tier ${tier}`.padStart(8)).join('')}`;
  const rows = FIELDS.map(([name, has]) => {
    const shares = tiers.map((of) => percent(of.filter(({ raw }) => has(raw)).length, of.length).padStart(8));
    return `  ${name.padEnd(38)}${shares.join('')}`;
  });
  return ['fields by tier', head, ...rows];
}

function sourceRows({ entries }: Compiled): string[] {
  const sources = new Map(entries.flatMap((entry) => entry.sources).map((source) => [source.id, source]));
  const cites = entries.flatMap((entry) => entry.sources.map(({ kind }) => kind));
  return [
    row('sources by kind', counted([...sources.values()].map(({ kind }) => kind))),
    row('entries that cite the kind', counted(cites)),
  ];
}

function contestedRows(terms: readonly Term[]): string[] {
  const contested = terms.filter(({ raw }) => raw.contested);
  const reread = contested.filter(({ raw }) => raw.secondReading);
  const both = contested.filter(({ raw }) => raw.official && raw.independent);
  const oneSided = terms.filter(({ raw }) => raw.official && !raw.independent).map(({ id }) => id);
  return [
    `contested: ${contested.length}, ${both.length} with both readings, ${reread.length} read a second time`,
    `official reading without an independent one: ${oneSided.length}`,
    ...(oneSided.length > 0 ? [wrap(oneSided.join(' '), WIDTH, '  ')] : []),
  ];
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? 'none' : `${Math.floor((100 * part) / whole)} %`;

const languageOf = (text: string): string => (holdsHan(text) ? 'Chinese' : 'English');

/** How often each value occurs, the most frequent first. */
function counted(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || byText(a, b))
    .map(([value, count]) => `${value} ${count}`)
    .join(', ');
}

const row = (title: string, text: string): string => wrap(`${title}: ${text || 'none'}`, WIDTH, '  ');
