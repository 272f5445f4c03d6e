import type { Browser, Tab } from '../../src/cli/browsers/tab';
import type { Box } from '../../src/core/placement';
import { middleOf, poll } from './harness';

/**
 * Choose an item of ours in the page's context menu. Firefox opens its real menu where the pointer is and presses the item. No
 * protocol reaches Chromium's menu: there the click is handed to the worker as the browser would hand it.
 */
export async function chooseInPageMenu(
  browser: Browser,
  tab: Tab,
  { item, at, selection }: { item: string; at: Box; selection?: string },
): Promise<void> {
  await tab.front();
  if (!browser.evalInWindow) return clickInWorker(browser, item, selection);
  const [x, y] = middleOf(at);
  await tab.rightClick(x, y);
  const { evalInWindow } = browser;
  await poll(
    () =>
      evalInWindow((wanted) => {
        const menu = document.getElementById('contentAreaContextMenu') as HTMLElement & {
          state: string;
          activateItem: (item: Element) => void;
        };
        const entry = menu.querySelector(`[id^="termlight"][id$="-menuitem-_${wanted}"]`);
        if (menu.state !== 'open' || !entry || (entry as HTMLElement).hidden) return false;
        menu.activateItem(entry);
        return true;
      }, item),
    `a menu with ${item}`,
  );
}

async function clickInWorker(browser: Browser, item: string, selection: string | undefined): Promise<void> {
  await browser.evalInExtension(
    async (api, menuItemId, selectionText) => {
      const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
      api.contextMenus.onClicked.dispatch({ menuItemId, selectionText, frameId: 0, editable: false, pageUrl: '' }, tab);
    },
    item,
    selection,
  );
}
