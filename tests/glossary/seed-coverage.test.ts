import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runSpot } from '../../src/cli/spot';

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

/** A match of more words than this is a whole sentence, which does not count for the terms inside it. */
const SENTENCE_WORDS = 16;

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

it.skipIf(!existsSync(EDITORIAL))('finds at least four fifths of the mentions of the seed vocabulary', async () => {
  const text = readFileSync(EDITORIAL, 'utf8');
  const terms = JSON.parse(readFileSync(`${SHARED}/domain/seed-terms.json`, 'utf8')) as SeedTerm[];
  const { matches } = JSON.parse(await runSpot(['--all', EDITORIAL])) as { matches: SpotMatch[] };
  const isSentence = (match: Place): boolean => text.slice(match.start, match.end).split(/\s+/).length > SENTENCE_WORDS;
  const covering = matches.filter((match) => !isSentence(match));

  const forms = terms.flatMap(({ id, surface_forms_in_seed }) =>
    surface_forms_in_seed.map((form) => ({ id, places: markedPlaces(form, text) })),
  );
  const formsFound = forms.filter(({ id, places }) =>
    places.some(
      (place) =>
        matches.some((match) => match.term === id && covers(match, place)) ||
        covering.some((match) => covers(match, place)),
    ),
  );
  const rows = terms.map(({ id, surface_forms_in_seed }) => {
    const mentions = mentionsOf(surface_forms_in_seed, text);
    const found = mentions.filter(
      (place) =>
        matches.some((match) => match.term === id && overlaps(match, place)) ||
        covering.some((match) => covers(match, place)),
    );
    return { id, mentions: mentions.length, found: found.length };
  });
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  const [mentions, found] = [sum(rows.map((row) => row.mentions)), sum(rows.map((row) => row.found))];
  const share = ((100 * found) / mentions).toFixed(1);
  console.log(
    `seed: ${formsFound.length} of ${forms.length} surface forms, ${found} of ${mentions} mentions (${share} %)`,
  );
  if (process.env['SEED_MISSING'])
    console.log(
      rows
        .filter((row) => row.found < row.mentions)
        .map((row) => `${row.id} ${row.found}/${row.mentions}`)
        .join('\n'),
    );

  expect(forms.every(({ places }) => places.length > 0)).toBe(true);
  expect(found / mentions).toBeGreaterThanOrEqual(0.8);
});

it.skipIf(!existsSync(EDITORIAL))('would see a term missing: a form that nobody lists is not found', async () => {
  const { matches } = JSON.parse(await runSpot(['--all', EDITORIAL])) as { matches: SpotMatch[] };
  const text = readFileSync(EDITORIAL, 'utf8');
  const [place] = placesOf('wild geese', `${text} wild geese`);
  expect(matches.some(({ start, end }) => start <= place!.start && end >= place!.end)).toBe(false);
});
