import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toCard } from '../../src/glossary/compile/card';
import { compile } from '../../src/glossary/compile/compile';
import { readGlossary } from '../../src/glossary/compile/read';
import { toReport } from '../../src/glossary/compile/report';

const FIXTURES = join(import.meta.dirname, '../fixtures');
const files = readGlossary(join(FIXTURES, 'terms/valid'));
const compiled = compile(files);
const expected = (name: string): string => readFileSync(join(FIXTURES, 'printed', name), 'utf8').trimEnd();

describe('what the glossary command prints', () => {
  it('is the whole of each card', () => {
    expect(compiled.entries.map(toCard).join('\n\n----\n\n')).toBe(expected('cards.txt'));
  });

  it('is the report', () => {
    expect(toReport(files, compiled)).toBe(expected('report.txt'));
  });
});
