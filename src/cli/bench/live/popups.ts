/** How long a reader waits for the toolbar popup, and for results while typing in it, in either browser: the real popup. */
import type { Popup, PopupBrowser } from '../../browsers/popup';
import { openPopupBrowser } from '../../browsers/real-popup';
import { poll, sleep, type Which } from '../../browsers/tab';

/** Milliseconds. */
export interface PopupWaits {
  /** From the start of the popup's page until it was painted with the cursor in the field, and until the page's terms were listed. */
  usable: number[];
  listed: number[];
  /** From pressing the button until it was painted; what the driver takes is in it. */
  pressed: number[];
  /** From a key until its results were in the tree, and until they were painted. */
  results: number[];
  painted: number[];
}

const OPENINGS = 5;
/** What is typed: names in English, in both Chinese scripts and in pinyin, an abbreviation, and one with typing errors. */
export const QUERIES = ['common prosp', '共同富裕', '高質量發展', 'gongtongfuyu', 'gtfy', 'comon prosparity'];

/** A key that has come to the field. Milliseconds of the popup's clock; zero for what has not happened. */
interface Key {
  at: number;
  results: number;
  painted: number;
}

/** Notes keys and what follows. All is reached through `window`: the driver's script in Firefox stands outside of the page. */
const LISTEN = `(() => {
  const keys = (window.benchKeys = []);
  const { performance } = window;
  document.addEventListener('input', ({ timeStamp }) => {
    const key = { at: timeStamp, results: 0, painted: 0 };
    keys.push(key);
    window.requestAnimationFrame(() => window.setTimeout(() => (key.painted = performance.now())));
  }, true);
  new window.MutationObserver(() => {
    const key = keys.at(-1);
    if (key && !key.results) key.results = performance.now();
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
  return true;
})()`;

/** When the terms of the page were first seen in the list. */
const LISTED = `new Promise((resolve) => {
  const look = () => {
    if (document.querySelectorAll('.terms li').length > 0) resolve(window.performance.now());
    else window.requestAnimationFrame(look);
  };
  look();
})`;

interface State {
  /** When the popup's page began, since 1970. */
  origin: number;
  painted: number;
}

/** What the popup says of itself once it has been painted and can be used; else false. */
const STATE = `(() => {
  const { performance } = window;
  const [paint] = performance.getEntriesByType('paint').filter(({ name }) => name === 'first-contentful-paint');
  const ready = document.activeElement?.getAttribute('role') === 'combobox';
  return paint !== undefined && ready && { origin: performance.timeOrigin, painted: paint.startTime };
})()`;

/**
 * Open the popup over the page at `url` again and again, and type into it. All questions are asked with `waitFor`: now and then the driver of
 * Firefox gets no answer to the first one.
 */
export async function measurePopups(which: Which, dir: string, url: string): Promise<PopupWaits> {
  const browser = await openPopupBrowser(which, dir);
  const waits: PopupWaits = { usable: [], listed: [], pressed: [], results: [], painted: [] };
  try {
    await browser.goto(url);
    await poll(() => browser.eval(() => CSS.highlights.has('underline-tl7q')), 'marks', 10_000);
    for (let opening = 0; opening < OPENINGS; opening++) await openOnce(browser, waits);
    const popup = await browser.openPopup();
    await popup.waitFor(STATE);
    await popup.waitFor(LISTEN);
    for (const query of QUERIES) await typeQuery(popup, query, waits);
    await popup.close();
    return waits;
  } finally {
    await browser.close();
  }
}

async function openOnce(browser: PopupBrowser, waits: PopupWaits): Promise<void> {
  const pressed = Date.now();
  const popup = await browser.openPopup();
  waits.listed.push(await popup.waitFor<[], number>(LISTED));
  const { origin, painted } = (await popup.waitFor<[], State | false>(STATE)) as State;
  waits.usable.push(painted);
  waits.pressed.push(origin + painted - pressed);
  await popup.close();
}

/** Type it a key at a time, wait for what each key finds, and empty the field again. */
async function typeQuery(popup: Popup, query: string, waits: PopupWaits): Promise<void> {
  await popup.waitFor('window.benchKeys.splice(0) !== null');
  for (const key of query) {
    await popup.type(key);
    await popup.waitFor(`window.benchKeys.length > 0 && window.benchKeys.at(-1).painted > 0`);
    await sleep(20);
  }
  const keys = JSON.parse(await popup.waitFor<[], string>('JSON.stringify(window.benchKeys)')) as Key[];
  await popup.waitFor(`document.querySelectorAll('.results .row-name').length > 0`);
  // A composed character comes as two: as it is entered, and as it stands.
  if (keys.length < [...query].length) throw new Error(`${keys.length} keys of “${query}” came to the popup.`);
  for (const { at, results, painted } of keys) {
    if (results > 0) waits.results.push(results - at); // the others changed nothing
    waits.painted.push(painted - at);
  }
  await popup.key('Escape');
  await popup.waitFor(`document.querySelector('[role="combobox"]').value === ''`);
}
