import type { RelationGroup } from '../core/card-entry';
import type { TermId } from '../core/term';
import { labelOf } from './labels';
import { t } from './texts';
import { TermLink } from './TermLink';

export interface RelatedTermsProps {
  relations: readonly RelationGroup[];
  onOpen: (term: TermId) => void;
}

/** Links to other entries, by how they relate. */
export function RelatedTerms({ relations, onOpen }: RelatedTermsProps) {
  if (relations.length === 0) return null;
  return (
    <section class="card-section card-related">
      <h3>{t('relatedTerms')}</h3>
      {relations.map(({ relation, terms }) => (
        <div key={relation} class="card-relation">
          <h4>{t(labelOf('relation', relation))}</h4>
          <ul>
            {terms.map((term) => (
              <li key={term.id}>
                <TermLink term={term} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
