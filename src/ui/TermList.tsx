import type { TermId, TermName } from '../core/term';
import type { HanScript } from './chinese';
import { useTexts } from './texts';
import { ChineseName, ScriptContext } from './Written';

/** A term of the page and how often it stands there. */
export interface CountedTerm {
  name: TermName;
  count: number;
}

export interface TermListProps {
  terms: readonly CountedTerm[];
  script: HanScript;
  /** The reader wants to see the (next) mention on the page. */
  onShow: (term: TermId) => void;
  /** The reader wants the entry. */
  onRead: (term: TermId) => void;
}

/** The terms of a page with their counts: each leads to its mentions, and beside it to its entry. */
export function TermList({ terms, script, onShow, onRead }: TermListProps) {
  const t = useTexts();
  return (
    <ScriptContext.Provider value={script}>
      <ul class="terms">
        {terms.map(({ name, count }) => (
          <li key={name.id}>
            <button type="button" class="row-button" title={t('showOnPage')} onClick={() => onShow(name.id)}>
              <span>
                <span class="row-name serif" lang="en">
                  {name.en}
                </span>{' '}
                <ChineseName class="row-han serif" names={name} />
              </span>{' '}
              <span class="row-count">
                <span aria-hidden="true">×{count}</span>
                <span class="unseen">{t('mentionCount', String(count))}</span>
              </span>
            </button>
            <button
              type="button"
              class="text-button"
              aria-label={t('readTerm', name.en)}
              onClick={() => onRead(name.id)}
            >
              {t('read')}
            </button>
          </li>
        ))}
      </ul>
    </ScriptContext.Provider>
  );
}
