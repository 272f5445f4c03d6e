import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGlossary } from '../../src/glossary/compile/read';
import { findObjections, hasShape } from '../../src/glossary/compile/schema';

const [valid] = readGlossary(join(import.meta.dirname, '../fixtures/terms/valid')).terms;
const entry = valid!.data as Record<string, object>;

describe('findObjections', () => {
  it('has none to a valid entry', () => {
    expect(findObjections(entry)).toEqual([]);
  });

  it('leaves the length of the gloss to another rule', () => {
    expect(hasShape({ ...entry, gloss: 'short' })).toBe(true);
  });

  it.each<[string, object, string, string]>([
    ['a missing field', { gloss: undefined }, '', 'The entry lacks `gloss`; add it.'],
    [
      'an empty field',
      { register: null },
      'register',
      '`register` is empty; fill it in, or remove it if it is optional.',
    ],
    ['a list that is none', { topics: 'law' }, 'topics', '`topics` must be a list; write it so.'],
    ['too few topics', { topics: [] }, 'topics', '`topics` has too few items; list at least 1 or leave it out.'],
    [
      'too many topics',
      { topics: ['law', 'party', 'state', 'media'] },
      'topics',
      '`topics` has too many items; keep at most 3.',
    ],
    ['a topic twice', { topics: ['law', 'law'] }, 'topics', '`topics` lists an item twice; keep one.'],
    [
      'a malformed day',
      { checked: '20 November' },
      'checked',
      '`checked` is "20 November"; it must be a day written as YYYY-MM-DD.',
    ],
    [
      'a malformed id',
      { relations: { related: ['Some Entry'] } },
      'relations/related/0',
      'Item 1 of `related` is "Some Entry"; it must be an id: lower-case words joined by hyphens.',
    ],
    [
      'a headword too long',
      { headword: { ...entry['headword'], en: 'e'.repeat(81) } },
      'headword/en',
      '`en` in `headword` is too long; write at most 80 characters.',
    ],
    [
      'a truth value that is none',
      { contested: 'yes' },
      'contested',
      '`contested` must be true or false; write it so.',
    ],
    [
      'a text cut at its comma',
      { variants: [{ text: 'one', two: null, lang: 'en', kind: 'translation' }] },
      'variants/0/two',
      '`two` in item 1 of `variants` is taken for a field because of the comma before it; put the whole text in quotes.',
    ],
  ])('names %s', (_, change, pointer, message) => {
    const objections = findObjections(JSON.parse(JSON.stringify({ ...entry, ...change })));
    expect(objections).toEqual([
      {
        pointer: pointer === '' ? [] : pointer.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
        message,
      },
    ]);
  });

  it('says of an empty file that it is empty', () => {
    expect(findObjections(null)).toEqual([{ pointer: [], message: 'The file is empty; write the entry.' }]);
  });
});
