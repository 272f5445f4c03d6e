/** Sections of a page: a heading begins one, and the next ends it. */
import { firstIndex } from '../core/stretches';
import { comparePlaces, hostOf, queryIn, rootOf } from './tree';

export const HEADINGS = 'h1, h2, h3, h4, h5, h6';

export interface Sections {
  /**
   * Number of the section that a node lies in; 0 before the first heading. A shadow tree without headings before the node belongs
   * to the section of its host.
   */
  of: (node: Node) => number;
  /** Look for headings anew. True if those of the tree that `node` stands in are others than when last looked for. */
  refresh: (node: Node | undefined) => boolean;
}

interface Tree {
  headings: Element[];
  /** Sections numbered in other trees. */
  before: number;
}

export function createSections(): Sections {
  const trees = new Map<Node, Tree>();
  let count = 0;
  let last: Element[] = [];

  const look = (root: Node): Tree => {
    const known = trees.get(root);
    if (known) return known;
    const tree = { headings: queryIn(root, HEADINGS), before: count };
    count += tree.headings.length;
    trees.set(root, tree);
    return tree;
  };
  const of = (node: Node): number => {
    const root = rootOf(node);
    const { headings, before } = look(root);
    const section = firstIndex(headings.length, (at) => comparePlaces(headings[at]!, node) > 0);
    const host = hostOf(root);
    return section === 0 ? (host ? of(host) : 0) : before + section;
  };
  return {
    of,
    refresh(node) {
      trees.clear();
      count = 0;
      const before = last;
      last = node ? look(rootOf(node)).headings : [];
      return last.length !== before.length || last.some((heading, at) => heading !== before[at]);
    },
  };
}
