/** What the elements of a page mean for its text: which are passed over, which end a block, which run on within a line. */
import { closest, nameOf } from './tree';

/** Not text that is read: code, form fields, embedded documents, ruby readings. Passed over with all they hold. */
const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA INPUT SELECT DATALIST CODE PRE KBD SAMP SVG MATH CANVAS AUDIO VIDEO OBJECT EMBED IFRAME FRAMESET HEAD TITLE RT RP RTC'.split(
    ' ',
  ),
);

/** Ruby readings stand above the line: the text around them runs on. Of what is passed over, `RT`, `RP` and `RTC`. */
const RUBY = /^R/;

/** Run on within a line of text. Everything else, custom elements included, ends a block. */
const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE DATA DEL DFN EM FONT I INS LABEL MARK NOBR Q RB RUBY S SMALL SPAN STRIKE STRONG SUB SUP TIME TT U WBR SLOT'.split(
    ' ',
  ),
);

/** Nodes that hold a whole tree. Of what is no element, `#DOCUMENT` and `#DOCUMENT-FRAGMENT`. */
const TREE = /^#D/;

/** Set apart from the words before and after: a footnote mark is not the end of the word. Of what runs on, `SUB` and `SUP`. */
const SPACED = /^SU/;

export type Flow = 'skip' | 'skip-inline' | 'inline' | 'spaced' | 'block';

const HEADING = /^H[1-6]$/;
export const HEADINGS = 'h1,h2,h3,h4,h5,h6';

/** What the name of an element tells. */
export interface Kind {
  /** How its text goes with the text around it. */
  flow: Flow;
  /** Is it passed over with all it holds? */
  isSkipped: boolean;
  isHeading: boolean;
  /** Is it no element but a text? */
  isText: boolean;
}

const KINDS = new Map<string, Kind>();

/** Names are upper-case in HTML, as written in XHTML. Each is looked into once. What is no element runs on, like a comment. */
export function kindOf(node: Node): Kind {
  const name = nameOf(node);
  const known = KINDS.get(name);
  if (known) return known;
  const kind = readName(name.toUpperCase());
  KINDS.set(name, kind);
  return kind;
}

function readName(name: string): Kind {
  return {
    flow: flowOfName(name),
    isSkipped: SKIPPED.has(name),
    isHeading: HEADING.test(name),
    isText: name === '#TEXT',
  };
}

function flowOfName(name: string): Flow {
  if (name.startsWith('#')) return TREE.test(name) ? 'block' : 'inline';
  if (SKIPPED.has(name)) return RUBY.test(name) ? 'skip-inline' : 'skip';
  if (INLINE.has(name)) return SPACED.test(name) ? 'spaced' : 'inline';
  return 'block';
}

export const flowOf = (element: Element): Flow => kindOf(element).flow;

/** Does the element run on within a line, as far as its name tells? */
export const isInlineByName = (element: Element): boolean => flowOf(element) === 'inline';

/** How styles display an element; on the command line, where there are none, inline. */
export const displayOf = (element: Element): string =>
  typeof getComputedStyle === 'function' ? getComputedStyle(element).display : 'inline';

/** Editors, form fields and code around a match; checked for matches only. */
const UNREAD =
  '[contenteditable]:not([contenteditable="false" i]), [role~="textbox" i], [role~="searchbox" i], textarea, code, pre, [hidden]';

/** Places where a mark would be noise: navigation, and headings that are links. */
const UNMARKED = `nav, [role~="navigation" i], :is(${HEADINGS}) a, a :is(${HEADINGS})`;

/** May the text in this element be read at all? */
export const isReadable = (element: Element): boolean => closest(element, UNREAD) === null;

/** May a mention in this element be marked? */
export const isMarkable = (element: Element): boolean => closest(element, UNMARKED) === null;
