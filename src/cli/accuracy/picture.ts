/** Draws precision against recall as the bound of what is certain moves: one line for each language. */
import { LANGUAGE_NAMES, REPORT_LANGUAGES, type AccuracyReport, type CurvePoint, type ReportLanguage } from './report';

const WIDTH = 640;
const HEIGHT = 480;
const MARGIN = 56;
/** Both axes begin here. */
const FROM = 0.5;
const COLOURS: Record<ReportLanguage, string> = { en: '#2563c9', zh: '#c2410c', zhHant: '#15803d' };

const x = (recall: number): number => MARGIN + ((recall - FROM) / (1 - FROM)) * (WIDTH - 2 * MARGIN);
const y = (precision: number): number => HEIGHT - MARGIN - ((precision - FROM) / (1 - FROM)) * (HEIGHT - 2 * MARGIN);
const at = ({ recall, precision }: CurvePoint): string => `${x(recall).toFixed(1)},${y(precision).toFixed(1)}`;

/** The picture as SVG. */
export function toPicture(report: AccuracyReport): string {
  const ticks = [0.5, 0.6, 0.7, 0.8, 0.9, 1];
  const grid = ticks.flatMap((tick) => [
    `<path class="grid" d="M${x(tick)} ${y(FROM)}V${y(1)}M${x(FROM)} ${y(tick)}H${x(1)}"/>`,
    `<text x="${x(tick)}" y="${y(FROM) + 20}" text-anchor="middle">${tick}</text>`,
    `<text x="${x(FROM) - 8}" y="${y(tick) + 5}" text-anchor="end">${tick}</text>`,
  ]);
  const lines = REPORT_LANGUAGES.flatMap((lang, row) => {
    const points = report[lang].curve.filter(({ precision, recall }) => precision >= FROM && recall >= FROM);
    const colour = COLOURS[lang];
    const chosen = points.filter(({ bound }) => bound === 0);
    const line = y(FROM) - 20 - 20 * (REPORT_LANGUAGES.length - 1 - row);
    return [
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.map(at).join(' ')}"/>`,
      ...chosen.map((point) => `<circle cx="${x(point.recall)}" cy="${y(point.precision)}" r="5" fill="${colour}"/>`),
      `<text x="${x(FROM) + 16}" y="${line}" fill="${colour}">${LANGUAGE_NAMES[lang]}</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="14" fill="#333">`,
    '<title>Precision against recall as the bound of what is certain moves; a dot at the bound in use</title>',
    '<style>.grid{stroke:#ccc;fill:none}</style>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...grid,
    ...lines,
    `<text x="${WIDTH / 2}" y="${HEIGHT - 12}" text-anchor="middle">recall of terms that must be marked</text>`,
    `<text transform="translate(16 ${HEIGHT / 2}) rotate(-90)" text-anchor="middle">precision</text>`,
    '</svg>',
    '',
  ].join('\n');
}
