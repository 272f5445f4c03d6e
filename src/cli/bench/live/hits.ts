/** What a move of the pointer costs, over marked text and over plain text, with the same page without the extension. */
import { sleep } from '../../browsers/tab';
import { MAX_DELAY } from '../../../core/settings';
import { median, percentile, sum } from '../statistics';
import { openLive, type LiveBrowser, type LiveTab } from './live-browser';
import { readLive } from './ours';

export const GROUNDS = ['marked', 'plain'] as const;
export type Ground = (typeof GROUNDS)[number];

/** Microseconds for one move, in which the thread had a processor. */
export interface MoveCost {
  /** Script of ours: on the mean, in the middle of all moves with any, and in the dearest of twenty. */
  mean: number;
  median: number;
  p95: number;
  /** All that the main thread did. */
  busy: number;
}

export type HitCosts = Record<Ground, { withIt: MoveCost; without: MoveCost }>;

/** CSS pixels from one place to the next: a pointer that follows a line of text, and none that is on its way. */
const STEP = 6;
/** As far as it goes on one mark: one that stayed as long as the delay would open the card. */
const LONGEST = 150;
const MOVES = 200;
/** Milliseconds between two moves: a frame, and a little. */
const FRAME_MS = 20;

type Point = [x: number, y: number];

/** Move over the page at `url`, which lists its plain text in `#plain`. */
export async function measureHits(dir: string, url: string): Promise<HitCosts> {
  const [withIt, without] = [await openLive(dir), await openLive(null)];
  try {
    await withIt.choose({ delay: MAX_DELAY }); // no card comes while a mark is crossed
    const tabs = new Map<LiveBrowser, LiveTab>();
    for (const browser of [withIt, without]) {
      const tab = await browser.newTab();
      await tab.load(url);
      tabs.set(browser, tab);
    }
    await sleep(1500);
    const paths = await tabs.get(withIt)!.eval(pathsInPage, STEP, LONGEST, MOVES);
    const costs: Partial<HitCosts> = {};
    for (const ground of GROUNDS) {
      const measure = (browser: LiveBrowser) => moveAlong(browser, tabs.get(browser)!, paths[ground]);
      costs[ground] = { withIt: await measure(withIt), without: await measure(without) };
    }
    return costs as HitCosts;
  } finally {
    await Promise.all([withIt.close(), without.close()]);
  }
}

async function moveAlong(browser: LiveBrowser, tab: LiveTab, path: readonly Point[]): Promise<MoveCost> {
  if (path.length < MOVES) throw new Error(`There is room for ${path.length} moves only.`);
  await tab.front();
  let moves = 0;
  const events = await browser.trace(async () => {
    await tab.eval('moves = 0, console.timeStamp("moves")');
    for (const [x, y] of path) {
      await tab.mouse(x, y);
      await sleep(FRAME_MS);
    }
    moves = await tab.eval<[], number>('console.timeStamp("moves"), moves');
  });
  if (moves < 0.9 * path.length) throw new Error(`${moves} of ${path.length} moves came to the page.`);
  const { tasks } = readLive(events, 'moves');
  const ours = tasks.map(({ oursMs }) => oursMs * 1000).filter((cost) => cost > 0);
  return {
    mean: sum(ours) / moves,
    median: ours.length > 0 ? median(ours) : 0,
    p95: ours.length > 0 ? percentile(ours, 0.95) : 0,
    busy: (sum(tasks.map(({ busyMs }) => busyMs)) * 1000) / moves,
  };
}

/** Places along the marks, line by line and again from the start, and along the plain text. Runs in the page. */
function pathsInPage(step: number, longest: number, moves: number): Record<Ground, Point[]> {
  const along = (rects: DOMRect[]): Point[] => {
    const points: Point[] = [];
    for (const { left, right, top, bottom } of rects) {
      const end = Math.min(right, left + longest);
      for (let x = left + 1; x < end && bottom < innerHeight; x += step) points.push([x, (top + bottom) / 2]);
    }
    return points.length === 0 ? [] : Array.from({ length: moves }, (_, move) => points[move % points.length]!);
  };
  const ranges: AbstractRange[] = [];
  CSS.highlights.get('underline-tl7q')?.forEach((painted) => ranges.push(painted));
  const rectsOf = ({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): DOMRect[] => {
    const range = new Range();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return [...range.getClientRects()];
  };
  const plain = new Range();
  plain.selectNodeContents(document.querySelector('#plain')!);
  return {
    marked: along(ranges.flatMap(rectsOf)),
    plain: along([...plain.getClientRects()].filter(({ height }) => height < 40)),
  };
}
