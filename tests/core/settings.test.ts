import { describe, expect, it } from 'vitest';
import { DEFAULTS, MIGRATIONS, isEnabledOn, markTerm, upgrade, withDefaults } from '../../src/core/settings';

describe('upgrade', () => {
  const cases: [name: string, stored: Record<string, unknown>, kept: Record<string, unknown>][] = [
    ['nothing', {}, {}],
    [
      'what was chosen',
      { highlights: false, density: 'page', delay: 500 },
      { highlights: false, density: 'page', delay: 500 },
    ],
    ['no unknown keys', { colour: 'red', theme: 'dark' }, { theme: 'dark' }],
    ['no values of another type', { highlights: 'no', disabledHosts: 'a.example', delay: '3' }, {}],
    [
      'no lists of another type',
      { mutedTerms: [1, 2], disabledHosts: ['a.example'] },
      { disabledHosts: ['a.example'] },
    ],
    ['no values outside the choice', { style: 'blinking', density: 'all', delay: 5000 }, {}],
    ['no prototype', JSON.parse('{"__proto__": {"highlights": false}}') as Record<string, unknown>, {}],
  ];

  it.each(cases)('keeps %s', (_, stored, kept) => {
    expect(upgrade(stored)).toEqual({ ...kept, version: MIGRATIONS.length });
    expect(upgrade(upgrade(stored))).toEqual(upgrade(stored));
  });
});

describe('withDefaults', () => {
  it('puts what was chosen over the defaults and leaves the version out', () => {
    expect(withDefaults({ theme: 'dark', version: 0 })).toEqual({ ...DEFAULTS, theme: 'dark' });
  });
});

describe('isEnabledOn', () => {
  it.each([
    [{}, 'a.example', true],
    [{ highlights: false }, 'a.example', false],
    [{ disabledHosts: ['a.example'] }, 'a.example', false],
    [{ disabledHosts: ['a.example'] }, 'b.a.example', true],
  ])('%j on %s: %s', (chosen, host, enabled) => {
    expect(isEnabledOn(withDefaults(chosen), host)).toBe(enabled);
  });
});

describe('markTerm', () => {
  const LISTS = { mutedTerms: ['other', 'muted'], alwaysTerms: ['another', 'always'] };
  it.each([
    ['new', 'never', { mutedTerms: ['other', 'muted', 'new'], alwaysTerms: ['another', 'always'] }],
    ['new', 'always', { mutedTerms: ['other', 'muted'], alwaysTerms: ['another', 'always', 'new'] }],
    ['new', 'fitting', LISTS],
    ['muted', 'never', LISTS],
    ['muted', 'always', { mutedTerms: ['other'], alwaysTerms: ['another', 'always', 'muted'] }],
    ['muted', 'fitting', { mutedTerms: ['other'], alwaysTerms: ['another', 'always'] }],
    ['always', 'never', { mutedTerms: ['other', 'muted', 'always'], alwaysTerms: ['another'] }],
    ['always', 'fitting', { mutedTerms: ['other', 'muted'], alwaysTerms: ['another'] }],
  ] as const)('puts %s on the list of those marked %s and takes it off the other', (term, marking, lists) => {
    expect(markTerm(withDefaults(LISTS), term, marking)).toEqual(lists);
  });
});
