import { computeFold } from '../../src/core/fold';
import { encodeIndex } from '../../src/core/index-encode';
import { openIndex, type TermIndex } from '../../src/core/index-format';
import { createMatcher, type Matcher } from '../../src/core/matcher';
import type { Cue, Pattern } from '../../src/core/term';

/** Enough of the traditional-to-simplified table for the tests: pairs of traditional and simplified. */
const PAIRS = '兩两 個个 動动 搖摇 說说 習习 時时 黨党 國国 產产 後后 髮发 發发 學学';
export const SCRIPTS = new Map(PAIRS.split(' ').map((pair) => [pair[0]!, pair[1]!]));

export const FOLD = computeFold(SCRIPTS);

/** A pattern with everything at its plainest. */
export function pattern(term: string, text: string, rest: Partial<Pattern> = {}): Pattern {
  return {
    term,
    text,
    variant: 0,
    display: 'first',
    ambiguous: false,
    capitals: false,
    machine: false,
    denyBefore: '',
    denyAfter: '',
    ...rest,
  };
}

export const indexOf = (patterns: Pattern[], cues: Cue[] = []): TermIndex =>
  openIndex(encodeIndex(patterns, cues, FOLD));

export const matcherOf = (patterns: Pattern[], cues: Cue[] = []): Matcher => createMatcher(indexOf(patterns, cues));
