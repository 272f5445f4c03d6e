/** Chinese characters, told by their numbers: a pattern of Unicode's scripts takes a browser up to a millisecond to make. */

/** First and last code units of Chinese characters; those of rare ones, beyond the first plane, are told by their first half. */
const RANGES = [
  [0x2e80, 0x2fd5],
  [0x3005, 0x3005],
  [0x3007, 0x3007],
  [0x3021, 0x3029],
  [0x3038, 0x303b],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0xd840, 0xd88c],
] as const;

/** Is this code unit a Chinese character, or the first half of one? */
export const isHanUnit = (unit: number): boolean =>
  unit >= 0x2e80 && RANGES.some(([first, last]) => unit >= first && unit <= last);

/** Does the text hold a Chinese character? Such a text is taken for Chinese. */
export function holdsHan(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isHanUnit(text.charCodeAt(at))) return true;
  return false;
}
