/** What the pictures of the document show, taken from the figures of a run. */
import type { Run } from '../figures';
import { ENGINE_NAMES, OURS, SIZES, SLOW, type Engine, type Size } from '../peers/names';
import { toSvg, type Point, type Series } from './plot';

type Figures = Run['figures'];

export interface Picture {
  /** File name, beside the document. */
  file: string;
  /** What it shows, for those who do not see it too. */
  title: string;
  svg: string;
}

/** Pictures are of this browser: the document's tables have both. */
const BROWSER = 'chromium';
/** Clocks step, and a logarithm of nothing is none. */
const LEAST_MS = 0.001;

/** All pictures that the figures are enough for. */
export const drawPictures = (figures: Figures): Picture[] =>
  [drawTerms(figures), drawPages(figures), drawPatterns(figures)].filter((picture) => picture !== null);

/** Time against the number of terms: whole pages. */
function drawTerms(figures: Figures): Picture | null {
  const seriesOf = (state: 'cold' | 'first', engine: Engine): Series => ({
    name: ENGINE_NAMES[engine] + (state === 'first' ? ', new process' : ''),
    points: SIZES.flatMap((size) =>
      pointOf(size, figures[`peers/${BROWSER}/${state}/${size}/${engine}/to-read/median`]),
    ),
    joined: true,
  });
  const series = (['cold', 'first'] as const).flatMap((state) =>
    (Object.keys(ENGINE_NAMES) as Engine[]).map((engine) => seriesOf(state, engine)),
  );
  return draw(
    'performance-terms.svg',
    {
      title: 'Time for a page against the number of terms that are looked for',
      xLabel: 'terms',
      yLabel: 'times a bare read, median page',
    },
    series,
  );
}

/** Time against page size: a point for each page. */
function drawPages(figures: Figures): Picture | null {
  const prefix = `peers/${BROWSER}/cold/page/`;
  const pages = Object.entries(figures).flatMap(([name, { value }]) =>
    name.startsWith(prefix) && name.endsWith('/characters')
      ? [{ base: name.slice(0, -'/characters'.length), characters: value }]
      : [],
  );
  const seriesOf = (name: string, part: string): Series => ({
    name,
    points: pages.flatMap(({ base, characters }) => pointOf(characters, figures[`${base}/${part}`])),
    joined: false,
  });
  const most: Size = 5000;
  const others = (Object.keys(ENGINE_NAMES) as Engine[]).filter((engine) => engine !== OURS);
  return draw(
    'performance-pages.svg',
    {
      title: 'Time for a page against its size, with 5,000 terms',
      xLabel: 'characters in the page',
      yLabel: 'milliseconds, in a fresh document',
    },
    [
      seriesOf(ENGINE_NAMES.ours, `${most}/${OURS}`),
      seriesOf('bare read', 'read'),
      ...others.map((engine) => seriesOf(ENGINE_NAMES[engine], `${most}/${engine}`)),
      seriesOf('mark.js, list of 500 terms', `500/${SLOW}`),
    ],
  );
}

/** Time against the number of patterns: the matcher alone, and the peers, which get all numbers of patterns with a shorter text only. */
function drawPatterns(figures: Figures): Picture | null {
  const ratio = new RegExp(`^matcher/${BROWSER}/mixed/(\\d+)/(\\d+)/([^/]+)/ratio$`);
  const byEngine = new Map<string, Point[]>();
  for (const [name, found] of Object.entries(figures)) {
    const [, characters, patterns, engine = ''] = ratio.exec(name) ?? [];
    if (Number(characters) !== (engine in MATCHER_NAMES ? 1_000_000 : 100_000)) continue;
    byEngine.set(engine, [...(byEngine.get(engine) ?? []), ...pointOf(Number(patterns), found)]);
  }
  return draw(
    'performance-patterns.svg',
    {
      title: 'Time for mixed text against the number of patterns, the matcher alone',
      xLabel: 'patterns',
      yLabel: 'times a bare loop over the text',
    },
    [...byEngine].map(([name, points]) => ({ name: MATCHER_NAMES[name] ?? name, points, joined: true })),
  );
}

const MATCHER_NAMES: Readonly<Record<string, string>> = {
  find: 'Termlight',
  matches: 'Termlight, without cues',
  words: 'Termlight, the pass over words alone',
};

const pointOf = (x: number, found: { value: number } | undefined): Point[] =>
  found ? [{ x, y: Math.max(found.value, LEAST_MS) }] : [];

/** Null where there is nothing to draw. */
function draw(
  file: string,
  texts: { title: string; xLabel: string; yLabel: string },
  series: readonly Series[],
): Picture | null {
  const shown = series.filter(({ points }) => points.length > 0);
  return shown.length === 0 ? null : { file, title: texts.title, svg: toSvg({ ...texts, series: shown }) };
}
