/** The little that the bench uses of peers that come without types. */

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
