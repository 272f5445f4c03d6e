import { useEffect, useState } from 'preact/hooks';
import { changeSettings, readSettings, resetSettings, watchSettings } from '../platform/settings-store';
import { t } from '../ui/texts';
import { showTheme } from '../ui/theme';
import { useSettings } from '../ui/use-settings';
import type { SettingsChange } from '../ui/use-settings';
import { About } from './About';
import { CardSettings } from './CardSettings';
import { ChosenTerms } from './ChosenTerms';
import { HighlightSettings } from './HighlightSettings';
import { Reset } from './Reset';
import { SitesOff } from './SitesOff';

const STORE = { read: readSettings, change: changeSettings, watch: watchSettings };
const OUTCOME_MS = 3000; // long enough to be read, and gone before the next change wants to be announced

type Outcome = 'saved' | 'saveFailed';

/** All settings. Each takes effect, and is saved, as soon as it is changed. */
export function App({ version }: { version: string }) {
  const [settings, change] = useSettings(STORE);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    if (settings) showTheme(settings.theme);
  }, [settings]);
  useEffect(() => {
    const timer = setTimeout(() => setOutcome(null), OUTCOME_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  if (!settings) return null;

  const tellOutcome = (work: Promise<void>): Promise<void> =>
    work.then(
      () => setOutcome('saved'),
      () => setOutcome('saveFailed'),
    );
  const save = (changed: SettingsChange): void => void tellOutcome(change(changed));
  return (
    <main class="options-page">
      <h1 class="serif">{t('optionsTitle')}</h1>
      <HighlightSettings settings={settings} onChange={save} />
      <CardSettings settings={settings} onChange={save} />
      <SitesOff hosts={settings.disabledHosts} onChange={save} />
      <ChosenTerms marking="never" terms={settings.mutedTerms} script={settings.script} onChange={save} />
      <ChosenTerms marking="always" terms={settings.alwaysTerms} script={settings.script} onChange={save} />
      <Reset settings={settings} onReset={resetSettings} onRestore={changeSettings} />
      <About version={version} />
      <p class={outcome ? 'outcome' : 'unseen'} role="status">
        {outcome && t(outcome)}
      </p>
    </main>
  );
}
