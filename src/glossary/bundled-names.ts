/** The names of all terms that ship with the extension, for searching. */
import type { SearchDocument } from '../core/search';
import { NAMES } from './generated/names';

/** What the search looks through, sorted by id. Parses some hundred kilobytes: call once. */
export const termNames = (): SearchDocument[] => JSON.parse(NAMES) as SearchDocument[];
