/** Rules on the bibliography and on what rests on it. */
import type { SourceKind } from '../../../core/term';
import { finding, isId, isMapping, supportsOf, type Finding, type Glossary, type Rule } from '../glossary';
import { byText } from '../order';
import { SOURCE_KINDS } from '../raw';
import { isCalendarDate } from '../words';

const FIELDS: readonly string[] = ['title', 'by', 'date', 'kind', 'url', 'read'];

/** Kinds that speak for the party and the state. */
const PARTY_TO_THE_DISPUTE: readonly unknown[] = ['party-state', 'state-media'] satisfies SourceKind[];

/** What is cited stands in the bibliography. */
export const unknownSource: Rule = ({ files, terms, sources }) => {
  if (files.sources.problems.length > 0) return []; // what could not be read is not unknown
  return terms.flatMap(({ file, raw }) =>
    supportsOf(raw)
      .flatMap(({ cites }) => cites)
      .filter(({ source }) => !sources.has(source))
      .map(({ source, pointer }) =>
        finding(file, pointer, `The bibliography has no ${source}; add it to sources.yaml or correct the id.`),
      ),
  );
};

/** Each text rests on at least one document whose matching text somebody read. */
export const unreadSource: Rule = ({ terms, sources }) =>
  terms.flatMap(({ file, raw }) =>
    supportsOf(raw)
      .filter(({ cites }) =>
        cites.every(({ source }) => sources.has(source) && sources.get(source)?.read === undefined),
      )
      .map(({ name, pointer, cites }) => {
        const ids = cites.map(({ source }) => source).join(', ');
        return finding(
          file,
          pointer,
          `The ${name} rests only on what nobody has read (${ids}); read it or cite another document.`,
        );
      }),
  );

/** The independent reading rests on nobody who is a party to the dispute. */
export const independentSource: Rule = ({ terms, sources }) =>
  terms.flatMap(({ file, raw }) =>
    (raw.independent?.sources ?? []).flatMap(({ source }, index) => {
      const kind = sources.get(source)?.kind;
      if (!PARTY_TO_THE_DISPUTE.includes(kind)) return [];
      const message = `The independent reading rests on ${source}, which is ${kind}; cite an independent document or leave the reading out.`;
      return [finding(file, ['independent', 'sources', index], message)];
    }),
  );

/** Kinds in which officials speak: of the party-state, or of the government whose term it is. */
const OFFICIAL: readonly unknown[] = [...PARTY_TO_THE_DISPUTE, 'other-government'];

/** The official reading rests on at least one document in which officials speak. */
export const officialSource: Rule = ({ terms, sources }) =>
  terms.flatMap(({ file, raw }) => {
    const kinds = raw.official?.sources.map(({ source }) => sources.get(source)?.kind);
    if (!kinds || kinds.some((kind) => kind === undefined || OFFICIAL.includes(kind))) return [];
    const message =
      'The official reading cites no document of a party-state, its media or a government; cite the one in which officials say so.';
    return [finding(file, ['official', 'sources'], message)];
  });

/** The bibliography is complete, well-formed and sorted, and lists each document once. */
export const sourceShape: Rule = ({ files: { sources: file } }) => {
  if (file.problems.length > 0) return [];
  if (!isMapping(file.data))
    return [finding(file, [], 'The bibliography must be a mapping from id to document; write it so.')];
  const ids = Object.keys(file.data);
  const unsorted = ids.flatMap((id, index) => {
    const before = ids[index - 1];
    if (before === undefined || byText(before, id) <= 0) return [];
    return [finding(file, [id], `${id} stands after ${before}; sort the documents by id.`)];
  });
  const shapes = Object.entries(file.data).flatMap(([id, source]) =>
    objectionsTo(id, source).map(({ field, message }) => finding(file, field ? [id, field] : [id], message)),
  );
  return [...unsorted, ...shapes, ...findSharedAddresses(file)];
};

function objectionsTo(id: string, source: unknown): { field: string | null; message: string }[] {
  const objections: { field: string | null; message: string }[] = [];
  const object = (field: string | null, message: string): void =>
    void objections.push({ field, message: `${id}: ${message}` });
  if (!isId(id)) object(null, 'the id is not made of lower-case words joined by hyphens; rename it.');
  if (!isMapping(source)) {
    object(null, 'this is no mapping; give title, by, date, kind and, once read, read.');
    return objections;
  }
  const { date, kind, url, read } = source;
  for (const field of Object.keys(source).filter((name) => !FIELDS.includes(name))) {
    object(field, `\`${field}\` is no field of a document; use ${FIELDS.join(', ')}.`);
  }
  for (const field of ['title', 'by'].filter((name) => !isText(source[name])))
    object(field, `\`${field}\` is missing or no text; fill it in.`);
  if (!isText(date) || !isCalendarDate(date))
    object('date', '`date` must be a real date, in quotes, as YYYY, YYYY-MM or YYYY-MM-DD.');
  if (!isText(kind) || !Object.hasOwn(SOURCE_KINDS, kind))
    object('kind', `\`kind\` must be one of ${Object.keys(SOURCE_KINDS).join(', ')}.`);
  if (read !== undefined && !(isText(read) && read.length === 10 && isCalendarDate(read))) {
    object('read', '`read` must be the day of reading, in quotes, as YYYY-MM-DD.');
  }
  if (url === undefined) return objections;
  if (!isWebAddress(url)) object('url', '`url` must be an address that begins with http:// or https://.');
  else if (read === undefined)
    object('url', 'an address stands here only if the text was read there; add `read` or leave `url` out.');
  return objections;
}

function findSharedAddresses(file: Glossary['files']['sources']): Finding[] {
  const seen = new Map<string, string>();
  return Object.entries(file.data as Record<string, unknown>).flatMap(([id, source]) => {
    const url = isMapping(source) ? source['url'] : undefined;
    if (!isWebAddress(url)) return [];
    const address = new URL(url).href.replace(/\/$/, '');
    const first = seen.get(address);
    seen.set(address, first ?? id);
    return first ? [finding(file, [id, 'url'], `${id} has the address of ${first}; keep one of the two.`)] : [];
  });
}

/** Each document of the bibliography is cited by some entry. */
export const unusedSource: Rule = ({ files, sources }) => {
  // Entries of the wrong shape count too: what they cite is not unused.
  const cited = new Set(files.terms.flatMap(({ data }) => findCited(data)));
  return [...sources.keys()]
    .filter((id) => !cited.has(id))
    .map((id) => finding(files.sources, [id], `No entry cites ${id}; cite it or remove it.`));
};

function findCited(data: unknown): unknown[] {
  if (Array.isArray(data)) return data.flatMap(findCited);
  if (!isMapping(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => (key === 'source' ? [value] : findCited(value)));
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function isWebAddress(value: unknown): value is string {
  if (!isText(value) || !/^https?:\/\//.test(value)) return false;
  return URL.canParse(value);
}
