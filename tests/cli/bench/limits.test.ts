/** What a cold scan is made of, as the bench tells it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleLimits, reportLimits, sampleSize } from '../../../src/cli/bench/limits/measure';
import { ROOT } from '../../../src/cli/tool';

const PARTS = 'lengths read read-again text words found scan scan-again scan-third search prototype prototype-again';
const limits = Object.fromEntries(PARTS.split(' ').map((name, at) => [name, at + 1]));

describe('limits', () => {
  const { figures, text } = reportLimits('chromium', limits);

  it('gives each part in milliseconds and beside the bare read', () => {
    const valueOf = (name: string): number | undefined => figures.find((figure) => figure.name === name)?.value;
    expect(valueOf('limits/chromium/scan/ms')).toBe(7);
    expect(valueOf('limits/chromium/scan/ratio')).toBe(3.5);
    expect(valueOf('limits/chromium/read/ratio')).toBe(1);
    expect(figures).toHaveLength(2 * PARTS.split(' ').length);
    expect(text).toMatch(/the whole scan, to the painted marks +7\.00 +3\.50×/);
  });

  it('measures a sample of many pages, and all of few', () => {
    expect([3, 16, 100].map(sampleSize)).toEqual([3, 16, 16]);
  });
});

describe.skipIf(!existsSync(join(ROOT, '../shared')))('the script for the pages', () => {
  it('holds the prototype and its forms, and not what stands for them', async () => {
    const script = await bundleLimits(['common prosperity']);
    expect(script).toContain('common prosperity');
    expect(script).not.toContain('The prototype is not in this bundle');
  });
});
