/** Rules on what entries say of each other. */
import type { TermId, WrittenRelation } from '../../../core/term';
import { finding, type Rule, type Term } from '../glossary';
import type { Pointer } from '../read';

interface Link {
  relation: WrittenRelation;
  id: TermId;
  pointer: Pointer;
}

const relationsOf = ({ raw }: Term): Link[] =>
  Object.entries(raw.relations ?? {}).flatMap(([relation, ids]) =>
    ids.map((id, index) => ({
      relation: relation as WrittenRelation,
      id,
      pointer: ['relations', relation, index],
    })),
  );

/** The other entries that an entry names, with where it does. */
function linksOf(term: Term): { id: TermId; pointer: Pointer }[] {
  const members = (term.raw.members ?? []).flatMap(({ term: id }, index) =>
    id === undefined ? [] : [{ id, pointer: ['members', index, 'term'] }],
  );
  const yields = (term.raw.variants ?? []).flatMap(({ yieldsTo }, index) =>
    yieldsTo ? [{ id: yieldsTo.term, pointer: ['variants', index, 'yieldsTo', 'term'] }] : [],
  );
  return [...relationsOf(term), ...members, ...yields];
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

/** What the other entry must say in return. `partOf` needs no return: the build derives it. */
const INVERSE: Readonly<Partial<Record<WrittenRelation, WrittenRelation>>> = {
  broader: 'narrower',
  narrower: 'broader',
  predecessor: 'successor',
  successor: 'predecessor',
  contrast: 'contrast',
  notToConfuseWith: 'notToConfuseWith',
  related: 'related',
};

/** Two entries say of each other that they belong together; where a reader comes from must not matter. */
export const oneSidedRelation: Rule = ({ terms }) => {
  const byId = new Map(terms.map((term) => [term.id, term]));
  return terms.flatMap((term) =>
    relationsOf(term).flatMap(({ relation, id, pointer }) => {
      const inverse = INVERSE[relation];
      const other = byId.get(id);
      if (!inverse || !other || id === term.id) return [];
      // "See also" is answered by anything that leads back.
      const answers =
        relation === 'related' ? relationsOf(other) : relationsOf(other).filter((link) => link.relation === inverse);
      if (answers.some((link) => link.id === term.id)) return [];
      const message = `${id} does not name ${term.id} under \`${inverse}\`; add it there or remove the link.`;
      return [finding(term.file, pointer, message)];
    }),
  );
};

/** No entry is broader than itself, part of itself or older than itself, over any number of steps. */
export const cyclicRelation: Rule = ({ terms }) => {
  const byId = new Map(terms.map((term) => [term.id, term]));
  return (['broader', 'partOf', 'predecessor'] as const).flatMap((relation) => {
    const next = (id: TermId): readonly TermId[] => byId.get(id)?.raw.relations?.[relation] ?? [];
    return terms.flatMap(({ id, file }) => {
      const cycle = findCycle(id, next);
      if (!cycle || cycle.length < 2 || [...cycle].sort()[0] !== id) return []; // told once, and not of an entry that points to itself
      const message = `\`${relation}\` leads from ${[...cycle, id].join(' to ')}; cut the circle.`;
      return [finding(file, ['relations', relation], message)];
    });
  });
};

/** The ids on a way that leads from `start` back to it, beginning with it; null where there is none. */
function findCycle(start: TermId, next: (id: TermId) => readonly TermId[]): TermId[] | null {
  const seen = new Set<TermId>();
  const search = (path: TermId[]): TermId[] | null => {
    for (const id of next(path.at(-1)!)) {
      if (id === start) return path;
      if (seen.has(id)) continue;
      seen.add(id);
      const cycle = search([...path, id]);
      if (cycle) return cycle;
    }
    return null;
  };
  return search([start]);
}
