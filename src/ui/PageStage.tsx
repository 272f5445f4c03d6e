import type { CardEntry } from '../core/card-entry';
import { isPastCheck, stageOf, type ArticleDate } from '../core/stages';
import type { TimelineEvent } from '../core/term';
import { formatDate } from './dates';
import { hasTimeline } from './entry-view';
import { t } from './texts';
import type { TextKey } from './texts';
import { EventText } from './Timeline';

/**
 * When the page was written and how far the term had come by then. It warns only of what may mislead: a page older than
 * the term, or much newer than the entry. Without a warning, one step is not worth a line: the card has it anyway.
 */
export function PageStage({ entry, date }: { entry: Pick<CardEntry, 'timeline' | 'checked'>; date: ArticleDate }) {
  const { then, about, since, earliest } = stageOf(entry.timeline, date);
  const write = (day: string): string => formatDate(day, t('uiLang'));
  const isLate = isPastCheck(date, entry.checked);
  if (!earliest && !isLate && !hasTimeline(entry)) return null;
  const isOneDay = date.first === date.last;
  const [next, ...more] = earliest ? [] : since;
  return (
    <div class={earliest || isLate ? 'card-met card-stage is-doubtful' : 'card-met card-stage'}>
      <p>
        {isOneDay ? t('pageDate', write(date.first)) : t('pageDates', write(date.first), write(date.last))}{' '}
        {earliest && t('olderThanUse', write(earliest.date))}
        {isLate && t('newerThanCheck', write(entry.checked))} {then && <Step text="stageThen" event={then} />}
      </p>
      {about && (
        <p>
          <Step text={isOneDay ? 'stageAbout' : 'stageBetween'} event={about} />
        </p>
      )}
      {next && (
        <p>
          <Step text="stageSince" event={next} /> {more.length > 0 && t('stageMore', String(more.length))}
        </p>
      )}
    </div>
  );
}

function Step({ text, event }: { text: TextKey; event: TimelineEvent }) {
  return (
    <>
      <b>{t(text, formatDate(event.date, t('uiLang')))}</b> <EventText event={event} />
    </>
  );
}
