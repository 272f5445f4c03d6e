import { describe, expect, it } from 'vitest';
import { isPart } from '../../src/glossary/compile/maps';

describe('isPart', () => {
  const title = { en: 'Goals', zh: '目标' };

  it.each<[boolean, unknown]>([
    [true, { title, terms: [] }],
    [false, { title }],
    [false, { title, terms: 'a-term' }],
    [false, { title: { en: 'Goals' }, terms: [] }],
    [false, { title: { zh: '目标' }, terms: [] }],
    [false, { title: 'Goals', terms: [] }],
    [false, { terms: [] }],
    [false, null],
    [false, ['a-term']],
  ])('is %s for %j', (is, part) => {
    expect(isPart(part)).toBe(is);
  });
});
