/** Where a card goes: beside the line of its term, never over it, and inside the viewport. Lengths are CSS pixels. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Placement {
  x: number;
  y: number;
  /** The most that the card may be high here; it scrolls inside. */
  maxHeight: number;
}

/** Between the line and the card. */
const GAP = 6;
/** Between the card and the edge of the viewport. */
const MARGIN = 8;
/** A card is never higher than this share of the viewport. */
const MAX_SHARE = 0.6;

/**
 * Place a card of the given natural size. `line` is the box of the term's line; `vertical` says that its text runs from top to
 * bottom. Below the line where the card fits or there is more room than above; beside it in vertical text.
 */
export function placeCard(line: Box, card: Size, viewport: Size, vertical = false): Placement {
  if (vertical) return placeBeside(line, card, viewport);
  const below = viewport.height - line.bottom - GAP - MARGIN;
  const above = line.top - GAP - MARGIN;
  const wanted = Math.min(card.height, viewport.height * MAX_SHARE);
  const goesBelow = wanted <= below || below >= above;
  const maxHeight = Math.max(0, Math.min(viewport.height * MAX_SHARE, goesBelow ? below : above));
  const height = Math.min(card.height, maxHeight);
  return {
    x: clamp(line.left, card.width, viewport.width),
    y: goesBelow ? line.bottom + GAP : line.top - GAP - height,
    maxHeight,
  };
}

function placeBeside(line: Box, card: Size, viewport: Size): Placement {
  const maxHeight = viewport.height * MAX_SHARE;
  const fitsLeft = line.left - GAP - MARGIN >= card.width;
  return {
    x: fitsLeft ? line.left - GAP - card.width : clamp(line.right + GAP, card.width, viewport.width),
    y: clamp(line.top, Math.min(card.height, maxHeight), viewport.height),
    maxHeight,
  };
}

/** Shift a stretch so that it lies between the margins; where it is too long it begins at the first. */
const clamp = (from: number, length: number, available: number): number =>
  Math.max(MARGIN, Math.min(from, available - MARGIN - length));
