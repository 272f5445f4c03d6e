import { describe, expect, it } from 'vitest';
import { LINE } from '../../src/core/index-format';
import { indexOf, pattern } from './index-of';

describe('encodeIndex', () => {
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
