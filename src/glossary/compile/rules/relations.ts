/** Rules on what entries say of each other. */
import type { TermId } from '../../../core/term';
import { finding, type Rule, type Term } from '../glossary';
import type { Pointer } from '../read';

/** The other entries that an entry names, with where it does. */
function linksOf({ raw }: Term): { id: TermId; pointer: Pointer }[] {
  const relations = Object.entries(raw.relations ?? {}).flatMap(([relation, ids]) =>
    ids.map((id, index) => ({ id, pointer: ['relations', relation, index] })),
  );
  const members = (raw.members ?? []).flatMap(({ term }, index) =>
    term === undefined ? [] : [{ id: term, pointer: ['members', index, 'term'] }],
  );
  return [...relations, ...members];
}

/** What an entry points to exists. */
export const danglingRelation: Rule = ({ terms, ids }) =>
  terms.flatMap((term) =>
    linksOf(term)
      .filter(({ id }) => !ids.has(id))
      .map(({ id, pointer }) => finding(term.file, pointer, `There is no entry ${id}; write it or remove the link.`)),
  );

/** No entry points to itself. */
export const selfRelation: Rule = ({ terms }) =>
  terms.flatMap((term) =>
    linksOf(term)
      .filter(({ id }) => id === term.id)
      .map(({ pointer }) => finding(term.file, pointer, 'The entry points to itself; remove the link.')),
  );
