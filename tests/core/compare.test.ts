import { describe, expect, it } from 'vitest';
import { matcherOf, pattern } from './index-of';

/** Is `text`, all of it, found as a mention of `form`? */
function isForm(form: string, text: string, capitals = false): boolean {
  const [match] = matcherOf([pattern('term', form, { capitals })]).findMatches(`: ${text}.`);
  return match?.start === 2 && match.end === 2 + text.length;
}

const bothWays = (one: string, other: string): [string, string][] => [
  [one, other],
  [other, one],
];

describe('a form is met', () => {
  /** The British spelling, and the American. */
  const SPELLINGS = [
    ['organise', 'organize'],
    ['modernisation', 'modernization'],
    ['analysed', 'analyzed'],
    ['labour', 'labor'],
    ['neighbour', 'neighbor'],
    ['centre', 'center'],
    ['centred', 'centered'],
    ['theatre', 'theater'],
    ['defence', 'defense'],
    ['defenceless', 'defenseless'],
    ['licence', 'license'],
    ['programme', 'program'],
    ['dialogue', 'dialog'],
    ['catalogue', 'catalog'],
    ['traveller', 'traveler'],
    ['levelled', 'leveled'],
    ['modelling', 'modeling'],
    ['ageing', 'aging'],
    ['judgement', 'judgment'],
  ] as const;

  it.each(SPELLINGS)('as %s and as %s, in a word of its own and within a phrase', (british, american) => {
    for (const [form, text] of bothWays(british, american)) {
      expect(isForm(form, text)).toBe(true);
      expect(isForm(`new ${form} policy`, `New ${text} policy`)).toBe(true);
      expect(isForm(`National ${form}`, `National ${text}`, true)).toBe(true);
    }
  });

  it.each([
    ['labour', 'labors'],
    ['centre', 'centers'],
    ['center', 'centres'],
    ['licence', 'licenses'],
    ['program', 'programmes'],
    ['dialogue', 'dialogs'],
    ['catalog', 'catalogues'],
    ['policy', 'policies'],
    ['tax', 'taxes'],
    ['branch', 'branches'],
    ['cadre', 'cadres'],
  ])('of %s, as the plural %s', (singular, plural) => {
    expect(isForm(singular, plural)).toBe(true);
    expect(isForm(`local ${singular}`, `local ${plural}`)).toBe(true);
    expect(isForm(plural, singular)).toBe(false);
    expect(isForm(`three local ${plural}`, `three local ${singular}`)).toBe(true);
  });

  it.each([
    ['14th plan', 'fourteenth plan'],
    ['source need', 'source `need'],
    ['3D printing', '3d printing'],
    ['résumé', 'resume'],
    ['三个代表', '三个”代表'],
    ['三个代表', '三 个 代 表'],
    ['first step', 'ﬁrst step'],
    ['address', 'addreｓses'],
    ['address', 'addresｓes'],
    ['address', 'addressｅs'],
    ['address', 'addresseｓ'],
    ['programme', 'prograｍs'],
  ])('of %s, as %s', (form, text) => expect(isForm(form, text, form === '3D printing')).toBe(true));
});

/** Words of one key: the sounds are the same, or nearly. */
const STRANGERS = [
  ['bees', 'be'],
  ['AUC', 'A'],
  ['wheat', 'what'],
  ['guests', 'get'],
  ['mattress', 'matter'],
  ['polylactic', 'political'],
  ['cadres', 'cards'],
  ['Japanese', 'Japan'],
  ['licence', 'line'],
  ['2012', '2021'],
  ['colour', 'coleur'],
  ['plan', 'planes'],
  ['program', 'programmer'],
] as const;

it.each(STRANGERS)('%s is not met as %s, nor the other way round', (one, other) => {
  for (const [form, text] of bothWays(one, other)) {
    expect(isForm(form, text)).toBe(false);
    expect(isForm(`new ${form} plan`, `new ${text} plan`)).toBe(false);
  }
});
