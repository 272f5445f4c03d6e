/** What is measured side by side, and how it is called. */

/** How many forms are looked for; `bundled` is the index that ships, with all of the glossary. */
export const SIZES = [500, 5000] as const;
export type Size = (typeof SIZES)[number] | 'bundled';

/** Peers that are quick enough for many pages. */
export const QUICK = ['regexp', 'find-and-replace', 'mark-js-regexp', 'index-of'] as const;
/** The one that takes seconds a page. */
export const SLOW = 'mark-js' as const;
export const OURS = 'ours' as const;

export type Engine = (typeof QUICK)[number] | typeof SLOW | typeof OURS;

/** One thing to measure in a page. */
export interface Job {
  engine: Engine;
  size: Size;
}

/** The script that does a job. */
export const scriptOf = ({ engine, size }: Job): string => `${engine}-${size}`;

/** Names for people. */
export const ENGINE_NAMES: Readonly<Record<Engine, string>> = {
  ours: 'Termlight',
  regexp: 'one regular expression, highlights',
  'find-and-replace': 'findAndReplaceDOMText, one expression',
  'mark-js-regexp': 'mark.js, one expression',
  'index-of': 'word by word indexOf, highlights',
  'mark-js': 'mark.js, list of terms',
};
