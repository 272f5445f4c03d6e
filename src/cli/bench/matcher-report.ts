/** What was measured of the matcher, as figures and as tables. */
import { asTimes, figure, inMs, toTable, type Figure, type Report } from './figures';
import { COUNTS, type IndexName } from './inputs';
import type { Timing } from './matcher-in-page';
import { USUAL, type Measured } from './matcher';
import { OTHERS, PEER_NAMES, type PeerName } from './peer-names';
import { least, percentile } from './statistics';
import { LANGUAGES, type Language } from './texts';

/** What is measured of ours. */
const OWN = ['find', 'matches', 'words'] as const;

/** One way to search, with its limit. */
interface Row {
  language: Language;
  characters: number;
  index: IndexName;
  engine: (typeof OWN)[number] | PeerName;
  /** Null where it was not measured. */
  timing: Timing | null;
  bare: Timing;
  /** Ours in the same page. */
  ours: Timing | null;
  found: number;
  buildMs?: number;
  why?: string;
}

/** The length of text at which numbers of patterns and engines are compared. */
const LONG_TEXT = 1_000_000;

export function reportMatcher(which: string, measured: readonly Measured[]): Report {
  const rows = measured.flatMap(rowsOf);
  const isOwn = ({ engine }: Row): boolean => OWN.some((way) => way === engine);
  const own = rows.filter(isOwn);
  const peers = rows.filter((row) => !isOwn(row));
  const flat = flatFigures(which, own);
  const best = bestFigures(which, peers);
  return {
    figures: [...rows.flatMap((row) => rowFigures(`matcher/${which}`, row)), ...flat, ...best],
    text: [
      `Matcher alone in ${which}: times as long as a bare loop over the same text (its share of the loop's speed; million`,
      'characters a second). find is all that the product does; matches leaves out the cues, which are read where a form is',
      'ambiguous; words is the pass over the words alone',
      '',
      ownTable(own),
      '',
      'As long with more patterns as with 500, the hits being as many:',
      ...flat.map(({ name, value }) => `  ${name.split('/').slice(2).join(' ')}  ${asTimes(value)}`),
      '',
      'Peers, which get text and patterns in lower case and fold nothing: times as long as the bare loop; as ours',
      '',
      peerTable(peers),
      '',
      'The best Aho-Corasick takes as long as ours times:',
      ...best.map(({ name, value }) => `  ${name.split('/').slice(2, -1).join(' ') || 'all'}  ${asTimes(value)}`),
    ].join('\n'),
  };
}

function rowsOf({ language, characters, indexes, peer, result }: Measured): Row[] {
  const base = { language, characters, bare: result.bare };
  if (peer !== null && result.peer) {
    const { find, found, buildMs, why } = result.peer;
    const ours = result.indexes[0]?.find ?? null;
    const row = { ...base, index: indexes[0]!, engine: peer, timing: find, ours, found, buildMs };
    return [why === undefined ? row : { ...row, why }];
  }
  return indexes.flatMap((index, at) => {
    const { sum, ...timings } = result.indexes[at]!;
    return OWN.map((engine) => ({ ...base, index, ours: null, found: sum.found, engine, timing: timings[engine] }));
  });
}

/** The least of ours to the least of the limit. */
const ratioOf = (timing: Timing, to: Timing): number => least(timing.ms) / Math.max(least(to.ms), 1e-6);

/** Millions of characters a second. */
const speedOf = ({ characters }: Row, { ms }: Timing): number => characters / least(ms) / 1000;

function rowFigures(prefix: string, row: Row): Figure[] {
  const name = `${prefix}/${row.language}/${row.characters}/${row.index}/${row.engine}`;
  const build = row.buildMs === undefined ? [] : [figure(`${name}/build`, row.buildMs, 'ms')];
  if (!row.timing) return build;
  const { timing, bare } = row;
  const ratios = timing.ms.map((ms, round) => ms / Math.max(bare.ms[round]!, 1e-6));
  return [
    figure(`${name}/ratio`, ratioOf(timing, bare), 'ratio'),
    figure(`${name}/ratio/min`, percentile(ratios, 0), 'ratio'),
    figure(`${name}/ratio/median`, percentile(ratios, 0.5), 'ratio'),
    figure(`${name}/ratio/p95`, percentile(ratios, 0.95), 'ratio'),
    figure(`${name}/share`, 100 / ratioOf(timing, bare), 'percent'),
    figure(`${name}/speed`, speedOf(row, timing), 'characters/µs'),
    figure(`${name}/found`, row.found, 'count'),
    ...(row.ours ? [figure(`${name}/to-ours`, ratioOf(timing, row.ours), 'ratio')] : []),
    ...build,
  ];
}

