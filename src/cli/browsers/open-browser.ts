/** Open either browser with an unpacked extension. */
import { resolve } from 'node:path';
import { openChromium } from './chromium';
import { openFirefox } from './firefox';
import type { Browser, BrowserOptions, Which } from './tab';

/** Open a browser, headless and with a fresh profile, with the unpacked extension in `dir`; null opens it without any. */
export function openBrowser(which: Which, dir: string | null, options: BrowserOptions = {}): Promise<Browser> {
  const folder = dir === null ? null : resolve(dir);
  return which === 'chromium' ? openChromium(folder, options) : openFirefox(folder, options);
}
