/** Counting words and characters. */

const HAN = /\p{Script=Han}/gu;

/** English words of a text: what stands between spaces or dashes and holds a letter or digit. */
export const countWords = (text: string): number =>
  text.split(/[\s\u2014]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Han characters of a text. */
export const countHan = (text: string): number => text.match(HAN)?.length ?? 0;

/** Characters as readers count them. */
export const countCharacters = (text: string): number => [...text].length;

/** Is this a day (YYYY-MM-DD), month (YYYY-MM) or year (YYYY) of the calendar? */
export function isCalendarDate(date: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  if (year === undefined) return false;
  const full = `${year}-${month}-${day}`;
  const time = Date.parse(`${full}T00:00:00Z`);
  // A day that the month lacks is carried over into the next by some engines and refused by others.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(full);
}
