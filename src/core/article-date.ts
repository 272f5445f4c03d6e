/** When an article was written, by what its page says. */

/**
 * The days between which the text of an article came about, as `YYYY-MM-DD`: it was published on the first; the last is
 * the same unless it was changed so long after that it may tell of what happened in between.
 */
export interface ArticleDate {
  first: string;
  last: string;
}

/** A day or time that a page gives, as it stands there. JSON-safe. */
export interface PageDate {
  /** Linked data, a meta element, or a time in the header of the article. */
  from: 'data' | 'meta' | 'time';
  /** What it is called there: a property's name, all names of a meta element together. */
  name: string;
  text: string;
}

/** Where days are named that count, by the letters of the name alone. */
type Place = readonly [from: PageDate['from'], name: RegExp];

/** The most telling first. */
const PUBLISHED: readonly Place[] = [
  ['data', /^datepublished$/],
  ['meta', /articlepublished/],
  ['meta', /datepublished|publish(ed)?(date|time)|firstpublished|pubdate|issued/],
  ['meta', /^(dc|dcterms|p|sailthru|citation)?date$|created|publicationdate|^ogtime$/],
  ['time', /^/],
];
const CHANGED: readonly Place[] = [
  ['data', /^datemodified$/],
  ['meta', /(article|date|terms)modified|ogupdatedtime/],
];

/**
 * When an article was written, by the first place that names one day; null where none does that can be trusted. No day after
 * `latest` is one of an article.
 */
export function articleDateOf(dates: readonly PageDate[], latest: string): ArticleDate | null {
  const daysAt = ([from, name]: Place): string[] =>
    dates
      .filter((date) => date.from === from && name.test(date.name.toLowerCase().replace(/[^a-z]/g, '')))
      .flatMap(({ text }) => readDay(text, latest) ?? []);
  const first = PUBLISHED.map(daysAt).find((days) => new Set(days).size === 1)?.[0];
  return first === undefined ? null : toArticleDate(first, CHANGED.flatMap(daysAt).sort().at(-1) ?? first);
}

/** The day that a date or time in ISO form begins with; null where there is none, or none of 1990 to `latest`. */
export function readDay(text: string, latest: string): string | null {
  const parts = /^\s*(199\d|20\d\d)(-?)(\d\d)\2(\d\d)(?!\d)/.exec(text);
  if (!parts) return null;
  const day = `${parts[1]}-${parts[3]}-${parts[4]}`;
  const instant = new Date(Date.UTC(Number(parts[1]), Number(parts[3]) - 1, Number(parts[4])));
  return instant.toISOString().startsWith(day) && day <= latest ? day : null;
}

/** A change within weeks is a correction; after that, the text may be another one. */
export const toArticleDate = (published: string, changed: string): ArticleDate => ({
  first: published,
  last: monthsBetween(published, changed) > 1 ? changed : published,
});

/** From the month of one day to that of another; negative where the other is earlier. */
export function monthsBetween(from: string, to: string): number {
  const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return monthOf(to) - monthOf(from);
}
