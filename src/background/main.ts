/** Root of the background: answers with entries, keeps the badge, carries commands and menus to the page. */
import { findEntry } from '../glossary/bundled-entries';
import type { BackgroundMessages } from '../core/messages';
import { markTerm } from '../core/settings';
import { browser } from '../platform/browser';
import { handle } from '../platform/messaging';
import { changeSettings, readSettings, watchSettings } from '../platform/settings-store';
import { tell } from '../platform/tell';
import { toCardEntry } from '../ui/card-entry';
import cardCss from '../ui/card.css?inline';
import { CHARACTERS } from '../ui/characters';
import highlightCss from '../ui/highlight.css?inline';
import { showBadge, showSwitch } from './badge';
import { createMenus, showSite, takeLookedUp } from './menus';
import { createTabs } from './tabs';

const tabs = createTabs((tab, report) => {
  void showBadge(tab, report);
  void isInFront(tab).then((front) => front && showSite(report));
});
createMenus(tabs);

handle<BackgroundMessages>({
  'entry/get': ({ term }) => {
    const entry = findEntry(term);
    return entry && toCardEntry(entry);
  },
  'card/look': () => ({ css: cardCss, characters: CHARACTERS }),
  'marks/look': () => ({ css: highlightCss }),
  'site/get': (_, { tab }) => (tab === undefined ? { host: null } : askHost(tab)),
  'site/off': async ({ host }) => {
    await changeSettings(({ disabledHosts }) => ({ disabledHosts: [...new Set([...disabledHosts, host])] }));
    return null;
  },
  'term/mark': async ({ term, marking }) => {
    await changeSettings((before) => markTerm(before, term, marking));
    return null;
  },
  'frame/report': (report, { tab, frame }) => {
    if (tab !== undefined && frame !== undefined) tabs.report(tab, frame, report);
    return null;
  },
  'tab/get': ({ tab }) => tabs.ask(tab),
  'mention/go': async ({ tab, term, nth }) => {
    const place = tabs.placeOf(tab, term, nth);
    if (place) await tell(tab, 'mention/show', { term, nth: place.nth }, place.frame).catch(() => null);
    return null;
  },
  'lookup/take': () => ({ text: takeLookedUp() }),
  'options/open': async () => {
    await browser.runtime.openOptionsPage();
    return null;
  },
});

browser.tabs.onRemoved.addListener((tab) => tabs.forget(tab));

browser.commands.onCommand.addListener((command, tab) => {
  if (command === 'toggle-highlights') void changeSettings(({ highlights }) => ({ highlights: !highlights }));
  if (command === 'next-term' || command === 'previous-term') void step(command === 'next-term' ? 1 : -1, tab?.id);
});

/** Milliseconds between questions for the host of a page whose script is not there yet, and how often it is asked. */
const RETRY_MS = 200;
const RETRIES = 50;

async function askHost(tab: number): Promise<{ host: string | null }> {
  for (let attempt = 0; attempt < RETRIES; attempt++) {
    const answer = await tell(tab, 'host/get', {}, 0).catch(() => null);
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  return { host: null };
}

async function isInFront(tab: number): Promise<boolean> {
  return (await browser.tabs.query({ active: true, lastFocusedWindow: true })).some(({ id }) => id === tab);
}

/** Go to the next or previous term: in the page itself, or in the first frame that has any. */
async function step(step: 1 | -1, tab: number | undefined): Promise<void> {
  const id = tab ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id;
  if (id === undefined) return;
  if (!tabs.get(id)) await tabs.ask(id); // the worker was stopped in between
  await tell(id, 'mention/step', { step }, tabs.frameWithTerms(id)).catch(() => null);
}

// The icon is grey everywhere while the switch for everywhere is off, also where no content script can say so.
watchSettings(showSwitch);
void readSettings().then(showSwitch);
