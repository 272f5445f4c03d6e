import type { Theme } from '../core/settings';

/** Force a theme on the extension's own page, or let it follow the browser. */
export function showTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
