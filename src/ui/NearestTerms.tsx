import type { TermId, TermName } from '../core/term';
import type { HanScript } from './chinese';
import { t } from './texts';
import { ChineseName, Phrase, ScriptContext, Written } from './Written';

export interface NearestTermsProps {
  /** What was looked up. */
  text: string;
  hits: readonly TermName[];
  script: HanScript;
  titleId: string;
  onOpen: (term: TermId) => void;
}

/** The answer to a look-up that found no term of that name: what comes nearest. */
export function NearestTerms({ text, hits, script, titleId, onOpen }: NearestTermsProps) {
  return (
    <ScriptContext.Provider value={script}>
      <div class="popover-note">
        <h2 class="popover-title" id={titleId}>
          <Phrase text="nothingOn">
            <Written text={text} />
          </Phrase>
        </h2>
        {hits.length > 0 && (
          <>
            <p>{t('nearest')}</p>
            <ul class="choices">
              {hits.map((hit) => (
                <li key={hit.id}>
                  <button type="button" class="row-button" onClick={() => onOpen(hit.id)}>
                    <span>
                      <span class="row-name serif" lang="en">
                        {hit.en}
                      </span>{' '}
                      <ChineseName class="row-han serif" names={hit} />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </ScriptContext.Provider>
  );
}
