/** Makes sure that the compiled glossary is there and no older than its sources. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runGlossary } from './glossary';

const GLOSSARY = fileURLToPath(new URL('../glossary', import.meta.url));

/** Compile the glossary if need be. Throws an error of one sentence if it has problems. */
export function ensureGenerated(): void {
  if (isFresh()) return;
  const output: string[] = [];
  if (runGlossary([], (text) => output.push(text)) !== 0) {
    throw new Error(`The glossary has problems; run npm run glossary to see them. First: ${output[0] ?? ''}`);
  }
}

function isFresh(): boolean {
  const generated = statSync(join(GLOSSARY, 'generated/index.ts'), { throwIfNoEntry: false });
  if (!generated) return false;
  const sources = ['terms', 'maps', 'compile', 'compile/rules', '.', '../core'].flatMap((folder) => {
    const path = join(GLOSSARY, folder);
    const files = readdirSync(path).map((name) => join(path, name));
    // The folder's own time tells of files that have gone; writing `generated` changes that of the glossary's.
    return [...(folder === '.' ? [] : [path]), ...files.filter((file) => !statSync(file).isDirectory())];
  });
  return sources.every((path) => statSync(path).mtimeMs <= generated.mtimeMs);
}
