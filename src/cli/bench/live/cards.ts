/** How long a reader waits for the card of a term, in either browser: real pointer, real entries. */
import { openBrowser } from '../../browsers/open-browser';
import { poll, type Tab, type Which } from '../../browsers/tab';
import { DEFAULTS } from '../../../core/settings';

/** The element that the card's shadow root hangs on. */
const HOST = 'div[popover="manual"]';

/** Milliseconds from the move of the pointer onto the term until the card with its entry was painted, without the delay that is set. */
export interface CardWaits {
  /** The first one in a page also makes the card. */
  first: number;
  later: number[];
}

/** Different terms that are pointed at, if the page shows so many. */
const CARDS = 8;

/** When the pointer came, which the browser may repeat when something comes up under it, and when the entry was painted; runs before all scripts of the page. */
export const WATCH_CARD = `
  const clock = { moved: 0, shown: 0 };
  addEventListener('pointermove', ({ timeStamp }) => (clock.moved ||= timeStamp), true);
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(null);
  });
  globalThis.watchCard = (root) => new MutationObserver(() => {
    if (!clock.shown && root.querySelector('h2')) painted((now) => (clock.shown ||= now));
  }).observe(root, { childList: true, subtree: true, characterData: true });
  new MutationObserver(() => {
    if (document.querySelector('${HOST}') && !clock.first) painted((now) => (clock.first ||= now));
  }).observe(document.documentElement, { childList: true });`;

/** Open card after card in the page at `url`, which carries `WATCH_CARD`. */
export async function measureCards(which: Which, dir: string, url: string): Promise<CardWaits> {
  const browser = await openBrowser(which, dir);
  try {
    const tab = await browser.newTab();
    await tab.goto(url);
    await tab.front();
    await tab.waitFor(() => CSS.highlights.has('underline-tl7q'), 10_000);
    const places = await tab.eval(placesOfMarks, CARDS);
    if (places.length < CARDS)
      throw new Error(`The page for cards shows ${places.length} of ${CARDS} different terms.`);
    const waits: number[] = [];
    for (const [x, y] of places) waits.push((await openCard(tab, x, y, waits.length === 0)) - DEFAULTS.delay);
    if (waits.some((wait) => wait < 0)) throw new Error('A card came before its time: the clock is wrong.');
    const [first, ...later] = waits;
    return { first: first!, later };
  } finally {
    await browser.close();
  }
}

/** Rest on a mark and close its card again. Resolves with the milliseconds until it was painted. */
async function openCard(tab: Tab, x: number, y: number, isFirst: boolean): Promise<number> {
  await tab.eval('clock.shown = clock.moved = 0');
  await tab.mouse(x, y);
  const title = () => tab.evalInShadow(HOST, (root) => root.querySelector('h2')?.textContent ?? '');
  await poll(title, 'a card with an entry');
  // The first card brings the element with it; from then on its contents are watched.
  const time = isFirst ? 'first' : 'shown';
  const wait = await tab.waitFor<[], number>(`clock.${time} && clock.${time} - clock.moved`);
  if (isFirst) await tab.evalInShadow(HOST, startWatching);
  await tab.key('Escape');
  await poll(async () => (await title()) === null, 'no card');
  return wait;
}

/** The page's own function: its clock is there. */
const startWatching = (root: ShadowRoot): void =>
  (globalThis as unknown as { watchCard: (root: ShadowRoot) => void }).watchCard(root);

/** Middles of the first marks of so many terms that are in the viewport. */
function placesOfMarks(limit: number): [number, number][] {
  const places = new Map<string, [number, number]>();
  CSS.highlights.get('underline-tl7q')!.forEach((painted) => {
    const range = new Range();
    range.setStart(painted.startContainer, painted.startOffset);
    range.setEnd(painted.endContainer, painted.endOffset);
    const rects = range.getClientRects();
    const [rect] = rects;
    if (!rect || rects.length > 1 || rect.bottom > innerHeight || rect.width < 20 || places.size >= limit) return;
    if (!places.has(range.toString()))
      places.set(range.toString(), [rect.left + rect.width / 2, rect.top + rect.height / 2]);
  });
  return [...places.values()];
}
