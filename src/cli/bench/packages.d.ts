/** What the bench uses of packages that come without types. */
declare module 'ahocorasick' {
  class AhoCorasick {
    constructor(patterns: readonly string[]);
    /** For each place where some end: the place and the patterns. */
    search(text: string): [end: number, patterns: string[]][];
  }
  export = AhoCorasick;
}

declare module 'fastscan' {
  class FastScanner {
    constructor(patterns: readonly string[]);
    /** All, those that overlap too: where each begins, and the pattern. */
    search(text: string): [start: number, pattern: string][];
  }
  export = FastScanner;
}
