/** Names that the minifier makes short in the content script: whoever else used one of them would miss it. */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { INNER_NAMES } from '../../src/cli/inner-names';

const readAll = (place: string): string =>
  /\.\w+$/.test(place)
    ? readFileSync(place, 'utf8')
    : readdirSync(place)
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => readAll(path.join(place, name)))
        .join('\n');

const namesIn = (places: readonly string[]): Set<string> =>
  new Set(
    places
      .map(readAll)
      .join('\n')
      .match(/[\w$]+/g),
  );

const { resolve } = createRequire(import.meta.url);
const INSIDE = ['src/content', 'src/page', 'src/core'];
/** The other parts of the extension, what is sent and stored, and what browsers have. */
const OUTSIDE = [
  ...['src/background', 'src/platform', 'src/popup', 'src/options', 'src/ui'],
  ...['messages', 'card-entry', 'term', 'settings'].map((name) => `src/core/${name}.ts`),
  ...['typescript/lib/lib.dom.d.ts', 'typescript/lib/lib.es5.d.ts'].map((file) => resolve(file)),
];

describe('the names of properties that are made short', () => {
  const inside = namesIn(INSIDE);
  const outside = namesIn(OUTSIDE);

  it.each(INNER_NAMES)('%s is a name of the content script alone', (name) => {
    expect(inside).toContain(name);
    expect(outside).not.toContain(name);
  });

  it('would be told from those that others see', () => {
    for (const name of ['terms', 'shown', 'highlights', 'nextSibling', 'charCodeAt']) expect(outside).toContain(name);
  });
});
