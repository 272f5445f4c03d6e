/** The options page, in a tab of its own. */
import { render } from 'preact';
import { browser } from '../platform/browser';
import { t } from '../platform/i18n';
import { CHARACTERS } from '../ui/characters';
import { setTexts } from '../ui/texts';
import { CharactersContext } from '../ui/Written';
import { App } from './App';

document.documentElement.lang = t('uiLang');
document.title = t('optionsTitle');
setTexts(t);
render(
  <CharactersContext.Provider value={CHARACTERS}>
    <App version={browser.runtime.getManifest().version} />
  </CharactersContext.Provider>,
  document.body,
);
