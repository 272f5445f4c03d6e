/** The little that the bench uses of packages that come without types. */
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

declare module 'mark.js' {
  interface Options {
    /** Split each term at its spaces. */
    separateWordSearch?: boolean;
    /** Called at the end, before `mark` returns, with the number of hits. */
    done?: (total: number) => void;
  }
  class Mark {
    constructor(context: Element);
    mark(terms: readonly string[], options: Options): void;
    markRegExp(expression: RegExp, options: Options): void;
  }
  export = Mark;
}

declare module 'findandreplacedomtext' {
  interface Options {
    find: RegExp;
    wrap: string;
    wrapClass: string;
    preset: 'prose';
  }
  function findAndReplaceDOMText(root: Element, options: Options): unknown;
  export = findAndReplaceDOMText;
}
