import { useMemo, useRef } from 'preact/hooks';
import { markTerm } from '../core/settings';
import type { Marking, Script } from '../core/settings';
import type { TermId } from '../core/term';
import { termNames } from '../glossary/bundled-names';
import { leadingScript } from '../ui/chinese';
import { t } from '../ui/texts';
import type { SettingsChange } from '../ui/use-settings';
import { ChineseName, ScriptContext } from '../ui/Written';

const TEXTS = {
  never: { title: 'mutedTerms', none: 'noMutedTerms', takeBack: 'unmute', takeBackTerm: 'unmuteTerm' },
  always: { title: 'alwaysTerms', none: 'noAlwaysTerms', takeBack: 'unalways', takeBackTerm: 'unalwaysTerm' },
} as const;

export interface ChosenTermsProps {
  marking: Exclude<Marking, 'fitting'>;
  terms: readonly TermId[];
  script: Script;
  onChange: (change: SettingsChange) => void;
}

/** The terms that are never marked, or always, by name. One that the glossary no longer has shows its id. */
export function ChosenTerms({ marking, terms, script, onChange }: ChosenTermsProps) {
  const texts = TEXTS[marking];
  const titleId = `${marking}-title`;
  const title = useRef<HTMLHeadingElement>(null);
  const names = useMemo(() => new Map(termNames().map((name) => [name.id, name])), []);
  const takeBack = (term: TermId): void => {
    title.current?.focus(); // the button that was pressed goes away
    onChange((settings) => markTerm(settings, term, 'fitting'));
  };
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} class="serif" tabIndex={-1} ref={title}>
        {t(texts.title)}
      </h2>
      {terms.length === 0 && <p class="hint">{t(texts.none)}</p>}
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
                  aria-label={t(texts.takeBackTerm, name?.en ?? term)}
                  onClick={() => takeBack(term)}
                >
                  {t(texts.takeBack)}
                </button>
              </li>
            );
          })}
        </ul>
      </ScriptContext.Provider>
    </section>
  );
}
