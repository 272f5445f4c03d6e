/** The parsed files as the rules see them: which entries have the right shape, and what they cite. */
import type { SourceId, TermId } from '../../core/term';
import type { RawClaim, RawSource, RawTerm } from './raw';
import type { GlossaryFiles, Pointer, TermFile, YamlFile } from './read';
import { hasShape } from './schema';

/** An entry file that satisfies the schema, so that its fields can be relied on. */
export interface Term {
  id: TermId;
  file: TermFile;
  raw: RawTerm;
}

export interface Glossary {
  files: GlossaryFiles;
  /** The entries of the right shape, sorted by id. */
  terms: Term[];
  /** The ids of all entry files, whatever their shape. */
  ids: ReadonlySet<TermId>;
  /** The documents of the bibliography that are mappings, whatever is in them. */
  sources: ReadonlyMap<SourceId, Partial<RawSource>>;
}

/** An objection before it gets the name of its rule. */
export interface Finding {
  file: string;
  line: number;
  message: string;
}

/** A named check over the whole glossary. */
export type Rule = (glossary: Glossary) => Finding[];

/** An objection to what stands at `pointer`. */
export const finding = (file: Pick<YamlFile, 'path' | 'line'>, pointer: Pointer, message: string): Finding => ({
  file: file.path,
  line: file.line(pointer),
  message,
});

/** Sort the files of a glossary by what can be done with them. */
export function toGlossary(files: GlossaryFiles): Glossary {
  const sources = Object.entries(isMapping(files.sources.data) ? files.sources.data : {});
  return {
    files,
    terms: files.terms
      .filter((file) => file.problems.length === 0 && hasShape(file.data))
      .map((file) => ({ id: file.id, file, raw: file.data as RawTerm })),
    ids: new Set(files.terms.map(({ id }) => id)),
    sources: new Map(sources.filter(([, source]) => isMapping(source)) as [SourceId, Partial<RawSource>][]),
  };
}

/** Is this a well-formed id of a term or a document? */
export const isId = (text: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/** A YAML mapping, as against a list, a text or nothing. */
export const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The claims of an entry with their names. */
export function claimsOf(raw: RawTerm): { name: 'definition' | 'official' | 'independent'; claim: RawClaim }[] {
  return (['definition', 'official', 'independent'] as const).flatMap((name) => {
    const claim = raw[name];
    return claim ? [{ name, claim }] : [];
  });
}

/** A text of an entry and the documents that it rests on. */
export interface Support {
  /** What a reader calls it: "definition", "step of the timeline". */
  name: string;
  pointer: Pointer;
  cites: { source: SourceId; pointer: Pointer }[];
}

/** Everything in an entry that must rest on a document, in the order in which a card shows it. */
export function supportsOf(raw: RawTerm): Support[] {
  const claims = claimsOf(raw).map(({ name, claim }) => ({
    name: name === 'definition' ? name : `${name} reading`,
    pointer: [name],
    cites: claim.sources.map(({ source }, index) => ({ source, pointer: [name, 'sources', index, 'source'] })),
  }));
  const steps = (raw.timeline ?? []).map(({ source }, index) => ({
    name: 'step of the timeline',
    pointer: ['timeline', index],
    cites: [{ source, pointer: ['timeline', index, 'source'] }],
  }));
  const quotations = raw.quotation
    ? [
        {
          name: 'quotation',
          pointer: ['quotation'],
          cites: [{ source: raw.quotation.source, pointer: ['quotation', 'source'] }],
        },
      ]
    : [];
  return [...claims, ...steps, ...quotations];
}
