/** Pinyin as people type it into a search box: without tones, syllable by syllable. */

const SYLLABLE =
  /(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iao|uai|i[aeou]|u[aeio]|ai|ei|ao|ou|[aeiou])(?:(?:ng|n|r)(?![aeiou]))?/g;

/**
 * The syllables of pinyin written by the standard, in which an apostrophe stands before a syllable that begins with a vowel:
 * `gòngtóng fùyù` → `gong tong fu yu`. ü becomes u. What is no pinyin (letters, digits) stays as it is.
 */
export function toSyllables(pinyin: string): string {
  const plain = pinyin.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .split(/[^a-z0-9]+/)
    .flatMap((word) => {
      const syllables = word.match(SYLLABLE) ?? [];
      return syllables.join('') === word ? syllables : [word];
    })
    .filter((part) => part !== '')
    .join(' ');
}
