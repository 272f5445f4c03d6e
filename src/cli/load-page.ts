/** Bringing a page into a tab, and saying why Termlight is not in it. */
import { poll, type Tab } from './browsers/tab';

/** How far a page has come: `stopped` has begun, and something that it asked for had not answered in time. */
export type Loaded = 'complete' | 'stopped' | 'failed';

/** Milliseconds in which a page and what it asks for load. Less than Chromium's driver waits; that of Firefox waits for ever. */
const LOAD_MS = 15_000;

/**
 * Go to an address and wait until all of it is loaded. What has not come by then is given up, as with the button for that: without a
 * style sheet that it waits for, a browser draws nothing.
 */
export async function loadPage(tab: Tab, url: string, timeoutMs = LOAD_MS): Promise<Loaded> {
  let loaded: Loaded | null = null;
  void tab.goto(url).then(
    () => (loaded ??= 'complete'),
    () => (loaded ??= 'failed'),
  );
  const answer = await poll<Loaded | null>(() => Promise.resolve(loaded), 'the page', timeoutMs).catch(() => null);
  if (answer) return answer;
  loaded = 'stopped';
  await tab.eval(() => window.stop()).catch(() => undefined);
  return 'stopped';
}

/**
 * Why Termlight is not on the page of this address, and what to do, in two sentences; null if that is not to be seen. `isFile`: the
 * page is a file of this machine.
 */
export async function reasonForNothing(
  tab: Tab,
  url: string,
  { loaded, isFile }: { loaded: Loaded; isFile: boolean },
): Promise<string | null> {
  const at = await tab.eval(() => document.documentURI).catch(() => '');
  if (/^(?:chrome-error|about):/.test(at)) {
    const advice = isFile ? 'Leave --scripts out' : 'Save the page and name the file';
    return `${url} leads on to an address that does not load. ${advice}: then it stays.`;
  }
  if (loaded !== 'stopped') return null;
  const advice = isFile ? 'Take that out of the file' : 'Try again later, or save the page and name the file';
  return `${url} waits for something that does not answer, and Termlight begins at the end of a page. ${advice}.`;
}
