/**
 * At which stage of a term's life an article was written. Days are taken as they are written: no time zone is known on
 * either side.
 */
import type { TimelineEvent } from './term';

/**
 * The days between which the text of an article came about, as `YYYY-MM-DD`: it was published on the first; the last is
 * the same unless it was changed so long after that it may tell of what happened in between.
 */
export interface ArticleDate {
  first: string;
  last: string;
}

/** Where an article stands among the steps of a timeline. */
export interface Stage {
  /** The last step taken by then. */
  then: TimelineEvent | undefined;
  /** The last step that may or may not have been taken: in the same month or year, or between first and last day. */
  about: TimelineEvent | undefined;
  /** The steps taken since. */
  since: TimelineEvent[];
  /** The earliest use found, where the article is older. */
  earliest: TimelineEvent | undefined;
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

/** Months after its last check in which an entry holds what there is to say. */
const CHECK_HOLDS = 6;

/** Is an article so much newer than an entry's last check that the entry may lack what happened? */
export const isPastCheck = ({ first }: ArticleDate, checked: string): boolean =>
  monthsBetween(checked, first) > CHECK_HOLDS;

/** Find the stage. `events` stand in their order, with dates `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function stageOf(events: readonly TimelineEvent[], date: ArticleDate): Stage {
  const places = events.map((event) => placeOf(event, date));
  const earliest = events.find((event) => event.earliest);
  return {
    then: events[places.lastIndexOf(-1)],
    about: events[places.lastIndexOf(0)],
    since: events.filter((_, at) => places[at] === 1),
    earliest: earliest && placeOf(earliest, date) === 1 ? earliest : undefined,
  };
}

/** -1 where the event came before the article or on its day, 1 where after, 0 where the dates do not tell. */
function placeOf({ date }: TimelineEvent, { first, last }: ArticleDate): -1 | 0 | 1 {
  if (date > last) return 1; // a year or month comes before its days
  const start = first.slice(0, date.length);
  return date < start || date === first ? -1 : 0;
}

/** From the month of one day to that of another; negative where the other is earlier. */
function monthsBetween(from: string, to: string): number {
  const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return monthOf(to) - monthOf(from);
}
