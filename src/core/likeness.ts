/** How like a query is to a form of a term, or to its pinyin. */

/** How well a form matches: the lower, the better. */
export const EXACT = 0;
const PREFIX = 1;
const INITIALS = 2;
const WORDS = 3;
const INITIALS_PREFIX = 4;
const FUZZY_PREFIX = 5;
const FUZZY_WORDS = 6;
export const NONE = 9;

/** From this length on, one typing error is forgiven. */
const FORGIVING_LENGTH = 5;

/** A text as it is compared: without case, accents, punctuation and script. */
export interface Spelling {
  words: string[];
  /** The words without spaces between them. */
  joined: string;
  han: boolean;
}

export interface Query extends Spelling {
  /** As pinyin without tones and spaces; empty where the query is no pinyin. */
  pinyin: string;
}

/** The pinyin of a headword. */
export interface Pinyin {
  /** From each of its syllables on, without spaces. */
  tails: string[];
  initials: string;
}

/** How well a form matches as it is typed. */
export function qualityOf(form: Spelling, query: Query): number {
  if (form.joined.startsWith(query.joined)) return form.joined.length === query.joined.length ? EXACT : PREFIX;
  if (query.han && form.han && form.joined.includes(query.joined)) return WORDS;
  return holdsAll(form.words, query.words, (word, wanted) => word.startsWith(wanted)) ? WORDS : NONE;
}

/** How well the pinyin matches as it is typed: whole, by its initials, from one of its syllables on. */
export function pinyinQuality({ tails, initials }: Pinyin, { pinyin }: Query): number {
  const whole = tails[0];
  if (whole === undefined) return NONE;
  if (whole.startsWith(pinyin)) return whole.length === pinyin.length ? EXACT : PREFIX;
  if (pinyin.length < 2) return NONE;
  if (initials === pinyin) return INITIALS;
  if (tails.some((tail) => tail.startsWith(pinyin))) return WORDS;
  return initials.startsWith(pinyin) ? INITIALS_PREFIX : NONE;
}

/** How well a form matches but for a typing error, or shortened as Chinese is. */
export function fuzzyQuality(form: Spelling, query: Query): number {
  if (query.han !== form.han) return NONE;
  if (isAlmostPrefix(form.joined, query.joined)) return FUZZY_PREFIX;
  if (query.han) return isAbbreviation(form.joined, query.joined) ? FUZZY_PREFIX : NONE;
  return holdsAll(form.words, query.words, (word, wanted) => word.startsWith(wanted) || isAlmostPrefix(word, wanted))
    ? FUZZY_WORDS
    : NONE;
}

/** How well the pinyin matches but for a typing error. */
export const fuzzyPinyinQuality = ({ tails }: Pinyin, { pinyin }: Query): number =>
  tails[0] !== undefined && isAlmostPrefix(tails[0], pinyin) ? FUZZY_PREFIX : NONE;

/** Does each wanted word match a word of its own? Takes the first that fits, which decides rightly but in odd cases. */
function holdsAll(
  words: readonly string[],
  wanted: readonly string[],
  isLike: (word: string, wanted: string) => boolean,
): boolean {
  if (wanted.length > words.length) return false;
  const taken = new Set<number>();
  return wanted.every((want) => {
    const place = words.findIndex((word, index) => !taken.has(index) && isLike(word, want));
    taken.add(place);
    return place >= 0;
  });
}

/** Are these characters left of the form, in its order, from its beginning? 共富 of 共同富裕. */
function isAbbreviation(form: string, query: string): boolean {
  if (query.length < 2 || form[0] !== query[0]) return false;
  let at = 0;
  for (const char of form) if (char === query[at]) at++;
  return at === query.length;
}

/**
 * Is the query the form, or a beginning of it, but for one character too many, too few, wrong, or swapped with the next?
 * An error in the last character counts against a whole form only, or every beginning would be like many others.
 */
function isAlmostPrefix(form: string, query: string): boolean {
  if (query.length < FORGIVING_LENGTH || form.length < query.length - 1) return false;
  let at = 0;
  while (at < query.length && form[at] === query[at]) at++;
  if (at === query.length) return true;
  if (at === query.length - 1) return form.length <= query.length;
  const rest = query.slice(at + 1);
  const isSwapped = form[at] === query[at + 1] && form[at + 1] === query[at];
  return (
    form.startsWith(rest, at + 1) || // one wrong
    form.startsWith(rest, at) || // one too many
    form.startsWith(query.slice(at), at + 1) || // one too few
    (isSwapped && form.startsWith(query.slice(at + 2), at + 2))
  );
}
