/**
 * The toolbar popup. As a normal tab it takes `?tab=<id>` for the tab it is about and `?q=<text>` for a
 * first search; with `?look-up` it asks the background what
 * to search for first, since an address is kept in the history.
 */
import { render } from 'preact';
import { browser } from '../platform/browser';
import { ask } from '../platform/messaging';
import { t } from '../platform/i18n';
import { CHARACTERS } from '../ui/characters';
import { setCharacters } from '../ui/chinese';
import { setTexts } from '../ui/texts';
import { App } from './App';

const parameters = new URLSearchParams(location.search);

async function activeTab(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

const given = parameters.get('tab');
const tab = given === null ? await activeTab() : Number(given);
const firstQuery = parameters.has('look-up') ? (await ask('lookup/take', {})).text : (parameters.get('q') ?? '');
document.documentElement.lang = t('uiLang');
document.documentElement.classList.toggle('in-tab', parameters.size > 0);
setTexts(t);
setCharacters(CHARACTERS);
render(<App tab={tab} firstQuery={firstQuery} />, document.body);
