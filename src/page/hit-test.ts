/** Which marked mention is under the pointer? Asked at most once a frame. */
import type { PageMention, Segment } from './mentions';
import { isConnected, page } from './tree';

export interface Hit {
  mention: PageMention;
  /** The box of the line of the mention that is under the pointer, in CSS pixels of the viewport. */
  rect: DOMRect;
}

export interface HitTest {
  /** The mentions that can be hit, from now on. */
  set: (mentions: readonly PageMention[]) => void;
  at: (x: number, y: number) => Hit | null;
}

/** `shadowRoots` lists the open shadow roots of the page, which the browser looks into only if they are named. */
export function createHitTest(shadowRoots: () => ShadowRoot[]): HitTest {
  const byNode = new Map<Node, { mention: PageMention; segment: Segment }[]>();
  return {
    set(mentions) {
      byNode.clear();
      for (const mention of mentions) {
        for (const segment of mention.segments) {
          const known = byNode.get(segment.node);
          if (known) known.push({ mention, segment });
          else byNode.set(segment.node, [{ mention, segment }]);
        }
      }
    },
    at(x, y) {
      if (byNode.size === 0) return null;
      const caret = page.caretAt(x, y, shadowRoots());
      const candidates = caret && byNode.get(caret.offsetNode);
      for (const { mention, segment } of candidates ?? []) {
        if (caret!.offset < segment.start || caret!.offset > segment.end) continue;
        // The caret snaps to the nearest text, however far: only the boxes say whether the pointer is on it.
        const rect = rectsOf(segment).find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
        if (rect) return { mention, rect };
      }
      return null;
    },
  };
}

function rectsOf({ node, start, end }: Segment): DOMRect[] {
  if (!isConnected(node) || end > node.data.length) return [];
  const range = new Range();
  range.setStart(node, start);
  range.setEnd(node, end);
  return [...range.getClientRects()];
}

/** The boxes of a mention, line by line, in CSS pixels of the viewport; none where it is not rendered. */
export const rectsOfMention = ({ segments }: PageMention): DOMRect[] =>
  segments.flatMap(rectsOf).filter(({ width }) => width > 0);
