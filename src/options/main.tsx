/** The options page, in a tab of its own. */
import { render } from 'preact';
import { browser } from '../platform/browser';
import { t } from '../platform/i18n';
import { Texts } from '../ui/texts';
import { App } from './App';

document.documentElement.lang = t('uiLang');
document.title = t('optionsTitle');
render(
  <Texts.Provider value={t}>
    <App version={browser.runtime.getManifest().version} />
  </Texts.Provider>,
  document.body,
);
