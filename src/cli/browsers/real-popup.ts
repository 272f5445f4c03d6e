/** The real toolbar popup over a page, in both browsers: what the reader gets, and not its page in a tab. */
import type { PopupBrowser } from './popup';
import { openPopupChromium } from './real-popup-chromium';
import { openPopupFirefox } from './real-popup-firefox';
import type { Which } from './tab';

export { launchForPopup } from './real-popup-chromium';

/** Open a browser, headless and with a fresh profile, with the unpacked extension in `dir`. */
export const openPopupBrowser = (which: Which, dir: string): Promise<PopupBrowser> =>
  which === 'chromium' ? openPopupChromium(dir) : openPopupFirefox(dir);
