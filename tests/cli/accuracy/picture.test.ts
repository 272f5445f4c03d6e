import { expect, it } from 'vitest';
import { toPicture } from '../../../src/cli/accuracy/picture';
import type { AccuracyReport, CurvePoint } from '../../../src/cli/accuracy/report';

/** A report as far as it is drawn. */
const reportOf = (curve: CurvePoint[]): AccuracyReport => {
  const flat = { curve: [{ bound: 0, precision: 0.5, recall: 0.5 }] };
  return { en: { curve }, zh: flat, zhHant: flat } as AccuracyReport;
};

it('the picture has a line through all points in its range, and a dot at the bound in use', () => {
  const picture = toPicture(
    reportOf([
      { bound: -1, precision: 0.5, recall: 1 },
      { bound: 0, precision: 1, recall: 0.75 },
      { bound: 1, precision: 0.4, recall: 0.1 },
    ]),
  );
  // The axes run from 0.5 at (56, 424) to 1 at (584, 56).
  expect(picture).toContain('points="584.0,424.0 320.0,56.0"');
  expect(picture).toContain('<circle cx="320" cy="56"');
  expect(picture.match(/<circle/g)).toHaveLength(3);
});
