/** The bench's own world in a page, in any browser. */
import { join } from 'node:path';
import { build, type Rollup } from 'vite';
import { ROOT } from '../tool';
import type * as InPage from './in-page';

/** What can be called in the page. */
export type Calls = Omit<typeof InPage, 'checksum'>;

/** A world in which nothing of ours has run yet but the definitions. */
export interface World {
  call: <Name extends keyof Calls>(name: Name) => Promise<Awaited<ReturnType<Calls[Name]>>>;
}

/** A browser in which pages can be scanned. */
export interface ScanBrowser {
  /** As figures are named: `chromium`, `firefox`. */
  which: string;
  version: string;
  /** Load an address anew, wait until it is drawn, and open a world in it. */
  fresh: (url: string) => Promise<World>;
  close: () => Promise<void>;
}

/** The variable under which the part in the page is known there. */
export const GLOBAL = 'termlightBench';

/** `in-page.ts` and all it imports as one classic script, made like the released content script. */
export async function bundleInPage(): Promise<string> {
  const result = (await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(ROOT, 'src/cli/bench/in-page.ts'), formats: ['iife'], name: GLOBAL },
    },
  })) as Rollup.RollupOutput[];
  const [chunk] = result[0]?.output ?? [];
  if (!chunk) throw new Error('The part of the bench that runs in pages could not be built.');
  return chunk.code;
}
