import { useEffect, useId, useState } from 'preact/hooks';
import { FORMULA_PATTERNS } from '../core/formula-patterns';
import type { TabReport } from '../core/messages';
import { tell } from '../platform/tell';
import { Written } from '../ui/Written';
import { t } from '../ui/texts';

export interface FormulasHereProps {
  tab: number | null;
  /** What the tab shows; with a new one the page is asked anew. */
  report: TabReport | null | undefined;
  /** The reader wants to look for a formula. */
  onLook: (formula: string) => void;
}

/** Frame of the page itself; what its frames quote is left out. */
const TOP_FRAME = 0;

/** Numbered formulas of the page that the glossary lacks. Asked of the page itself, so that its text takes no way round. */
export function FormulasHere({ tab, report, onLook }: FormulasHereProps) {
  const titleId = useId();
  const [formulas, setFormulas] = useState<readonly string[]>([]);
  useEffect(() => {
    if (tab === null || !report) return setFormulas([]);
    let isCurrent = true;
    const show = (found: readonly string[]): void => {
      if (isCurrent) setFormulas(found);
    };
    tell(tab, 'formulas/list', { patterns: FORMULA_PATTERNS }, TOP_FRAME).then(
      (answer) => show(answer.formulas),
      () => show([]),
    );
    return () => {
      isCurrent = false;
    };
  }, [tab, report]);
  if (formulas.length === 0) return null;
  return (
    <section class="home-formulas" aria-labelledby={titleId}>
      <h3 id={titleId} title={t('unknownFormulasMeaning')}>
        {t('unknownFormulas')}
      </h3>
      <ul>
        {formulas.map((formula) => (
          <li key={formula}>
            <button type="button" class="row-button" title={t('lookForFormula')} onClick={() => onLook(formula)}>
              <span class="row-name serif">
                <Written text={formula} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
