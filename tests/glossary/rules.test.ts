import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatProblem, type Problem } from '../../src/glossary/compile/problem';
import { readGlossary } from '../../src/glossary/compile/read';
import { RULES, findProblems } from '../../src/glossary/compile/rules';

const FIXTURES = join(import.meta.dirname, '../fixtures/terms');
const INVALID = join(FIXTURES, 'invalid');
const fixtures = readdirSync(INVALID).sort();

/** A fixture may bring its own text that the glossary grew from. */
const problemsIn = (rule: string): Problem[] =>
  findProblems(readGlossary(join(INVALID, rule), join(INVALID, rule, 'seed.txt')));

describe('rules of the glossary', () => {
  it('have a fixture each', () => {
    expect(fixtures).toEqual(Object.keys(RULES).sort());
  });

  it.each(fixtures)('object to the fixture %s by that rule alone', (rule) => {
    const problems = problemsIn(rule);
    expect(new Set(problems.map((problem) => problem.rule))).toEqual(new Set([rule]));
  });

  it.each(fixtures)('say of the fixture %s what is wrong, where, and what to do', (rule) => {
    const problems = problemsIn(rule);
    const expected = readFileSync(join(INVALID, rule, 'expected.txt'), 'utf8');
    expect(problems.map(formatProblem).join('\n')).toBe(expected.trimEnd());
  });

  it('object to nothing in valid entries', () => {
    expect(findProblems(readGlossary(join(FIXTURES, 'valid')))).toEqual([]);
  });

  it('report the problems of all files at once, sorted by file and line', () => {
    const valid = readGlossary(join(FIXTURES, 'valid'));
    const broken = [
      ...readGlossary(join(INVALID, 'boundary')).terms,
      ...readGlossary(join(INVALID, 'self-relation')).terms,
    ]
      .map((file, index) => ({ ...file, id: `broken-${index}`, path: `terms/broken-${index}.yaml` }))
      .reverse();
    const problems = findProblems({ ...valid, terms: [...valid.terms, ...broken] });
    const places = problems.map(({ file, line }) => `${file} ${String(line).padStart(4)}`);
    expect(new Set(problems.map(({ file }) => file))).toEqual(
      new Set(['terms/broken-0.yaml', 'terms/broken-1.yaml', 'terms/example-formula.yaml']),
    );
    expect(places).toEqual([...places].sort());
  });
});
