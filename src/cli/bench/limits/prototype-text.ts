/** The prototype beside the project as a module that a bundle can hold: see `prototype.ts`. */
import { join } from 'node:path';
import { normalizePath } from 'vite';
import { ROOT } from '../../tool';

const FOLDER = normalizePath(join(ROOT, '../shared/recipes/matcher'));

/** For `bundle`: what stands in the place of `prototype.ts`. */
export const PROTOTYPE: Readonly<Record<string, string>> = {
  'src/cli/bench/limits/prototype.ts': `
    export { makeFold } from '${FOLDER}/fold.mjs';
    export { build, Matcher } from '${FOLDER}/wordhash.mjs';`,
};
