import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runSpot } from '../../src/cli/spot';
import { findEntry } from '../../src/glossary/bundled-entries';

const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url));
const EDITORIAL = `${SHARED}/seed/editorial.txt`;

interface SeedTerm {
  id: string;
  surface_forms_in_seed: string[];
}

interface SpotMatch {
  start: number;
  end: number;
  term: string;
}

/** Every place where a form stands in the text. */
function placesOf(form: string, text: string): { start: number; end: number }[] {
  const places = [];
  for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + form.length)) {
    places.push({ start, end: start + form.length });
  }
  return places;
}

/** Where a form stands, without what a mark leaves out: quotation marks, articles, possessive endings, final punctuation. */
function markedPlaces(form: string, text: string): { start: number; end: number }[] {
  const before = /^(?:["'“,\s]|(?:the|an?)\b)*/i.exec(form)![0].length;
  const after = /(?:['’]s)?["'”’.,\s]*$/.exec(form)![0].length;
  return placesOf(form, text).map(({ start, end }) => ({ start: start + before, end: end - after }));
}

type Place = ReturnType<typeof placesOf>[number];

/** The mentions of a term: the places of all its forms, the longer one where two overlap. */
function mentionsOf(forms: string[], text: string): Place[] {
  const places = forms.flatMap((form) => markedPlaces(form, text)).sort((a, b) => b.end - b.start - (a.end - a.start));
  return places.filter(
    (place, at) => !places.slice(0, at).some((other) => other.start < place.end && place.start < other.end),
  );
}

const covers = (match: Place, place: Place): boolean => match.start <= place.start && match.end >= place.end;
const overlaps = (match: Place, place: Place): boolean => match.start < place.end && place.start < match.end;

interface Spotted {
  matches: SpotMatch[];
  passages: SpotMatch[];
}

/** A form is found as its term, or inside a longer match of an entry that lists the term as a part. Passages hold no parts. */
function isFound(id: string, places: readonly Place[], { matches, passages }: Spotted): boolean {
  const isPart = (term: string): boolean =>
    findEntry(term)?.relations.some(({ relation, id: part }) => relation === 'contains' && part === id) ?? false;
  return places.some(
    (place) =>
      [...matches, ...passages].some((match) => match.term === id && overlaps(match, place)) ||
      matches.some((match) => covers(match, place) && isPart(match.term)),
  );
}

it.skipIf(!existsSync(EDITORIAL))('finds every surface form of the seed vocabulary', async () => {
  const text = readFileSync(EDITORIAL, 'utf8');
  const terms = JSON.parse(readFileSync(`${SHARED}/domain/seed-terms.json`, 'utf8')) as SeedTerm[];
  const spotted = JSON.parse(await runSpot(['--all', EDITORIAL])) as Spotted;
  const forms = terms.flatMap(({ id, surface_forms_in_seed }) =>
    surface_forms_in_seed.map((form) => ({ id, form, places: markedPlaces(form, text) })),
  );
  const missing = forms.filter(({ id, places }) => !isFound(id, places, spotted));
  const mentions = terms.flatMap(({ id, surface_forms_in_seed }) =>
    mentionsOf(surface_forms_in_seed, text).map((place) => isFound(id, [place], spotted)),
  );
  const share = ((100 * mentions.filter(Boolean).length) / mentions.length).toFixed(1);
  console.log(
    `seed: ${forms.length - missing.length} of ${forms.length} surface forms, ${share} % of ${mentions.length} mentions`,
  );

  expect(forms.length).toBe(449);
  expect(forms.filter(({ places }) => places.length === 0)).toEqual([]);
  expect(missing.map(({ id, form }) => `${id}: ${form}`)).toEqual([]);
});

it.skipIf(!existsSync(EDITORIAL))('would miss a form inside a match of an entry that does not list it', async () => {
  const text = readFileSync(EDITORIAL, 'utf8');
  const { matches } = JSON.parse(await runSpot(['--all', EDITORIAL])) as Spotted;
  const places = markedPlaces('socialism', text);
  const strangers = matches.filter(({ term }) => !findEntry(term)?.relations.some(({ id }) => id === 'socialism'));
  expect(
    isFound('socialism', places, { matches: strangers.filter(({ term }) => term !== 'socialism'), passages: [] }),
  ).toBe(false);
});
