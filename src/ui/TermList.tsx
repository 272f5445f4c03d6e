import { useId } from 'preact/hooks';
import type { TermId, TermName } from '../core/term';
import type { HanScript } from './chinese';
import { t } from './texts';
import { ChineseName, ScriptContext } from './Written';

/** A term of the page and how often it stands there. */
export interface CountedTerm {
  name: TermName;
  count: number;
  /** True where every mention is only possible. */
  possible: boolean;
}

export interface TermListProps {
  terms: readonly CountedTerm[];
  script: HanScript;
  /** The reader wants to see the (next) mention on the page. */
  onShow: (term: TermId) => void;
  /** The reader wants the entry. */
  onRead: (term: TermId) => void;
}

/**
 * The terms of a page with their counts: each leads to its mentions, and beside it to its entry. Those that are only
 * possible come last, under a heading of their own.
 */
export function TermList({ terms, script, ...callbacks }: TermListProps) {
  const titleId = useId();
  const certain = terms.filter(({ possible }) => !possible);
  const possible = terms.filter((term) => term.possible);
  return (
    <ScriptContext.Provider value={script}>
      <div class="terms">
        {certain.length > 0 && (
          <ul>
            {certain.map((term) => (
              <TermRow key={term.name.id} {...term} {...callbacks} />
            ))}
          </ul>
        )}
        {possible.length > 0 && (
          <>
            <h3 id={titleId}>{t('possibleTerms')}</h3>
            <ul class="is-possible" aria-labelledby={titleId}>
              {possible.map((term) => (
                <TermRow key={term.name.id} {...term} {...callbacks} />
              ))}
            </ul>
          </>
        )}
      </div>
    </ScriptContext.Provider>
  );
}

type TermRowProps = CountedTerm & Pick<TermListProps, 'onShow' | 'onRead'>;

function TermRow({ name, count, onShow, onRead }: TermRowProps) {
  return (
    <li>
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
      <button type="button" class="text-button" aria-label={t('readTerm', name.en)} onClick={() => onRead(name.id)}>
        {t('read')}
      </button>
    </li>
  );
}
