/** Which marked mention is under the pointer? Asked at each move, of which browsers send one a frame. */
import type { PageMention, Segment } from './mentions';
import { elementOf, isConnected, page } from './tree';

export interface HitTest {
  /** The mentions that can be hit, from now on. */
  set: (mentions: readonly PageMention[]) => void;
  /** Can an event with this target be on a mention at all? Costs next to nothing. */
  isNear: (target: EventTarget | null) => boolean;
  /** The mention that an event of the pointer is on. */
  at: (event: Pointed) => PageMention | null;
  /** Is it still on this one, by what was found last? False also where the page would have to be asked. */
  isStillOn: (mention: unknown, event: Pointed) => boolean;
}

type Pointed = Pick<MouseEvent, 'target' | 'x' | 'y' | 'timeStamp'>;

/**
 * Milliseconds for which a box holds: a pointer that stays on a mention moves once a frame, and each asking has the page laid out. Text
 * that moves away under it has it leave later by that.
 */
const BOX_MS = 1000;

/** What was hit last. */
interface Hit {
  mention: PageMention;
  target: EventTarget | null;
  /** The box of the mention that the pointer is on, of that line. */
  line: Box;
  /** When it was asked for. */
  time: number;
  /** Where the pointer was last. */
  x: number;
  y: number;
}

/** `shadowRoots` lists the open shadow roots of the page, which the browser looks into only if they are named. */
export function createHitTest(shadowRoots: () => ShadowRoot[]): HitTest {
  let marked: readonly PageMention[] = [];
  let known: Places | null = null;
  let last: Hit | null = null; // a pointer stays on a mention for many moves
  // Made when the pointer first moves: marks may change often before that.
  const places = (): Places => (known ??= placesOf(marked));

  const find = ({ target, x, y, timeStamp: time }: Pointed): Hit | null => {
    const caret = page.caretAt(x, y, shadowRoots());
    for (const { mention, segment } of places().byNode.get(caret?.offsetNode) ?? []) {
      if (caret!.offset < segment.start || caret!.offset > segment.end) continue;
      // The caret snaps to the nearest text, however far: only the boxes say whether the pointer is on it.
      const line = rectsOf(segment)
        .map(copyOf)
        .find((box) => isIn(box, x, y));
      if (line) return { mention, target, line, time, x, y };
    }
    return null;
  };

  const isStillOn = (mention: unknown, { target, x, y, timeStamp }: Pointed): boolean => {
    if (!last || mention !== last.mention || target !== last.target || timeStamp - last.time > BOX_MS) return false;
    // A move that leads nowhere says that the page has moved under the pointer.
    if ((x === last.x && y === last.y) || !isIn(last.line, x, y)) return false;
    last.x = x;
    last.y = y;
    return true;
  };

  return {
    set(mentions) {
      marked = mentions;
      known = last = null;
    },
    isNear: (target) => places().holders.has(target),
    at(event) {
      if (!last || !isStillOn(last.mention, event)) last = places().holders.has(event.target) ? find(event) : null;
      return last?.mention ?? null;
    },
    isStillOn,
  };
}

interface Place {
  mention: PageMention;
  segment: Segment;
}

interface Places {
  byNode: Map<Node | undefined, Place[]>;
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

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/** A box of the browser's own is asked for each of its sides. */
const copyOf = ({ left, right, top, bottom }: DOMRect): Box => ({ left, right, top, bottom });

const isIn = ({ left, right, top, bottom }: Box, x: number, y: number): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

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
