/** The options page, in a tab of its own. */
import { render } from 'preact';
import { browser } from '../platform/browser';
import { t } from '../platform/i18n';
import { CHARACTERS } from '../ui/characters';
import { setCharacters } from '../ui/chinese';
import { setTexts } from '../ui/texts';
import { App } from './App';

document.documentElement.lang = t('uiLang');
document.title = t('optionsTitle');
setTexts(t);
setCharacters(CHARACTERS);
render(<App version={browser.runtime.getManifest().version} />, document.body);
