import type { Parts as PartsOfEntry, TermId } from '../core/term';
import { t } from './texts';
import { TermLink } from './TermLink';
import { ChineseName, Written } from './Written';

export interface PartsProps {
  parts: readonly PartsOfEntry[];
  onOpen: (term: TermId) => void;
}

/** The map of a programme: its parts by the role that they play, each with what it says in one line. */
export function Parts({ parts, onOpen }: PartsProps) {
  const isChinese = t('uiLang').startsWith('zh');
  if (parts.length === 0) return null;
  return (
    <section class="card-section card-parts">
      <h3>{t('parts')}</h3>
      {parts.map(({ title, terms }) => (
        <details key={title.en}>
          <summary>
            {isChinese ? <ChineseName names={title} /> : <span lang="en">{title.en}</span>}{' '}
            <span class="card-aside">{terms.length}</span>
          </summary>
          <ul>
            {terms.map((term) => (
              <li key={term.id}>
                <TermLink term={term} onOpen={onOpen} />
                <Written class="card-part-gloss" text={term.gloss} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
