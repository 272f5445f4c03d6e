import { useRef } from 'preact/hooks';
import type { TabReport } from '../core/messages';
import { isEnabledOn } from '../core/settings';
import type { Settings } from '../core/settings';
import type { TermId } from '../core/term';
import { ask } from '../platform/messaging';
import type { HanScript } from '../ui/chinese';
import { TermList } from '../ui/TermList';
import { t } from '../ui/texts';
import type { TextKey } from '../ui/texts';
import { nameOf } from './glossary';

export interface TermsHereProps {
  tab: number | null;
  report: TabReport | null | undefined;
  settings: Settings;
  script: HanScript;
  onRead: (term: TermId) => void;
}

/** The terms of the page; where there are none, why. */
export function TermsHere({ tab, report, settings, script, onRead }: TermsHereProps) {
  const next = useRef(new Map<TermId, number>());
  if (!report) return <div class="home-terms" />;

  // A switch shows at once, before the page has answered.
  const counts = isEnabledOn(settings, report.host) ? report.terms : [];
  const terms = counts.flatMap(({ term, count, possible }) => {
    const name = nameOf(term);
    return name ? [{ name, count, possible }] : [];
  });
  const show = (term: TermId): void => {
    const nth = next.current.get(term) ?? 0;
    next.current.set(term, nth + 1);
    if (tab !== null) void ask('mention/go', { tab, term, nth }).catch(() => {});
  };
  return (
    <section class="home-terms" aria-labelledby="terms-here">
      <h2 id="terms-here">{t('termsHere')}</h2>
      {terms.length === 0 ? (
        <p class="home-none">{t(reasonForNone(report, settings))}</p>
      ) : (
        <TermList terms={terms} script={script} onShow={show} onRead={onRead} />
      )}
    </section>
  );
}

function reasonForNone(report: TabReport, settings: Settings): TextKey {
  if (!settings.highlights) return 'offEverywhere';
  return isEnabledOn(settings, report.host) ? 'noTermsHere' : 'offHere';
}
