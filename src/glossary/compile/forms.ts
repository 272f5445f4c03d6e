/** The surface forms of an entry, and when two of them are the same. */
import type { Lang } from '../../core/term';
import type { RawBoundary, RawTerm } from './raw';
import type { Pointer } from './read';
import { foldScript } from './scripts';

/** A form with what is said of its neighbours. */
export interface Form {
  text: string;
  lang: Lang;
  /** Where the form stands in the file. */
  pointer: Pointer;
  /** Where its boundary and deny neighbours stand. */
  holder: Pointer;
  rules: RawBoundary;
  /** True where another entry keeps the form. */
  yields?: boolean;
}

/** The forms of an entry: the headword in English, simplified and traditional Chinese, then the variants. */
export function formsOf({ headword, variants = [] }: RawTerm): Form[] {
  const heads = (['en', 'zh-Hans', 'zh-Hant'] as const).map((lang) => ({
    text: headword[lang],
    lang,
    pointer: ['headword', lang],
    holder: ['headword'],
    // The headword's neighbours are those of its Chinese form, which stands for both scripts.
    rules: lang === 'zh-Hans' ? headword : {},
  }));
  const others = variants.map((variant, index) => ({
    text: variant.text,
    lang: variant.lang,
    pointer: ['variants', index],
    holder: ['variants', index],
    rules: variant,
    yields: variant.yieldsTo !== undefined,
  }));
  return [...heads, ...others];
}

export const isChinese = (lang: Lang): boolean => lang !== 'en';

/** The form without case, width, accents, quotation marks, hyphens and script: equal for forms that a page shows alike. */
export function foldForm(text: string): string {
  const plain = foldScript(text.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase();
  return plain
    .replace(/["'`´\u2018-\u201F\u00AB\u00BB\u2039\u203A\u300C-\u300F\u301D\u301E\u02BC]/gu, '')
    .replace(/[\s\p{Pd}\u2212\u00B7\u30FB\u2022]+/gu, ' ')
    .replace(/ ?(\p{Script=Han}) ?/gu, '$1')
    .trim();
}
