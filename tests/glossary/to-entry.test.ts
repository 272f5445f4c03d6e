import { expect, it } from 'vitest';
import type { WrittenRelation } from '../../src/core/term';
import { nameOf, toEntry, type Others } from '../../src/glossary/compile/to-entry';
import { termOf } from './term-of';

it('lists relations in the order of the card, whatever that of the file, and derived ones last', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'part', 'inside'];
  const others: Others = {
    names: new Map(ids.map((id) => [id, nameOf(termOf(id, {}))])),
    sources: new Map(),
    toTraditional: (text) => text,
    partsOf: () => ['part', 'no-such-term'],
    contained: () => ['inside'],
    parts: () => [],
    yielded: () => [],
  };
  const relations: Record<WrittenRelation, string[]> = {
    related: ['h'],
    notToConfuseWith: ['g'],
    contrast: ['f'],
    successor: ['e'],
    predecessor: ['d'],
    narrower: ['c'],
    partOf: ['b'],
    broader: ['a', 'no-such-term'],
  };
  const entry = toEntry(termOf('term', {}, { relations }), others);
  expect(entry.relations.map(({ relation, id }) => `${relation} ${id}`)).toEqual([
    'broader a',
    'partOf b',
    'narrower c',
    'predecessor d',
    'successor e',
    'contrast f',
    'notToConfuseWith g',
    'related h',
    'hasPart part',
    'contains inside',
  ]);
});
