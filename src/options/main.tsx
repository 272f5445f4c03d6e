/** The options page, in a tab of its own. */
import { render } from 'preact';
import { browser } from '../platform/browser';
import { t } from '../platform/i18n';
import { CHARACTERS } from '../ui/characters';
import { Texts } from '../ui/texts';
import { CharactersContext } from '../ui/Written';
import { App } from './App';

document.documentElement.lang = t('uiLang');
document.title = t('optionsTitle');
render(
  <Texts.Provider value={t}>
    <CharactersContext.Provider value={CHARACTERS}>
      <App version={browser.runtime.getManifest().version} />
    </CharactersContext.Provider>
  </Texts.Provider>,
  document.body,
);
