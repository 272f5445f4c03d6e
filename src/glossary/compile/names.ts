/** What the search knows of each entry. */
import type { SearchDocument } from '../../core/search';
import type { Entry } from '../../core/term';
import { toSyllables } from './pinyin';

/** One search document for each entry, in the order of the entries. What a formula counts leads to the formula. */
export const toSearchDocuments = (entries: readonly Entry[]): SearchDocument[] =>
  entries.map(({ id, en, zhHans, zhHant, pinyin, gloss, topics, tier, variants, members }) => ({
    id,
    en,
    zhHans,
    zhHant,
    pinyin,
    syllables: toSyllables(pinyin),
    gloss,
    topics,
    tier,
    variants: [
      ...new Set([
        ...variants.map(({ text }) => text),
        ...members.flatMap((member) => [member.en, member.zhHans ?? '']),
      ]),
    ].filter(Boolean),
  }));
