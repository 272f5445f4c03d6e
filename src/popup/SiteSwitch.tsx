import type { TabReport } from '../core/messages';
import type { Settings } from '../core/settings';
import { Switch } from '../ui/Switch';
import { t } from '../ui/texts';
import type { SettingsStore } from '../ui/use-settings';

export interface SiteSwitchProps {
  report: TabReport | null | undefined;
  /** A page that is still coming has no script of ours yet. */
  isLoading: boolean;
  settings: Settings;
  onChange: SettingsStore['change'];
}

/** The switch for the site of the tab; where Termlight does not run, or not yet, it says so. */
export function SiteSwitch({ report, isLoading, settings, onChange }: SiteSwitchProps) {
  const host = report?.host ?? '';
  const change = (on: boolean): void => {
    void onChange(({ disabledHosts }) => {
      const others = disabledHosts.filter((other) => other !== host);
      return { disabledHosts: on ? others : [...others, host] };
    }).catch(() => {});
  };
  const reason = t(isLoading ? 'waitsForPage' : 'titleUnavailable');
  return (
    <div class="home-site">
      <Switch
        label={t('thisSite')}
        note={report === undefined ? '\u00a0' : host || reason}
        on={host !== '' && !settings.disabledHosts.includes(host)}
        disabled={host === ''}
        onChange={change}
      />
    </div>
  );
}
