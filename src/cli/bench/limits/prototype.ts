/**
 * Stands for the prototype beside the project, `../shared/recipes/matcher`, which takes its place when a part of the bench that
 * runs in pages is bundled. It tells phrases by two hashes and does no more: it compares no letters, knows no cues and no spelling.
 */

export interface PrototypeMatcher {
  /** Three numbers for each match: where it starts and ends, and its pattern. */
  readonly out: Int32Array;
  /** Add text that begins at this offset. */
  feed: (text: string, offset: number) => void;
  /** End a block. */
  brk: () => void;
  /** Look up what has been fed. Returns the number of matches. */
  resolve: () => number;
  /** Feed and resolve a whole text. */
  scan: (text: string) => number;
}

const missing = (): never => {
  throw new Error('The prototype is not in this bundle.');
};

export const makeFold: () => Uint16Array = missing;
export const build: (patterns: readonly string[], fold: Uint16Array) => ArrayBuffer = missing;
export const Matcher: new (index: ArrayBuffer, fold: Uint16Array) => PrototypeMatcher = class {
  constructor() {
    missing();
  }
} as never;
