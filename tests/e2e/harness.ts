/** What every end-to-end test does: open a browser with the extension, look at marks and card, point at text, change settings. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../../src/cli/browsers/open-browser';
import { poll, sleep, type Browser, type BrowserOptions, type Tab, type Which } from '../../src/cli/browsers/tab';
import type { BackgroundMessages } from '../../src/core/messages';
import type { Box } from '../../src/core/placement';
import type { Settings } from '../../src/core/settings';
import { OUTPUT, extensionDir } from './builds';

export { poll, sleep };

export const BROWSERS: readonly Which[] = ['chromium', 'firefox'];

/** The element that the card's shadow root hangs on. */
export const HOST = 'div[popover="manual"]';

/** Open a browser with the extension; its card's root is closed, as released, unless said otherwise. */
export const openWithExtension = (which: Which, root: 'closed' | 'open' = 'closed', options: BrowserOptions = {}) =>
  openBrowser(which, extensionDir(which, root), options);

/** A page around this body. */
export const pageOf = (body: string, head = '', lang = 'en'): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Page</title>
<style>body { font: 18px/1.6 sans-serif; margin: 24px; max-width: 700px }</style>${head}</head><body>${body}</body></html>`;

/** A sentence that leaves no doubt that a page is about China, for pages whose other terms are ambiguous. */
export const ABOUT_CHINA = 'The State Council in Beijing met.';

/** Sentences whose “party chiefs” are only possibly a term: the second is all that speaks for it. */
export const IN_DOUBT = 'The party chiefs met. China was named.';

/** The painted texts, in the order of the page; a term that runs across nodes gives one text for each. */
export function marksOf(tab: Tab): Promise<string[]> {
  return tab.eval(() => {
    const ranges: Range[] = [];
    CSS.highlights.forEach((highlight, name) => {
      if (!/-tl7q$/.test(name) || name.startsWith('focus')) return;
      highlight.forEach((painted) => {
        if (!painted.startContainer.isConnected) return;
        const range = new Range();
        range.setStart(painted.startContainer, painted.startOffset);
        range.setEnd(painted.endContainer, painted.endOffset);
        ranges.push(range);
      });
    });
    return ranges.map((range) => range.toString());
  });
}

/** Wait until the marks are these, in any order. Rejects with what they are instead. */
export async function expectMarks(tab: Tab, expected: readonly string[], timeoutMs = 5000): Promise<void> {
  let seen: string[] = [];
  const same = async (): Promise<boolean> => {
    seen = await marksOf(tab);
    return JSON.stringify(seen.toSorted()) === JSON.stringify([...expected].toSorted());
  };
  await poll(same, '', timeoutMs).catch(() => {
    throw new Error(`Marks are ${JSON.stringify(seen)} and not ${JSON.stringify(expected)}.`);
  });
}

/** The same with the tab in front: a page in the background is not read before it is looked at. */
export async function expectMarksInFront(tab: Tab, expected: readonly string[], timeoutMs?: number): Promise<void> {
  await tab.front();
  await expectMarks(tab, expected, timeoutMs);
}

/** Wait for any mark at all. */
export const waitForMarks = (tab: Tab, timeoutMs?: number): Promise<boolean> =>
  tab.waitFor(
    // No iteration: a page under test may have replaced that.
    () => ['underline-tl7q', 'dotted-tl7q', 'background-tl7q'].some((name) => CSS.highlights.has(name)),
    timeoutMs,
  );

/** The box of the nth place where a text stands, in CSS pixels of the viewport. Open shadow roots are searched too. */
export async function boxOf(tab: Tab, text: string, nth = 0): Promise<Box> {
  const box = await tab.eval(
    (wanted, index) => {
      const roots: Node[] = [document];
      let left = index;
      for (let root = roots.shift(); root; root = roots.shift()) {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const { shadowRoot } = node as Element;
          if (shadowRoot) roots.push(shadowRoot);
          const start = node.nodeType === Node.TEXT_NODE ? (node as Text).data.indexOf(wanted) : -1;
          if (start < 0 || left-- > 0) continue;
          const range = new Range();
          range.setStart(node, start);
          range.setEnd(node, start + wanted.length);
          const rect = range.getClientRects()[0];
          if (rect) return { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
        }
      }
      return null;
    },
    text,
    nth,
  );
  if (!box) throw new Error(`The page does not show “${text}”.`);
  return box;
}

export const middleOf = ({ left, top, right, bottom }: Box): [x: number, y: number] => [
  (left + right) / 2,
  (top + bottom) / 2,
];

/** Rest the pointer on a text: come slowly, as somebody who reads. */
export async function rest(tab: Tab, text: string, nth = 0): Promise<Box> {
  const box = await boxOf(tab, text, nth);
  const [x, y] = middleOf(box);
  await tab.mouse(x - 4, y);
  await tab.mouse(x, y);
  return box;
}

/** What the card says, null while there is none. */
export const cardText = (tab: Tab): Promise<string | null> =>
  tab.evalInShadow(HOST, (root) => root.querySelector('[role="dialog"]')?.textContent ?? '');

/** The headword of the open card, null while there is none. */
export const cardTitle = (tab: Tab): Promise<string | null> =>
  tab.evalInShadow(HOST, (root) => root.querySelector('h2')?.textContent ?? '');

/** The box of something in the card, scrolled into sight; the card itself by default. */
export const cardBox = (tab: Tab, selector = '[role="dialog"]', nth = 0): Promise<Box | null> =>
  tab.evalInShadow(
    HOST,
    (root, wanted, index) => {
      const element = root.querySelectorAll(wanted)[index];
      if (!element) return null;
      if (wanted !== '[role="dialog"]') element.scrollIntoView({ block: 'nearest' });
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    },
    selector,
    nth,
  );

/** Click something in the card with the real mouse. */
export async function clickInCard(tab: Tab, selector: string, nth = 0): Promise<void> {
  const box = await cardBox(tab, selector, nth);
  if (!box) throw new Error(`The card has no ${selector}.`);
  await tab.click(...middleOf(box));
}

/** Press Tab in the open card, which is to have the focus, until what matches has it. A busy browser is late with its focus. */
export async function tabTo(tab: Tab, selector: string): Promise<void> {
  const focus = (): Promise<{ at: number; reached: boolean } | null> =>
    tab.evalInShadow(
      HOST,
      (root, wanted) => ({
        at: [...root.querySelectorAll('*')].indexOf(root.activeElement!),
        reached: root.activeElement?.matches(wanted) ?? false,
      }),
      selector,
    );
  let at = -1;
  for (let turn = 0; turn < 40; turn++) {
    const moved = async (): Promise<{ at: number; reached: boolean } | null> => {
      const now = await focus();
      return now && now.at >= 0 && now.at !== at ? now : null;
    };
    const now = (await poll(moved, 'focus further on in the card'))!;
    if (now.reached) return;
    at = now.at;
    await tab.key('Tab');
  }
  throw new Error(`Tab does not reach ${selector}.`);
}

/** Open the card's menu with the real mouse. Returns what it offers. */
export async function openMenu(tab: Tab): Promise<string[]> {
  await clickInCard(tab, '.menu > button');
  const labels = (): Promise<string[] | null> =>
    tab.evalInShadow(HOST, (root) => [...root.querySelectorAll('[role="menuitem"]')].map((item) => item.textContent));
  await poll(async () => (await labels())?.length, 'a menu');
  return (await labels())!;
}

/** Choose in the card's menu with the real mouse. */
export async function chooseInMenu(tab: Tab, label: string): Promise<void> {
  const labels = await openMenu(tab);
  if (!labels.includes(label)) throw new Error(`The menu offers ${labels.join(', ')} and not ${label}.`);
  await clickInCard(tab, '[role="menuitem"]', labels.indexOf(label));
}

/** Wait for a card with an entry. Returns its headword. */
export const waitForCard = (tab: Tab, timeoutMs = 3000): Promise<string> =>
  poll(async () => ((await cardBox(tab)) ? await cardTitle(tab) : null), 'a card', timeoutMs) as Promise<string>;

export const waitForNoCard = (tab: Tab, timeoutMs = 2000): Promise<boolean> =>
  poll(async () => (await cardText(tab)) === null, 'no card', timeoutMs);

/** Settings in force from now on, over the defaults. */
export async function chooseSettings(browser: Browser, settings: Partial<Settings> = {}): Promise<void> {
  await browser.evalInExtension(async (api, chosen) => {
    await api.storage.local.set({ settings: chosen });
  }, settings);
}

/** What lies in storage. */
export const storedSettings = (browser: Browser): Promise<Partial<Settings>> =>
  browser.evalInExtension(async (api) => (await api.storage.local.get('settings')).settings ?? {});

/** Number of the tab in front, as the extension knows it. */
export const tabInFront = (browser: Browser): Promise<number> =>
  browser.evalInExtension(async (api) => (await api.tabs.query({ active: true, lastFocusedWindow: true }))[0].id);

/** Where the popup of a tab stands as a page of its own. */
export const popupAddress = (browser: Browser, tab: number): string => `${browser.base}src/popup/index.html?tab=${tab}`;

/** A page in front, its number, and its popup in a tab of its own. */
export async function openWithPopup(browser: Browser, address: string): Promise<{ tab: Tab; popup: Tab; id: number }> {
  const tab = await browser.newTab();
  await tab.goto(address);
  await tab.front();
  const id = await tabInFront(browser);
  const popup = await browser.newTab();
  await popup.goto(popupAddress(browser, id));
  return { tab, popup, id };
}

/** The toolbar button of a tab. */
export const buttonOf = (browser: Browser, tab: number): Promise<{ badge: string; title: string }> =>
  browser.evalInExtension(
    async (api, tabId) => ({
      badge: await api.action.getBadgeText({ tabId }),
      title: await api.action.getTitle({ tabId }),
    }),
    tab,
  );

/** Wait until the content script has read the tab in front, whatever it found. Returns the title of the button. */
export const waitUntilRead = (browser: Browser, tab: number, timeoutMs = 10_000): Promise<string> =>
  poll(
    async () => {
      const { title } = await buttonOf(browser, tab);
      return /: /.test(title) ? title : '';
    },
    'a report of the page',
    timeoutMs,
  );

/** Click an element of an extension page or a test page with the real mouse, as soon as it is there and not disabled. */
export async function clickOn(tab: Tab, selector: string, nth = 0): Promise<void> {
  const box = await tab.waitFor(
    (wanted: string, index: number) => {
      const element = document.querySelectorAll(wanted)[index];
      if (element?.matches(':disabled')) return null;
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const rect = element?.getBoundingClientRect();
      return rect && { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
    },
    3000,
    selector,
    nth,
  );
  await tab.click(...middleOf(box!));
}

/** A message to the background. */
export interface Heard {
  name: keyof BackgroundMessages;
  params: Record<string, unknown>;
}

/** Note from now on what the background is asked and told, beside those who answer. */
export const hear = (browser: Browser): Promise<void> =>
  browser.evalInExtension((api) => {
    const scope = globalThis as typeof globalThis & { heard?: Heard[] };
    if (!scope.heard) api.runtime.onMessage.addListener((message: Heard) => void scope.heard!.push(message));
    scope.heard = [];
  });

/** What was noted. */
export const heardIn = (browser: Browser): Promise<Heard[]> =>
  browser.evalInExtension(() => (globalThis as typeof globalThis & { heard: Heard[] }).heard);

/** Where a screenshot of this name goes. */
export function picture(name: string): string {
  mkdirSync(OUTPUT, { recursive: true });
  return join(OUTPUT, `${name}.png`);
}
