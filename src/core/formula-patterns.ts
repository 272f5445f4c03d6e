/**
 * What looks like a numbered formula in quotation marks. Only who asks a page for its formulas has this, and sends it along: most
 * pages are never asked.
 */

const NUMBERS = String.raw`two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|hundred|\d{1,3}`;
/** A number and one to four words, the noun in the plural: "four comprehensives", "Three Stricts and Three Steadies". */
const ENGLISH = String.raw`[“"„‘'«](?:the )?((?:${NUMBERS})[ -](?:[\p{L}’'-]+ ){0,3}[\p{L}’'-]+s(?: and (?:${NUMBERS}) [\p{L}-]+s)?)[,.]?[”"“’'»]`;
/** A Chinese number, perhaps with a measure word, and one to six characters; longer ones are sentences. */
const CHINESE = String.raw`[“「『"《]([两兩双雙一二三四五六七八九十百]{1,3}[个個项項条條大不]?\p{Script=Han}{1,6})[”」』"》]`;

/** Sources of patterns, whatever the case of letters; the first group of each is the formula. JSON-safe. */
export const FORMULA_PATTERNS: readonly string[] = [ENGLISH, CHINESE];
