/** What a move of the pointer costs, over marked text and over plain text, with the same page without the extension. */
import { sleep } from '../../browsers/tab';
import { MAX_DELAY } from '../../../core/settings';
import { sum } from '../statistics';
import { openLive, type LiveBrowser, type LiveTab, type Spent } from './live-browser';

export const GROUNDS = ['marked', 'plain'] as const;
export type Ground = (typeof GROUNDS)[number];

/** Microseconds for one move, by the browser's own count and with nothing traced: to trace a call costs more than ours take. */
export interface MoveCost {
  /** Script of ours, on the mean of all moves: all script, less that of the page without the extension. */
  script: number;
  /** The same in the first round, in which the script has not been compiled yet. */
  first: number;
  /** All that the main thread did, with the extension and without. */
  busy: number;
  control: number;
}

export type HitCosts = Record<Ground, MoveCost>;

/** CSS pixels from one place to the next: a pointer that follows a line of text, and none that is on its way. */
const STEP = 6;
/** As far as it goes on one mark: one that stayed as long as the delay would open the card. */
const LONGEST = 150;
const MOVES = 200;
const ROUNDS = 3;
/** Milliseconds between two moves: a frame, and a little. */
const FRAME_MS = 20;

type Point = [x: number, y: number];

/** Where the pointer waits, beside all text: on a mark it would open the card, and the next moves would close it. */
const ASIDE: Point = [2, 2];

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
      const rounds: Round[] = [];
      while (rounds.length < ROUNDS)
        rounds.push({
          withIt: await moveAlong(tabs.get(withIt)!, paths[ground]),
          without: await moveAlong(tabs.get(without)!, paths[ground]),
        });
      costs[ground] = costOf(rounds);
    }
    return costs as HitCosts;
  } finally {
    await Promise.all([withIt.close(), without.close()]);
  }
}

/** Microseconds for one move, on the mean of one round. */
interface Round {
  withIt: Spent;
  without: Spent;
}

/** What several rounds come to. */
export function costOf(rounds: readonly Round[]): MoveCost {
  const ours = rounds.map(({ withIt, without }) => withIt.script - without.script);
  const mean = (values: number[]): number => sum(values) / values.length;
  return {
    script: mean(ours),
    first: ours[0]!,
    busy: mean(rounds.map(({ withIt }) => withIt.busy)),
    control: mean(rounds.map(({ without }) => without.busy)),
  };
}

async function moveAlong(tab: LiveTab, path: readonly Point[]): Promise<Spent> {
  if (path.length < MOVES) throw new Error(`There is room for ${path.length} moves only.`);
  await tab.front();
  await tab.eval('moves = 0');
  const before = await tab.spent();
  for (const [x, y] of path) {
    await tab.mouse(x, y);
    await sleep(FRAME_MS);
  }
  const after = await tab.spent();
  const moves = await tab.eval<[], number>('moves');
  await tab.mouse(...ASIDE);
  if (moves < 0.9 * path.length) throw new Error(`${moves} of ${path.length} moves came to the page.`);
  return { script: (after.script - before.script) / moves, busy: (after.busy - before.busy) / moves };
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
