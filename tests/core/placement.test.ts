import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeCard } from '../../src/core/placement';

const VIEWPORT = { width: 1000, height: 700 };
const line = (left: number, top: number, width = 100, height = 20) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe('placeCard', () => {
  it('goes below the line where the card fits', () => {
    expect(placeCard(line(100, 100), { width: 380, height: 300 }, VIEWPORT)).toMatchObject({ x: 100, y: 126 });
  });

  it('goes above the line near the bottom', () => {
    expect(placeCard(line(100, 600), { width: 380, height: 300 }, VIEWPORT)).toMatchObject({ y: 294 });
  });

  it('shifts in from the right edge', () => {
    expect(placeCard(line(900, 100), { width: 380, height: 300 }, VIEWPORT).x).toBe(612);
  });

  it('goes beside the line in vertical text', () => {
    expect(
      placeCard({ left: 600, right: 620, top: 50, bottom: 300 }, { width: 380, height: 300 }, VIEWPORT, true),
    ).toMatchObject({ x: 214, y: 50 });
  });

  it('never covers the line and never leaves the viewport, wherever the line is', () => {
    const anyLine = fc.record({
      left: fc.integer({ min: 0, max: 950 }),
      top: fc.integer({ min: 0, max: 680 }),
      height: fc.integer({ min: 10, max: 60 }),
    });
    const anyCard = fc.record({
      width: fc.integer({ min: 200, max: 380 }),
      height: fc.integer({ min: 40, max: 2000 }),
    });
    fc.assert(
      fc.property(anyLine, anyCard, ({ left, top, height }, card) => {
        const box = line(left, top, 50, height);
        const { x, y, maxHeight } = placeCard(box, card, VIEWPORT);
        const bottom = y + Math.min(card.height, maxHeight);
        expect(y >= box.bottom || bottom <= box.top).toBe(true);
        expect(x).toBeGreaterThanOrEqual(8);
        expect(x + card.width).toBeLessThanOrEqual(VIEWPORT.width - 8);
        expect(y).toBeGreaterThanOrEqual(8);
        expect(bottom).toBeLessThanOrEqual(VIEWPORT.height - 8);
        expect(maxHeight).toBeGreaterThanOrEqual(Math.min(card.height, 200));
      }),
      { numRuns: 2000 },
    );
  });
});
