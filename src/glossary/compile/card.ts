/** An entry as plain text for a terminal: all that the popover shows, and what the entry is filed under. */
import type { Claim, Entry, FiledEntry, Relation, RelationKind, Source, TimelineEvent } from '../../core/term';
import { wrap } from './columns';
import { SOURCE_KINDS } from './raw';

const WIDTH = 78;
const INDENT = '  ';

const RELATIONS: Readonly<Record<RelationKind, string>> = {
  broader: 'Broader',
  narrower: 'Narrower',
  partOf: 'Part of',
  predecessor: 'Predecessor',
  successor: 'Successor',
  contrast: 'In contrast to',
  notToConfuseWith: 'Not to be confused with',
  related: 'Related',
  hasPart: 'Has part',
  contains: 'Contains',
};

/** The card of an entry, wrapped at 78 columns. */
export function toCard(entry: FiledEntry): string {
  const numbers = new Map(entry.sources.map(({ id }, index) => [id, index + 1]));
  const cite = ({ source, at }: { source: string; at: string }): string => `[${numbers.get(source) ?? '?'}: ${at}]`;
  const claim = ({ text, sources }: Claim): string => [text, ...sources.map(cite)].join(' ');
  const step = (event: TimelineEvent): string =>
    [event.date, event.what, markOf(event), cite(event.cite)].filter(Boolean).join(' ');
  return [
    headOf(entry),
    wrap(entry.gloss, WIDTH),
    wrap(claim(entry.definition), WIDTH),
    ...chineseOf(entry),
    section('May also mean', entry.otherMeanings.map(meaningOf)),
    section('Officials', entry.official ? [claim(entry.official)] : []),
    section('Independent sources', independentOf(entry, claim)),
    section('It counts', entry.members.map(memberOf)),
    section('In parts', entry.parts.map(partOf)),
    section('Timeline', entry.timeline.map(step)),
    section(
      'Wording',
      entry.quotation ? [`“${entry.quotation.text}” ${entry.quotation.by} ${cite(entry.quotation.cite)}`] : [],
    ),
    section('Also written', entry.variants.map(variantOf)),
    section('See', relationsOf(entry.relations)),
    section('Sources', entry.sources.map(sourceOf)),
    `Checked ${entry.checked}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Gloss and definition in Chinese, in both scripts. */
function chineseOf({ zh }: Entry): string[] {
  if (!zh) return [];
  const { gloss, definition } = zh;
  return [`${gloss.zhHans}\n\n${definition.zhHans}`, `${gloss.zhHant}\n\n${definition.zhHant}`].map((text) =>
    text
      .split('\n\n')
      .map((part) => wrap(part, WIDTH))
      .join('\n'),
  );
}

/** The independent reading. That none was found is said only where officials have one. */
function independentOf({ official, independent, independentSought }: Entry, claim: (text: Claim) => string): string[] {
  if (independent) return [claim(independent)];
  if (!official) return [];
  return [`No independent source found${independentSought ? ` (searched ${independentSought})` : ''}`];
}

const meaningOf = ({ form, en, zhHans, reason }: Entry['otherMeanings'][number]): string =>
  `“${form}”: ${en} ${zhHans} (${reason})`;

const partOf = ({ title, terms }: Entry['parts'][number]): string =>
  `${title.en} ${title.zhHans}: ${terms.map(({ en }) => en).join('; ')}`;

function headOf({ id, en, zhHans, zhHant, pinyin, kind, topics, tier, contested, register }: FiledEntry): string {
  const chinese = zhHans === zhHant ? zhHans : `${zhHans} / ${zhHant}`;
  const marks = [kind, topics.join(', '), `tier ${tier}`, ...(contested ? ['contested'] : []), ...register];
  return [wrap(`${en} · ${chinese} · ${pinyin}`, WIDTH), wrap(marks.join(' · '), WIDTH), `(${id})`].join('\n');
}

const section = (title: string, items: readonly string[]): string =>
  items.length === 0 ? '' : [title, ...items.map((item) => wrap(item, WIDTH, INDENT))].join('\n');

const markOf = ({ earliest, disputed }: TimelineEvent): string =>
  [earliest ? '(earliest use found)' : '', disputed ? '(disputed)' : ''].filter(Boolean).join(' ');

const memberOf = ({ en, zhHans, zhHant, term }: Entry['members'][number], index: number): string =>
  [`${index + 1}. ${en}`, zhHans === zhHant ? zhHans : `${zhHans} / ${zhHant}`, term && `→ ${term}`]
    .filter(Boolean)
    .join(' ');

function variantOf({ text, lang, kind, status, usedBy }: Entry['variants'][number]): string {
  const notes = [kind === 'machine-translation' ? 'machine rendering' : kind, status, usedBy?.join(', ')];
  return `${text} (${[lang, ...notes].filter(Boolean).join(', ')})`;
}

function relationsOf(relations: readonly Relation[]): string[] {
  const kinds = [...new Set(relations.map(({ relation }) => relation))];
  return kinds.map((kind) => {
    const names = relations.filter(({ relation }) => relation === kind).map(({ en, zhHans }) => `${en} ${zhHans}`);
    return `${RELATIONS[kind]}: ${names.join('; ')}`;
  });
}

const sourceOf = ({ title, by, date, kind, url }: Source, index: number): string =>
  [`[${index + 1}] ${by}: ${title}.`, `${date}.`, `(${SOURCE_KINDS[kind]})`, url].filter(Boolean).join(' ');
