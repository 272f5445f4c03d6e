/** Traditional and simplified Chinese, with the tables of OpenCC. Build time only: the tables weigh a megabyte. */
import { Converter, Locale } from 'opencc-js';

const toSimplifiedPhrases = Converter({ from: 't', to: 'cn' });
const toTaiwan = Converter({ from: 'cn', to: 'tw' });

/** Characters that OpenCC simplifies in some words only, but that pages in Taiwan and Hong Kong use throughout. */
const UNIFIED: Readonly<Record<string, string>> = { 著: '着', 瞭: '了', 藉: '借', 覆: '复', 衞: '卫', 甦: '苏' };

const simplified = new Map<string, string>();

/** One character in simplified form, whatever stands beside it: what the matcher sees. */
function simplifyChar(char: string): string {
  const known = simplified.get(char);
  if (known !== undefined) return known;
  const converted = UNIFIED[char] ?? toSimplifiedPhrases(char);
  simplified.set(char, converted);
  return converted;
}

/** Simplify character by character, as the matcher folds a page: 著名 → 着名. */
export const foldScript = (text: string): string => [...text].map(simplifyChar).join('');

/** Simplify with regard to whole words: 著名 stays 著名. */
export const toSimplified = (text: string): string => toSimplifiedPhrases(text);

/** Traditional characters as newspapers in Taiwan print them: 台, not 臺. */
export const toTraditional = (text: string): string => toTaiwan(text).replaceAll('臺', '台');

/**
 * A converter to traditional text as Taiwan prints it, with its quotation marks, that knows better than the tables:
 * `exceptions` are traditional forms that these get wrong.
 */
export function traditionalizer(exceptions: readonly string[]): (text: string) => string {
  const corrections = exceptions.map((right) => ({ wrong: toTraditional(toSimplified(right)), right }));
  const correct = (text: string): string =>
    corrections.reduce((rest, { wrong, right }) => rest.replaceAll(wrong, right), toTraditional(text));
  return (text) => correct(text).replace(/[“”‘’]/gu, (mark) => '「」『』'['“”‘’'.indexOf(mark)]!);
}

/** How often OpenCC's tables from simplified to traditional, `key value|key value|…`, keep and convert each character. */
function countConversions(): Map<string, { kept: number; converted: number }> {
  const counts = new Map<string, { kept: number; converted: number }>();
  const pairs = Locale.from['cn']!.flat().flatMap((table) => (typeof table === 'string' ? table.split('|') : []));
  for (const pair of pairs) {
    const [from = [], to = []] = pair.split(' ').map((side) => [...side]);
    for (const [index, char] of from.entries()) {
      const count = counts.get(char) ?? { kept: 0, converted: 0 };
      count[char === to[index] ? 'kept' : 'converted']++;
      counts.set(char, count);
    }
  }
  return counts;
}

/** A character that the tables keep in at most this share of its words is foreign to traditional text. */
const FOREIGN_SHARE = 0.05;
let conversions: ReturnType<typeof countConversions> | null = null;

/**
 * Is this a character that traditional text does not hold, but for names and the like? 发 and 党 are; 后, 征 and 台 are
 * not, since they are words there too.
 */
export function isForeignToTraditional(char: string): boolean {
  conversions ??= countConversions();
  const { kept, converted } = conversions.get(char) ?? { kept: 0, converted: 0 };
  return converted > 0 && kept <= FOREIGN_SHARE * (kept + converted) && toTraditional(char) !== char;
}

/** Traditional character → simplified, for every character of the basic plane that differs, compatibility characters too. */
export function scriptMap(): Map<string, string> {
  const map = new Map<string, string>();
  for (let unit = 0x3400; unit <= 0x9fff; unit++) {
    const char = String.fromCharCode(unit);
    const folded = simplifyChar(char);
    if (folded !== char && folded.length === 1) map.set(char, folded);
  }
  for (let unit = 0xf900; unit <= 0xfaff; unit++) {
    const char = String.fromCharCode(unit);
    const folded = simplifyChar(char.normalize('NFKD'));
    if (folded !== char && folded.length === 1) map.set(char, folded);
  }
  return map;
}
