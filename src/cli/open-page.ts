/**
 * Opens a page in a browser with Termlight.
 *
 *     npm start [-- [FILE | URL] [--browser chromium|firefox] [--screenshot FILE] [--scripts]]
 *
 * With a display it opens a window and stays until that is closed. Without one, or for a screenshot, it looks at the page
 * itself: prints the terms that the extension found and draws the page with the card of the first one open.
 * A file is shown as it was saved: its scripts run only with --scripts.
 *
 * Exit code 0: done; 1: the extension did not come up, or the page did not load; 2: wrong arguments.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { widthOf } from '../glossary/compile/columns';
import { openBrowser } from './browsers/open-browser';
import type { Browser, Which } from './browsers/tab';
import { folderOf, runBuild } from './build';
import { loadPage, reasonForNothing } from './load-page';
import { openFirstCard, termsOn, type TermRow } from './look';
import { openWindow } from './open-window';
import { parsePage, serveFile, type PageArgument } from './page-argument';
import { chromiumPath } from './setup.mjs';
import { ROOT } from './tool';

const DEMO = fileURLToPath(new URL('demo/article.html', import.meta.url));
const USAGE = 'Use: npm start [-- [FILE | URL] [--browser chromium|firefox] [--screenshot FILE] [--scripts]].';
const VIEWPORT = { width: 1200, height: 800 };

/** Names for messages. */
const NAMES: Record<Which, string> = { chromium: 'Chromium', firefox: 'Firefox' };

interface Options {
  page: PageArgument;
  which: Which;
  /** Where to draw the page to; null where none was asked for. */
  screenshot: string | null;
  /** Do the scripts of a file run? Those of an address do in any case. */
  scripts: boolean;
}

/** npm runs in the folder of the project; paths are meant from where the user is. */
const whereTheUserIs = (): string => process.env['INIT_CWD'] ?? process.cwd();

/** Throws an error of one sentence on anything that cannot be done. */
function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parseCommandLine(args);
  const which = values.browser ?? (chromiumPath() ? 'chromium' : 'firefox');
  if (positionals.length > 1 || (which !== 'chromium' && which !== 'firefox')) throw new Error(USAGE);
  const cwd = whereTheUserIs();
  return {
    page: positionals[0] === undefined ? { file: DEMO } : parsePage(positionals[0], cwd),
    which,
    screenshot: values.screenshot === undefined ? null : resolve(cwd, values.screenshot),
    scripts: values.scripts ?? false,
  };
}

function parseCommandLine(args: readonly string[]) {
  try {
    const options = {
      browser: { type: 'string' },
      screenshot: { type: 'string' },
      scripts: { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch {
    throw new Error(USAGE);
  }
}

const hasScripts = (file: string): boolean => /<script\b/i.test(readFileSync(file, 'latin1'));

/** Is there a screen to open a window on, and somebody before it? */
function hasDisplay({ platform, env }: NodeJS.Process): boolean {
  if (env['CI'] === 'true') return false;
  return platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** Look at a page without a window. Returns the exit code. */
async function lookAt(url: string, { page, which, screenshot }: Options, dir: string): Promise<0 | 1> {
  const file = screenshot ?? resolve(ROOT, 'tests/output/start.png');
  let browser: Browser;
  try {
    browser = await openBrowser(which, dir, { viewport: VIEWPORT });
  } catch (error) {
    return say(`Termlight did not start in ${NAMES[which]}: ${firstLine(error)}`);
  }
  try {
    const tab = await browser.newTab();
    const loaded = await loadPage(tab, url);
    // A file comes from this machine: where it fails it has been left, which `reasonForNothing` tells.
    if (loaded === 'failed' && 'url' in page) return say(`${url} did not load.`);
    const terms = await termsOn(browser, tab).catch(() => null);
    if (!terms)
      return say(
        (await reasonForNothing(tab, url, { loaded, isFile: 'file' in page })) ??
          `Termlight did not come up on ${url} in ${NAMES[which]}.`,
      );
    console.log(terms.length > 0 ? toTable(terms) : 'No terms were found on this page.');
    const card = await openFirstCard(tab).catch(() => undefined);
    mkdirSync(dirname(file), { recursive: true });
    await tab.screenshot(file);
    console.log(`\n${NAMES[which]} shows it like this: ${relative(whereTheUserIs(), file)}`);
    return card === undefined ? say('The card of the first term did not open; something may lie over it.') : 0;
  } finally {
    await browser.close();
  }
}

function say(sentence: string): 1 {
  console.error(sentence);
  return 1;
}

const firstLine = (error: unknown): string => String(error instanceof Error ? error.message : error).split('\n')[0]!;

function toTable(terms: readonly TermRow[]): string {
  const rows = [['Term', 'Chinese', 'Count'], ...terms.map(({ en, zh, count }) => [en, zh, String(count)])];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => widthOf(row[column]!))));
  const padded = (text: string, column: number): string => text + ' '.repeat(widths[column]! - widthOf(text));
  return rows.map(([en, zh, count]) => `${padded(en!, 0)}  ${padded(zh!, 1)}  ${count!.padStart(5)}`).join('\n');
}

async function run(args: readonly string[]): Promise<number> {
  let options: Options;
  try {
    options = parseOptions(args);
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
  if ((await runBuild([], (text) => console.log(text))) !== 0) return 1;
  const { page, which, screenshot, scripts } = options;
  const dir = resolve(ROOT, folderOf({ target: which === 'chromium' ? 'chrome' : 'firefox', openRoot: false }));
  const served =
    'file' in page ? await serveFile(page.file, { scripts }) : { url: page.url, close: () => Promise.resolve() };
  if ('file' in page && !scripts && hasScripts(page.file))
    console.log('The scripts of the file do not run, as they may lead away from it; with --scripts they do.');
  try {
    if (screenshot !== null || !hasDisplay(process)) return await lookAt(served.url, options, dir);
    return await openWindow(which, dir, served.url).catch((error: unknown) =>
      say(`${NAMES[which]} could not be opened with Termlight: ${firstLine(error)}`),
    );
  } finally {
    await served.close();
  }
}

process.exitCode = await run(process.argv.slice(2));
