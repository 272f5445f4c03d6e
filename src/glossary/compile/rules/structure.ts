/** Rules on what holds entries together: maps, passages, shared forms, noise, the size of the whole. */
import { countsOf, type Counts } from '../counts';
import { foldForm, formsOf } from '../forms';
import { finding, isId, isMapping, type Finding, type Rule } from '../glossary';
import { isPart, termsOfMap } from '../maps';
import { countHan, countWords } from '../words';

/** A map is of an entry, and arranges entries, each once, under titles in both languages. */
export const mapShape: Rule = ({ files, ids }) =>
  files.maps.flatMap((file) => {
    if (file.problems.length > 0) return [];
    const object = (pointer: (string | number)[], message: string): Finding[] => [finding(file, pointer, message)];
    if (!ids.has(file.id))
      return object([], `There is no entry ${file.id} that this could be a map of; rename the file.`);
    const parts = isMapping(file.data) ? file.data['parts'] : undefined;
    if (!Array.isArray(parts) || parts.length === 0)
      return object([], 'A map lists its `parts`, each with `title` (en, zh) and `terms`; write it so.');
    const untitled = parts.findIndex((part: unknown) => !isPart(part));
    if (untitled >= 0)
      return object(['parts', untitled], 'A part has a `title` with en and zh, and `terms`; add them.');
    const named = termsOfMap(file.data);
    const missing = named.filter((id) => !ids.has(id));
    const twice = named.filter((id, at) => named.indexOf(id) < at);
    return [
      ...missing.flatMap((id) => object(['parts'], `There is no entry ${id}; write it or take it off the map.`)),
      ...twice.flatMap((id) => object(['parts'], `${id} stands twice on the map; keep it in one part.`)),
    ];
  });

const PASSAGE = { words: 5, han: 8 };

/** A passage is long enough to be one; what is shorter is a term and can be marked. */
export const passageLength: Rule = ({ terms }) =>
  terms
    .filter(({ raw }) => raw.kind === 'passage')
    .flatMap(({ file, raw }) =>
      formsOf(raw)
        .filter(({ text }) => (countHan(text) > 0 ? countHan(text) < PASSAGE.han : countWords(text) < PASSAGE.words))
        .map(({ text, pointer }) =>
          finding(
            file,
            pointer,
            `${text} is too short for a passage; give at least ${PASSAGE.words} words or ${PASSAGE.han} Han characters, or choose another kind.`,
          ),
        ),
    );

/** A form that an entry leaves to another one stands there. */
export const yieldedForm: Rule = ({ terms }) => {
  const forms = new Map(
    terms.map(({ id, raw }) => [
      id,
      new Set(formsOf(raw).flatMap(({ text, yields }) => (yields ? [] : [foldForm(text)]))),
    ]),
  );
  return terms.flatMap(({ file, raw }) =>
    (raw.variants ?? []).flatMap(({ text, yieldsTo }, index) => {
      const others = yieldsTo && forms.get(yieldsTo.term); // what is not there is another rule's
      if (!others || others.has(foldForm(text))) return [];
      const message = `${text} is left to ${yieldsTo.term}, which does not have it; add it there or keep it here.`;
      return [finding(file, ['variants', index, 'yieldsTo'], message)];
    }),
  );
};

/** Noise has an id of its own, forms and a reason. */
export const noiseShape: Rule = ({ files: { noise: file }, terms, ids }) => {
  if (!file || file.problems.length > 0) return [];
  if (!isMapping(file.data)) return [finding(file, [], 'Noise is a mapping from id to forms and why; write it so.')];
  const known = new Map(terms.flatMap(({ id, raw }) => formsOf(raw).map(({ text }) => [foldForm(text), id] as const)));
  return Object.entries(file.data).flatMap(([id, item]) => {
    if (!isId(id) || ids.has(id)) return [finding(file, [id], `${id} is no free id; choose another.`)];
    const isWhole =
      isMapping(item) && typeof item['why'] === 'string' && Array.isArray(item['forms']) && item['forms'].length > 0;
    if (!isWhole) return [finding(file, [id], `${id} lacks \`forms\` or \`why\`; add them.`)];
    return (item['forms'] as unknown[]).flatMap((form, index): Finding[] => {
      if (typeof form !== 'string' || form.trim() === '')
        return [finding(file, [id, 'forms', index], 'A form is a text; put it in quotes.')];
      const owner = known.get(foldForm(form));
      return owner === undefined
        ? []
        : [finding(file, [id, 'forms', index], `${form} is a form of ${owner}; take it off the noise.`)];
    });
  });
};

/** A glossary may shrink by nothing and grow by this factor before somebody must look at what happened. */
const GROWTH = 1.5;

/** The glossary has about the size of the last release: nothing got lost, nothing was poured in. */
export const releaseBounds: Rule = (glossary) => {
  const { release: file } = glossary.files;
  if (!file || file.problems.length > 0) return [];
  const last = (isMapping(file.data) ? file.data : {}) as Partial<Counts>;
  return Object.entries(countsOf(glossary)).flatMap(([name, count]) => {
    const before = last[name as keyof Counts];
    if (typeof before !== 'number')
      return [finding(file, [], `The last release does not say how many ${name} it had; add \`${name}\`.`)];
    if (count >= before && count <= before * GROWTH) return [];
    const change = count < before ? 'fewer' : 'far more';
    const message = `The last release had ${before} ${name} and there are ${count}, ${change}; if that is meant, run \`npm run glossary -- release\`.`;
    return [finding(file, [name], message)];
  });
};
