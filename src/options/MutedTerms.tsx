import { useMemo, useRef } from 'preact/hooks';
import type { Script } from '../core/settings';
import type { TermId } from '../core/term';
import { termNames } from '../glossary/bundled-names';
import { leadingScript } from '../ui/chinese';
import { useTexts } from '../ui/texts';
import type { SettingsChange } from '../ui/use-settings';
import { ChineseName, ScriptContext } from '../ui/Written';

export interface MutedTermsProps {
  terms: readonly TermId[];
  script: Script;
  onChange: (change: SettingsChange) => void;
}

/** The terms that are never marked, by name. One that the glossary no longer has shows its id. */
export function MutedTerms({ terms, script, onChange }: MutedTermsProps) {
  const t = useTexts();
  const title = useRef<HTMLHeadingElement>(null);
  const names = useMemo(() => new Map(termNames().map((name) => [name.id, name])), []);
  const unmute = (term: TermId): void => {
    title.current?.focus(); // the button that was pressed goes away
    onChange(({ mutedTerms }) => ({ mutedTerms: mutedTerms.filter((other) => other !== term) }));
  };
  return (
    <section aria-labelledby="muted-title">
      <h2 id="muted-title" class="serif" tabIndex={-1} ref={title}>
        {t('mutedTerms')}
      </h2>
      {terms.length === 0 && <p class="hint">{t('noMutedTerms')}</p>}
      <ScriptContext.Provider value={leadingScript(script, t('uiLang'))}>
        <ul class="list">
          {terms.map((term) => {
            const name = names.get(term);
            return (
              <li key={term}>
                <span>
                  <span lang="en">{name?.en ?? term}</span> {name && <ChineseName class="hint" names={name} />}
                </span>
                <button
                  type="button"
                  class="text-button"
                  aria-label={t('unmuteTerm', name?.en ?? term)}
                  onClick={() => unmute(term)}
                >
                  {t('unmute')}
                </button>
              </li>
            );
          })}
        </ul>
      </ScriptContext.Provider>
    </section>
  );
}
