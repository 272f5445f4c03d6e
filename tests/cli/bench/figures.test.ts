import { describe, expect, test } from 'vitest';
import { figure, inMs, shorten, toJson, toRun, toTable } from '../../../src/cli/bench/figures';
import { least, median, percentile } from '../../../src/cli/bench/statistics';

describe('statistics', () => {
  test.each([
    [0, 1],
    [0.5, 5],
    [0.95, 10],
    [1, 10],
  ])('a share of %s of 1 to 10 lies at or below %s', (share, expected) => {
    expect(percentile([3, 1, 2, 10, 9, 8, 7, 6, 5, 4], share)).toBe(expected);
  });

  test('an odd one out is the largest, not the median or the least', () => {
    expect([least([5, 4, 900]), median([5, 4, 900])]).toEqual([4, 5]);
  });

  test('of nothing there is no percentile', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('figures', () => {
  test('a table has names to the left and numbers to the right', () => {
    expect(
      toTable(
        ['page', 'ms'],
        [
          ['a', '1.25'],
          ['longer', '100.0'],
        ],
      ),
    ).toBe(['page       ms', '──────  ─────', 'a        1.25', 'longer  100.0'].join('\n'));
  });

  test('JSON holds conditions, and every figure under its name', () => {
    const json = toJson(toRun({ cpus: 2 }, [figure('scan/x/cold', 1.23456, 'ms'), figure('sizes/all', 7, 'bytes')]));
    expect(JSON.parse(json)).toEqual({
      conditions: { cpus: 2 },
      figures: { 'scan/x/cold': { value: 1.235, unit: 'ms' }, 'sizes/all': { value: 7, unit: 'bytes' } },
    });
  });

  test('no figure hides another of the same name', () => {
    expect(() => toRun({}, [figure('a', 1, 'ms'), figure('a', 2, 'ms')])).toThrow('Two figures are called a.');
  });

  test('milliseconds lose the digits that mean nothing, long names their end', () => {
    expect([inMs(1.234), inMs(123.45), shorten('abcdef', 4), shorten('abcd', 4)]).toEqual([
      '1.23',
      '123.5',
      'abc…',
      'abcd',
    ]);
  });
});
