/** How large the built extension is, file by file, and what of the content script is code and what is the index. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'vite';
import { openIndex } from '../../core/index-format';
import { filesIn, type Target } from '../build';
import { figure, inKb, toTable, type Figure, type Report } from './figures';
import { sum } from './statistics';

/** Bytes; gzip at its highest level. */
export interface Size {
  raw: number;
  gzip: number;
}

export interface ScriptParts {
  code: Size;
  index: Size;
  /** Forms of terms that the index finds; cues are not counted. */
  patterns: number;
}

/** Bytes. More code than this, gzipped, is too much to put into every page. */
export const CODE_BOUND = 35_000;

const CONTENT_SCRIPT = 'src/content/main.iife.js';

const sizeOf = (bytes: Uint8Array): Size => ({ raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length });

interface TemplatePart {
  value: { cooked: string };
}

interface Literal {
  start: number;
  end: number;
  value: string;
}

/** The strings in a script, in the order of their length, longest first. */
function literalsIn(script: string): Literal[] {
  const found: Literal[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, start, end, value, quasis } = node as Literal & { type?: string; quasis?: TemplatePart[] };
    if (type === 'Literal' && typeof value === 'string') found.push({ start, end, value });
    if (type === 'TemplateLiteral' && quasis?.length === 1) found.push({ start, end, value: quasis[0]!.value.cooked });
    Object.values(node).forEach(visit);
  };
  visit(parseAst(script));
  return found.sort((a, b) => b.value.length - a.value.length);
}

/** Split a built content script. Throws if the index is not in it as two strings. */
export function splitScript(script: string): ScriptParts {
  const literals = literalsIn(script);
  const bytes = literals.find(({ value }) => /^[A-Za-z0-9+/]{64,}=*$/.test(value));
  const text = literals.find(
    (literal) => literal !== bytes && literal.value.length > 1 && literal.value.includes('\u0001'),
  );
  if (!bytes || !text) throw new Error('The content script does not hold the index as two strings.');
  const { forms, cues } = openIndex({
    bytes: new Uint8Array(Buffer.from(bytes.value, 'base64').values()),
    text: text.value,
  });
  const [first, second] = [bytes, text].sort((a, b) => a.start - b.start) as [Literal, Literal];
  const code = script.slice(0, first.start) + script.slice(first.end, second.start) + script.slice(second.end);
  const index = script.slice(first.start, first.end) + script.slice(second.start, second.end);
  return {
    code: sizeOf(Buffer.from(code)),
    index: sizeOf(Buffer.from(index)),
    patterns: forms.length - cues.length,
  };
}

export interface BuildSizes {
  /** By name without the hash that changes with the content; files that then share a name are added up. */
  files: Map<string, Size>;
  total: Size;
  script: ScriptParts;
}

/** Measure a build in its folder. Needs no browser. */
export function measureBuild(dir: string): BuildSizes {
  const files = new Map<string, Size>();
  for (const path of filesIn(dir)) {
    const name = stableName(relative(dir, path).replaceAll('\\', '/'));
    const size = sizeOf(readFileSync(path));
    const known = files.get(name) ?? { raw: 0, gzip: 0 };
    files.set(name, { raw: known.raw + size.raw, gzip: known.gzip + size.gzip });
  }
  const sizes = [...files.values()];
  return {
    files,
    total: { raw: sum(sizes.map(({ raw }) => raw)), gzip: sum(sizes.map(({ gzip }) => gzip)) },
    script: splitScript(readFileSync(join(dir, CONTENT_SCRIPT), 'utf8')),
  };
}

const stableName = (name: string): string => name.replace(/^(assets\/.+)-[\w-]{8}(?=\.\w+$)/, '$1');

/** Both builds side by side: they differ in little. */
export function reportSizes(builds: Readonly<Record<Target, BuildSizes>>): Report {
  const targets = Object.keys(builds) as Target[];
  const rawOf = (name: string): number =>
    Math.max(...targets.map((target) => builds[target].files.get(name)?.raw ?? 0));
  const names = [...new Set(targets.flatMap((target) => [...builds[target].files.keys()]))];
  names.sort((a, b) => rawOf(b) - rawOf(a));
  const cells = (size: Size | undefined): string[] => (size ? [inKb(size.raw), inKb(size.gzip)] : ['', '']);
  const rows = [
    ...names.map((name) => [name, ...targets.flatMap((target) => cells(builds[target].files.get(name)))]),
    ['all', ...targets.flatMap((target) => cells(builds[target].total))],
  ];
  return {
    figures: targets.flatMap((target) => buildFigures(`sizes/${target}`, builds[target])),
    text: [
      'Sizes of the built extension',
      '',
      toTable(['file', ...targets.flatMap((target) => [target, 'gzip'])], rows),
      ...targets.map((target) => scriptLine(target, builds[target].script)),
    ].join('\n'),
  };
}

function scriptLine(target: Target, { code, index, patterns }: ScriptParts): string {
  const verdict = code.gzip <= CODE_BOUND ? 'within' : 'ABOVE';
  const each = `${(index.gzip / patterns).toFixed(1)} bytes for each of ${patterns} patterns`;
  return [
    `Content script, ${target}: code ${inKb(code.raw)}, gzipped ${inKb(code.gzip)}, ${verdict} the bound of ${inKb(CODE_BOUND)};`,
    `index ${inKb(index.raw)}, gzipped ${inKb(index.gzip)}: ${each}.`,
  ].join(' ');
}

function buildFigures(name: string, { files, total, script }: BuildSizes): Figure[] {
  const { code, index, patterns } = script;
  return [
    ...sizeFigures(`${name}/total`, total),
    ...[...files].flatMap(([file, size]) => sizeFigures(`${name}/file/${file}`, size)),
    ...sizeFigures(`${name}/content-script/code`, code),
    ...sizeFigures(`${name}/content-script/index`, index),
    figure(`${name}/content-script/code/bound`, CODE_BOUND, 'bytes'),
    figure(`${name}/content-script/patterns`, patterns, 'count'),
    figure(`${name}/content-script/index/gzip-per-pattern`, index.gzip / patterns, 'bytes'),
  ];
}

const sizeFigures = (name: string, { raw, gzip }: Size): Figure[] => [
  figure(`${name}/raw`, raw, 'bytes'),
  figure(`${name}/gzip`, gzip, 'bytes'),
];