/** With more patterns as with the fewest. */
function flatFigures(which: string, own: readonly Row[]): Figure[] {
  return LANGUAGES.flatMap((language) => {
    const timingOf = (count: number): Timing | null | undefined =>
      own.find(
        (row) =>
          row.language === language &&
          row.characters === LONG_TEXT &&
          row.index === `${count}` &&
          row.engine === 'find',
      )?.timing;
    const fewest = timingOf(COUNTS[0]);
    return COUNTS.slice(1).flatMap((count) => {
      const timing = timingOf(count);
      return timing && fewest
        ? [figure(`matcher/${which}/${language}/flat-${count}`, ratioOf(timing, fewest), 'ratio')]
        : [];
    });
  });
}

/** The fastest Aho-Corasick beside ours at 1 MB and the usual number of patterns, by language; over all languages the closest. */
function bestFigures(which: string, peers: readonly Row[]): Figure[] {
  const byLanguage = LANGUAGES.flatMap((language) => {
    const ratios = peers.flatMap(({ timing, ours, ...row }) =>
      timing &&
      ours &&
      !OTHERS.includes(row.engine as PeerName) &&
      row.language === language &&
      row.characters === LONG_TEXT &&
      row.index === `${USUAL}`
        ? [ratioOf(timing, ours)]
        : [],
    );
    return ratios.length > 0 ? [{ language, ratio: least(ratios) }] : [];
  });
  if (byLanguage.length === 0) return [];
  return [
    ...byLanguage.map(({ language, ratio }) =>
      figure(`matcher/${which}/${language}/best-aho-corasick`, ratio, 'ratio'),
    ),
    figure(`matcher/${which}/best-aho-corasick`, least(byLanguage.map(({ ratio }) => ratio)), 'ratio'),
  ];
}

const inWords = (row: Row, timing: Timing): string =>
  `${asTimes(ratioOf(timing, row.bare))} (${(100 / ratioOf(timing, row.bare)).toFixed(1)} %; ${speedOf(row, timing).toFixed(0)})`;

function ownTable(own: readonly Row[]): string {
  const rows = own
    .filter(({ engine }) => engine === 'find')
    .map((row) => {
      const { language, characters, index } = row;
      const inWordsOf = (way: Row['engine']): string => {
        const other = own.find(
          (one) =>
            one.engine === way && one.language === language && one.characters === characters && one.index === index,
        );
        return other?.timing ? inWords(other, other.timing) : '';
      };
      return [
        language,
        `${characters}`,
        index,
        ((1000 * row.found) / row.characters).toFixed(1),
        inMs(least(row.bare.ms)),
        inMs(least(row.timing!.ms)),
        inWords(row, row.timing!),
        inWordsOf('matches'),
        inWordsOf('words'),
      ];
    });
  return toTable(['text', 'chars', 'patterns', 'hits/1000', 'bare ms', 'find ms', 'find', 'matches', 'words'], rows);
}

function peerTable(peers: readonly Row[]): string {
  const rows = PEER_NAMES.flatMap((name) => peers.filter(({ engine }) => engine === name)).map((row) => [
    row.engine,
    row.language,
    `${row.characters}`,
    row.index,
    row.why?.startsWith('not built') ? '' : inMs(row.buildMs ?? 0),
    ...(row.timing
      ? [
          inMs(least(row.timing.ms)),
          asTimes(ratioOf(row.timing, row.bare)),
          row.ours ? asTimes(ratioOf(row.timing, row.ours)) : '',
          `${row.found}`,
        ]
      : ['', row.why ?? '', '', '']),
  ]);
  return toTable(['peer', 'text', 'chars', 'patterns', 'build ms', 'ms', 'bare loop', 'ours', 'found'], rows);
}
