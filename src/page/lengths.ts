/** How much text has been read of a page, for what can be said of the page as a whole. */
import { isConnected, isInsideAny } from './tree';

export interface Lengths {
  /** These subtrees are read again, or for the first time. */
  begin: (roots: ReadonlySet<Node>) => void;
  /** So many code units were read in a subtree. */
  add: (root: Node, length: number) => void;
  /** Code units read. What was read again by itself counts for both subtrees, and what has gone for a while. */
  total: () => number;
}

/** So many subtrees are looked through at each reading. Of more, as in a page that grows all the time, at every so many readings. */
const FEW = 200;
const READINGS = 16;

export function createLengths(): Lengths {
  const lengths = new Map<Node, number>();
  let readings = 0;
  return {
    begin(roots) {
      for (const root of roots) lengths.delete(root);
      if (lengths.size > FEW && ++readings % READINGS !== 0) return;
      for (const root of lengths.keys()) if (!isConnected(root) || isInsideAny(root, roots)) lengths.delete(root);
    },
    add: (root, length) => lengths.set(root, (lengths.get(root) ?? 0) + length),
    total: () => [...lengths.values()].reduce((sum, length) => sum + length, 0),
  };
}
