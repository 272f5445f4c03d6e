import { describe, expect, it } from 'vitest';
import type { WrittenRelation } from '../../../src/core/term';
import { danglingRelation, oneSidedRelation, selfRelation } from '../../../src/glossary/compile/rules/relations';
import { objections, termOf } from '../term-of';

describe('relations', () => {
  const related = (id: string, relation: WrittenRelation, other: string) =>
    termOf(id, {}, { relations: { [relation]: [other] } });

  it.each<[WrittenRelation, WrittenRelation]>([
    ['broader', 'narrower'],
    ['narrower', 'broader'],
    ['predecessor', 'successor'],
    ['successor', 'predecessor'],
    ['contrast', 'contrast'],
    ['notToConfuseWith', 'notToConfuseWith'],
  ])('say %s on one side and %s on the other', (relation, inverse) => {
    expect(objections(oneSidedRelation, [related('a', relation, 'b'), related('b', inverse, 'a')])).toEqual([]);
    expect(objections(oneSidedRelation, [related('a', relation, 'b'), termOf('b', {})])).toEqual([
      `a b does not name a under \`${inverse}\`; add it there or remove the link.`,
    ]);
    expect(objections(oneSidedRelation, [related('a', relation, 'b'), related('b', 'related', 'a')])).toHaveLength(1);
  });

  it('need nothing in return for a part, and anything for a hint', () => {
    expect(objections(oneSidedRelation, [related('a', 'partOf', 'b'), termOf('b', {})])).toEqual([]);
    expect(objections(oneSidedRelation, [related('a', 'related', 'b'), related('b', 'partOf', 'a')])).toEqual([]);
  });

  it('are also those to whom a form is left', () => {
    const yieldsTo = (term: string) =>
      termOf(
        'a',
        {},
        { variants: [{ text: 'AB', lang: 'en', kind: 'abbreviation', yieldsTo: { term, reason: 'often' } }] },
      );
    expect(objections(danglingRelation, [yieldsTo('b')])).toEqual([
      'a There is no entry b; write it or remove the link.',
    ]);
    expect(objections(danglingRelation, [yieldsTo('b'), termOf('b', {})])).toEqual([]);
    expect(objections(selfRelation, [yieldsTo('a')])).toEqual(['a The entry points to itself; remove the link.']);
  });
});
