/** A small picture of points and lines on two logarithmic axes, as SVG that can be read on a light and on a dark ground. */
import { formatNumber } from './format';

export interface Point {
  x: number;
  y: number;
}

export interface Series {
  name: string;
  points: readonly Point[];
  /** Joined by a line, in the order of x? */
  joined: boolean;
}

export interface Plot {
  title: string;
  xLabel: string;
  yLabel: string;
  series: readonly Series[];
}

const WIDTH = 940;
const HEIGHT = 520;
const EDGES = { left: 72, right: 370, top: 24, bottom: 56 };
const LINE_HEIGHT = 24;

/** Colours of the series, on a light ground and on a dark one, each of enough contrast with it. */
const COLOURS = [
  ['#b42318', '#ff8a7a'],
  ['#1d5fc2', '#7db2ff'],
  ['#157a3c', '#6fd48f'],
  ['#8a4b00', '#f0b35f'],
  ['#7a35b5', '#cfa2ff'],
  ['#0b7285', '#62cfe0'],
  ['#555555', '#bbbbbb'],
  ['#a0206f', '#ff8fce'],
] as const;

/** Each series has a shape of its own besides its colour: paths around the origin. */
const SHAPES = [
  'M-4 0A4 4 0 1 0 4 0A4 4 0 1 0-4 0Z',
  'M-4-4H4V4H-4Z',
  'M0-5L5 4H-5Z',
  'M0-5L5 0L0 5L-5 0Z',
  'M-4-4L4 4M4-4L-4 4',
  'M0-5V5M-5 0H5',
  'M-5-4H5L0 5Z',
  'M-5 0H5',
] as const;

interface Axis {
  /** Powers of ten at both ends. */
  from: number;
  to: number;
  /** Pixels at both ends. */
  start: number;
  end: number;
}

/** The picture. Throws RangeError on no points, and on values that have no logarithm. */
export function toSvg({ title, xLabel, yLabel, series }: Plot): string {
  const points = series.flatMap((one) => one.points);
  if (points.length === 0) throw new RangeError('no points');
  if (points.some(({ x, y }) => !(x > 0 && y > 0))) throw new RangeError('a logarithm of nothing');
  const bottom = HEIGHT - EDGES.bottom;
  const right = WIDTH - EDGES.right;
  const x = axisOf(points.map((point) => point.x), EDGES.left, right); // prettier-ignore
  const y = axisOf(points.map((point) => point.y), bottom, EDGES.top); // prettier-ignore
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="14">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${styleOf(series.length)}</style>`,
    `<rect class="ground" width="${WIDTH}" height="${HEIGHT}"/>`,
    ...ticksOf(x).flatMap((tick) => [
      `<path class="grid" d="M${place(x, tick)} ${bottom}V${EDGES.top}"/>`,
      `<text x="${place(x, tick)}" y="${bottom + 20}" text-anchor="middle">${formatNumber(tick)}</text>`,
    ]),
    ...ticksOf(y).flatMap((tick) => [
      `<path class="grid" d="M${EDGES.left} ${place(y, tick)}H${right}"/>`,
      `<text x="${EDGES.left - 8}" y="${place(y, tick) + 5}" text-anchor="end">${formatNumber(tick)}</text>`,
    ]),
    ...series.map((one, index) => drawSeries(one, index, x, y)),
    ...series.flatMap(({ name }, index) => {
      const line = EDGES.top + 8 + index * LINE_HEIGHT;
      return [
        `<path class="s${index} mark" transform="translate(${right + 24} ${line})" d="${shapeOf(index)}"/>`,
        `<text x="${right + 36}" y="${line + 5}">${escapeXml(name)}</text>`,
      ];
    }),
    `<text x="${(EDGES.left + right) / 2}" y="${HEIGHT - 12}" text-anchor="middle">${escapeXml(xLabel)}</text>`,
    `<text transform="translate(18 ${(EDGES.top + bottom) / 2}) rotate(-90)" text-anchor="middle">${escapeXml(yLabel)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function drawSeries({ points, joined }: Series, index: number, x: Axis, y: Axis): string {
  const places = points.map((point) => [place(x, point.x), place(y, point.y)] as const).sort((a, b) => a[0] - b[0]);
  const line = joined
    ? `<polyline class="s${index} line" points="${places.map((at) => at.join(',')).join(' ')}"/>`
    : '';
  const marks = places.map(([left, top]) => `<path transform="translate(${left} ${top})" d="${shapeOf(index)}"/>`);
  return `${line}<g class="s${index} mark">${marks.join('')}</g>`;
}

const shapeOf = (index: number): string => SHAPES[index % SHAPES.length]!;

/** From the power of ten below the least value to the one above the largest. */
function axisOf(values: readonly number[], start: number, end: number): Axis {
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))));
  return { from, to, start, end };
}

/** Pixels, to a tenth. */
const place = ({ from, to, start, end }: Axis, value: number): number =>
  Math.round((start + ((Math.log10(value) - from) / (to - from)) * (end - start)) * 10) / 10;

const ticksOf = ({ from, to }: Axis): number[] =>
  Array.from({ length: to - from + 1 }, (_, power) => 10 ** (from + power));

/** One sheet for both grounds: pictures in a document are told which one the reader prefers. */
function styleOf(count: number): string {
  const colours = (ground: 0 | 1): string =>
    Array.from({ length: count }, (_, index) => `.s${index}{--c:${COLOURS[index % COLOURS.length]![ground]}}`).join('');
  return [
    '.ground{fill:#fff}text{fill:#333}.grid{stroke:#ddd}.line{fill:none;stroke:var(--c);stroke-width:2}',
    '.mark{fill:var(--c);stroke:var(--c);stroke-width:1.5;fill-opacity:.5}',
    colours(0),
    `@media(prefers-color-scheme:dark){.ground{fill:#16181d}text{fill:#ddd}.grid{stroke:#3a3d45}${colours(1)}}`,
  ].join('');
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
