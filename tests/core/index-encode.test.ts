import { describe, expect, it } from 'vitest';
import { LINE } from '../../src/core/index-format';
import { createMatcher } from '../../src/core/matcher';
import { indexOf, pattern } from './index-of';

describe('encodeIndex', () => {
  it('keeps small words that share a place with words in capitals', () => {
    const word = (number: number): string =>
      `w${[...number.toString(5)].map((digit) => 'abdfg'[Number(digit)]).join('')}`;
    const small = Array.from({ length: 400 }, (_, number) => pattern('small', word(number)));
    const capitals = Array.from({ length: 400 }, (_, number) =>
      pattern('capitals', word(number + 400).toUpperCase(), { capitals: true }),
    );
    const matcher = createMatcher(indexOf([...small, ...capitals]));
    const lost = [...small, ...capitals].filter(({ term, text }) => matcher.findMatches(text)[0]?.term !== term);
    expect(lost).toEqual([]);
  });

  it('refuses more terms than it can number', () => {
    const patterns = Array.from({ length: 0x10000 }, (_, number) => pattern(`term-${number}`, 'form'));
    expect(() => indexOf(patterns)).toThrow(new RangeError('65536 terms do not fit into an index of 65535.'));
  });

  it('refuses forms and cues with the character that sets its lines apart', () => {
    expect(() => indexOf([pattern('term', `two${LINE}lines`)])).toThrow(RangeError);
    const cue = { text: `two${LINE}lines`, sign: 1, terms: null } as const;
    expect(() => indexOf([pattern('term', 'form')], [cue])).toThrow(RangeError);
    expect(() => indexOf([pattern('term', 'form')])).not.toThrow();
  });
});
