/**
 * At which stage of a term's life an article was written. Days are taken as they are written: no time zone is known on
 * either side.
 */
import { monthsBetween, type ArticleDate } from './article-date';
import type { Entry, TimelineEvent } from './term';

/** Where an article stands among the steps of a timeline. JSON-safe. */
export interface Stage {
  date: ArticleDate;
  /** The last step taken by then. */
  then?: TimelineEvent | undefined;
  /** The last step that may or may not have been taken: in the same month or year, or between first and last day. */
  about?: TimelineEvent | undefined;
  /** The steps taken since. */
  since: TimelineEvent[];
  /** Number of the first of these in the timeline, from 0; of all steps where there is none. */
  place: number;
  /** The earliest use found, where the article is older. */
  earliest?: TimelineEvent | undefined;
  /** Is the article so much newer than the entry's last check that the entry may lack what happened? */
  isPastCheck: boolean;
}

/** Months after its last check in which an entry holds what there is to say. */
const CHECK_HOLDS = 6;

/** Find the stage. The steps of the timeline stand in their order, with dates `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function stageOf({ timeline, checked }: Pick<Entry, 'timeline' | 'checked'>, date: ArticleDate): Stage {
  const places = timeline.map((event) => placeOf(event, date));
  const earliest = timeline.find((event) => event.earliest);
  const next = places.indexOf(1);
  return {
    date,
    then: timeline[places.lastIndexOf(-1)],
    about: timeline[places.lastIndexOf(0)],
    since: timeline.filter((_, at) => places[at] === 1),
    place: next < 0 ? timeline.length : next,
    earliest: earliest && placeOf(earliest, date) === 1 ? earliest : undefined,
    isPastCheck: monthsBetween(checked, date.first) > CHECK_HOLDS,
  };
}

/** -1 where the event came before the article or on its day, 1 where after, 0 where the dates do not tell. */
function placeOf({ date }: TimelineEvent, { first, last }: ArticleDate): -1 | 0 | 1 {
  if (date > last) return 1; // a year or month comes before its days
  const start = first.slice(0, date.length);
  return date < start || date === first ? -1 : 0;
}
