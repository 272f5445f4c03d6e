/** Addresses, file names and handles: a term's words inside one name a thing, and say nothing. */

/** Code units looked at on either side; an address longer than that is told by its near end or not at all. */
const REACH = 200;

/** What stands before a stretch of an address: a scheme, a host name, the beginning of a path, a mail address or handle. */
const BEFORE = /:\/\/|@|^\W*www\.|^\W*(?:[a-z\d-]+\.)+[a-z]{2,}\/|^["'([<]*(?:~|\.{1,2})?\/[\w.-]+\//i;
/** What stands after one: the rest of a mail address, or the ending of a host or file name. */
const AFTER = /@\w|(?:^|[\w)])\.[a-z][a-z\d]{1,4}(?:[/?#].*)?$/;

const isInWord = (code: number): boolean => code > 0x20 && code < 0x7f; // addresses are ASCII

/** Does `text` from `start` to `end` stand in an address, a file name or a handle? Looks at both sides, not at the stretch. */
export function isInAddress(text: string, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && start - from < REACH && isInWord(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < REACH && isInWord(text.charCodeAt(to))) to++;
  return BEFORE.test(text.slice(from, start)) || AFTER.test(text.slice(end, to).replace(/[^\w/]+$/, ''));
}
