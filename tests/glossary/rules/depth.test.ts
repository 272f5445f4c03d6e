import { describe, expect, it } from 'vitest';
import type { RawTerm } from '../../../src/glossary/compile/raw';
import { parseYaml } from '../../../src/glossary/compile/read';
import { contestedNames, fullDepth, memberCount, missingIn } from '../../../src/glossary/compile/rules/depth';
import { glossaryOf, objections, termOf } from '../term-of';

const sources = parseYaml(
  'sources.yaml',
  'a: { kind: press }\nb: { kind: press }\nc: { kind: academic }\nd: { kind: press }',
);
const cite = (source: string) => ({ source, at: 'p. 1' });
const claim = (...ids: string[]) => ({ text: 'A wording.', sources: ids.map(cite) });
const step = { date: '2002', what: 'It is said.', ...cite('a') };
const FULL: Partial<RawTerm> = {
  tier: 1,
  definition: claim('a', 'b', 'c'),
  zh: { gloss: '提法', definition: '提法' },
  official: claim('a'),
  independent: claim('c'),
  timeline: [{ ...step, earliest: true }, step],
  relations: { related: ['other'] },
  register: ['law'],
};

describe('full depth', () => {
  const without = (field: keyof RawTerm): Partial<RawTerm> => {
    const { [field]: _, ...rest } = FULL;
    return rest;
  };

  it.each<[string, Partial<RawTerm>, string[]]>([
    ['everything', FULL, []],
    ['no Chinese', without('zh'), ['its Chinese gloss and definition']],
    ['no official reading', without('official'), ['an official reading']],
    ['no independent reading', without('independent'), ['an independent reading or the day on which one was sought']],
    ['one sought in vain', { ...without('independent'), independentSought: '2026-11-20' }, []],
    ['a person without readings', { ...without('official'), kind: 'person', independent: undefined! }, []],
    ['a place without readings', { ...without('official'), kind: 'place' }, []],
    ['an institution without readings', { ...without('official'), kind: 'institution' }, []],
    ['a meeting without readings', { ...without('official'), kind: 'meeting' }, []],
    ['a contested place', { ...without('official'), kind: 'place', contested: true }, ['an official reading']],
    ['one step', { ...FULL, timeline: [{ ...step, earliest: true }] }, ['2 steps of a timeline']],
    ['no earliest step', { ...FULL, timeline: [step, step] }, ['the earliest use found']],
    ['two sources', { ...FULL, definition: claim('a', 'c') }, ['3 sources']],
    [
      'sources of one kind',
      { ...FULL, definition: claim('a', 'b', 'd'), independent: claim('b') },
      ['2 kinds of source'],
    ],
    ['no relation', { ...FULL, relations: {} }, ['a relation']],
    ['no register', { ...FULL, register: [] }, ['a register']],
  ])('of an entry with %s', (_, raw, missing) => {
    expect(missingIn(termOf('term', {}, raw), glossaryOf([], { sources }))).toEqual(missing);
  });

  it('is wanted of tier 1 and of what a map names', () => {
    const map = { ...parseYaml('maps/whole.yaml', 'parts: [{ terms: [mapped] }]'), id: 'whole' };
    const plain = { ...without('register'), tier: 2 } as const;
    const terms = [termOf('first', {}, without('register')), termOf('mapped', {}, plain), termOf('other', {}, plain)];
    expect(objections(fullDepth, terms, { sources, maps: [map] })).toEqual([
      'first The entry is of tier 1 and lacks a register; add it.',
      'mapped The entry stands on a map and lacks a register; add it.',
    ]);
  });
});

it('asks of translations and former names in a dispute who uses them', () => {
  const variants = (['translation', 'former', 'abbreviation', 'machine-translation'] as const).map((kind) => ({
    text: kind,
    lang: 'en' as const,
    kind,
  }));
  const used = { text: 'used', lang: 'en', kind: 'former', usedBy: ['Xinhua'] } as const;
  const names = (contested: boolean): string[] =>
    objections(contestedNames, [
      termOf('term', {}, { contested, variants: [...variants, { ...used, usedBy: ['Xinhua'] }] }),
    ]);
  expect(names(true).map((objection) => objection.split(' ')[1])).toEqual(['translation', 'former']);
  expect(names(false)).toEqual([]);
});

it.each([
  ['两个提法', 'formulation', 2, 0],
  ['两个提法', 'formulation', 3, 1],
  ['两个提法', 'formulation', 0, 1],
  ['两个提法', 'policy', 0, 0],
  ['十大提法', 'policy', 10, 0],
  ['提法', 'formulation', 3, 0],
] as const)('finds in %s, a %s that lists %i things, %i faults', (hans, kind, count, faults) => {
  const members = Array.from({ length: count }, (_, at) => ({ en: `thing ${at}`, 'zh-Hans': '东西' }));
  const term = termOf('term', { 'zh-Hans': hans }, { kind, ...(count > 0 && { members }) });
  expect(objections(memberCount, [term])).toHaveLength(faults);
});
