/** Maps: the parts of a programme by the role that they play in it. */
import type { Parts, TermId } from '../../core/term';
import { isMapping, type Glossary } from './glossary';
import { isPart } from './rules/structure';
import type { RawMap } from './raw';
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
