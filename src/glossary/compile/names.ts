/** What the search knows of each entry. */
import type { SearchDocument } from '../../core/search';
import type { Entry } from '../../core/term';
import { toSyllables } from './pinyin';

/** One search document for each entry, in the order of the entries. */
export const toSearchDocuments = (entries: readonly Entry[]): SearchDocument[] =>
  entries.map(({ id, en, zhHans, zhHant, pinyin, gloss, tier, variants }) => ({
    id,
    en,
    zhHans,
    zhHant,
    pinyin,
    syllables: toSyllables(pinyin),
    gloss,
    tier,
    variants: variants.map(({ text }) => text),
  }));
