/** The entries that ship with the extension. They weigh megabytes: for background, popup and command line, never for a content script. */
import type { Entry, Source, SourceId, TermId } from '../core/term';
import { unpackEntry, type StoredEntry } from './bundled-shape';
import { ENTRIES } from './generated/entries';
import { SOURCES } from './generated/sources';

/** The entry of a term, or null where the glossary has none. */
export function findEntry(id: TermId): Entry | null {
  const stored = findStored(id);
  return stored && unpackEntry(stored, findStored, findSource);
}

const findStored = (id: TermId): StoredEntry | null => parseOwn<StoredEntry>(ENTRIES, id);
const findSource = (id: SourceId): Source | null => parseOwn<Source>(SOURCES, id);

function parseOwn<T>(texts: Readonly<Record<string, string>>, id: string): T | null {
  const json = Object.hasOwn(texts, id) ? texts[id] : undefined;
  return json === undefined ? null : (JSON.parse(json) as T);
}
