/** The inventories that the glossary must cover, as far as they lie beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toGlossary } from '../../src/glossary/compile/glossary';
import { readGlossary } from '../../src/glossary/compile/read';
import { missingIn } from '../../src/glossary/compile/rules/depth';

const DOMAIN = join(import.meta.dirname, '../../../shared/domain');
const idsIn = (name: string, wanted: (item: { tier?: number }) => boolean = () => true): string[] =>
  (JSON.parse(readFileSync(join(DOMAIN, name), 'utf8')) as { id: string; tier?: number }[])
    .filter(wanted)
    .map(({ id }) => id);

const files = readGlossary(join(import.meta.dirname, '../../src/glossary'));
const glossary = toGlossary(files);

it('has at least 500 entries', () => {
  expect(glossary.terms.length).toBeGreaterThanOrEqual(500);
});

it.skipIf(!existsSync(DOMAIN))('knows every term of the seed, as an entry or as noise', () => {
  const noise = Object.keys(files.noise!.data as object);
  const known = new Set([...glossary.ids, ...noise]);
  const seed = idsIn('seed-terms.json');
  expect(seed).toHaveLength(280);
  expect(seed.filter((id) => !known.has(id))).toEqual([]);
  expect(noise.length).toBeLessThan(10);
});

it.skipIf(!existsSync(DOMAIN))('has every everyday term at full depth', () => {
  const everyday = idsIn('wider-terms.json', ({ tier }) => tier === 1);
  const byId = new Map(glossary.terms.map((term) => [term.id, term]));
  expect(everyday).toHaveLength(195);
  expect(everyday.filter((id) => byId.get(id)?.raw.tier !== 1)).toEqual([]);
  expect(everyday.filter((id) => missingIn(byId.get(id)!, glossary).length > 0)).toEqual([]);
});

it('would miss what an entry lacks', () => {
  const [term] = glossary.terms.filter(({ raw }) => raw.tier === 1);
  const { zh: _zh, register: _register, ...raw } = term!.raw;
  expect(missingIn({ ...term!, raw }, glossary)).toEqual(['its Chinese gloss and definition', 'a register']);
});
