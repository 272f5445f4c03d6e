/** What was measured of the ways to a large index, as figures and as tables. */
import { asTimes, figure, inKb, inMs, toTable, type Figure, type Report } from './figures';
import { least } from './statistics';
import { SERIALIZATIONS, TEXT_LENGTHS, type Transport, type TransportResult } from './transport';
import type { Arrival } from './transport-content';

/** From when on searching in the worker is quicker for a page: the text at which that is told, about a long article with comments. */
const PAGE = TEXT_LENGTHS[1];

/** What one page pays in each way until it can search. Milliseconds, the least of all repeats. */
function costs({ embedded, bytes, base64, loadMs }: Transport) {
  const total = (arrivals: readonly Arrival[], part: 'arriveMs' | 'wholeMs'): number =>
    least(arrivals.map((arrival) => arrival[part] + arrival.openMs));
  return {
    'embedded/evaluate': least(embedded.map(({ arriveMs }) => arriveMs)),
    'embedded/open': least(embedded.map(({ openMs }) => openMs)),
    'embedded/total': total(embedded, 'wholeMs'),
    'message-bytes/arrive': least(bytes.map(({ arriveMs }) => arriveMs)),
    'message-bytes/total': total(bytes, 'arriveMs'),
    'message-base64/arrive': least(base64.map(({ arriveMs }) => arriveMs)),
    'message-base64/total': total(base64, 'arriveMs'),
    'worker/load': least(loadMs),
  };
}

/** Searching a text: in the page with an embedded index, everything included, and in the worker. */
const searchesOf = (transport: Transport) =>
  TEXT_LENGTHS.map((characters, at) => {
    const here = transport.search.json[at]!;
    const other = transport.search.structured_clone[at]!;
    return {
      characters,
      figures: {
        here: least([here.warmMs, other.warmMs]),
        'here-cold': least([here.coldMs, other.coldMs]),
        'away-json': here.awayMs,
        'away-json-cold': here.awayColdMs,
        'away-structured_clone': other.awayMs,
        'away-structured_clone-cold': other.awayColdMs,
      },
    };
  });

/** How many times as long a page waits for the worker as for its own embedded index, both for the first time. */
const ratioOf = (transport: Transport): number => {
  const { figures } = searchesOf(transport).find(({ characters }) => characters === PAGE)!;
  const away = least([figures['away-json-cold'], figures['away-structured_clone-cold']]);
  return away / (costs(transport)['embedded/total'] + figures['here-cold']);
};

export function reportTransport({ counts, empty }: TransportResult): Report {
  const emptyMs = least(empty.map(({ wholeMs }) => wholeMs));
  return {
    figures: [figure('transport/chromium/empty', emptyMs, 'ms'), ...counts.flatMap(figuresOf)],
    text: [
      'Ways to a large index, in Chromium, milliseconds for each frame: embedded in the content script as base64 (evaluated; with what',
      'the browser does to bring it, decoding and opening), sent by message as a buffer (structured_clone) or as base64 (JSON);',
      'and, once for each start of the worker, reading it there',
      '',
      wayTable(counts),
      `A script of one line without an index: ${inMs(emptyMs)} ms.`,
      '',
      'Searching a text where the index is, or by message in the worker: milliseconds, the first time and the best of several',
      '',
      searchTable(counts),
      '',
      `A first look at ${PAGE} characters in the worker takes as long as with an embedded index:`,
      ...counts.map((transport) => `  ${transport.patterns} patterns  ${asTimes(ratioOf(transport))}`),
    ].join('\n'),
  };
}

function wayTable(counts: readonly Transport[]): string {
  const rows = counts.map((transport) => {
    const cost = costs(transport);
    return [
      `${transport.patterns}`,
      inKb(transport.raw),
      inKb(transport.scriptBytes),
      ...Object.values(cost).map(inMs),
    ];
  });
  const head = ['evaluated', 'opened', 'in all', 'bytes sent', 'in all', 'base64 sent', 'in all', 'worker reads'];
  return toTable(['patterns', 'index', 'script', ...head], rows);
}

function searchTable(counts: readonly Transport[]): string {
  const rows = counts.flatMap((transport) =>
    searchesOf(transport).map(({ characters, figures }) => [
      `${transport.patterns}`,
      `${characters}`,
      inMs(figures['here-cold']),
      inMs(figures.here),
      ...SERIALIZATIONS.flatMap((name) => [inMs(figures[`away-${name}-cold`]), inMs(figures[`away-${name}`])]),
    ]),
  );
  const head = ['here, first', 'best', 'JSON, first', 'best', 'structured, first', 'best'];
  return toTable(['patterns', 'chars', ...head], rows);
}

function figuresOf(transport: Transport): Figure[] {
  const name = `transport/chromium/${transport.patterns}`;
  return [
    figure(`${name}/raw`, transport.raw, 'bytes'),
    figure(`${name}/embedded/script`, transport.scriptBytes, 'bytes'),
    ...Object.entries(costs(transport)).map(([what, ms]) => figure(`${name}/${what}`, ms, 'ms')),
    ...searchesOf(transport).flatMap(({ characters, figures }) =>
      Object.entries(figures).map(([what, ms]) => figure(`${name}/search/${characters}/${what}`, ms, 'ms')),
    ),
    figure(`${name}/away-to-embedded`, ratioOf(transport), 'ratio'),
  ];
}
