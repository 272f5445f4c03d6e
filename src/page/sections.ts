/**
 * Sections of a page: a heading begins one, and the next ends it. The reader tells which heading a text belongs to; here is what
 * it cannot see: the headings before the subtree that it reads, and those that come or go beside text that is not read again.
 */
import { firstIndex } from '../core/stretches';
import { memoize } from '../core/memoize';
import { HEADINGS } from './elements';
import type { PageMention } from './mentions';
import { comparePlaces, hostOf, queryIn, rootOf } from './tree';

export interface Sections {
  /** A reading begins. Headings that come while it lasts count from the next one on, which their coming brings about. */
  begin: () => void;
  /** Number of the section that a mention lies in, for as long as its heading is there; 0 before the first heading. */
  of: (mention: PageMention) => number;
  /** The heading before a node. */
  headingBefore: (node: Node) => Node | null;
  /**
   * Put these mentions, which have not been read again, under headings that have come or gone since this was last asked. `place` is
   * a node of the page; false if no heading has changed.
   */
  refresh: (mentions: readonly PageMention[], place: Node | undefined) => boolean;
}

const nodeOf = ({ segments }: PageMention): Node => segments[0]!.node;

export function createSections(): Sections {
  const numbers = new WeakMap<Node, number>();
  let count = 0;
  let last: readonly Node[] = []; // headings of the document, where it holds mentions

  const query = (root: Node): readonly Node[] => queryIn(root, HEADINGS);
  let headingsIn = memoize(query);

  const headingBefore = (node: Node): Node | null => {
    const root = rootOf(node);
    const headings = headingsIn(root);
    const after = firstIndex(headings.length, (at) => comparePlaces(headings[at]!, node) > 0);
    const host = hostOf(root);
    return headings[after - 1] ?? (host && headingBefore(host));
  };

  const numberOf = (heading: Node): number => {
    const number = numbers.get(heading) ?? ++count;
    numbers.set(heading, number);
    return number;
  };

  return {
    begin() {
      headingsIn = memoize(query);
    },
    of: ({ heading }) => (heading ? numberOf(heading) : 0),
    headingBefore,
    refresh(mentions, place) {
      const before = last;
      last = place ? headingsIn(documentOf(place)) : [];
      const [old, now] = [new Set(before), new Set(last)];
      const gone = new Set(before.filter((heading) => !now.has(heading)));
      const isNew = (heading: Node): boolean => !old.has(heading);
      if (gone.size === 0 && !last.some(isNew)) return false;
      for (const mention of mentions)
        if (mention.heading && gone.has(mention.heading)) mention.heading = headingBefore(nodeOf(mention));
      for (const [at, heading] of last.entries()) {
        if (!isNew(heading)) continue;
        const previous = last[at - 1] ?? null;
        for (const mention of mentions)
          if (mention.heading === previous && comparePlaces(heading, nodeOf(mention)) < 0) mention.heading = heading;
      }
      return true;
    },
  };
}

/** The document that a node stands in, also where shadow trees lie between. */
function documentOf(node: Node): Node {
  let root = rootOf(node);
  for (let host = hostOf(root); host; host = hostOf(root)) root = rootOf(host);
  return root;
}
