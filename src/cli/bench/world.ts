/** The bench's own world in a page, in any browser. */
import { join } from 'node:path';
import { build, normalizePath, type Rollup } from 'vite';
import { ROOT } from '../tool';
import type * as InPage from './in-page';

/** What can be called in the page. */
export type Calls = Omit<typeof InPage, 'checksum' | 'scan'>;

/** A world in which nothing has run yet but the definitions of one script, which are these. */
export interface World<Part = Calls> {
  call: <Name extends keyof Part & string>(name: Name) => Promise<Result<Part[Name]>>;
}

type Result<Call> = Call extends (...args: never[]) => unknown ? Awaited<ReturnType<Call>> : never;

/** A browser in which pages can be scanned. */
export interface ScanBrowser {
  /** As figures are named: `chromium`, `firefox`. */
  which: string;
  version: string;
  /** Load an address anew, wait until it is drawn, and open a world in it with one of the scripts, by default the first. */
  fresh: <Part extends Settling = Calls>(url: string, script?: string) => Promise<World<Part>>;
  /** Let the browser clear up what the pages before have left, on a blank page at this address. */
  clearUp: (blank: string) => Promise<void>;
  /** Go on in a new tab, whose process has run nothing yet. Not in Firefox, which gives pages of one site one process. */
  renew?: () => Promise<void>;
  close: () => Promise<void>;
}

/** What every script has. */
export type Settling = Pick<Calls, 'settle'>;

/** Scripts by name: each defines `GLOBAL`. One script for each thing measured: what is not run must not slow down what is. */
export type Scripts = Readonly<Record<string, string>>;

/** The variable under which the part in the page is known there. */
export const GLOBAL = 'termlightBench';

const IN_PAGE = 'src/cli/bench/in-page.ts';

/** Our own part in the page; `index` is the text of a module that takes the place of the generated index. */
export const bundleInPage = (index?: string): Promise<string> =>
  bundle(IN_PAGE, index === undefined ? {} : { 'src/glossary/generated/index.ts': index });

/**
 * A module and all it imports as one classic script, made like the released content script. `replaced` has the texts of modules
 * by path, which stand for what lies there. Paths are from the top of the project.
 */
export async function bundle(entry: string, replaced: Readonly<Record<string, string>> = {}): Promise<string> {
  const byId = new Map(Object.entries(replaced).map(([path, text]) => [normalizePath(join(ROOT, path)), text]));
  const used = new Set<string>();
  const load = (id: string): string | undefined => {
    if (byId.has(id)) used.add(id);
    return byId.get(id);
  };
  const result = (await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [{ name: 'replaced', enforce: 'pre', load }],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(ROOT, entry), formats: ['iife'], name: GLOBAL },
    },
  })) as Rollup.RollupOutput[];
  const [chunk] = result[0]?.output ?? [];
  if (!chunk) throw new Error(`${entry}, a part of the bench that runs in pages, could not be built.`);
  if (used.size < byId.size) throw new Error(`${entry} does not import ${Object.keys(replaced).join(', ')}.`);
  return chunk.code;
}
