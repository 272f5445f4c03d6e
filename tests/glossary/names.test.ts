import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/glossary/compile/compile';
import { toSearchDocuments } from '../../src/glossary/compile/names';
import { readGlossary } from '../../src/glossary/compile/read';

const { entries } = compile(readGlossary(join(import.meta.dirname, '../fixtures/terms/valid')));

describe('toSearchDocuments', () => {
  const [formula, passage] = toSearchDocuments(entries);

  it('sets apart what leads to a term though it is first of all another one', () => {
    expect(formula!.variants).toEqual(['example formulation', 'EF2', '例提', '範例說法', 'sample prescription']);
    expect(formula!.borrowed).toEqual([
      'EF3',
      'first thing counted',
      '第一项',
      'second thing counted',
      '发展台湾',
      'third thing counted',
      '第三项',
    ]);
    expect([passage!.variants, passage!.borrowed]).toEqual([[], []]);
  });

  it('holds what search and browsing go by', () => {
    const { variants: _variants, borrowed: _borrowed, ...rest } = formula!;
    expect(rest).toEqual({
      id: 'example-formula',
      en: 'Example Formula',
      zhHans: '例子提法',
      zhHant: '例子提法',
      pinyin: 'lìzi tífǎ',
      syllables: 'li zi ti fa',
      gloss: 'Made-up formula that stands for any formula in these checks.',
      topics: ['ideology', 'party'],
      tier: 1,
    });
  });
});
