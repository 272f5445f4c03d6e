/**
 * Where texts of two elements meet within a line, with nothing between them. A style may show such an element as a block, as menus
 * do with links: then the words at its edges are not one. Styles are dear, so they are asked for only where it matters.
 */
import { isAsciiLetter, isCapital, isDigit, isSmall } from '../core/ascii';
import { HAN } from '../core/fold';
import { displayOf, isInlineByName } from './elements';
import { isElement, parentOf } from './tree';

/**
 * Are the words two, with which one text ends and the other begins? Of Chinese characters each is a word: whether a mention may run
 * across is asked when there is one.
 */
export function areTwoWords(end: string, start: string, before: Text, after: Text): boolean {
  const last = end.charCodeAt(end.length - 1);
  const first = start.charCodeAt(0);
  if (!isLetterOrDigit(last) || !isLetterOrDigit(first) || (!inlineOf(before) && !inlineOf(after))) return false;
  // A capital behind a small letter or a digit, in no hashtag: the next of a row of links begins. No style need be asked.
  const isNext = (isSmall(last) || isDigit(last)) && isCapital(first) && !end.includes('#');
  return isNext || areApart(before, after);
}

/** Is one of these elements shown as a block, or as anything else that does not run on within a line? */
export const areApart = (before: Text, after: Text): boolean => isApart(inlineOf(before)) || isApart(inlineOf(after));

const isApart = (element: Element | null): boolean =>
  element !== null && !/^(?:inline|contents|ruby)/.test(displayOf(element));

/** The inline element that a text stands in, as far as its name tells. */
function inlineOf(text: Text): Element | null {
  const parent = parentOf(text);
  return parent && isElement(parent) && isInlineByName(parent) ? parent : null;
}

/**
 * Is this a letter or a digit of a word of several? Without a pattern of all scripts, which takes a cold page a millisecond: of what
 * is rare among signs some counts as letters, of which styles then are asked.
 */
const isLetterOrDigit = (unit: number): boolean =>
  isAsciiLetter(unit) || isDigit(unit) || (unit >= 0xc0 && unit < HAN && !(unit >= 0x2000 && unit < 0x2c00));
