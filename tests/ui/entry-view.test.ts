import { describe, expect, it } from 'vitest';
import type { Entry, Relation, Variant } from '../../src/core/term';
import { toCardEntry } from '../../src/ui/card-entry';
import { chineseNames, formToShow, hasTimeline } from '../../src/ui/entry-view';

const NAMES = { id: 'two-things', en: 'two things', zhHans: '两个东西', zhHant: '兩個東西' };
const ENTRY: Entry = {
  ...NAMES,
  pinyin: 'liǎng gè dōngxi',
  kind: 'formulation',
  contested: false,
  variants: [],
  gloss: 'A formula that counts two things.',
  definition: { text: 'It counts two things.', sources: [{ source: 'report', at: 'part 1' }] },
  official: { text: 'Officials count two.', sources: [{ source: 'report', at: 'part 2' }] },
  independent: { text: 'Others count two.', sources: [{ source: 'study', at: 'p. 3' }] },
  members: [],
  parts: [],
  otherMeanings: [],
  timeline: [
    { date: '2002', what: 'It is said.', disputed: false, earliest: true, cite: { source: 'report', at: 'part 1' } },
  ],
  quotation: { text: '两个东西', by: 'Somebody', cite: { source: 'report', at: 'title' } },
  register: [],
  relations: [],
  sources: [
    { id: 'report', title: 'Report', by: 'Somebody', date: '2002', kind: 'party-state' },
    { id: 'study', title: 'Study', by: 'Others', date: '2019', kind: 'academic' },
  ],
  checked: '2026-11-26',
};

describe('chineseNames', () => {
  it('puts the script of the reader first and the other beside it', () => {
    expect(chineseNames(NAMES, 'zh-Hant')).toEqual({
      text: '兩個東西',
      lang: 'zh-Hant',
      other: { text: '两个东西', lang: 'zh-Hans' },
    });
  });

  it('gives one name where both scripts are alike', () => {
    const names = { zhHans: '共同富裕', zhHant: '共同富裕' };
    expect(chineseNames(names, 'zh-Hans')).toEqual({ text: '共同富裕', lang: 'zh-Hans' });
  });

  it('gives the name that exists where one is empty', () => {
    expect(chineseNames({ zhHans: '两个', zhHant: '' }, 'zh-Hant')).toEqual({ text: '两个', lang: 'zh-Hans' });
  });
});

describe('formToShow', () => {
  it.each([
    ['a headword', 'two things', false, null],
    ['a headword in capitals, over a line break', 'Two\n Things', false, null],
    ['the Chinese headword', '兩個東西', false, null],
    ['another form', 'a pair of things', false, 'a pair of things'],
    ['a machine rendering', 'two shakable', true, 'two shakable'],
    ['nothing', '  ', false, null],
  ])('of %s', (_case, text, machine, shown) => {
    expect(formToShow({ text, machine }, NAMES)).toBe(shown);
  });

  it('is nothing where no form was met', () => {
    expect(formToShow(undefined, NAMES)).toBeNull();
  });
});

describe('the variants of a card', () => {
  const variants: Variant[] = [
    { text: '两东', lang: 'zh-Hans', kind: 'abbreviation' },
    { text: 'two shakable', lang: 'en', kind: 'machine-translation' },
    { text: 'a pair', lang: 'en', kind: 'translation' },
  ];

  it('are sorted by language, with machines apart', () => {
    const { human, machine } = toCardEntry({ ...ENTRY, variants }).variants;
    expect(human.map(({ lang, variants: forms }) => [lang, forms.map(({ text }) => text)])).toEqual([
      ['en', ['a pair']],
      ['zh-Hans', ['两东']],
    ]);
    expect(machine.map(({ text }) => text)).toEqual(['two shakable']);
  });
});

describe('the relations of a card', () => {
  const groupsOf = (relations: Relation[]): [string, string[]][] =>
    toCardEntry({ ...ENTRY, relations }).relations.map(({ relation, terms }) => [relation, terms.map(({ id }) => id)]);

  it('have one group for each relation that occurs, in the order of the entry', () => {
    const relations: Relation[] = [
      { ...NAMES, id: 'a', relation: 'broader' },
      { ...NAMES, id: 'c', relation: 'related' },
      { ...NAMES, id: 'b', relation: 'contrast' },
      { ...NAMES, id: 'd', relation: 'related' },
    ];
    expect(groupsOf(relations)).toEqual([
      ['broader', ['a']],
      ['related', ['c', 'd']],
      ['contrast', ['b']],
    ]);
  });

  it('do not repeat what a name contains where another relation says more', () => {
    const relations: Relation[] = [
      { ...NAMES, id: 'a', relation: 'narrower' },
      { ...NAMES, id: 'c', relation: 'related' },
      { ...NAMES, id: 'a', relation: 'contains' },
      { ...NAMES, id: 'b', relation: 'contains' },
    ];
    expect(groupsOf(relations)).toEqual([
      ['narrower', ['a']],
      ['related', ['c']],
      ['contains', ['b']],
    ]);
  });
});

describe('hasTimeline', () => {
  it('is false where there is nothing but the earliest use', () => {
    expect(hasTimeline(ENTRY)).toBe(false);
    expect(hasTimeline({ ...ENTRY, timeline: [] })).toBe(false);
  });

  it('is true where more happened', () => {
    const later = { ...ENTRY.timeline[0]!, date: '2019', earliest: false };
    expect(hasTimeline({ ...ENTRY, timeline: [...ENTRY.timeline, later] })).toBe(true);
  });
});

describe('the sources of a card', () => {
  const [report, study] = toCardEntry(ENTRY).sources;

  it('say where all claims rest in them, each place once', () => {
    expect(report!.places).toEqual(['part 1', 'part 2', 'title']);
    expect(study!.places).toEqual(['p. 3']);
  });

  it('say where readers may be sent, and nowhere else', () => {
    const addressOf = (url: string): string | null =>
      toCardEntry({ ...ENTRY, sources: [{ ...ENTRY.sources[0]!, url }] }).sources[0]!.address;
    expect(addressOf('https://example.org/a')).toBe('https://example.org/a');
    expect(addressOf('javascript:alert(1)')).toBeNull();
    expect(report!.address).toBeNull();
  });
});
