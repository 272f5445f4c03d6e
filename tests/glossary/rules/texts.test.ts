import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/glossary/compile/read';
import { checkedDate, timelineDate, timelineOrder } from '../../../src/glossary/compile/rules/shape';
import { independentSource, officialSource } from '../../../src/glossary/compile/rules/sources';
import { sharedSentence } from '../../../src/glossary/compile/rules/wording';
import { objections, termOf } from '../term-of';

describe('dates', () => {
  it.each(['checked', 'independentSought', 'secondReading'])('of the field %s are days of the calendar', (field) => {
    expect(objections(checkedDate, [termOf('term', {}, { [field]: '2026-02-28' })])).toEqual([]);
    expect(objections(checkedDate, [termOf('term', {}, { [field]: '2026-02-30' })])).toEqual([
      'term The calendar has no 2026-02-30; correct the date.',
    ]);
  });

  const timeline = (...dates: string[]) =>
    termOf('term', {}, { timeline: dates.map((date) => ({ date, what: 'It is said.', source: 'a', at: 'p. 1' })) });

  it.each([
    [['2002', '2002-11', '2002-11-08', '2003'], 0],
    [['2002-11', '2002', '2002-10'], 0],
    [['2003', '2002-11'], 1],
    [['2002-11', '2002-10-31'], 1],
    [['2002-11-08', '2002-11-07'], 1],
  ])('of the timeline %j have %i out of order', (dates, count) => {
    expect(objections(timelineOrder, [timeline(...dates)])).toHaveLength(count);
  });

  it('of the timeline are in the calendar', () => {
    expect(objections(timelineDate, [timeline('2002', '2002-13', '2002-11-31')])).toHaveLength(2);
  });
});

describe('readings', () => {
  it('that rest on a document unknown to the bibliography are another rule’s', () => {
    const claim = { text: 'A wording.', sources: [{ source: 'unknown', at: 'p. 1' }] };
    expect(objections(officialSource, [termOf('term', {}, { official: claim })])).toEqual([]);
  });

  it.each([
    ['party-state', false, true],
    ['state-media', false, true],
    ['other-government', true, true],
    ['government-funded', true, false],
    ['press', true, false],
    ['academic', true, false],
    ['ngo', true, false],
    ['un', true, false],
  ])('may rest on a document of %s: an independent one %s, an official one %s', (kind, independent, official) => {
    const sources = parseYaml('sources.yaml', `a: { kind: ${kind} }`);
    const claim = { text: 'A wording.', sources: [{ source: 'a', at: 'p. 1' }] };
    const faults = (rule: typeof officialSource, field: string): string[] =>
      objections(rule, [termOf('term', {}, { [field]: claim })], { sources });
    expect(faults(independentSource, 'independent').length === 0).toBe(independent);
    expect(faults(officialSource, 'official').length === 0).toBe(official);
  });
});

it.each([
  ['a sentence of seven words', 'Seven words are enough to tell it.', 1],
  ['a sentence of six words', 'Six words are no fair proof.', 0],
  ['fourteen Han characters', '十四个汉字足以看出是不是抄来。', 1],
  ['thirteen Han characters', '十三个汉字还不能说明是抄来。', 0],
])('holds %s for somebody’s own', (_, sentence, faults) => {
  const terms = ['a', 'b'].map((id) => termOf(id, {}, { definition: { text: `Of ${id}. ${sentence}`, sources: [] } }));
  expect(objections(sharedSentence, terms)).toHaveLength(faults);
});
