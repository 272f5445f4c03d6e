import { describe, expect, it } from 'vitest';
import { findEntry } from '../../src/glossary/bundled-entries';
import { termNames } from '../../src/glossary/bundled-names';

// What `npm run glossary` wrote last.
const names = termNames();

describe('the bundled glossary', () => {
  it('has an entry for every name', () => {
    expect(names.length).toBeGreaterThan(50);
    for (const { id, en, zhHans, zhHant, gloss } of names)
      expect(findEntry(id)).toMatchObject({ id, en, zhHans, zhHant, gloss });
  });

  it('gives each entry the documents that it cites and the names of related terms', () => {
    for (const entry of names.map(({ id }) => findEntry(id)!)) {
      const known = new Set(entry.sources.map(({ id }) => id));
      expect(entry.definition.sources.every(({ source }) => known.has(source))).toBe(true);
      expect(entry.relations.every(({ en, zhHans }) => en !== '' && zhHans !== '')).toBe(true);
    }
  });

  it.each(['no-such-term', '', 'constructor', '__proto__'])('has no entry %j', (id) => {
    expect(findEntry(id)).toBeNull();
  });

  it('can be searched by the pinyin of every name', () => {
    expect(names.filter(({ syllables }) => !/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(syllables))).toEqual([]);
  });
});
