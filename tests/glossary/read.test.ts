import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseYaml, readGlossary, type Pointer } from '../../src/glossary/compile/read';

const TEXT = `# a comment
kind: law
headword:
  en: a b
list:
  - { text: one }
  - text: >-
      two
      lines
  - >+
    kept
`;

describe('parseYaml', () => {
  const file = parseYaml('terms/a.yaml', TEXT);

  it.each<[Pointer, number]>([
    [[], 2],
    [['kind'], 2],
    [['headword'], 3],
    [['headword', 'en'], 4],
    [['headword', 'missing'], 3],
    [['list', 0], 6],
    [['list', 1, 'text'], 7],
    [['list', 2], 10],
    [['list', 9], 5],
    [['nowhere', 'at', 'all'], 2],
  ])('finds the line of %j', (pointer, line) => {
    expect(file.line(pointer)).toBe(line);
  });

  it.each<[Pointer, boolean]>([
    [['list', 1, 'text'], true],
    [['list', 2], false],
    [['list', 0, 'text'], false],
    [['headword', 'en'], false],
    [['list', 1, 'missing'], false],
  ])('tells of %j whether it is a folded block', (pointer, isFolded) => {
    expect(file.isFoldedBlock(pointer)).toBe(isFolded);
  });

  it.each([
    ['a key that stands twice', 'a: 1\nb: 2\na: 3\n', 3],
    ['a tab as indentation', 'a:\n\tb: 1\n', 2],
    ['an unclosed list', 'a: 1\nb: [1, 2\n', 3],
    ['an alias without anchor', 'a: 1\nb: *c\n', 2],
    ['a second document', 'a: 1\n---\nb: 1\n', 2],
  ])('reports %s with its line', (_, text, line) => {
    const { problems } = parseYaml('terms/a.yaml', text);
    expect(problems[0]).toMatchObject({ file: 'terms/a.yaml', line, rule: 'yaml-syntax' });
    expect(problems[0]?.message).toMatch(/^[A-Z].*\.$/);
  });

  it('keeps dates, yes and no as text', () => {
    expect(parseYaml('a.yaml', 'a: 2002-11-08\nb: no\nc: 12:30\n').data).toEqual({
      a: '2002-11-08',
      b: 'no',
      c: '12:30',
    });
  });
});

describe('readGlossary', () => {
  it('says what is missing where there is no glossary', () => {
    expect(() => readGlossary(import.meta.dirname)).toThrow(/^There is no folder terms in /);
  });

  it('reads the entries sorted by id, with paths relative to the folder', () => {
    const { terms, cues } = readGlossary(join(import.meta.dirname, '../fixtures/terms/valid'));
    expect(terms.map(({ id, path }) => [id, path])).toEqual([
      ['example-formula', 'terms/example-formula.yaml'],
      ['example-passage', 'terms/example-passage.yaml'],
      ['other-wording', 'terms/other-wording.yaml'],
      ['third-wording', 'terms/third-wording.yaml'],
    ]);
    expect(cues?.path).toBe('cues.yaml');
  });
});
