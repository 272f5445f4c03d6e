import type { GroupedVariants } from '../core/card-entry';
import type { Variant } from '../core/term';
import { labelOf } from './labels';
import { t } from './texts';

/** Every other way in which the term is written: by language, with who writes it so; machine renderings apart. */
export function AlsoWritten({ variants: { human, machine } }: { variants: GroupedVariants }) {
  if (human.length === 0 && machine.length === 0) return null;
  return (
    <section class="card-section card-written">
      <h3>{t('alsoWritten')}</h3>
      <dl>
        {human.map(({ lang, variants: forms }) => (
          <div key={lang}>
            <dt lang={lang}>{t(labelOf('lang', lang))}</dt>
            {forms.map((variant) => (
              <Form key={variant.text} variant={variant} />
            ))}
          </div>
        ))}
        {machine.length > 0 && (
          <div>
            <dt>{t('machineRenderings')}</dt>
            {machine.map((variant) => (
              <Form key={variant.text + variant.lang} variant={variant} />
            ))}
          </div>
        )}
      </dl>
    </section>
  );
}

function Form({ variant }: { variant: Variant }) {
  const remarks = remarksOn(variant);
  return (
    <dd>
      <span lang={variant.lang}>{variant.text}</span>
      {remarks !== '' && <span class="card-aside"> {remarks}</span>}
    </dd>
  );
}

function remarksOn(variant: Variant): string {
  const { kind, status } = variant;
  const separator = t('listSeparator');
  return [
    // That a translation is one needs no saying.
    (kind === 'abbreviation' || kind === 'former') && t(labelOf('variant', kind)),
    status && t(labelOf('status', status)),
    variant.usedBy && variant.usedBy.length > 0 && t('usedBy', variant.usedBy.join(separator)),
  ]
    .filter(Boolean)
    .join(separator);
}
