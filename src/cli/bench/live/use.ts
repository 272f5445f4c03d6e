/** What the reader's own doings take: moving the pointer, opening a card, opening the popup, searching in it. */
import type { Which } from '../../browsers/tab';
import { figure, inMs, toTable, type Figure, type Report } from '../figures';
import { serveStill } from '../saved-pages';
import { percentile } from '../statistics';
import { measureCards, type CardWaits } from './cards';
import { GROUNDS, measureHits, type HitCosts } from './hits';
import { measurePopups, type PopupWaits } from './popups';
import { makeUsePage } from './use-page';

/** What a reader waits for in one browser. */
export interface Waits {
  which: Which;
  cards: CardWaits;
  popups: PopupWaits;
}

export interface Use {
  hits: HitCosts;
  waits: Waits[];
}

/** `dirs` are the built extensions of the browsers to measure in. */
export async function measureUse(dirs: Partial<Record<Which, string>> & { chromium: string }): Promise<Use> {
  const served = await serveStill({ '/use': await makeUsePage() });
  const url = `${served.base}/use`;
  try {
    const hits = await measureHits(dirs.chromium, url);
    const waits: Waits[] = [];
    for (const which of Object.keys(dirs) as Which[]) {
      const dir = dirs[which]!;
      waits.push({ which, cards: await measureCards(which, dir, url), popups: await measurePopups(which, dir, url) });
    }
    return { hits, waits };
  } finally {
    await served.close();
  }
}

export function reportUse({ hits, waits }: Use): Report {
  const moves = GROUNDS.map((ground) => {
    const { script, first, busy, control } = hits[ground];
    return [`over ${ground} text`, ...[script, first, busy, control].map(inMicroseconds)];
  });
  const rows = waits.flatMap(({ which, cards, popups }) =>
    waitsOf(cards, popups).map(([what, , values]) => [
      `${what}, ${which}`,
      ...SHARES.map((share) => inMs(percentile(values, share))),
    ]),
  );
  const text = [
    'A move of the pointer, in Chromium, microseconds of processor time on the mean: script of ours, and in the first 200 moves; all',
    'that the main thread does, and without Termlight',
    '',
    toTable(['move, processor time', 'ours', 'at first', 'all', 'without'], moves),
    '',
    'What the reader waits for, milliseconds of clock time, in which is what else the machine does: until painted unless said',
    'otherwise; a card beyond the delay that is set',
    '',
    toTable(['wait, clock time', 'least', 'median', '95th pct'], rows),
  ];
  return {
    figures: [
      ...GROUNDS.flatMap((ground) => [
        figure(`use/move/${ground}/script`, hits[ground].script / 1000, 'ms'),
        figure(`use/move/${ground}/script-first`, hits[ground].first / 1000, 'ms'),
        figure(`use/move/${ground}/busy`, hits[ground].busy / 1000, 'ms'),
        figure(`use/move/${ground}/control-busy`, hits[ground].control / 1000, 'ms'),
      ]),
      ...waits.flatMap(figuresOf),
    ],
    text: text.join('\n'),
  };
}

const SHARES = [0, 0.5, 0.95];

const inMicroseconds = (value: number): string => value.toFixed(0);

/** What is waited for: in words, as figures are named, and how long. */
const waitsOf = (cards: CardWaits, popups: PopupWaits): [what: string, name: string, values: number[]][] => [
  ['first card of a page', 'first-card', [cards.first]],
  ['card', 'card', cards.later],
  ['popup, from the start of its page', 'popup', popups.usable],
  ['popup, from the press, with the driver', 'popup-pressed', popups.pressed],
  ['terms listed in the popup', 'popup-listed', popups.listed],
  ['key, until its results are in the tree', 'search-results', popups.results],
  ['key', 'search', popups.painted],
];

const figuresOf = ({ which, cards, popups }: Waits): Figure[] =>
  waitsOf(cards, popups).flatMap(([, name, values]) => [
    figure(`use/${which}/${name}/median`, percentile(values, 0.5), 'ms'),
    figure(`use/${which}/${name}/p95`, percentile(values, 0.95), 'ms'),
  ]);
