import { describe, expect, it } from 'vitest';
import type { RawVariant } from '../../../src/glossary/compile/raw';
import { redundantForm, unfindableForm } from '../../../src/glossary/compile/rules/same-words';
import { yieldedForm } from '../../../src/glossary/compile/rules/structure';
import { objections, termOf } from '../term-of';

const variant = (text: string, rest: Partial<RawVariant> = {}): RawVariant => ({
  text,
  lang: 'en',
  kind: 'translation',
  ...rest,
});
/** The form that an objection begins with. */
const formsIn = (found: string[]): string[] => found.map((one) => one.replace(/ (?:is found|would be|is left).*/, ''));

describe('forms found as another one', () => {
  const redundant = (en: string, ...variants: RawVariant[]): string[] =>
    formsIn(objections(redundantForm, [termOf('term', { en }, { variants })]));

  it.each<[string, string, RawVariant[], string[]]>([
    ['a plural', 'big thing', [variant('big things')], ['term big things']],
    ['a singular of a longer form', 'very big things', [variant('very big thing')], ['term very big thing']],
    ['nothing but capitals', 'big thing', [variant('Big Thing')], []],
    ['an ambiguous plural', 'big thing', [variant('big things', { ambiguous: true })], []],
    ['a plural with its capitals', 'big thing', [variant('Big Things', { capitals: true })], []],
    ['a plural and then its singular', 'other', [variant('things'), variant('thing')], ['term things']],
    ['a headword that is the plural of a variant', 'things', [variant('thing')], []],
  ])('are told of %s', (_, en, variants, found) => {
    expect(redundant(en, ...variants)).toEqual(found);
  });

  it('are told of the later of two entries', () => {
    const terms = [termOf('a', { en: 'big thing' }), termOf('b', { en: 'big things' })];
    expect(objections(redundantForm, terms)).toEqual([
      'b big things is found as big thing of a anyway, by plurals, spelling and ordinals; remove it.',
    ]);
  });
});

it('tells which variants would be found nowhere, but not of headwords and single letters', () => {
  const variants = [variant('this. That'), variant('E.'), variant('this thing')];
  const found = formsIn(objections(unfindableForm, [termOf('term', { en: 'big. Thing' }, { variants })]));
  expect(found).toEqual(['term this. That']);
});

it('does not take a form for kept where the other entry leaves it as well', () => {
  const left = (id: string, term: string) =>
    termOf(id, {}, { variants: [variant('AB', { yieldsTo: { term, reason: 'often' } })] });
  expect(formsIn(objections(yieldedForm, [left('a', 'b'), left('b', 'a')]))).toEqual(['a AB', 'b AB']);
  expect(objections(yieldedForm, [left('a', 'b'), termOf('b', { en: 'ab' })])).toEqual([]);
});
