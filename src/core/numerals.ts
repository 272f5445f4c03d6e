/**
 * Numbers that are written in several ways: 14th, fourteenth, 十四. Ordinals are identity (the 18th and the 20th congress are
 * two terms), so they are compared by value and never left out.
 */
import { isDigit } from './ascii';
import { once } from './memoize';

const ONES =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const TENS = ['twent', 'thirt', 'fort', 'fift', 'sixt', 'sevent', 'eight', 'ninet'];
const HAN_DIGITS = '一二三四五六七八九';

/** Ordinal words of one token → value; "twenty-first" is two tokens and is not recognized. */
const ordinals = once(
  () =>
    new Map<string, number>([
      ...ONES.map((word, index) => [word, index + 1] as const),
      ...TENS.map((stem, index) => [`${stem}ieth`, (index + 2) * 10] as const),
    ]),
);

/** The value of an ordinal of one word, in digits or letters ("14th", "fourteenth"), or 0. `word` is folded. */
export function ordinalValue(word: string): number {
  if (!isDigit(word.charCodeAt(0))) return ordinals().get(word) ?? 0;
  const digits = /^(\d{1,3})(st|nd|rd|th)$/.exec(word);
  return digits ? Number(digits[1]) : 0;
}

/** "fourteenth" → "14th", "14th" → "fourteenth"; empty where there is no other way of one word. */
export function otherOrdinal(word: string): string {
  const value = ordinalValue(word);
  if (value === 0) return '';
  if (!/^\d/.test(word)) return `${value}${ordinalSuffix(value)}`;
  return [...ordinals()].find(([, other]) => other === value)?.[0] ?? '';
}

function ordinalSuffix(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

/** 1 to 99 in Han numerals; empty outside. 14 → 十四. */
export function toHanNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) return '';
  const tens = Math.floor(value / 10);
  const ones = HAN_DIGITS[(value % 10) - 1] ?? '';
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : HAN_DIGITS[tens - 1]}十${ones}`;
}

/** The Han numerals in a form that readers also meet in digits: value and place of each run. 十四五 is 14 and 5. */
export function hanNumerals(form: string): { start: number; end: number; value: number }[] {
  const found: { start: number; end: number; value: number }[] = [];
  for (const { 0: run, index } of form.matchAll(/[一二三四五六七八九]?十[一二三四五六七八九]?/gu)) {
    const [tens, ones] = run.split('十') as [string, string];
    const value = (tens ? HAN_DIGITS.indexOf(tens) + 1 : 1) * 10 + (ones ? HAN_DIGITS.indexOf(ones) + 1 : 0);
    found.push({ start: index, end: index + run.length, value });
  }
  return found;
}
