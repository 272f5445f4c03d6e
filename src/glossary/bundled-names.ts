/** The names of all terms that ship with the extension, for searching. */
import type { Scripts, SearchDocument } from '../core/search';
import { NAMES, SCRIPTS } from './generated/names';

/** What the search looks through, sorted by id. Parses some hundred kilobytes: call once. */
export const termNames = (): SearchDocument[] => JSON.parse(NAMES) as SearchDocument[];

/** Traditional → simplified, for all characters of those names. */
export function nameScripts(): Scripts {
  const characters = [...SCRIPTS];
  return new Map(characters.flatMap((char, at) => (at % 2 === 0 ? [[char, characters[at + 1]!]] : [])));
}
