/**
 * Names of things that begin with a term: 共同富裕路小学 is a school at a street that is called after common prosperity. Who
 * reads of the school does not read of the policy.
 */
import { IGNORED, codeAt, isHan, type Fold } from './fold';
import { skipIgnored } from './words';

/** A street, and what is called after it or stands at it. */
const AT_STREET =
  /^(?:大?[路街道]|巷|胡同)(?:小学|中学|学校|幼儿园|社区|派出所|支行|分店|店|地铁站|站|口|[\d０-９一二三四五六七八九十百]*号)/u;
/** What is called after a slogan. Not after a place: a hotel in Beijing is in Beijing, and the names of places are short. */
const CALLED_AFTER = /^(?:小学|中学|幼儿园)(?![生教])|^(?:大道(?!理)|大街|广场|大?酒店|宾馆|大厦|小区|花园)/u;
/** With what all of these begin. Asked first: what stands behind most mentions is something else. */
const BEGINNINGS = new Set([...'大路街道巷胡小中学幼广酒宾花'].map((char) => char.charCodeAt(0)));
const SLOGAN_LENGTH = 4;
const LONGEST_ENDING = 10;

/** Does a name of a thing go on at `end`, where a Chinese form of so many characters ends? */
export function isInThingName(text: string, end: number, length: number, fold: Fold): boolean {
  const first = skipIgnored(text, end, fold.table);
  if (first >= text.length || !BEGINNINGS.has(codeAt(text, first, fold))) return false;
  let next = '';
  for (let at = first; at < text.length && next.length < LONGEST_ENDING; at++) {
    const code = fold.table[text.charCodeAt(at)]!;
    if (code !== IGNORED) next += isHan(code) ? String.fromCharCode(codeAt(text, at, fold)) : text[at];
  }
  return AT_STREET.test(next) || (length >= SLOGAN_LENGTH && CALLED_AFTER.test(next));
}
