/** Which marked mention is under the pointer? Asked at most once a frame. */
import type { PageMention, Segment } from './mentions';
import { elementOf, isConnected, page } from './tree';

export interface HitTest {
  /** The mentions that can be hit, from now on. */
  set: (mentions: readonly PageMention[]) => void;
  /** Can an event with this target be on a mention at all? Costs next to nothing. */
  isNear: (target: EventTarget | null) => boolean;
  /** The mention that an event of the pointer is on. */
  at: (event: Pick<MouseEvent, 'target' | 'clientX' | 'clientY'>) => PageMention | null;
}

/** `shadowRoots` lists the open shadow roots of the page, which the browser looks into only if they are named. */
export function createHitTest(shadowRoots: () => ShadowRoot[]): HitTest {
  let marked: readonly PageMention[] = [];
  let known: Places | null = null;
  let last: Place | null = null; // what was hit last: a pointer stays on a mention for many moves
  // Made when the pointer first moves: marks may change often before that.
  const places = (): Places => (known ??= placesOf(marked));

  const find = (x: number, y: number): Place | null => {
    const caret = page.caretAt(x, y, shadowRoots());
    const candidates = caret && places().byNode.get(caret.offsetNode);
    const isAtCaret = ({ segment: { start, end } }: Place): boolean => caret!.offset >= start && caret!.offset <= end;
    // The caret snaps to the nearest text, however far: only the boxes say whether the pointer is on it.
    return candidates?.find((place) => isAtCaret(place) && isOn(place.segment, x, y)) ?? null;
  };

  return {
    set(mentions) {
      marked = mentions;
      known = last = null;
    },
    isNear: (target) => places().holders.has(target),
    at({ target, clientX, clientY }) {
      if (!places().holders.has(target)) return null;
      const isStill = last !== null && elementOf(last.segment.node) === target && isOn(last.segment, clientX, clientY);
      if (!isStill) last = find(clientX, clientY);
      return last?.mention ?? null;
    },
  };
}

interface Place {
  mention: PageMention;
  segment: Segment;
}

interface Places {
  byNode: Map<Node, Place[]>;
  /**
   * All elements around mentions, hosts of shadow trees included. The innermost is the target of most events over a mention; one
   * further out is where something of it lies over the mention, or where those inside it let events through.
   */
  holders: Set<EventTarget | null>;
}

function placesOf(mentions: readonly PageMention[]): Places {
  const byNode: Places['byNode'] = new Map();
  const holders: Places['holders'] = new Set();
  for (const mention of mentions) {
    for (const segment of mention.segments) {
      const inNode = byNode.get(segment.node);
      if (inNode) inNode.push({ mention, segment });
      else byNode.set(segment.node, [{ mention, segment }]);
      for (let holder = elementOf(segment.node); holder && !holders.has(holder); holder = elementOf(holder))
        holders.add(holder);
    }
  }
  return { byNode, holders };
}

function isOn(segment: Segment, x: number, y: number): boolean {
  const rects = rangeOf(segment)?.getClientRects();
  for (let at = 0; rects && at < rects.length; at++) {
    const { left, right, top, bottom } = rects[at]!;
    if (x >= left && x <= right && y >= top && y <= bottom) return true;
  }
  return false;
}

function rangeOf({ node, start, end }: Segment): Range | null {
  if (!isConnected(node) || end > node.data.length) return null;
  const range = new Range();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}

const rectsOf = (segment: Segment): DOMRect[] => [...(rangeOf(segment)?.getClientRects() ?? [])];

/** The boxes of a mention, line by line, in CSS pixels of the viewport; none where it is not rendered. */
export const rectsOfMention = ({ segments }: PageMention): DOMRect[] =>
  segments.flatMap(rectsOf).filter(({ width }) => width > 0);
