/** Pages for the tests of the scanner. They spy on the clock: restore all mocks after each test. */
import { parseHTML } from 'linkedom';
import { vi } from 'vitest';
import { createScanner, type Scanner } from '../../src/page/scanner';
import { matcherOf, pattern } from '../core/index-of';

/** Finds some terms, one of them ambiguous, a passage and a cue. */
export const MATCHER = matcherOf(
  [
    pattern('xi', 'Xi Jinping'),
    pattern('mao', 'Mao Zedong'),
    pattern('prosperity', 'common prosperity'),
    pattern('era', 'new era', { ambiguous: true }),
    pattern('speech', 'common prosperity is what Mao Zedong wanted', { display: 'note' }),
  ],
  [{ text: 'Beijing', sign: 1, terms: null }],
);

/** A page that has been read. */
export interface Page {
  document: Document;
  scanner: Scanner;
  /** Change the page, have these subtrees read again and wait for that. */
  change: (roots: Node[]) => Promise<void>;
  /** What is found, in the order of the list. */
  texts: () => string[];
}

/** A parsed page with a scanner over it that has read it once. No time passes for it: it waits for no other slice of time. */
export async function open(html: string, matcher = MATCHER): Promise<Page> {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  repairOrder(document);
  defineAll(document);
  const scanner = createScanner({
    matcher,
    onScanned: () => undefined,
    onShadowRoot: () => undefined,
    onBareHost: () => undefined,
    signal: new AbortController().signal,
  });
  const change = async (roots: Node[]): Promise<void> => {
    scanner.scan(roots);
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await change([document.documentElement]);
  return { document, scanner, change, texts: () => scanner.mentions().map(({ text }) => text) };
}

/** linkedom compares how deep nodes lie; browsers compare where they stand. */
export function repairOrder(document: Document): void {
  let prototype = Object.getPrototypeOf(document.body) as object;
  while (!Object.hasOwn(prototype, 'compareDocumentPosition')) prototype = Object.getPrototypeOf(prototype) as object;
  const pathOf = (node: Node): number[] =>
    node.parentNode ? [...pathOf(node.parentNode), [...node.parentNode.childNodes].indexOf(node as ChildNode)] : [];
  Object.assign(prototype, {
    compareDocumentPosition(this: Node, other: Node): number {
      const [a, b] = [pathOf(this), pathOf(other)];
      const at = a.findIndex((step, depth) => step !== b[depth]);
      if (at < 0) return a.length === b.length ? 0 : 4;
      return b[at] === undefined || a[at]! > b[at] ? 2 : 4;
    },
  });
}

/** linkedom does not know whether elements are defined; here all are. */
export function defineAll(document: Document): void {
  let prototype = Object.getPrototypeOf(document.body) as object;
  while (!Object.hasOwn(prototype, 'querySelectorAll')) prototype = Object.getPrototypeOf(prototype) as object;
  const query = Reflect.get(prototype, 'querySelectorAll') as (this: Element, selector: string) => Iterable<Element>;
  Object.assign(prototype, {
    querySelectorAll(this: Element, selector: string): Element[] {
      return selector === ':not(:defined)' ? [] : [...query.call(this, selector)];
    },
  });
}

export const byId = ({ document }: Page, id: string): HTMLElement => document.getElementById(id)!;
