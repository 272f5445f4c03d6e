/** The context menu: look up a selection, switch this site off or on. */
import { createExactSearch, createSearch, type SearchHit } from '../core/search';
import type { TabReport } from '../core/messages';
import type { TermName } from '../core/term';
import { nameScripts, termNames } from '../glossary/bundled-names';
import { browser } from '../platform/browser';
import { tell } from '../platform/tell';
import { changeSettings } from '../platform/settings-store';
import type { Tabs } from './tabs';

/** A look-up that finds no exact form offers this many near ones. */
const NEAREST = 3;

export function createMenus(tabs: Tabs): void {
  browser.runtime.onInstalled.addListener(() => {
    const { contextMenus, i18n } = browser;
    void contextMenus.removeAll().then(() => {
      contextMenus.create({ id: 'look-up', title: i18n.getMessage('lookUp', '%s'), contexts: ['selection'] });
      contextMenus.create({ id: 'site', title: i18n.getMessage('siteOff'), contexts: ['page', 'frame', 'link'] });
    });
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    if (info.menuItemId === 'look-up') void lookUp((info.selectionText ?? '').trim(), tab.id, info.frameId ?? 0);
    if (info.menuItemId === 'site') void switchSite(tab.id);
  });

  browser.tabs.onActivated.addListener(({ tabId }) => {
    const known = tabs.get(tabId);
    if (known) return showSite(known);
    void tabs.ask(tabId).then(showSite); // the worker was stopped in between
  });

  const switchSite = async (tab: number): Promise<void> => {
    const host = (await tell(tab, 'host/get', {}, 0).catch(() => null))?.host;
    if (!host) return; // nothing of ours runs there
    await changeSettings(({ disabledHosts }) => ({
      disabledHosts: disabledHosts.includes(host)
        ? disabledHosts.filter((other) => other !== host)
        : [...disabledHosts, host],
    }));
  };
}

/** Let the menu say what it would do on the page in front. */
export function showSite(report: TabReport | null): void {
  const title = browser.i18n.getMessage(report && !report.enabled ? 'siteOn' : 'siteOff');
  void browser.contextMenus.update('site', { title }).catch(() => undefined); // not made yet at the first start
}

async function lookUp(text: string, tab: number, frame: number): Promise<void> {
  const [names, scripts] = [termNames(), nameScripts()]; // parsed when asked for: the worker starts often, and seldom for this
  const exact = createExactSearch(names, scripts)(text);
  const hits = exact ? [exact] : createSearch(names, scripts)(text, NEAREST);
  const shown = await tell(tab, 'lookup/show', { text, hits: hits.map(toName), exact: exact !== null }, frame).catch(
    () => null,
  );
  if (shown?.shown) return;
  // Off there, or no content script (a PDF, a store page): the popup's page has the whole glossary. The text is handed over in
  // memory: an address is kept in the history.
  lookedUp = text;
  await browser.tabs.create({ url: browser.runtime.getURL('src/popup/index.html?look-up') });
}

let lookedUp = '';

/** The text that the popup's page was opened for, once. */
export function takeLookedUp(): string {
  const text = lookedUp;
  lookedUp = '';
  return text;
}

const toName = ({ term, en, zhHans, zhHant }: SearchHit): TermName => ({ id: term, en, zhHans, zhHant });
