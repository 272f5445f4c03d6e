/** The toolbar button: how many terms this page has, and whether Termlight is on here. */
import type { TabReport } from '../core/messages';
import type { Settings } from '../core/settings';
import { browser } from '../platform/browser';

const SIZES = [16, 32, 48, 128];
const iconSet = (state: 'on' | 'off'): Record<string, string> =>
  Object.fromEntries(SIZES.map((size) => [String(size), `/icons/${state}-${size}.png`]));

/**
 * Show a tab's number of distinct terms; a closed tab is no error. Those that are only possible do not count: a number is taken
 * for a fact, and on a page with nothing to do with China it would be one of everyday phrases.
 */
export async function showBadge(tab: number, { enabled, terms }: TabReport): Promise<void> {
  const { i18n, action } = browser;
  const count = terms.filter(({ possible }) => !possible).length;
  const title = enabled ? i18n.getMessage('titleOn', String(count)) : i18n.getMessage('titleOff');
  await Promise.all([
    action.setBadgeText({ tabId: tab, text: enabled && count > 0 ? String(count) : '' }),
    action.setBadgeBackgroundColor({ tabId: tab, color: '#7a4a10' }),
    action.setTitle({ tabId: tab, title }),
    action.setIcon({ tabId: tab, path: iconSet(enabled ? 'on' : 'off') }),
  ]).catch(() => undefined);
}

/** Show the switch for everywhere, for tabs that say nothing of themselves. */
export function showSwitch({ highlights }: Settings): void {
  void browser.action.setIcon({ path: iconSet(highlights ? 'on' : 'off') });
}
