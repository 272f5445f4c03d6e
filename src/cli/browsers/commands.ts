/** Fire a keyboard command of the manifest. Keys of an automation protocol reach the page but never an extension's command. */
import type { Browser, Tab } from './tab';
import { pressKeys } from './window-keys';

/**
 * Fire a command over `tab`, which comes to the front. Chromium dispatches the event in the worker, which proves the handler and
 * not the key; Firefox types `shortcut`, such as `Alt+Shift+Y` with letters only, into its window, which proves both.
 */
export async function fireCommand(browser: Browser, tab: Tab, command: string, shortcut: string): Promise<void> {
  await tab.front();
  if (browser.evalInWindow) {
    await pressKeys(browser.evalInWindow, shortcut);
    return;
  }
  await browser.evalInExtension(async (api, name) => {
    const [front] = await api.tabs.query({ active: true, lastFocusedWindow: true });
    // Undocumented, but present: the real key needs a browser with a window.
    api.commands.onCommand.dispatch(name, front);
  }, command);
}
