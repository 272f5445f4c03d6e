import { Fragment } from 'preact';
import { stageOf, type ArticleDate } from '../core/stages';
import type { TimelineEvent } from '../core/term';
import { Cites } from './Cites';
import { formatDate } from './dates';
import { t } from './texts';
import { Written } from './Written';

/** The earliest use found: when, who, and on whose evidence. More than one where accounts differ. */
export function EarliestUse({ events }: { events: readonly TimelineEvent[] }) {
  const earliest = events.filter((event) => event.earliest);
  if (earliest.length === 0) return null;
  return (
    <section class="card-section card-earliest">
      <h3>{t('earliestUse')}</h3>
      {earliest.map((event) => (
        <p key={event.date + event.what}>
          <EventDate event={event} /> <EventText event={event} />
        </p>
      ))}
    </section>
  );
}

/** The dated steps of a term's life, oldest first, and where a dated page stands among them. */
export function Timeline({ events, page }: { events: readonly TimelineEvent[]; page?: ArticleDate | undefined }) {
  const since = page && stageOf(events, page).since;
  const pageRow = page && (
    <li key="page" class="is-page">
      <time dateTime={page.first}>{formatDate(page.first, t('uiLang'))}</time> {t('thisPage')}
    </li>
  );
  return (
    <section class="card-section card-timeline">
      <h3>{t('timeline')}</h3>
      <ol>
        {events.map((event) => (
          <Fragment key={event.date + event.what}>
            {event === since?.[0] && pageRow}
            <li>
              <EventDate event={event} />
              <div>
                <EventText event={event} />
              </div>
            </li>
          </Fragment>
        ))}
        {since?.length === 0 && pageRow}
      </ol>
    </section>
  );
}

function EventDate({ event }: { event: TimelineEvent }) {
  return <time dateTime={event.date}>{formatDate(event.date, t('uiLang'))}</time>;
}

/** What happened, on whose evidence. */
export function EventText({ event }: { event: TimelineEvent }) {
  return (
    <>
      <Written text={event.what} />
      <Cites cites={[event.cite]} />
      {event.disputed && <span class="card-disputed"> {t('disputed')}</span>}
    </>
  );
}
