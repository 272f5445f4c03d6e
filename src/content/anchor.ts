/** What a card is opened for. */
import type { TermName } from '../core/term';
import type { Box } from '../core/placement';
import { rectsOfMention } from '../page/hit-test';
import type { PageMention } from '../page/mentions';
import { elementOf } from '../page/tree';

/** A text of the page that was looked up, with what the glossary has near it. */
export interface LookedUp {
  lookup: string;
  hits: TermName[];
  range: Range;
}

export type Anchor = PageMention | LookedUp;

export const isMention = (anchor: Anchor): anchor is PageMention => 'match' in anchor;

export const nodeOf = (anchor: Anchor): Node =>
  isMention(anchor) ? anchor.segments[0]!.node : anchor.range.startContainer;

const rectsOf = (anchor: Anchor): DOMRect[] =>
  isMention(anchor) ? rectsOfMention(anchor) : [...anchor.range.getClientRects()];

/**
 * The box that a card must not cover: from top to bottom all lines of the anchor, from left to right the one under the
 * pointer, else the first. Undefined where nothing of it is rendered.
 */
export function boxOf(anchor: Anchor, pointer: { x: number; y: number }): Box | undefined {
  const rects = rectsOf(anchor);
  const isUnder = ({ left, right, top, bottom }: DOMRect): boolean =>
    pointer.x >= left && pointer.x <= right && pointer.y >= top && pointer.y <= bottom;
  const line = rects.find(isUnder) ?? rects[0];
  if (!line) return undefined;
  return {
    left: line.left,
    right: line.right,
    top: Math.min(...rects.map(({ top }) => top)),
    bottom: Math.max(...rects.map(({ bottom }) => bottom)),
  };
}

/** Does the anchor's text run from top to bottom? */
export const isVertical = (anchor: Anchor): boolean => verticalOf(elementOf(nodeOf(anchor)));

const verticalOf = (element: Element | null): boolean =>
  element !== null && getComputedStyle(element).writingMode.startsWith('vertical');
