import { useLayoutEffect, useState } from 'preact/hooks';
import { MAX_DELAY } from '../core/settings';
import { Switch } from '../ui/Switch';
import { t } from '../ui/texts';
import { Choice } from './Choice';
import type { SettingsProps } from './HighlightSettings';

const DELAY_STEP = 50; // ms; smaller steps cannot be felt

/** How cards look and when they open. */
export function CardSettings({ settings, onChange }: SettingsProps) {
  return (
    <section aria-labelledby="cards-title">
      <h2 id="cards-title" class="serif">
        {t('cards')}
      </h2>
      <Choice
        legend={t('theme')}
        value={settings.theme}
        options={[
          { value: 'auto', label: t('themeAuto') },
          { value: 'light', label: t('themeLight') },
          { value: 'dark', label: t('themeDark') },
        ]}
        onChange={(theme) => onChange({ theme })}
      />
      <Choice
        legend={t('script')}
        value={settings.script}
        options={[
          { value: 'page', label: t('scriptPage') },
          { value: 'zh-Hans', label: t('langZhHans'), lang: 'zh-Hans' },
          { value: 'zh-Hant', label: t('langZhHant'), lang: 'zh-Hant' },
        ]}
        onChange={(script) => onChange({ script })}
      />
      <Switch label={t('pinyin')} on={settings.pinyin} onChange={(pinyin) => onChange({ pinyin })} />
      <Delay value={settings.delay} onChange={(delay) => onChange({ delay })} />
    </section>
  );
}

function Delay({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const [shown, setShown] = useState(value);
  useLayoutEffect(() => setShown(value), [value]); // before the next key on the slider reads its value
  return (
    <div class="delay">
      <label for="delay">{t('delay')}</label>
      <p class="hint" id="delay-hint">
        {t('delayHint')}
      </p>
      <div class="delay-control">
        <input
          id="delay"
          type="range"
          min={0}
          max={MAX_DELAY}
          step={DELAY_STEP}
          value={shown}
          aria-describedby="delay-hint"
          aria-valuetext={t('milliseconds', String(shown))}
          onInput={(event) => setShown(event.currentTarget.valueAsNumber)}
          onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        />
        <output for="delay">{t('milliseconds', String(shown))}</output>
      </div>
    </div>
  );
}
