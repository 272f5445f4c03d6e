/** Maps: the parts of a programme by the role that they play in it. */
import type { Parts, TermId } from '../../core/term';
import { isMapping, type Glossary } from './glossary';
import type { RawMap } from './raw';
import type { GlossaryFiles } from './read';
import { nameOf } from './to-entry';

/** Term → the parts of its programme, for the terms that have a map. Parts that do not exist are left out. */
export function toParts({ files, terms }: Glossary, toTraditional: (text: string) => string): Map<TermId, Parts[]> {
  const known = new Map(terms.map((term) => [term.id, { ...nameOf(term), gloss: term.raw.gloss }]));
  const mapped = files.maps.filter(({ data }) => isMapping(data) && Array.isArray(data['parts']));
  return new Map(
    mapped.map(({ id, data }) => [
      id,
      (data as RawMap).parts.filter(isPart).map(({ title, terms: ids }) => ({
        title: { en: title.en, zhHans: title.zh, zhHant: toTraditional(title.zh) },
        terms: ids.flatMap((term) => known.get(term) ?? []),
      })),
    ]),
  );
}

/** Is this a part of a map: a title in both languages, and terms? */
export function isPart(part: unknown): boolean {
  if (!isMapping(part) || !isMapping(part['title']) || !Array.isArray(part['terms'])) return false;
  const { en, zh } = part['title'];
  return typeof en === 'string' && typeof zh === 'string';
}

/** The ids that a map names, as far as it can be read. */
export function termsOfMap(data: unknown): string[] {
  const parts = isMapping(data) && Array.isArray(data['parts']) ? (data['parts'] as unknown[]) : [];
  return parts.flatMap((part) => (isMapping(part) && Array.isArray(part['terms']) ? part['terms'] : []) as string[]);
}

/** The ids that any map names. */
export const mappedTerms = ({ maps }: GlossaryFiles): ReadonlySet<TermId> =>
  new Set(maps.flatMap(({ data }) => termsOfMap(data)));
