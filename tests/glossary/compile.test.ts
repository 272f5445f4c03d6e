import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openIndex } from '../../src/core/index-format';
import { createMatcher } from '../../src/core/matcher';
import type { Cue, Entry, FiledEntry, Source } from '../../src/core/term';
import { packEntry, unpackEntry, type StoredEntry } from '../../src/glossary/bundled-shape';
import { pattern } from '../core/index-of';
import { findContained } from '../../src/glossary/compile/contains';
import { compile } from '../../src/glossary/compile/compile';
import { parseYaml, readGlossary, type GlossaryFiles } from '../../src/glossary/compile/read';
import { writeGlossary } from '../../src/glossary/compile/write';

const files = readGlossary(join(import.meta.dirname, '../fixtures/terms/valid'));
const { entries, patterns, cues } = compile(files);
const formula = entries[0]!;

describe('compile: entries', () => {
  it('are sorted by id', () => {
    expect(entries.map(({ id }) => id)).toEqual([
      'example-formula',
      'example-passage',
      'other-wording',
      'third-wording',
    ]);
  });

  it('list every cited document once, in the order of the card', () => {
    expect(formula.sources.map(({ id }) => id)).toEqual(['example-report', 'example-study', 'example-speech']);
    expect(formula.sources[0]).toMatchObject({ url: 'https://example.org/report' });
    expect(formula.sources[1]).toEqual({
      id: 'example-study',
      title: 'Example study',
      by: 'A. Scholar',
      date: '2019',
      kind: 'academic',
    });
  });

  it('carry the names of related terms, in the order of the card', () => {
    expect(formula.relations).toEqual([
      { relation: 'partOf', id: 'third-wording', en: 'third wording', zhHans: '第三个提法', zhHant: '第三個提法' },
      {
        relation: 'notToConfuseWith',
        id: 'other-wording',
        en: 'other wording',
        zhHans: '另外说法',
        zhHant: '另外說法',
      },
    ]);
  });

  it('give members in both scripts', () => {
    expect(formula.members).toEqual([
      { en: 'first thing counted', zhHans: '第一项', zhHant: '第一項' },
      { en: 'second thing counted', zhHans: '发展台湾', zhHant: '發展台灣', term: 'other-wording' },
      { en: 'third thing counted', zhHans: '第三项', zhHant: '第三項' },
    ]);
  });

  it('show the variants as written, without what the matcher needs', () => {
    expect(formula.variants).toHaveLength(6);
    expect(formula.variants[0]).toEqual({
      text: 'example formulation',
      lang: 'en',
      kind: 'translation',
      status: 'official',
      usedBy: ['Xinhua'],
    });
    expect(formula.variants[3]).toEqual({
      text: '範例說法',
      lang: 'zh-Hant',
      kind: 'translation',
      usedBy: ['Example Times'],
    });
  });

  it('hold JSON values only, and defaults for what was left out', () => {
    expect(JSON.parse(JSON.stringify(entries))).toEqual(entries);
    expect(entries[3]).toMatchObject({ contested: false, members: [], variants: [], register: [], parts: [{}] });
    // What says that it is part of another is named there in return.
    expect(entries[3]!.relations).toMatchObject([{ relation: 'hasPart', id: 'example-formula' }]);
    expect(entries[3]).not.toHaveProperty('independent');
    expect(entries[3]!.independentSought).toBe('2026-11-19');
    expect(formula).not.toHaveProperty('independentSought');
    expect(formula.timeline.map(({ earliest, disputed }) => [earliest, disputed])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});

describe('compile: what holds entries together', () => {
  const entryOf = (id: string): Entry => entries.find((entry) => entry.id === id)!;

  it('gives gloss and definition in both scripts', () => {
    expect(formula.zh?.gloss).toEqual({
      zhHans: '为检查而编造的提法，可代表任何提法。',
      zhHant: '為檢查而編造的提法，可代表任何提法。',
    });
    expect(formula.zh?.definition.zhHans).toMatch(/^这是为检查而编造的提法，从未有人使用过。/);
    expect(formula.zh?.definition.zhHant).toMatch(/^這是為檢查而編造的提法，從未有人使用過。/);
  });

  it('lists the names that stand inside a name, and those inside a passage', () => {
    const contained = (id: string): string[] =>
      entryOf(id).relations.flatMap(({ relation, id: other }) => (relation === 'contains' ? [other] : []));
    expect(contained('example-passage')).toEqual(['example-formula', 'other-wording']);
    expect(contained('other-wording')).toEqual([]);
  });

  it('sees no name inside another where a cue rules it out, or where it is a common word of a proper name', () => {
    const forms = [
      pattern('republic', 'Republic of China', { ambiguous: true }),
      pattern('state', "People's Republic of China"),
      pattern('party', 'Party', { ambiguous: true }),
      pattern('rival', 'Democratic Progressive Party'),
      pattern('work', "the Party's work in the Republic of China"),
    ];
    const against: Cue[] = [{ text: "People's Republic of China", sign: -1, terms: ['republic'] }];
    const contained = findContained(forms, against, (id) => (id === 'work' ? 'policy' : 'institution'));
    expect(contained.get('state')).toEqual([]);
    expect(contained.get('rival')).toEqual([]);
    expect(contained.get('work')).toEqual(['party', 'republic']);
    expect(findContained(forms, [], () => 'institution').get('state')).toEqual(['republic']);
  });

  it('leaves a shared form to one entry, which says what else it may mean', () => {
    const owners = patterns.filter(({ text }) => text === 'EF3').map(({ term }) => term);
    expect(owners).toEqual(['other-wording']);
    expect(entryOf('other-wording').otherMeanings).toMatchObject([{ form: 'EF3', id: 'example-formula' }]);
    expect(formula.otherMeanings).toEqual([]);
  });

  it('arranges the parts of a programme under titles in both scripts', () => {
    expect(entryOf('third-wording').parts).toMatchObject([
      {
        title: { en: 'Wordings', zhHans: '新征程的措辞与说法', zhHant: '新征程的措辭與說法' },
        terms: [{ id: 'example-formula', gloss: formula.gloss }],
      },
    ]);
  });

  it('looks for noise, which is evidence of nothing and never marked', () => {
    const noise = patterns.filter(({ term }) => term === 'left-over');
    expect(noise).toMatchObject([{ text: 'Xyzzy Plugh', display: 'never', ambiguous: true, capitals: true }]);
    expect(entries.some(({ id }) => id === 'left-over')).toBe(false);
  });
});

describe('compile: patterns', () => {
  const ofFormula = patterns.filter(({ term }) => term === 'example-formula');

  it('number the headword in English and Chinese first, then the variants', () => {
    expect(ofFormula.map(({ variant, text }) => `${variant} ${text}`)).toEqual([
      '0 Example Formula',
      '1 例子提法',
      '2 example formulation',
      '3 EF2',
      '4 例提',
      '5 范例说法',
      '7 sample prescription',
    ]);
  });

  it('say which forms are ambiguous, need their capitals, or come from a machine', () => {
    const flags = (flag: 'ambiguous' | 'capitals' | 'machine') =>
      ofFormula.filter((pattern) => pattern[flag]).map(({ text }) => text);
    expect(flags('ambiguous')).toEqual(['Example Formula', 'EF2']);
    expect(flags('capitals')).toEqual(['Example Formula', 'EF2']);
    expect(flags('machine')).toEqual(['sample prescription']);
  });

  it('give deny neighbours in simplified characters', () => {
    expect(ofFormula[4]).toMatchObject({ denyBefore: '举', denyAfter: '供' });
  });

  it('carry the display of their term', () => {
    expect(entries.map(({ id }) => patterns.find(({ term }) => term === id)?.display)).toEqual([
      'every',
      'note',
      'never',
      'first',
    ]);
  });
});

/** The valid glossary with the first entry's headword changed. */
function withHeadword(change: (text: string) => string): GlossaryFiles {
  const path = join(import.meta.dirname, '../fixtures/terms/valid/terms/example-formula.yaml');
  const [first, ...others] = files.terms;
  const changed = parseYaml(first!.path, change(readFileSync(path, 'utf8')));
  return { ...files, terms: [{ ...changed, id: first!.id }, ...others] };
}

describe('compile: forms', () => {
  it.each([
    ['CPC', true],
    ['NPCSC', true],
    ['PM25', true],
    ['COVID-19', true],
    ['G7', false],
    ['Party', false],
    ['ABCDEFG', false],
    ['five-year plan', false],
  ])('tells of the variant %s whether its capitals are required', (text, capitals) => {
    const changed = compile(withHeadword((yaml) => yaml.replace('text: EF2', `text: ${text}`)));
    expect(changed.patterns.find((pattern) => pattern.variant === 3)).toMatchObject({ text, capitals });
  });

  it('adds the traditional headword where it does not fold into the simplified one', () => {
    const changed = compile(withHeadword((yaml) => yaml.replace('zh-Hant: 例子提法', 'zh-Hant: 例子講法')));
    expect(
      changed.patterns
        .filter(({ variant, term }) => variant === 1 && term === 'example-formula')
        .map(({ text }) => text),
    ).toEqual(['例子提法', '例子讲法']);
  });

  it('drops a variant that is its headword in the other script', () => {
    const changed = compile(withHeadword((yaml) => yaml.replace('範例說法', '例子提法')));
    expect(changed.patterns.some(({ variant }) => variant === 5)).toBe(false);
  });
});

describe('compile: cues', () => {
  it('join the terms of equal texts, fold the script and leave out what speaks for every page anyway', () => {
    expect(cues).toEqual([
      { text: 'Beijing', sign: 1, terms: null },
      { text: 'China', sign: 1, terms: null },
      { text: 'State Council', sign: 1, terms: ['example-formula', 'other-wording'] },
      { text: 'yoga', sign: -1, terms: ['example-formula'] },
      { text: '中国', sign: 1, terms: null },
      { text: '国务院', sign: 1, terms: null },
    ]);
  });
});

describe('writeGlossary', () => {
  const out = mkdtempSync(join(tmpdir(), 'glossary-'));
  afterAll(() => rmSync(out, { recursive: true }));
  const contents = (dir: string): string[] =>
    readdirSync(dir)
      .sort()
      .map((name) => `${name}\n${readFileSync(join(dir, name), 'utf8')}`);

  it('writes the same bytes for the same files, whatever their order', () => {
    writeGlossary(compile(files), join(out, 'a'));
    writeGlossary(compile(readGlossary(join(import.meta.dirname, '../fixtures/terms/valid'))), join(out, 'b'));
    expect(contents(join(out, 'a'))).toEqual(contents(join(out, 'b')));
    expect(readdirSync(join(out, 'a'))).toEqual(expect.arrayContaining(['entries.ts', 'names.ts', 'sources.ts']));
  });

  it('writes modules from which every entry comes back, but for what it is filed under', async () => {
    const at = join(out, 'c');
    writeGlossary({ entries, patterns, cues }, at);
    const { ENTRIES } = (await import(join(at, 'entries.ts'))) as { ENTRIES: Record<string, string> };
    const { SOURCES } = (await import(join(at, 'sources.ts'))) as { SOURCES: Record<string, string> };
    const stored = (id: string): StoredEntry => JSON.parse(ENTRIES[id]!) as StoredEntry;
    const source = (id: string): Source => JSON.parse(SOURCES[id]!) as Source;
    const shown = entries.map(({ topics: _topics, tier: _tier, ...entry }) => entry);
    expect(Object.keys(ENTRIES).map((id) => unpackEntry(stored(id), stored, source))).toEqual(shown);
  });

  it.each([
    ['a headword in other capitals and script', 'The Example Formula and 例子提法', ['Example Formula', '例子提法']],
    ['a form in traditional characters', '新的範例說法', ['範例說法']],
    ['nothing beside a deny neighbour in either script', '举例提,舉例提', []],
    ['a guarded form elsewhere', '以例提名', ['例提']],
  ])('writes an index that finds %s', async (_, text, found) => {
    const at = join(out, 'e');
    writeGlossary({ entries, patterns, cues }, at);
    const { BYTES, TEXT } = (await import(join(at, 'index.ts'))) as { BYTES: string; TEXT: string };
    const { findMatches } = createMatcher(
      openIndex({ bytes: new Uint8Array(Buffer.from(BYTES, 'base64')), text: TEXT }),
    );
    expect(findMatches(text).map(({ start, end }) => text.slice(start, end))).toEqual(found);
  });

  it('refuses a file that the stores would refuse', () => {
    const huge: FiledEntry = { ...formula, gloss: '长'.repeat(2_000_000) };
    expect(() => writeGlossary({ entries: [huge], patterns: [], cues: [] }, join(out, 'd'))).toThrow(
      /^generated\/entries\.ts has \d+ bytes/,
    );
  });
});

describe('unpackEntry', () => {
  it('leaves out what nobody knows', () => {
    const entry = unpackEntry(
      packEntry(formula),
      () => null,
      () => null,
    );
    const { topics: _topics, tier: _tier, ...shown } = formula;
    expect(entry).toEqual({ ...shown, relations: [], sources: [] });
  });
});
