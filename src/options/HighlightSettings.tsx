import type { Settings } from '../core/settings';
import { t } from '../ui/texts';
import type { SettingsChange } from '../ui/use-settings';
import { Switch } from '../ui/Switch';
import { Phrase } from '../ui/Written';
import { Choice } from './Choice';

export interface SettingsProps {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}

/** How highlights look, shown on a sample, and how many there are. */
export function HighlightSettings({ settings, onChange }: SettingsProps) {
  return (
    <section aria-labelledby="highlights-title">
      <h2 id="highlights-title" class="serif">
        {t('highlightsTitle')}
      </h2>
      <Choice
        legend={t('highlightLook')}
        value={settings.style}
        options={[
          { value: 'underline', label: t('styleUnderline') },
          { value: 'dotted', label: t('styleDotted') },
          { value: 'background', label: t('styleBackground') },
        ]}
        onChange={(style) => onChange({ style })}
      />
      <p class="sample serif">
        <Phrase text="sampleSentence">
          <span class={`sample-term is-${settings.style}`}>{t('sampleTerm')}</span>
        </Phrase>
      </p>
      <Choice
        legend={t('densityTitle')}
        value={settings.density}
        options={[
          { value: 'every', label: t('densityEvery') },
          { value: 'section', label: t('densitySection') },
          { value: 'page', label: t('densityPage') },
        ]}
        onChange={(density) => onChange({ density })}
      />
      <Switch label={t('markPossible')} on={settings.possible} onChange={(possible) => onChange({ possible })} />
    </section>
  );
}
