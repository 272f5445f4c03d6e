import { describe, expect, it } from 'vitest';
import { isPastCheck, readDay, stageOf, toArticleDate } from '../../src/core/stages';
import type { TimelineEvent } from '../../src/core/term';

const event = (date: string, earliest = false): TimelineEvent => ({
  date,
  what: `${date} comes.`,
  disputed: false,
  earliest,
  cite: { source: 'report', at: 'title' },
});

const EVENTS = [event('1987'), event('2002-11-08', true), event('2017'), event('2017-10'), event('2021-08-17')];

/** What the stage of a day is: the dates of the steps by then, about then and since, and of the earliest use if that is later. */
function stage(first: string, last = first, events = EVENTS): string {
  const { then, about, since, earliest } = stageOf(events, { first, last });
  return [then?.date, about?.date, since.map(({ date }) => date).join(' '), earliest?.date]
    .map((date) => date || '-')
    .join(' | ');
}

describe('the stage of an article', () => {
  it.each([
    ['before everything', '1985-01-01', '- | - | 1987 2002-11-08 2017 2017-10 2021-08-17 | 2002-11-08'],
    [
      'before the earliest use, after a forerunner',
      '1999-05-05',
      '1987 | - | 2002-11-08 2017 2017-10 2021-08-17 | 2002-11-08',
    ],
    ['on the day of a step', '2002-11-08', '2002-11-08 | - | 2017 2017-10 2021-08-17 | -'],
    ['on the day before a step', '2002-11-07', '1987 | - | 2002-11-08 2017 2017-10 2021-08-17 | 2002-11-08'],
    ['in the year of a step, before one of a known month', '2017-06-30', '2002-11-08 | 2017 | 2017-10 2021-08-17 | -'],
    ['in the month and year of steps', '2017-10-01', '2002-11-08 | 2017-10 | 2021-08-17 | -'],
    ['in the year of a step, after one of a known month', '2017-11-01', '2017-10 | 2017 | 2021-08-17 | -'],
    ['in the year after', '2018-01-01', '2017-10 | - | 2021-08-17 | -'],
    ['after everything', '2026-11-26', '2021-08-17 | - | - | -'],
  ])('%s', (_where, day, expected) => {
    expect(stage(day)).toBe(expected);
  });

  it('is uncertain of what came between the first day and the last change', () => {
    expect(stage('2001-10-29', '2019-09-26')).toBe('1987 | 2017-10 | 2021-08-17 | -');
  });

  it('is not before an earliest use in the same year', () => {
    expect(stage('2017-02-01', '2017-02-01', [event('2017', true)])).toBe('- | 2017 | - | -');
  });

  it('of an empty timeline is none', () => {
    expect(stage('2017-02-01', '2017-02-01', [])).toBe('- | - | - | -');
  });
});

describe('readDay', () => {
  it.each([
    ['2019-06-03', '2019-06-03'],
    [' 2019-06-03T23:30:00-08:00', '2019-06-03'], // as the page writes it, though it is the 4th in UTC
    ['2019-06-03 08:00', '2019-06-03'],
    ['20190603', '2019-06-03'],
    ['20190603T0800Z', '2019-06-03'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', null],
    ['2019-13-01', null],
    ['2019-06-00', null],
    ['2019-06', null],
    ['2019', null],
    ['20190603103251', null],
    ['2019-0603', null],
    ['03/06/2019', null],
    ['3 June 2019', null],
    ['1989-12-31', null],
    ['1990-01-01', '1990-01-01'],
    ['2026-11-28', '2026-11-28'],
    ['2026-11-29', null],
    ['', null],
  ])('of %j is %j', (text, day) => {
    expect(readDay(text, '2026-11-28')).toBe(day);
  });
});

describe('the date of an article', () => {
  it.each([
    ['corrected within weeks', '2019-01-30', '2019-02-20', '2019-01-30'],
    ['changed months later', '2019-01-30', '2019-03-01', '2019-03-01'],
    ['changed before it was published', '2019-01-30', '2018-01-30', '2019-01-30'],
  ])('%s', (_how, published, changed, last) => {
    expect(toArticleDate(published, changed)).toEqual({ first: published, last });
  });
});

describe('an entry', () => {
  const CHECKED = '2026-11-26';
  it.each([
    ['older', '2019-06-03', false],
    ['newer by half a year', '2027-05-31', false],
    ['newer by more', '2027-06-01', true],
  ])('and an article that is %s than its check', (_how, day, isPast) => {
    expect(isPastCheck({ first: day, last: day }, CHECKED)).toBe(isPast);
  });
});
