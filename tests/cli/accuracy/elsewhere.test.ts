/** Saved pages that have nothing to do with China are left alone. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../src/cli/blocks';
import { findTerms } from '../../../src/cli/find-terms';
import { createMatcher } from '../../../src/core/matcher';
import { openBundledIndex } from '../../../src/glossary/bundled-index';

const PAGES = join(import.meta.dirname, '../../../../shared/pages');
/** Pages on China, by the names they are saved under. */
const CHINA = /^(?:zh-|china-|youth\.|gmw\.)/;

describe.skipIf(!existsSync(PAGES))('saved pages', () => {
  const matcher = createMatcher(openBundledIndex());
  const marksIn = (names: readonly string[]): string[] =>
    names.flatMap((name) =>
      findTerms(readHtml(readFileSync(join(PAGES, name), 'utf8')), matcher, false).matches.map(
        ({ term, certainty }) => `${name}: ${term}, ${certainty}`,
      ),
    );
  const names = readdirSync(PAGES).filter((name) => name.endsWith('.html'));

  it('about something else have at most one mark in ten', () => {
    const elsewhere = names.filter((name) => !CHINA.test(name));
    expect(elsewhere.length).toBeGreaterThan(50);
    expect(marksIn(elsewhere).slice(Math.floor(elsewhere.length / 10))).toEqual([]);
  });

  it('about China have many', () => {
    const china = names.filter((name) => /^zh-[g-t]/.test(name));
    expect(marksIn(china).length).toBeGreaterThan(china.length);
  });
});
