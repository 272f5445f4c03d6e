import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Line {
  file: string;
  matches: { start: number; end: number; text: string; term: string; certainty: string; display: string }[];
}

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'spot-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const SPOT = fileURLToPath(new URL('../../src/cli/spot.ts', import.meta.url));

/** The real command, as `npm run spot` starts it. */
function spot(
  args: string[],
  input = '',
  cwd = process.cwd(),
): { stdout: string; stderr: string; status: number | null } {
  return spawnSync(process.execPath, ['--import', TSX, SPOT, ...args], { encoding: 'utf8', input, cwd });
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const lines = (stdout: string): Line[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
const terms = ({ matches }: Line): string[] => matches.map(({ term, text }) => `${term}: ${text}`);

describe('spot', () => {
  it('gives one line a file, in the order given, with offsets of the input', () => {
    const first = file('a.txt', 'Xi Jinping spoke of common prosperity.');
    const second = file('b.txt', '习近平谈共同富裕。');
    const { stdout, status } = spot(['--all', first, second]);
    expect(status).toBe(0);
    const [a, b] = lines(stdout);
    expect(a!.file).toBe(first);
    expect(a!.matches[0]).toEqual({
      start: 0,
      end: 10,
      text: 'Xi Jinping',
      term: 'xi-jinping',
      kind: 'person',
      variant: 'Xi Jinping',
      certainty: 'certain',
      display: 'first',
    });
    expect(terms(b!)).toEqual(['xi-jinping: 习近平', 'common-prosperity: 共同富裕']);
  });

  it('marks by default what a page would mark, and gives every occurrence with --all', () => {
    const path = file('twice.txt', 'Common prosperity. Common prosperity under Xi Jinping and socialism.');
    expect(terms(lines(spot([path]).stdout)[0]!)).toEqual([
      'common-prosperity: Common prosperity',
      'xi-jinping: Xi Jinping',
    ]);
    const all = lines(spot(['--all', path]).stdout)[0]!;
    expect(all.matches.map(({ display }) => display)).toEqual(['first', 'first', 'first', 'never']);
  });

  it('finds no ambiguous form where nothing supports it, calls it possible where little does, and says why', () => {
    const alone = file('floor.txt', 'He was lying flat on the floor.');
    expect(lines(spot(['--all', alone]).stdout)[0]!.matches).toEqual([]);
    const path = file('yoga.txt', 'It rains in Beijing. He was lying flat.');
    // Marked too, more faintly.
    expect(lines(spot([path]).stdout)[0]!.matches).toMatchObject([{ term: 'lying-flat', certainty: 'possible' }]);
    const [found] = lines(spot(['--all', '--explain', path]).stdout);
    expect(found!.matches.filter(({ term }) => term === 'lying-flat')).toMatchObject([
      {
        certainty: 'possible',
        reasons: ['chinaInBlock', 'chinaOnPage'].map((feature) => ({ feature, texts: ['Beijing'] })),
      },
    ]);
    expect(lines(spot(['--all', path]).stdout)[0]!.matches[0]).not.toHaveProperty('reasons');
    expect(spot(['--all', '--explain', '--format', 'table', path]).stdout).toContain(
      'its paragraph speaks of: Beijing; the text speaks of: Beijing',
    );
    expect(spot(['--all', '--explain', '--format', 'csv', path]).stdout).toMatch(/,reason\r\n/);
  });

  it('reads HTML as a page and refers to the text that --text prints', () => {
    const path = file(
      'page.html',
      '<h1>News</h1><p>Xi Jinping on common <b>pros</b>perity and com<wbr>mon prosperity</p><p>common</p><p>prosperity</p><pre>Xi Jinping</pre><textarea>Xi Jinping</textarea><p hidden>Xi Jinping</p><h2>More</h2><p>Xi Jinping</p>',
    );
    const text = spot(['--text', path]).stdout.slice(0, -1);
    const [all] = lines(spot(['--all', path]).stdout);
    expect(terms(all!)).toEqual([
      'xi-jinping: Xi Jinping',
      'common-prosperity: common prosperity',
      'common-prosperity: common prosperity',
      'xi-jinping: Xi Jinping',
    ]);
    for (const match of all!.matches) expect(text.slice(match.start, match.end)).toBe(match.text);
    expect(terms(lines(spot([path]).stdout)[0]!)).toEqual([
      'xi-jinping: Xi Jinping',
      'common-prosperity: common prosperity',
      'xi-jinping: Xi Jinping',
    ]);
  });

  it('takes nothing for evidence that a page does not', () => {
    const hidden = '<p hidden>Xi Jinping spoke.</p><p>It was a new era for yoga.</p>';
    expect(lines(spot(['--all', file('hidden.html', hidden)]).stdout)[0]!.matches).toEqual([]);
    const shown = hidden.replace(' hidden', '');
    expect(terms(lines(spot(['--all', file('shown.html', shown)]).stdout)[0]!)).toContain('new-era: new era');
    const code = 'It was a new era for yoga.\n\n```\nXi Jinping\n```\n';
    expect(lines(spot(['--all', file('code.md', code)]).stdout)[0]!.matches).toEqual([]);
  });

  it('says in one sentence what it does not know', () => {
    const { stderr, status } = spot(['--nope']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Unknown option '--nope'\n$/);
  });

  it('reads Markdown with its sections and leaves code out', () => {
    const content =
      '# One\n\nXi Jinping, Xi Jinping\n\n```\nXi Jinping\n```\n\n## Two\n\nXi Jinping and `Xi Jinping`\n';
    const path = file('text.md', content);
    const starts = lines(spot([path]).stdout)[0]!.matches.map(({ start }) => start);
    expect(starts).toEqual([7, content.indexOf('Xi Jinping and')]);
  });

  it('runs no term across paragraphs', () => {
    expect(lines(spot(['--all', '-'], 'Xi Jinping: common\n\nprosperity').stdout)[0]!.matches).toHaveLength(1);
  });

  it('reads standard input', () => {
    expect(lines(spot(['-'], '共同富裕').stdout)[0]).toMatchObject({
      file: '-',
      matches: [{ term: 'common-prosperity' }],
    });
  });

  it('prints tables, Markdown and CSV that a spreadsheet takes as text', () => {
    const path = file('=cmd.txt', 'Xi Jinping, "Xi Jinping"');
    expect(spot(['--format', 'table', path]).stdout).toMatch(/Xi Jinping\s+习近平\s+1\s+Xi Jinping/);
    expect(spot(['--format', 'markdown', path]).stdout).toContain('| Xi Jinping | 习近平 | 1 | Xi Jinping |');
    const { stdout } = spot(['--format', 'csv', '=cmd.txt'], '', folder);
    expect(stdout.trim().split('\r\n')[1]).toMatch(/^'=cmd\.txt,0,10,Xi Jinping,xi-jinping,person,certain,first$/);
  });

  it.each([
    [['nothing-here.txt'], 'Cannot read nothing-here.txt: there is no such file.\n'],
    [['src'], 'Cannot read src: it is a folder.\n'],
    [['--format', 'xml', '-'], 'There is no format xml; choose one of jsonl, table, markdown, csv.\n'],
    [[], expect.stringContaining('No file was named. Use: npm run --silent spot')],
    [['--every', '-'], expect.stringContaining("Unknown option '--every'")],
  ])('says in one sentence what is wrong with %j, prints nothing else and exits with 2', (args, sentence) => {
    const { stdout, stderr, status } = spot(args);
    expect(stderr).toEqual(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  });
});
