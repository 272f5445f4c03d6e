/** The same text gives the same matches in Node and in both browsers: offsets, terms and verdicts. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../src/cli/browsers/open-browser';
import { serve, type Served } from '../../src/cli/browsers/serve-pages';
import { ROOT } from './builds';
import { BROWSERS, pageOf } from './harness';
import { judge } from './judge';

const PASSAGES = join(ROOT, '../shared/eval/dev');
const TRAPS = join(ROOT, '../shared/domain/traps.json');
const SEED = join(ROOT, '../shared/seed/editorial.txt');
/** Texts in which the terms are meant that the traps are taken for. */
const TWINS = join(ROOT, 'tests/accuracy/twins.json');

/** The texts of a file of lists, like the traps. */
const textsOf = (file: string): string[] =>
  existsSync(file)
    ? Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, { text: string }[]>)
        .flat()
        .map(({ text }) => text)
    : [];

function readTexts(): string[] {
  const passages = existsSync(PASSAGES) ? readdirSync(PASSAGES).filter((name) => name.endsWith('.json')) : [];
  return [
    ...passages.map((name) => (JSON.parse(readFileSync(join(PASSAGES, name), 'utf8')) as { text: string }).text),
    ...(existsSync(SEED) ? [readFileSync(SEED, 'utf8')] : []),
    ...textsOf(TRAPS),
    ...textsOf(TWINS),
  ];
}

/** `judge` with all it needs, as one script that a page can run. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: join(ROOT, 'tests/e2e/judge.ts'), formats: ['iife'], name: 'termlight' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('Nothing was built.');
  return output.output[0].code;
}

const texts = readTexts();

describe('verdicts', () => {
  const inNode = judge(texts);
  let served: Served;

  beforeAll(async () => {
    const script = await bundle();
    const page = pageOf('', '<script src="/judge.js"></script>');
    served = await serve((url, response) => {
      const isScript = url.pathname === '/judge.js';
      response
        .writeHead(200, { 'content-type': isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8' })
        .end(isScript ? script : page);
      return true;
    });
  });
  afterAll(() => served?.close());

  test('Node finds hundreds of terms', () => {
    expect(inNode.flat().length).toBeGreaterThan(200);
  });

  test.each(BROWSERS)('%s finds the same', async (which) => {
    const browser = await openBrowser(which, null);
    try {
      const tab = await browser.newTab();
      await tab.goto(served.base);
      const found = await tab.eval(
        (given) => (window as never as { termlight: { judge: typeof judge } }).termlight.judge(given),
        texts,
      );
      expect(found).toEqual(inNode);
    } finally {
      await browser.close();
    }
  });
});
