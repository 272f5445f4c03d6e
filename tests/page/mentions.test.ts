import { describe, expect, it } from 'vitest';
import type { CueHit } from '../../src/core/matcher';
import { cuesOf } from '../../src/page/mentions';
import { matcherOf, pattern } from '../core/index-of';

const cue = (start: number): CueHit => ({ start, end: start + 2, text: '', sign: 1, terms: null, within: null });

describe('the cues of a chunk', () => {
  it('stand in the text that they begin in', () => {
    const nodes = ['China ', 'and ', 'Beijing'].map((data) => ({ data }) as Text);
    const starts = [0, 6, 10];
    const pieces = nodes.map((node, at) => ({ node, start: starts[at]!, offset: 0 }));
    const cues = [0, 5, 6, 9, 9, 10, 16].map(cue);
    const findings = { matches: [], passages: [], cues: () => cues };
    const found = cuesOf({ text: '', pieces, headings: [] }, findings, () => true)();
    expect(found.map(({ node }) => nodes.indexOf(node))).toEqual([0, 0, 1, 1, 1, 2, 2]);
    expect(found.map(({ hit }) => hit)).toEqual(cues);
  });

  it('come in order, those of other readings too', () => {
    const words = ['Beijing', 'state council', 'council meeting'];
    const { find } = matcherOf(
      [pattern('hukou', 'hukou')],
      words.map((text) => ({ text, sign: 1, terms: null })),
    );
    const cues = find(
      '#StateCouncil Beijing, the state council meeting in Bei-\njing, hukou, #CouncilMeeting in Beijing',
    ).cues();
    expect(cues).toHaveLength(7);
    expect(cues.map(({ start }) => start)).toEqual(cues.map(({ start }) => start).sort((a, b) => a - b));
  });
});
