/** Addresses, file names and handles: a term's words inside one name a thing, and say nothing. */

/** Code units looked at on either side; an address longer than that is told by its near end or not at all. */
const REACH = 200;

/** Before the rest of an address: a scheme, a host name, the beginning of a path. */
const ADDRESS_BEFORE = /:\/\/|^\W*www\.|^\W*(?:[a-z\d-]+\.)+[a-z]{2,}\/|^["'([<]*(?:~|\.{1,2})?\/[\w.-]+\//i;
/** Before the rest of a handle, or of the host of a mail address. */
const HANDLE_BEFORE = /@[\w.-]*$/;
/** After the name in a mail address. */
const MAIL_AFTER = /^[\w.+-]*@[\w-]+\.\w/;
/**
 * After the beginning of a host or file name: its ending. Any two to five letters would do, but for text that lacks the space
 * after a full stop ("common prosperity.the plan").
 */
const ENDING_AFTER = new RegExp(
  String.raw`(?:^|[\w)])\.(?:` +
    'com|org|net|edu|gov|mil|int|info|biz|cn|hk|tw|uk|eu|jp|kr|sg|io|ai|co|tv|ru|de|fr|nl|ch|au|ca|html?|xml|json|ya?ml|csv|tsv|txt|md|pdf|docx?|odt|rtf|xlsx?|ods|pptx?|odp|epub|' +
    'jpe?g|png|gif|webp|svg|tiff?|mp[34]|m4a|wav|webm|mov|avi|zip|rar|gz|php|aspx?|jsp|exe|apk|css|jsx?|tsx?|py|sh' +
    String.raw`)(?:[/?#:].*)?$`,
);

/** Addresses are written in ASCII: what follows one in Chinese, as it often does without a space, is no part of it. */
const AT_SIGN = 0x40;
const SLASH = 0x2f;
const POINT = 0x2e;
const isAscii = (code: number): boolean => code > 0x20 && code < 0x7f;

/** Does `text` from `start` to `end` stand in an address, a file name or a handle? Looks at both sides, not at the stretch. */
export function isInAddress(text: string, start: number, end: number): boolean {
  // Nearly all text is in no address: these signs are looked for first, since patterns are dear.
  let isPossible = false;
  let from = start;
  for (let code; from > 0 && start - from < REACH && isAscii((code = text.charCodeAt(from - 1))); from--)
    isPossible ||= code === AT_SIGN || code === SLASH || code === POINT;
  let to = end;
  for (let code; to < text.length && to - end < REACH && isAscii((code = text.charCodeAt(to))); to++)
    isPossible ||= code === AT_SIGN || (code === POINT && isAscii(text.charCodeAt(to + 1)));
  if (!isPossible) return false;
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return (
    HANDLE_BEFORE.test(before) ||
    (isAscii(text.charCodeAt(start)) && ADDRESS_BEFORE.test(before)) ||
    (isAscii(text.charCodeAt(end - 1)) && MAIL_AFTER.test(after)) ||
    ENDING_AFTER.test(after.replace(/[^\w/]+$/, ''))
  );
}
