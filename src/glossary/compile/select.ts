/** The problems that concern some entries only. */
import type { TermId } from '../../core/term';
import { supportsOf, toGlossary } from './glossary';
import type { Problem } from './problem';
import type { GlossaryFiles } from './read';

/**
 * Of all problems, those in the files of these entries and in the documents that they cite. A bibliography that cannot be
 * read concerns every entry.
 */
export function problemsOf(files: GlossaryFiles, problems: readonly Problem[], ids: readonly TermId[]): Problem[] {
  const wanted = new Set(ids);
  const paths = new Set(files.terms.filter(({ id }) => wanted.has(id)).map(({ path }) => path));
  const cited = citedLines(files, wanted);
  const { path } = files.sources;
  return problems.filter(
    ({ file, line, rule }) => paths.has(file) || (file === path && (rule === 'yaml-syntax' || cited(line))),
  );
}

/** Does a line of the bibliography belong to a document that these entries cite? */
function citedLines(files: GlossaryFiles, ids: ReadonlySet<TermId>): (line: number) => boolean {
  const { terms, sources } = toGlossary(files);
  const cites = terms
    .filter(({ id }) => ids.has(id))
    .flatMap(({ raw }) => supportsOf(raw).flatMap((text) => text.cites));
  const cited = new Set(cites.map(({ source }) => source));
  const starts = [...sources.keys()].map((id) => ({ id, line: files.sources.line([id]) }));
  return (line) => {
    const owner = starts.filter((start) => start.line <= line).sort((a, b) => b.line - a.line)[0];
    return owner !== undefined && cited.has(owner.id);
  };
}
