/** Rules on how much an entry must hold: full depth, contested names, numbered formulas. */
import { finding, supportsOf, type Finding, type Glossary, type Rule, type Term } from '../glossary';
import { mappedTerms } from '../maps';

const MIN_SOURCES = 3;
const MIN_SOURCE_KINDS = 2;
const MIN_STEPS = 2;

/** Kinds on which officials and others need not differ, unless the entry is contested. */
const PLAIN_KINDS: readonly string[] = ['person', 'place', 'institution', 'meeting'];

/** Entries of tier 1 and those that a map names have everything that a reader would want to cite. */
export const fullDepth: Rule = (glossary) => {
  const mapped = mappedTerms(glossary.files);
  return glossary.terms
    .filter(({ id, raw }) => raw.tier === 1 || mapped.has(id))
    .flatMap((term) => {
      const missing = missingIn(term, glossary);
      const reason = term.raw.tier === 1 ? 'is of tier 1' : 'stands on a map';
      return missing.length === 0
        ? []
        : [finding(term.file, ['tier'], `The entry ${reason} and lacks ${missing.join(', ')}; add it.`)];
    });
};

/** What an entry lacks of full depth, in words; empty where it lacks nothing. */
export function missingIn({ raw }: Term, { sources }: Pick<Glossary, 'sources'>): string[] {
  const cited = [...new Set(supportsOf(raw).flatMap(({ cites }) => cites.map(({ source }) => source)))];
  const kinds = new Set(cited.map((id) => sources.get(id)?.kind));
  const timeline = raw.timeline ?? [];
  const needsReadings = raw.contested === true || !PLAIN_KINDS.includes(raw.kind);
  const wants: [isThere: boolean, what: string][] = [
    [raw.zh !== undefined, 'its Chinese gloss and definition'],
    [!needsReadings || raw.official !== undefined, 'an official reading'],
    [
      !needsReadings || raw.independent !== undefined || raw.independentSought !== undefined,
      'an independent reading or the day on which one was sought',
    ],
    [timeline.length >= MIN_STEPS, `${MIN_STEPS} steps of a timeline`],
    [timeline.some(({ earliest }) => earliest), 'the earliest use found'],
    [cited.length >= MIN_SOURCES, `${MIN_SOURCES} sources`],
    [kinds.size >= MIN_SOURCE_KINDS, `${MIN_SOURCE_KINDS} kinds of source`],
    [Object.keys(raw.relations ?? {}).length > 0, 'a relation'],
    [(raw.register ?? []).length > 0, 'a register'],
  ];
  return wants.filter(([isThere]) => !isThere).map(([, what]) => what);
}

/** Nobody both found an independent source and found none. */
export const soughtAndFound: Rule = ({ terms }) =>
  terms
    .filter(({ raw }) => raw.independent && raw.independentSought)
    .map(({ file }) =>
      finding(
        file,
        ['independentSought'],
        'The entry has an independent reading and says that none was found; keep one of the two.',
      ),
    );

/** The names in a dispute say who uses them. */
export const contestedNames: Rule = ({ terms }) =>
  terms
    .filter(({ raw }) => raw.contested)
    .flatMap(({ file, raw }) =>
      (raw.variants ?? []).flatMap(({ text, kind, usedBy }, index): Finding[] => {
        if (usedBy || !['translation', 'former'].includes(kind)) return [];
        return [
          finding(file, ['variants', index], `${text} is a name in a contested entry; say in \`usedBy\` who uses it.`),
        ];
      }),
    );

/** A contested entry has been read from the other side as well. */
export const secondReading: Rule = ({ terms }) =>
  terms
    .filter(({ raw }) => raw.contested && !raw.secondReading)
    .map(({ file }) =>
      finding(
        file,
        ['contested'],
        'The entry is contested and has had no second reading; have somebody else read it from the other side and add the day.',
      ),
    );

const NUMBERS = '零一二三四五六七八九十';
const NUMBERED = /^([两二三四五六七八九十])(?:个|大|条|项|方面)/u;

/** A formula that says how many things it counts lists as many, in both languages. */
export const memberCount: Rule = ({ terms }) =>
  terms.flatMap(({ file, raw: { headword, members, kind } }) => {
    const counted = NUMBERED.exec(headword['zh-Hans'])?.[1];
    const unnamed = (members ?? []).findIndex((member) => !member['zh-Hans']);
    if (unnamed >= 0) return [finding(file, ['members', unnamed], 'The member has no Chinese name; add `zh-Hans`.')];
    if (counted === undefined || (members === undefined && kind !== 'formulation')) return [];
    const number = counted === '两' ? 2 : NUMBERS.indexOf(counted);
    if (members?.length === number) return [];
    return [
      finding(
        file,
        members ? ['members'] : ['headword', 'zh-Hans'],
        `${headword['zh-Hans']} counts ${number} things and ${members?.length ?? 0} are listed; list all of them.`,
      ),
    ];
  });
