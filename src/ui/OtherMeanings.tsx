import type { OtherMeaning, TermId } from '../core/term';
import { t } from './texts';
import { TermLink } from './TermLink';
import { Phrase, Written } from './Written';

export interface OtherMeaningsProps {
  meanings: readonly OtherMeaning[];
  onOpen: (term: TermId) => void;
}

/** The other terms that a form of this one may mean, with why the form led here. */
export function OtherMeanings({ meanings, onOpen }: OtherMeaningsProps) {
  if (meanings.length === 0) return null;
  return (
    <section class="card-section card-meanings">
      <h3>{t('otherMeanings')}</h3>
      <ul>
        {meanings.map((meaning) => (
          <li key={meaning.form + meaning.id}>
            <Phrase text="otherMeaning">
              <Written text={meaning.form} />
            </Phrase>{' '}
            <TermLink term={meaning} onOpen={onOpen} /> <Written class="card-aside" text={meaning.reason} />
          </li>
        ))}
      </ul>
    </section>
  );
}
