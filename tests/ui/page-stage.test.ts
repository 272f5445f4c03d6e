import { parseHTML } from 'linkedom';
import { h, render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import en from '../../public/_locales/en/messages.json';
import type { Entry, TimelineEvent } from '../../src/core/term';
import { PageStage } from '../../src/ui/PageStage';
import { setTexts, type Translate } from '../../src/ui/texts';

const translate: Translate = (key, ...texts) =>
  key === 'uiLang' ? 'en' : en[key].message.replace(/\$(\d)/g, (_, number) => texts[Number(number) - 1]!);

const event = (date: string, what: string, earliest = false): TimelineEvent => ({
  date,
  what,
  earliest,
  disputed: false,
  cite: { source: 'report', at: 'title' },
});
const FIRST = event('2002-11', 'It is said.', true);
const SECOND = event('2017', 'It is changed.');

/** What the card says of a page of that day, and whether it warns. */
function stageOf(timeline: TimelineEvent[], first: string, last = first): { text: string; warns: boolean } {
  const { document } = parseHTML('<html><body></body></html>');
  vi.stubGlobal('document', document);
  const entry = { timeline, checked: '2026-11-26' } as Entry;
  const stage = h(PageStage, { entry, date: { first, last } });
  setTexts(translate);
  render(stage, document.body);
  vi.unstubAllGlobals();
  const text = (document.body.textContent ?? '').replace(/\s+/g, ' ').trim();
  return { text, warns: document.querySelector('.is-doubtful') !== null };
}

describe('the stage of a page', () => {
  it('warns of an entry that was checked long before', () => {
    expect(stageOf([FIRST, SECOND], '2027-07-01')).toEqual({
      text: 'This page is dated 1 July 2027. This entry was last checked on 26 November 2026: later changes may be missing. By then (2017): It is changed.',
      warns: true,
    });
    expect(stageOf([FIRST], '2027-07-01').warns).toBe(true);
    expect(stageOf([FIRST, SECOND], '2027-05-01').warns).toBe(false);
  });

  it('warns of a page that is older than the term, and does not tell the rest', () => {
    const { text, warns } = stageOf([FIRST, SECOND], '2002-10-31');
    expect(warns).toBe(true);
    expect(text).toMatch(/31 October 2002\. That is before the earliest use found \(November 2002\)/);
    expect(text).not.toContain('Since then');
  });

  it('is silent where there is nothing but an earliest use before the page', () => {
    expect(stageOf([FIRST], '2010-01-01')).toEqual({ text: '', warns: false });
    expect(stageOf([], '2010-01-01')).toEqual({ text: '', warns: false });
    expect(stageOf([FIRST], '1995-01-01').warns).toBe(true);
  });

  it('tells what came since without a warning', () => {
    expect(stageOf([FIRST, SECOND, event('2018-03', 'It ends.')], '2010-01-01')).toEqual({
      text: 'This page is dated 1 January 2010. By then (November 2002): It is said.Since then (2017): It is changed. More in the timeline: 1',
      warns: false,
    });
  });

  it('tells what lies between the two dates of a page', () => {
    expect(stageOf([FIRST, SECOND], '2010-01-01', '2020-01-01').text).toMatch(
      /^This page is dated 1 January 2010 and was last changed on 1 January 2020\. .*In between \(2017\): It is changed\.$/,
    );
  });
});
