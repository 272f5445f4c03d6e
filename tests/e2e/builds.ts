/** Where the builds under test lie. */
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Which } from '../../src/cli/browsers/tab';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Screenshots and other output; not under version control. */
export const OUTPUT = join(ROOT, 'tests/output');

export type BuildName = 'chrome' | 'firefox' | 'chrome-open' | 'firefox-open';
export const BUILD_NAMES: readonly BuildName[] = ['chrome', 'firefox', 'chrome-open', 'firefox-open'];

/** The tests run against copies: a build that is made meanwhile does not pull the files from under a browser. */
export const buildDir = (name: BuildName): string => join(OUTPUT, 'builds', name);

/** The build for a browser: as released, or with the card's shadow root open, for tools that cannot see into a closed one. */
export const extensionDir = (which: Which, root: 'closed' | 'open' = 'closed'): string =>
  buildDir(`${which === 'chromium' ? 'chrome' : 'firefox'}${root === 'open' ? '-open' : ''}`);
