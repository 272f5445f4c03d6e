/** What the search knows of each entry. */
import type { SearchDocument } from '../../core/search';
import type { FiledEntry } from '../../core/term';
import { toSyllables } from './pinyin';

/** One search document for each entry, in the order of the entries. */
export const toSearchDocuments = (entries: readonly FiledEntry[]): SearchDocument[] => {
  const left = new Set(entries.flatMap(({ otherMeanings }) => otherMeanings.map(({ id, form }) => `${id} ${form}`)));
  return entries.map(({ id, en, zhHans, zhHant, pinyin, gloss, topics, tier, variants, members }) => {
    const forms = variants.map(({ text }) => text);
    const isLeft = (form: string): boolean => left.has(`${id} ${form}`);
    const counted = members.flatMap((member) => [member.en, ...(member.zhHans ? [member.zhHans] : [])]);
    return {
      id,
      en,
      zhHans,
      zhHant,
      pinyin,
      syllables: toSyllables(pinyin),
      gloss,
      topics,
      tier,
      variants: forms.filter((form) => !isLeft(form)),
      borrowed: [...forms.filter(isLeft), ...counted],
    };
  });
};
