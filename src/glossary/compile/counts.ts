/** How large a glossary is. */
import { formsOf } from './forms';
import type { Glossary } from './glossary';

/** What a release counts. */
export interface Counts {
  terms: number;
  forms: number;
  sources: number;
}

/** The size of a glossary, as a release records it. */
export const countsOf = ({ terms, sources }: Pick<Glossary, 'terms' | 'sources'>): Counts => ({
  terms: terms.length,
  forms: terms.reduce((sum, { raw }) => sum + formsOf(raw).length, 0),
  sources: sources.size,
});
